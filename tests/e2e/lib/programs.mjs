// Where the built programs lie, and how they are started and ended.
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');

export const ui = process.env.SCS_UI ?? path.join(root, 'ui/dist');
export const scs = path.join(target, 'debug/scs');
export const app = process.env.SCS_APP ?? path.join(target, 'debug/scs-app');
const bridge = path.join(target, 'debug/scs-bridge');

/** A folder that is gone after the test. */
export function temporaryFolder(test) {
  const folder = mkdtempSync(path.join(tmpdir(), 'scs-e2e-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The test bridge on the real core; answers its address. Ends with the test. */
export async function startBridge(test, { setUp = true, desk, place, locked = false, records = 0 } = {}) {
  const options = ['--ui', ui];
  if (setUp) options.push('--set-up');
  if (desk) options.push('--desk', desk);
  if (place) options.push('--place', place);
  if (locked) options.push('--locked');
  if (records) options.push('--records', String(records), '--seed', '11');
  const child = spawn(bridge, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  test.after(() => child.kill('SIGKILL'));
  const url = await firstLine(child);
  return {
    url,
    child,
    call: (command, input = {}) => overHttp(url, command, input),
    pass: (minutes) => tell(`${url}/clock`, { minutes }),
  };
}

const tell = (url, body) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

function firstLine(child) {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the bridge ended with ${code}`)));
    let text = '';
    child.stdout.on('data', (more) => {
      text += more;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
  });
}

async function overHttp(url, command, input) {
  const response = await tell(`${url}/call`, { command, input });
  const answer = await response.json();
  if (answer.error) throw new Error(`${command}: ${JSON.stringify(answer.error)}`);
  return answer.ok;
}

/** `scs call` in a data folder of its own. */
export function commandLine(folder) {
  const env = { ...process.env, SCS_DATA_DIR: folder, SCS_KEYSTORE: 'file' };
  return (command, input = {}) => {
    const text = execFileSync(scs, ['--json', 'call', command, JSON.stringify(input)], { env, encoding: 'utf8' });
    return JSON.parse(text);
  };
}
