// Coming and going: a screen says where one is, a dialog gives the focus back, and the first screen asks for little.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

import { openBrowser } from '../lib/browser.mjs';
import { press } from '../lib/names.mjs';
import { startBridge, ui } from '../lib/programs.mjs';
import { open, show } from '../lib/states/arrive.mjs';

test('a new screen puts the focus on its heading and its name in the title', async (t) => {
  const bridge = await startBridge(t);
  const { id } = await open(bridge.call);
  const page = await openBrowser(t, bridge.url);
  await show(page, '#/settings');
  const screens = [
    ['#/', 'С чем пришли?'],
    ['#/journal', 'Журнал'],
    [`#/consultation/${id}`, 'Получить направление'],
    ['#/print', 'Печать'],
    [`#/consultation/${id}/finish`, 'Итог консультации'],
    ['#/settings', 'Настройки'],
  ];
  for (const [hash, heading] of screens) {
    await t.test(heading, async () => {
      await page.evaluate((to) => (location.hash = to), hash);
      const stands = (words) => document.activeElement.matches('h1') && document.activeElement.innerText === words && document.title === `${words} — рабочее место СЦС`;
      await page.waitForFunction(stands, heading);
    });
  }
});

/** What opens each, from which control, and what it is known by. */
const dialogs = [
  { name: 'the palette', hash: '#/', from: `//button[@aria-keyshortcuts='Control+K']`, opens: 'Enter', stands: 'Найти или сделать' },
  { name: 'the palette by its key', hash: '#/', from: `//*[@id='find']`, opens: 'Control+k', stands: 'Найти или сделать' },
  { name: 'the keys', hash: '#/journal', from: `//*[@id='journal-search']`, opens: 'Control+/', stands: 'Сочетания клавиш' },
  { name: 'the cover', hash: '#/', from: press('Скрыть экран'), opens: 'Enter', stands: 'Экран скрыт' },
  { name: 'the quick entry', hash: '#/journal', from: `//*[@id='journal-search']`, opens: 'F2', stands: 'Быстрая запись' },
  { name: 'the drawing of a path', hash: '#/settings', from: press('Схема'), opens: 'Enter' },
  { name: 'the look', hash: '#/', from: press('Вид'), opens: 'Enter', stands: 'Как выглядит программа' },
];

test('what lay over the screen gives the focus back to where it was', async (t) => {
  const bridge = await startBridge(t);
  const page = await openBrowser(t, bridge.url);
  for (const { name, hash, from, opens, stands } of dialogs) {
    await t.test(name, async () => {
      await show(page, hash, from);
      const item = await page.locator(`xpath=${from}`).first().elementHandle();
      await item.focus();
      await page.keyboard.press(opens);
      const above = page.locator(stands ? `[aria-label='${stands}']` : 'dialog[open]');
      await above.waitFor();
      if (stands === 'Как выглядит программа') await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      await above.waitFor({ state: 'hidden' });
      await page.waitForFunction((former) => document.activeElement === former, item);
    });
  }
});

test('the first screen asks for two typefaces at most, of 65 kB together', async (t) => {
  const bridge = await startBridge(t);
  const page = await openBrowser(t, bridge.url);
  await show(page, '#/');
  await page.evaluate(() => document.fonts.ready);
  const fonts = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter((name) => name.endsWith('.woff2')));
  const bytes = fonts.reduce((sum, name) => sum + statSync(path.join(ui, name)).size, 0);
  t.diagnostic(`${fonts.length} typefaces, ${bytes} bytes`);
  assert.ok(fonts.length > 0 && bytes <= 65_000, `${fonts} take ${bytes} bytes`);
});
