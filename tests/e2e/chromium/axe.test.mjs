// Every screen in every state, in every theme: the rules of axe, and no Latin words for those who listen.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';

import { axe, violations } from '../lib/axe.mjs';
import { openBrowser } from '../lib/browser.mjs';
import { startBridge, temporaryFolder } from '../lib/programs.mjs';
import { firstRun, keyless, practice, shut, working } from '../lib/states.mjs';

/** Light is the usual one; in the others only the colours differ. */
const otherThemes = ['dark', 'contrast-white', 'contrast-black', 'contrast-blue'];

/** Keys, formats, typefaces, the time scale of the law, numbers of cards and the printer of the bridge have no Russian names. */
const latinNames = /\b(?:(?:Ctrl|Shift|Alt)\+(?:[A-Z]\b)?|Enter|Esc|Home|End|F\d{1,2}|PDF|Golos Text|PT Sans|PT Serif|UTC|E-\d\d|hall)/g;

/** What a screen reader says of everything on the page. */
async function spoken(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const silent = new Set(['StaticText', 'InlineTextBox', 'RootWebArea']);
  const said = nodes.filter((node) => !node.ignored && !silent.has(node.role?.value)).flatMap((node) => [node.name?.value, node.description?.value]);
  const written = await page.$$eval('[title], [placeholder], [alt]', (all) => all.flatMap((item) => [item.title, item.placeholder, item.alt]));
  return [...said, ...written].filter(Boolean);
}

async function examine(page) {
  assert.deepEqual(await violations(page), []);
  const foreign = (await spoken(page)).filter((name) => /[a-z]/i.test(name.replace(latinNames, '')));
  assert.deepEqual(foreign, []);
  for (const theme of otherThemes) {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    assert.deepEqual(await violations(page, { runOnly: { type: 'rule', values: ['color-contrast'] } }), [], theme);
  }
}

async function examineAll(t, states, bridge) {
  const page = await openBrowser(t, bridge.url);
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await page.addInitScript(axe);
  for (const { name, arrive } of states) {
    await t.test(name, async () => {
      await arrive(page, bridge.call);
      await examine(page);
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
test('the shut desk is open to everybody', async (t) => examineAll(t, shut, await startShut(t)));
test('a new machine without a keyring is open to everybody', async (t) => examineAll(t, keyless, await startBridge(t, { setUp: false, locked: true })));
