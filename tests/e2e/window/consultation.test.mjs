// The real window: the scripted consultation, a power cut in the middle of a step, the practice place, axe.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { begin, performByHand, writeNumber } from '../lib/by-hand.mjs';
import { assertSameEvents } from '../lib/events.mjs';
import { heading } from '../lib/names.mjs';
import { temporaryFolder } from '../lib/programs.mjs';
import { centre } from '../lib/script.mjs';
import { openWindow } from '../lib/window.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function openDesk(t, folder, options) {
  const window = await openWindow(t, folder, options);
  await window.find(heading('С чем пришли?'), 60);
  await window.call('settings.save', { centre });
  const { today } = await window.call('desk.show');
  return { window, today };
}

test('the scripted consultation in the real window leaves the agreed events', async (t) => {
  const { window, today } = await openDesk(t, temporaryFolder(t));
  await performByHand(window, today);
  const { events } = await window.call('journal.events', { limit: 1000 });
  assertSameEvents(events, today);
});

test('killed in the middle of a step, the next start offers the consultation at this very step', async (t) => {
  const folder = temporaryFolder(t);
  const { window, today } = await openDesk(t, folder);
  await begin(window);
  await writeNumber(window, today);
  await window.find(heading('Распечатать направление'));
  const before = await window.call('journal.events', { limit: 1000 });
  await window.kill();

  const again = await openWindow(t, folder);
  await again.click(`//aside//li[contains(.,'Распечатать направление')]//a[starts-with(normalize-space(.),'Продолжить')]`);
  await again.find(heading('Распечатать направление'));
  assert.deepEqual(await again.call('journal.events', { limit: 1000 }), before);
});

test('the practice place shows its band on every screen and leaves no trace in the live place', async (t) => {
  const folder = temporaryFolder(t);
  const window = await openWindow(t, folder, ['--place', 'practice']);
  for (const hash of ['#/', '#/journal', '#/print', '#/settings']) {
    await window.go(hash);
    await window.find(`//section[@class='practice']`, 60);
  }
  assert.equal((await window.call('desk.show')).place, 'practice');
  assert.equal(readdirSync(folder).includes('live'), false);
});

test('axe finds nothing on the main screens in the real window', async (t) => {
  const { window } = await openDesk(t, temporaryFolder(t));
  const check = async (screen) => {
    await window.run(axe);
    const found = await window.answer(`const { violations } = await axe.run(document, { resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => id + ' ' + nodes.map((node) => node.target).join(' '));`);
    assert.deepEqual(found, [], screen);
  };
  await check('start');
  await begin(window);
  await check('path');
  for (const [hash, title] of [['#/journal', 'Журнал'], ['#/print', 'Печать'], ['#/settings', 'Настройки']]) {
    await window.go(hash);
    await window.find(heading(title));
    await check(title);
  }
});
