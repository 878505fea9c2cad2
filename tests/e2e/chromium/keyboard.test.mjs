// The program without a mouse: the whole consultation, the keys of the Russian layout, the focus that is never lost.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { openBrowser } from '../lib/browser.mjs';
import { assertSameEvents } from '../lib/events.mjs';
import { Keys } from '../lib/keys.mjs';
import { field, heading, press } from '../lib/names.mjs';
import { startBridge } from '../lib/programs.mjs';
import { daysLater, minutes, quick, referral, returnsInDays } from '../lib/script.mjs';
import { onPath as onFirstStep, onRecord, show, withNumber } from '../lib/states/arrive.mjs';

const dotted = (day) => day.split('-').reverse().join('.');

async function perform(keys, today) {
  await keys.arrive('С чем пришли?');
  await keys.to('Кто пришёл');
  await keys.pick('Кто пришёл', 'Ищет работу');
  await keys.pick('Частые ситуации', 'Распечатать направление');
  await keys.press('Control+Enter');

  await keys.arrive('Получить направление');
  await keys.press('Control+Enter');
  await keys.on('Номер с портала');
  await keys.write(referral.number);
  await keys.fill('Дата на портале', dotted(today));
  await keys.press('Control+Enter');

  await keys.arrive('Распечатать направление');
  await keys.run('Не получилось');
  await keys.pick('Что не получилось?', 'Не печатается');
  await keys.press('Control+Enter');
  await keys.arrive('Распечатать направление');
  await keys.press('F1');
  await keys.run('Помогло: Проверить принтер');
  await keys.press('Shift+F6', 'Shift+F6');
  await keys.arrive('Распечатать направление');
  await keys.run('Напечатать: Направление на работу');
  await keys.arrive('Печать');
  await keys.fill('Фамилия, имя, отчество', referral.full_name);
  await keys.fill('Организация', referral.employer_name);
  await keys.fill('Профессия', referral.profession);
  await savePaper(keys);
  await keys.arrive('Распечатать направление');
  await keys.press('Control+Enter');

  await keys.arrive('Ответить на предложение переговоров');
  await keys.press('Control+Enter');

  await keys.arrive('Подготовить к собеседованию');
  await quickEntry(keys);
  await keys.arrive('Подготовить к собеседованию');
  await keys.to('Как пройдёт собеседование?');
  await keys.pick('Как пройдёт собеседование?', 'Личная встреча');
  await keys.run('Напечатать: Памятка к собеседованию');
  await keys.arrive('Печать');
  await savePaper(keys);
  await keys.arrive('Подготовить к собеседованию');
  await keys.press('Control+Enter');

  await keys.arrive('Рассказать о двух сервисах портала');
  await finish(keys, today);
}

async function savePaper(keys) {
  await keys.run('Сохранить PDF');
  await keys.arrive('Печать');
  await keys.run('Вернуться к консультации');
}

async function quickEntry(keys) {
  await keys.press('F2');
  await keys.pick('Тема', 'Забыт пароль, нет кода');
  await keys.fill('Минут', String(quick.minutes));
  await keys.fill('Заметка', quick.note);
  await keys.press('Enter');
}

async function finish(keys, today) {
  await keys.run('Завершить', 'Shift+Tab');
  await keys.arrive('Выйти из кабинета');
  await keys.to('Чем закончился шаг');
  await keys.pick('Чем закончился шаг', 'Вышел');
  await keys.press('Control+Enter');
  await keys.arrive('Очистить компьютер для посетителей');
  await keys.press('Control+Enter');
  await keys.arrive('Итог консультации');
  await keys.to('Чем закончилась');
  await keys.pick('Чем закончилась', 'Нужен повтор');
  await keys.fill('Сколько минут', String(minutes));
  await keys.fill('Следующая встреча', dotted(daysLater(today, returnsInDays)));
  await keys.press('Control+Enter');
  await keys.arrive('Консультация завершена');
}

test('the scripted consultation by keyboard alone leaves the agreed events', async (t) => {
  const bridge = await startBridge(t);
  const { today } = await bridge.call('desk.show');
  await perform(await Keys.open(t, bridge), today);
  const { events } = await bridge.call('journal.events', { limit: 1000 });
  assertSameEvents(events, today);
});

/** The same key under a Russian letter, as the system sends it. */
async function pressRussian(page, code, letter, modifiers) {
  const session = await page.context().newCDPSession(page);
  const key = { key: letter, code, windowsVirtualKeyCode: code.charCodeAt(3), modifiers };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await session.detach();
}

const ctrl = 2;
const shift = 8;
const focused = (selector) => (page) => page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
const stands = (xpath) => (page) => page.locator(`xpath=${xpath}`).first().waitFor();
const letters = [
  { code: 'KeyK', letter: 'л', arrive: (page) => show(page, '#/'), acts: focused('dialog[open] #palette-field') },
  { code: 'KeyN', letter: 'т', arrive: (page) => show(page, '#/journal'), acts: focused('#who input') },
  { code: 'KeyF', letter: 'а', arrive: (page) => show(page, '#/journal'), acts: focused('#journal-search') },
  { code: 'KeyF', letter: 'а', arrive: (page) => show(page, '#/'), acts: focused('#find') },
  { code: 'KeyF', letter: 'а', arrive: onSecondStep, acts: focused('#help-search') },
  { code: 'KeyP', letter: 'з', arrive: onSecondStep, acts: stands(press('Вернуться к консультации')) },
  {
    code: 'KeyE',
    letter: 'у',
    async arrive(page, call) {
      await call('entry.record', quick);
      await show(page, '#/journal', `//*[@role='grid']//*[@role='gridcell']`);
    },
    acts: stands(`//dialog[@open and @aria-label='Выгрузить журнал']`),
  },
  { code: 'KeyZ', letter: 'я', arrive: onSecondStep, acts: stands(heading('Получить направление')) },
  { code: 'KeyL', letter: 'Д', modifiers: ctrl + shift, arrive: (page) => show(page, '#/'), acts: stands(`//dialog[@open and @aria-label='Экран скрыт']`) },
  {
    code: 'KeyD',
    letter: 'в',
    async arrive(page, call) {
      await call('entry.record', quick);
      const hands = await show(page, '#/');
      await hands.press('F2');
      await hands.find(field('Минут'));
    },
    acts: focused('#quick-topic:has(:checked) input'),
  },
];

test('every Ctrl with a letter acts under the Russian letter', async (t) => {
  const bridge = await startBridge(t);
  const page = await openBrowser(t, bridge.url);
  for (const { code, letter, modifiers = ctrl, arrive, acts } of letters) {
    await t.test(`${code} as ${letter}`, async () => {
      await arrive(page, bridge.call);
      await pressRussian(page, code, letter, modifiers);
      await acts(page);
    });
  }
});

test('no Ctrl with a letter is left out', () => {
  const table = readFileSync(new URL('../../../ui/src/app/shortcuts.ts', import.meta.url), 'utf8');
  const known = [...table.matchAll(/code: '(Key[A-Z])', ctrl: true/g)].map(([, code]) => code);
  assert.ok(known.length > 0);
  assert.deepEqual(known.filter((code) => !letters.some((row) => row.code === code)), []);
});

/** Arrives, then presses controls with these words. */
const pressed = (arrive, ...words) => async (page, call) => {
  const hands = await arrive(page, call);
  for (const word of words) await hands.click(press(word));
};

/** Controls that are gone, or gone from the tab order, once they were pressed. */
const vanishing = [
  { name: 'closing the help panel', arrive: onFirstStep, control: press('Закрыть') },
  { name: 'opening another card', arrive: onFirstStep, control: `//ul[@aria-label='Другие карточки']//button` },
  { name: 'what did not work', arrive: onFirstStep, control: press('Не получилось') },
  {
    name: 'the way back from what did not work',
    arrive: pressed(onFirstStep, 'Не получилось'),
    control: press('Вернуться к шагу'),
  },
  { name: 'pausing', arrive: onFirstStep, control: press('Отложить') },
  { name: 'a question for a specialist', arrive: onFirstStep, control: press('Передать специалисту'), stays: true },
  {
    name: 'hiding the question',
    arrive: pressed(onFirstStep, 'Передать специалисту'),
    control: press('Скрыть, черновик останется'),
  },
  { name: 'taking a mark back', arrive: onSecondStep, control: press('Отменить отметку') },
  {
    name: 'taking a mark back from the strip',
    async arrive(page, call) {
      const hands = await onSecondStep(page, call);
      await hands.click(press('Отметить и дальше'));
      await hands.find(heading('Ответить на предложение переговоров'));
    },
    control: `//p[contains(@class,'strip')]//button`,
  },
  {
    name: 'going on with a paused consultation',
    async arrive(page, call) {
      const { id } = await call('consultation.open', { client: 'citizen', groups: ['job-seeker'], situation: 'print-referral' });
      await call('consultation.pause', { consultation: id, until: null });
      await show(page, `#/consultation/${id}`, press('Продолжить консультацию'));
    },
    control: press('Продолжить консультацию'),
  },
  {
    name: 'repeating what was refused',
    async arrive(page) {
      await show(page, '#/');
      await page.route('**/call', (route) => (route.request().postDataJSON().command === 'journal.list' ? route.abort() : route.fallback()));
      await page.evaluate(() => (location.hash = '#/journal'));
      await page.getByRole('button', { name: 'Повторить' }).waitFor();
      await page.unrouteAll();
    },
    control: press('Повторить'),
  },
  {
    name: 'dropping the filters where nothing is found',
    async arrive(page) {
      const hands = await show(page, '#/journal');
      await hands.replace(`//*[@id='journal-search']`, 'ыыыы');
      await hands.find(`//*[@class='empty']//button`);
    },
    control: `//*[@class='empty']//button`,
  },
  {
    name: 'dropping the filters beside the count',
    async arrive(page) {
      const hands = await show(page, '#/journal');
      await page.getByLabel('Период').selectOption('today');
      await hands.find(`//*[@class='found']//button`);
    },
    control: `//*[@class='found']//button`,
  },
  { name: 'closing a record', arrive: onRecord, control: press('Закрыть') },
  {
    name: 'closing a record that is not there',
    arrive: (page) => show(page, '#/journal/00000000-0000-7000-8000-000000000000', press('Закрыть')),
    control: press('Закрыть'),
  },
  { name: 'correcting a record', arrive: onRecord, control: press('Исправить запись') },
  {
    name: 'leaving a record as it was',
    arrive: pressed(onRecord, 'Исправить запись'),
    control: press('Не менять'),
  },
  { name: 'adding a specialist', arrive: (page) => show(page, '#/settings', press('Добавить специалиста')), control: press('Добавить специалиста'), stays: true },
  {
    name: 'removing a specialist',
    arrive: (page) => show(page, '#/settings', press('Добавить специалиста')),
    control: `//button[starts-with(@aria-label,'Убрать: ')]`,
  },
  {
    name: 'offering the ways to issue the recovery key',
    arrive: (page) => show(page, '#/settings', press('Выдать ключ восстановления')),
    control: press('Выдать ключ восстановления'),
  },
  {
    name: 'closing the recovery key',
    arrive: pressed((page) => show(page, '#/settings'), 'Выдать ключ восстановления', 'Показать, чтобы переписать'),
    control: `//dialog[@open]//button`,
  },
  {
    name: 'covering personal data',
    async arrive(page) {
      const hands = await show(page, '#/');
      await hands.press('F2');
      await hands.replace(field('Заметка'), 'Звонить 8 912 000-00-00');
      await hands.find(press('Закрыть найденное'));
    },
    control: press('Закрыть найденное'),
  },
  { name: 'choosing a paper', arrive: (page) => show(page, '#/print', `//ul//a[starts-with(.,'Памятка')]`), control: `//ul//a[starts-with(.,'Памятка')]` },
  { name: 'printing', arrive: onMemo, control: `//button[starts-with(normalize-space(.),'Напечатать')]` },
  { name: 'taking a paper out of the queue', arrive: onQueued, control: press('Убрать из очереди') },
  { name: 'printing another paper', arrive: onQueued, control: press('Напечатать другую бумагу') },
  { name: 'the palette by Esc', arrive: (page) => show(page, '#/'), keys: ['Control+k', 'Escape'] },
  { name: 'the list of keys by Esc', arrive: (page) => show(page, '#/'), keys: ['Control+/', 'Escape'] },
  { name: 'the cover by Esc', arrive: (page) => show(page, '#/'), keys: ['Control+Shift+L', 'Escape'] },
  { name: 'the quick entry by Esc', arrive: (page) => show(page, '#/'), keys: ['F2', 'Escape'] },
  {
    name: 'folding the number by Esc',
    async arrive(page, call) {
      const hands = await onFirstStep(page, call);
      await hands.click(press('Записать номер'));
      await hands.find(field('Номер с портала'));
    },
    control: field('Номер с портала'),
    keys: ['Escape'],
  },
  {
    name: 'picking what was found by the arrows',
    async arrive(page) {
      const hands = await show(page, '#/?new=1');
      await hands.replace(field('Что нужно сделать'), 'пароль');
      await hands.find(`//*[@role='option']`);
    },
    control: field('Что нужно сделать'),
    keys: ['ArrowDown', 'Enter'],
    stays: true,
  },
  { name: 'the look by Esc', arrive: (page) => show(page, '#/'), control: press('Вид'), keys: ['Enter', 'Tab', 'Escape'], stays: true },
];

async function onSecondStep(page, call) {
  return show(page, `#/consultation/${await withNumber(call)}`, heading('Распечатать направление'));
}

function onMemo(page) {
  return show(page, '#/print?kind=memo&item=interview', press('Сохранить PDF'));
}

async function onQueued(page, call) {
  const { printers } = await call('printer.list');
  const { id } = await call('paper.print', { paper: { kind: 'memo', item: 'interview' }, printer: printers[0].name });
  await show(page, `#/print/paper/${id}`, press('Убрать из очереди'));
}

test('what takes itself away leaves the focus in sight', async (t) => {
  const bridge = await startBridge(t);
  const hands = await Keys.open(t, bridge);
  for (const { name, arrive, control, keys = ['Enter'], stays = !control } of vanishing) {
    await t.test(name, async () => {
      await arrive(hands.page, bridge.call);
      const item = control && (await hands.page.waitForSelector(`xpath=${control}`));
      await item?.focus();
      await hands.press(...keys);
      if (!stays) await hands.page.waitForFunction((gone) => !gone.isConnected, item);
      await hands.focus();
    });
  }
});
