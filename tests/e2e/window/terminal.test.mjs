// A public computer with real keys and a real mouse: nothing opens, and nothing is left.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { temporaryFolder } from '../lib/programs.mjs';
import { centre } from '../lib/script.mjs';
import { Terminal } from '../lib/terminal.mjs';
import { tracesUnder } from '../lib/traces.mjs';

const canary = 'Веретенникова';

/** Every way out people try: windows, files, printing, addresses, tools, menus, history, search, downloads. */
const tries = [
  'ctrl+p', 'ctrl+s', 'ctrl+o', 'ctrl+u', 'ctrl+n', 'ctrl+t', 'ctrl+w', 'ctrl+q', 'alt+F4', 'F11', 'F12', 'ctrl+shift+i', 'ctrl+shift+j', 'ctrl+shift+c',
  'ctrl+shift+n', 'ctrl+shift+p', 'ctrl+shift+Delete', 'F1', 'F3', 'F5', 'ctrl+r', 'ctrl+shift+r', 'alt+Left', 'alt+Right', 'alt+Home', 'BackSpace', 'ctrl+l', 'F6', 'F7', 'F10',
  'shift+F10', 'Menu', 'ctrl+f', 'ctrl+g', 'ctrl+h', 'ctrl+j', 'ctrl+d', 'ctrl+e', 'ctrl+k', 'ctrl+plus', 'ctrl+minus', 'ctrl+0', 'ctrl+1', 'ctrl+9', 'ctrl+Tab', 'alt+d', 'alt+f', 'alt+e',
  'super', 'super+e', 'super+r', 'ctrl+Escape', 'Escape', 'Print', 'alt+Print', 'ctrl+shift+u', 'ctrl+alt+t', 'XF86Explorer', 'XF86HomePage', 'XF86Mail',
];
const byMouse = [
  ['click', '3'], ['click', '2'], ['click', '8'], ['click', '9'], ['click', '--repeat', '3', '1'],
  ['keydown', 'ctrl', 'click', '1', 'keyup', 'ctrl'], ['keydown', 'shift', 'click', '1', 'keyup', 'shift'], ['keydown', 'ctrl', 'click', '4', 'keyup', 'ctrl'],
  ['mousedown', '1', 'mousemove', '600', '20', 'mouseup', '1'], ['mousedown', '1', 'mousemove', '1023', '767', 'mouseup', '1'],
];

async function seated(t) {
  const folder = temporaryFolder(t);
  const terminal = await Terminal.start(t, folder, centre);
  return { folder, terminal, sitting: await terminal.sitting() };
}

/** To the first question of a resume by keys alone; her name into it. */
async function write(terminal) {
  await terminal.go('Tab');
  await terminal.go('Return');
  await terminal.go('Tab');
  await terminal.write(canary);
}

test('whatever is pressed, no window opens and the sitting goes on', async (t) => {
  const { terminal, sitting } = await seated(t);
  const windows = terminal.windows();
  for (const stage of ['the first page', 'a question']) {
    for (const key of tries) {
      terminal.press(key);
      assert.deepEqual(terminal.windows(), windows, `${key} on ${stage}`);
    }
    for (const hand of byMouse) {
      terminal.mouse(300, 420, ...hand);
      assert.deepEqual(terminal.windows(), windows, `${hand.join(' ')} on ${stage}`);
    }
    assert.deepEqual(await terminal.sitting(), sitting, stage);
    if (stage === 'the first page') await terminal.after('the first reason', () => terminal.mouse(200, 300, 'click', '1'));
  }
});

test('what a client wrote is gone after every end', async (t) => {
  const { folder, terminal, sitting: first } = await seated(t);
  await write(terminal);
  assert.deepEqual(tracesUnder(first.folder, [canary]), [], 'nothing in clear while she writes');
  // Back from the field lies «Закончить»; the next page begins with its heading, then the button.
  await terminal.go('shift+Tab');
  await terminal.go('Return');
  await terminal.go('Tab');
  terminal.press('Return');
  const second = await terminal.sitting(first.folder);
  assert.ok(terminal.isGone(first), 'by her button');

  await write(terminal);
  process.kill(second.pid, 'SIGKILL');
  const third = await terminal.sitting(second.folder);
  assert.ok(terminal.isGone(second), 'after a crash');

  await write(terminal);
  await terminal.killKeeper();
  terminal.open();
  await terminal.sitting(third.folder);
  assert.ok(terminal.isGone(third), 'at the next start');

  assert.deepEqual(tracesUnder(folder, [canary]), []);
  const wiped = terminal.wiped();
  assert.deepEqual(wiped.map(({ ended }) => ended), ['client', 'crash', 'next_start']);
  assert.ok(wiped.every(({ left, files }) => left === 0 && files > 0), JSON.stringify(wiped));
});
