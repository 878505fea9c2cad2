// Nothing stays behind when screens come and go: nodes and listeners after fifty rounds, counted by the engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBrowser } from '../lib/browser.mjs';
import { startBridge } from '../lib/programs.mjs';
import { open, show } from '../lib/states/arrive.mjs';

/** Two halves: what stays behind adds to both. */
const half = 25;
/** Screens are loaded and caches filled before anything is counted. */
const warm = 5;
const more = 1.01;
const takings = 3;
/** What is made once may come late, by the clock; what stays behind comes in every window of fifty rounds. */
const windows = 3;

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
  const runs = async (times) => {
    for (let at = 0; at < times; at += 1) await round();
  };
  const series = async () => {
    const all = [];
    for (let at = 0; at < takings; at += 1) {
      await round();
      all.push(await counted(page, session));
    }
    return { nodes: all.map((take) => take.nodes), listeners: all.map((take) => take.listeners), heap: all.map((take) => take.heap) };
  };
  await runs(warm);
  let leaks = [];
  for (let window = 1; window <= windows; window += 1) {
    const [start, middle, end] = [await series(), (await runs(half), await series()), (await runs(half), await series())];
    t.diagnostic(`window ${window}: ${JSON.stringify(start)}, ${half} later ${JSON.stringify(middle)}, ${half} later ${JSON.stringify(end)} (heap in KiB)`);
    leaks = ['nodes', 'listeners'].filter((what) => {
      const grew = (from, to) => Math.min(...to[what]) > Math.max(...from[what]);
      return Math.min(...end[what]) > Math.max(...start[what]) * more || (grew(start, middle) && grew(middle, end));
    });
    if (leaks.length === 0) return;
  }
  assert.fail(`${leaks.join(' and ')} grew in each of ${windows} windows of fifty rounds`);
});
