// A journal of years: the roll never shows an empty place and never loses the focus; the plain table has it all too.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { axe, violations } from '../lib/axe.mjs';
import { Browser, openBrowser } from '../lib/browser.mjs';
import { choice, press } from '../lib/names.mjs';
import { startBridge } from '../lib/programs.mjs';
import { onRow, prepare, untilOnRow, watching } from '../lib/roll.mjs';
import { quick } from '../lib/script.mjs';
import { show } from '../lib/states/arrive.mjs';

/** Writing all of them takes the unoptimised core two minutes. */
const records = process.env.SCS_DEEP === '1' ? 100_000 : 20_000;
/** Twice what is promised to a person: the machine of the test has other work too. */
const slowestFrame = 100;
const grid = `//*[@role='grid']`;

async function onJournal(page) {
  await show(page, '#/journal', `${grid}//*[@role='gridcell'][2]`);
  await page.locator('[role=grid]').focus();
}

/** First and last record, as the core tells them. */
async function ends(call) {
  const { days, found } = await call('journal.days');
  const [newest] = (await call('journal.list', { limit: 1 })).rows;
  const last = days.at(-1);
  const [oldest] = (await call('journal.list', { to: last.day, skip: last.count - 1 })).rows;
  return { newest, oldest, found };
}

test('a long journal', async (t) => {
  const bridge = await startBridge(t, { records });
  const page = await openBrowser(t, bridge.url);
  await page.addInitScript(axe);
  await prepare(page);

  await t.test('the wheel meets no empty place', async (t) => {
    await onJournal(page);
    const box = await page.locator('[role=grid]').boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const seen = await watching(page, async () => {
      for (let turn = 0; turn < 120; turn += 1) await page.mouse.wheel(0, turn % 10 === 9 ? 2_400 : 360);
      for (let turn = 0; turn < 40; turn += 1) await page.mouse.wheel(0, -480);
    });
    t.diagnostic(`${records} records, by wheel: ${JSON.stringify(seen)}`);
    assert.equal(seen.blank, 0);
    assert.ok(seen.p95 <= slowestFrame, `${seen.p95} ms`);
  });

  await t.test('the bar drawn from end to end meets no empty place', async (t) => {
    await onJournal(page);
    const seen = await watching(page, () =>
      page.evaluate(async () => {
        const roll = document.querySelector('[role=grid]');
        for (let step = 0; step <= 120; step += 1) {
          roll.scrollTop = (roll.scrollHeight * step) / 120;
          await new Promise(requestAnimationFrame);
        }
      }),
    );
    t.diagnostic(`${records} records, by the bar: ${JSON.stringify(seen)}`);
    assert.equal(seen.blank, 0);
    assert.ok(seen.p95 <= slowestFrame, `${seen.p95} ms`);
  });

  await t.test('the keys reach the first and the last record', async (t) => {
    const { newest, oldest, found } = await ends(bridge.call);
    await onJournal(page);
    assert.equal((await untilOnRow(page, ({ row }) => row === 0)).id, newest.id);
    const began = Date.now();
    await page.keyboard.press('End');
    const last = await untilOnRow(page, ({ row }) => row === found - 1);
    t.diagnostic(`to the last record: ${Date.now() - began} ms`);
    assert.equal(last.id, oldest.id);
    assert.equal(String(last.index), await page.locator('[role=grid]').getAttribute('aria-rowcount'));
    await page.keyboard.press('Home');
    await untilOnRow(page, ({ row }) => row === 0);
  });

  await t.test('the focus stays in sight by keys', async () => {
    await onJournal(page);
    for (let times = 0; times < 60; times += 1) {
      const before = await untilOnRow(page, () => true);
      const key = times % 3 === 0 ? 'PageDown' : 'ArrowDown';
      await page.keyboard.press(key);
      await untilOnRow(page, ({ row }) => (key === 'ArrowDown' ? row === before.row + 1 : row > before.row + 3));
    }
    await page.keyboard.press('ArrowUp');
    assert.ok(await onRow(page));
  });

  await t.test('a record opens and closes where it was', async () => {
    await onJournal(page);
    for (let times = 0; times < 40; times += 1) await page.keyboard.press('PageDown');
    const before = await untilOnRow(page, ({ row }) => row > 100);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('.drawer h2'));
    assert.match(page.url(), new RegExp(before.id));
    await page.keyboard.press('Escape');
    await untilOnRow(page, ({ id }) => id === before.id);
  });

  await t.test('a new record at the top moves nothing below', async () => {
    await onJournal(page);
    for (let times = 0; times < 40; times += 1) await page.keyboard.press('PageDown');
    const before = await untilOnRow(page, ({ row }) => row > 100);
    const top = () => page.evaluate((id) => document.querySelector(`[data-id="${id}"]`)?.getBoundingClientRect().top, before.id);
    const stood = await top();
    await bridge.call('entry.record', quick);
    await untilOnRow(page, ({ row, id }) => row === before.row + 1 && id === before.id);
    // The first record of a day brings the heading of its day.
    assert.equal(await top(), stood);
  });

  await t.test('what is searched for is found far down', async () => {
    await onJournal(page);
    await page.locator('#journal-search').fill('перечень');
    await page.waitForFunction(() => /Найден/.test(document.querySelector('.found')?.textContent ?? ''));
    await page.locator('[role=grid]').focus();
    await page.keyboard.press('End');
    const rows = Number(await page.locator('[role=grid]').getAttribute('aria-rowcount'));
    await untilOnRow(page, ({ index }) => index === rows);
  });

  await t.test('the roll is open to everybody', async () => {
    await onJournal(page);
    await page.keyboard.press('PageDown');
    assert.deepEqual(await violations(page), []);
  });

  await t.test('page by page it is a plain table', async () => {
    const { newest, oldest } = await ends(bridge.call);
    await onJournal(page);
    const hands = new Browser(page);
    await hands.click(press('Вид'));
    await hands.click(choice('Журнал', 'Обычная таблица по страницам'));
    await page.keyboard.press('Escape');
    const row = (id) => hands.find(`//table[@aria-label='Записи']//tr[@data-id='${id}']`);
    await row(newest.id);
    assert.equal(await page.locator('table.rows tbody tr[data-id]').count(), 50);
    assert.deepEqual(await violations(page), []);
    await hands.click(press('Следующая'));
    await hands.find(`//*[@role='status'][starts-with(.,'Страница 2 из ')]`);
    await hands.click(press('Последняя'));
    await row(oldest.id);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Последняя');
    await page.locator(`tr[data-id="${oldest.id}"] button`).click();
    await page.waitForFunction(() => document.activeElement?.matches('.drawer h2'));
    await page.keyboard.press('Escape');
    await page.waitForFunction((id) => document.activeElement?.closest('tr')?.dataset.id === id, oldest.id);
  });
});
