// A public computer with real keys and a real mouse: nothing opens, and nothing is left.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { temporaryFolder } from '../lib/programs.mjs';
import { centre } from '../lib/script.mjs';
import { Terminal, until } from '../lib/terminal.mjs';
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

/** What asks for nothing: it writes, makes letters larger, or is a key no page is told of. */
const free = new Set(['BackSpace', 'ctrl+plus', 'ctrl+minus', 'ctrl+0', 'Escape', 'XF86Explorer', 'XF86Mail']);
/** The likeliest, so many at a time that the screen does not rest and the field itself is met. */
const likeliest = [['ctrl+p', 'ctrl+o', 'shift+F10', 'Menu'], ['F12', 'ctrl+shift+i', 'ctrl+u', 'ctrl+s'], ['alt+F4', 'ctrl+n', 'ctrl+t', 'ctrl+w'], ['F11', 'ctrl+l', 'ctrl+q', 'alt+Left']];

/** Presses them all; no window may come, none may go. */
function presses(terminal, keys, hands, where) {
  const windows = terminal.windows();
  for (const key of keys) {
    terminal.press(key);
    assert.deepEqual(terminal.windows(), windows, `${key} ${where}`);
  }
  for (const hand of hands) {
    terminal.mouse(300, 420, ...hand);
    assert.deepEqual(terminal.windows(), windows, `${hand.join(' ')} ${where}`);
  }
}

test('whatever is pressed in a field, nothing opens and each try is in the journal', async (t) => {
  const { terminal, sitting } = await seated(t);
  let now = sitting;
  let expected = 0;
  for (const keys of likeliest) {
    await terminal.go('Tab');
    await terminal.go('Return');
    await terminal.go('Tab');
    presses(terminal, keys, [], 'in a field');
    expected += keys.length;
    await until(`${expected} tries in the journal, after ${keys.join(' ')}`, () => terminal.tried() >= expected);
    process.kill(now.pid, 'SIGKILL');
    now = await terminal.sitting(now.folder);
  }
});

test('after many tries the screen rests, the sitting goes on, and none is forgotten', async (t) => {
  const { terminal, sitting } = await seated(t);
  presses(terminal, tries, byMouse, 'on the first page');
  assert.deepEqual(await terminal.sitting(), sitting);
  const expected = tries.filter((key) => !free.has(key)).length + 1;
  await until(`${expected} tries in the journal`, () => terminal.tried() >= expected, 45);
  assert.deepEqual(await terminal.sitting(), sitting);
  await terminal.after('the first reason', () => terminal.mouse(200, 300, 'click', '1'));
  presses(terminal, tries, byMouse, 'on a question');
  assert.deepEqual(await terminal.sitting(), sitting);
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
