// Every screen in every state, for everybody: axe in five themes, four sizes of text, targets, rings, names, less motion, forced colours.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';

import { openBrowser } from '../lib/browser.mjs';
import { faultsOf, prepare, size } from '../lib/examine.mjs';
import { startBridge, temporaryFolder } from '../lib/programs.mjs';
import { firstRun, keyless, practice, shut, terminal, working } from '../lib/states.mjs';

async function examineAll(t, states, bridge, { address = '', screen = size } = {}) {
  const page = await openBrowser(t, bridge.url + address, screen);
  await prepare(page);
  for (const [at, { name, arrive, isSent, leave }] of states.entries()) {
    await t.test(name, async () => {
      await arrive(page, bridge.call, bridge.pass);
      assert.deepEqual(await faultsOf(page, { at, isSent }), []);
      await leave?.(page);
    });
  }
}

/** Data whose key went with the keyring that kept it. */
async function startShut(t) {
  const desk = temporaryFolder(t);
  const before = await startBridge(t, { desk });
  await before.call('recovery.issue', { printer: null });
  before.child.kill('SIGKILL');
  await once(before.child, 'exit');
  return startBridge(t, { desk, setUp: false });
}

test('a working desk is open to everybody', async (t) => examineAll(t, working, await startBridge(t)));
test('the first run is open to everybody', async (t) => examineAll(t, firstRun, await startBridge(t, { setUp: false })));
test('the practice place is open to everybody', async (t) => examineAll(t, practice, await startBridge(t, { place: 'practice' })));
test('a public computer is open to everybody', async (t) => examineAll(t, terminal, await startBridge(t, { place: 'terminal' }), { address: '/terminal.html', screen: { width: 1024, height: 768 } }));
test('the shut desk is open to everybody', async (t) => examineAll(t, shut, await startShut(t)));
test('a new machine without a keyring is open to everybody', async (t) => examineAll(t, keyless, await startBridge(t, { setUp: false, locked: true })));
