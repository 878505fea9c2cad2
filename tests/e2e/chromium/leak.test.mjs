// Nothing stays behind when screens come and go: nodes and listeners after fifty rounds, counted by the engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBrowser } from '../lib/browser.mjs';
import { startBridge } from '../lib/programs.mjs';
import { open, show } from '../lib/states/arrive.mjs';

const rounds = 50;
/** Screens are loaded and caches filled before anything is counted. */
const warm = 5;
const more = 1.01;

async function taken(session) {
  for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { nodes, listeners, heap: Math.round(usedSize / 1024) };
}

/** Once nothing on the page is still on its way: two takes in a row are the same. */
async function counted(page, session) {
  let before = await taken(session);
  for (;;) {
    await page.waitForLoadState('networkidle');
    const now = await taken(session);
    if (now.nodes === before.nodes && now.listeners === before.listeners) return now;
    before = now;
  }
}

async function go(page, hash, title) {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.waitForFunction((wanted) => document.querySelector('main h1')?.textContent.includes(wanted), title);
}

test('fifty rounds over all screens leave no nodes and no listeners', async (t) => {
  const bridge = await startBridge(t, { records: 300 });
  const { id } = await open(bridge.call);
  const page = await openBrowser(t, bridge.url);
  await show(page, '#/');
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  const screens = [
    ['#/journal', 'Журнал'],
    [`#/consultation/${id}`, 'Получить направление'],
    ['#/print', 'Печать'],
    ['#/settings', 'Настройки'],
    [`#/consultation/${id}/finish`, 'Итог консультации'],
    ['#/?new=1', 'С чем пришли?'],
  ];
  const round = async () => {
    for (const [hash, title] of screens) {
      await go(page, hash, title);
      if (hash === '#/journal') await page.locator('[role=gridcell]').first().waitFor();
      if (hash === '#/?new=1') await page.locator('#aim input').last().waitFor({ state: 'attached' });
    }
  };
  for (let times = 0; times < warm; times += 1) await round();
  const before = await counted(page, session);
  for (let times = 0; times < rounds; times += 1) await round();
  const after = await counted(page, session);
  t.diagnostic(`after ${warm} rounds ${JSON.stringify(before)}, after ${warm + rounds} ${JSON.stringify(after)} (heap in KiB)`);
  assert.ok(after.nodes <= before.nodes * more, `${before.nodes} nodes became ${after.nodes}`);
  assert.ok(after.listeners <= before.listeners, `${before.listeners} listeners became ${after.listeners}`);
});
