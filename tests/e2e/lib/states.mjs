// Every screen as a person may find it: how it comes about, and by what it is known to stand.
import { Browser } from './browser.mjs';
import { choice, field, heading, press, status, text } from './names.mjs';
import { quick, referral } from './script.mjs';

const trouble = `//*[@role='alert']`;
const toFix = `//*[@role='group'][h2[starts-with(normalize-space(.),'Исправьте ')]]`;
const dialog = (name) => `//dialog[@open and @aria-label='${name}']`;
const region = (name) => `//*[@aria-label='${name}']`;
const sheet = `${region('Просмотр листа')}//*[local-name()='svg' and @viewBox]`;
const main = (hands) => hands.press('Control', 'Enter');

/** The page anew at an address of the program, without what was typed before. */
export async function show(page, hash, found) {
  const { origin } = new URL(page.url());
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto('about:blank');
  await page.goto(`${origin}/${hash}`);
  const hands = new Browser(page);
  await hands.find(found ?? '//h1');
  return hands;
}

/** From now on the core does not answer this command. */
const silence = (page, command) =>
  page.route('**/call', (route) => (route.request().postDataJSON().command === command ? route.abort() : route.fallback()));

const open = (call, more = {}) => call('consultation.open', { client: 'citizen', groups: ['job-seeker'], situation: 'print-referral', ...more });
const free = { situation: null, groups: [] };

export async function onPath(page, call) {
  const { id } = await open(call);
  return show(page, `#/consultation/${id}`, heading('Получить направление'));
}

/** One step further: with the number written, the referral waits to be printed. */
export async function withNumber(call) {
  const view = await open(call);
  const { today } = await call('desk.show');
  const proof = { outcome: 'got', portal_number: referral.number, portal_date: today };
  await call('step.take', { consultation: view.id, step: view.step.address, ...proof });
  return view.id;
}

async function onReferral(page, call) {
  const consultation = await withNumber(call);
  return show(page, `#/print?kind=referral&consultation=${consultation}`, field('Организация'));
}

export async function onRecord(page, call) {
  const { line } = await call('entry.record', quick);
  return show(page, `#/journal/${line.id}`, region('Запись журнала'));
}

async function finished(call, result) {
  const { id } = await open(call);
  await call('consultation.finish', { consultation: id, result, minutes: 7, next_visit: result === 'again' ? '2026-11-30' : null });
  return id;
}

const start = [
  { name: 'start', arrive: (page) => show(page, '#/?new=1') },
  {
    name: 'start, somebody chosen and a question asked',
    async arrive(page) {
      const hands = await show(page, '#/?new=1');
      await hands.click(choice('Кто пришёл', 'Пенсионер или предпенсионер'));
      await hands.click(choice('Частые ситуации', 'Выбрать два варианта'));
      await hands.click(`//summary[contains(.,'Уточнить')]`);
      await hands.find(`//fieldset[legend[starts-with(.,'Ещё о человеке')]]`);
    },
  },
  {
    name: 'start, searching',
    async arrive(page) {
      const hands = await show(page, '#/?new=1');
      await hands.replace(field('Что нужно сделать'), 'пароль');
      await hands.find(`//*[@role='option']`);
    },
  },
  {
    name: 'start, nothing found',
    async arrive(page) {
      const hands = await show(page, '#/?new=1');
      await hands.replace(field('Что нужно сделать'), 'ыыыы');
      await hands.find(status('Ничего не нашли'));
    },
  },
  {
    name: 'start, nothing chosen',
    async arrive(page) {
      const hands = await show(page, '#/?new=1');
      await hands.click(press('Начать консультацию'));
      await hands.find(toFix);
    },
  },
  {
    name: 'start, the core silent',
    async arrive(page) {
      const hands = await show(page, '#/?new=1');
      await silence(page, 'consultation.open');
      await hands.click(press('Консультация без пути'));
      await hands.find(trouble);
    },
  },
  {
    name: 'start, consultations left unfinished',
    async arrive(page, call) {
      await finished(call, 'again');
      await withNumber(call);
      await show(page, '#/', `//aside//a[starts-with(normalize-space(.),'Продолжить')]`);
    },
  },
  {
    name: 'start, the important in full',
    async arrive(page) {
      const hands = await show(page, '#/?new=1');
      await hands.click(`${region('Важно')}//summary`);
    },
  },
];

const anywhere = [
  {
    name: 'quick entry',
    async arrive(page) {
      const hands = await show(page, '#/');
      await hands.press('F2');
      await hands.find(region('Быстрая запись'));
    },
  },
  {
    name: 'quick entry with errors over the start with errors',
    async arrive(page) {
      const hands = await show(page, '#/?new=1');
      await hands.click(press('Начать консультацию'));
      await hands.find(toFix);
      await hands.press('F2');
      await hands.click(press('Сохранить запись'));
      await hands.find(`${region('Быстрая запись')}${toFix}`);
    },
  },
  {
    name: 'quick entry with personal data',
    async arrive(page) {
      const hands = await show(page, '#/');
      await hands.press('F2');
      await hands.replace(field('Заметка'), 'Звонить 8 912 000-00-00');
      await hands.find(status('личные данные'));
    },
  },
  {
    name: 'palette',
    async arrive(page) {
      const hands = await show(page, '#/');
      await hands.press('Control', 'k');
      await hands.find(dialog('Найти или сделать'));
    },
  },
  {
    name: 'palette, nothing found',
    async arrive(page) {
      const hands = await show(page, '#/');
      await hands.press('Control', 'k');
      await hands.replace(field('Что найти или сделать'), 'ыыыы');
      await hands.find(`${dialog('Найти или сделать')}${status('Ничего не нашли')}`);
    },
  },
  {
    name: 'palette, the core silent',
    async arrive(page) {
      const hands = await show(page, '#/');
      await silence(page, 'palette.find');
      await hands.press('Control', 'k');
      await hands.replace(field('Что найти или сделать'), 'журнал');
      await hands.find(trouble);
    },
  },
  {
    name: 'keys',
    async arrive(page) {
      const hands = await show(page, '#/');
      await hands.press('Control', '/');
      await hands.find(dialog('Сочетания клавиш'));
    },
  },
  {
    name: 'look',
    async arrive(page) {
      const hands = await show(page, '#/');
      await hands.click(press('Вид'));
      await hands.find(region('Как выглядит программа'));
    },
  },
  {
    name: 'cover',
    async arrive(page) {
      const hands = await show(page, '#/');
      await hands.click(press('Скрыть экран'));
      await hands.find(dialog('Экран скрыт'));
    },
  },
];

const consultation = [
  { name: 'consultation, a step with the help panel', arrive: (page, call) => onPath(page, call) },
  {
    name: 'consultation, the help panel by F1',
    async arrive(page, call) {
      const hands = await onPath(page, call);
      await hands.press('F1');
      await hands.replace(field('Что видно на экране'), 'код');
      await hands.find(`//button[starts-with(@aria-label,'Помогло: ')]`);
    },
  },
  {
    name: 'consultation, no card found',
    async arrive(page, call) {
      const hands = await onPath(page, call);
      await hands.replace(field('Что видно на экране'), 'ыыыы');
      await hands.find(text('Подходящей карточки нет'));
    },
  },
  {
    name: 'consultation, the help panel closed',
    async arrive(page, call) {
      const hands = await onPath(page, call);
      await hands.click(press('Закрыть'));
    },
  },
  {
    name: 'consultation, number form with errors',
    async arrive(page, call) {
      const hands = await onPath(page, call);
      await main(hands);
      await hands.click(press('Записать номер'));
      await hands.replace(field('Дата на портале'), 'вчерась');
      await main(hands);
      await hands.find(`//label[.='Дата на портале']/..//*[@class[starts-with(.,'err')]]`);
    },
  },
  {
    name: 'consultation, a step with a question and papers',
    async arrive(page, call) {
      const { id } = await open(call, { situation: 'answer-offer' });
      await show(page, `#/consultation/${id}`, `//article//h1`);
    },
  },
  {
    name: 'consultation, what did not work, nothing chosen',
    async arrive(page, call) {
      const hands = await onPath(page, call);
      await hands.click(press('Не получилось'));
      await hands.click(press('Записать, что не получилось'));
      await hands.find(text('Выберите, что не получилось.'));
    },
  },
  {
    name: 'consultation, what did not work, which of many',
    async arrive(page, call) {
      const hands = await onPath(page, call);
      await hands.click(press('Не получилось'));
      await hands.click(choice('Что не получилось?', 'Не может войти'));
      await hands.find(choice('Что именно мешает?', 'Другое'));
    },
  },
  {
    name: 'consultation, another outcome',
    async arrive(page, call) {
      const hands = await onPath(page, call);
      await hands.click(press('Другой исход'));
      await hands.find(choice('Чем закончился шаг?', 'Передать специалисту'));
    },
  },
  {
    name: 'consultation, a question for a specialist',
    async arrive(page, call) {
      const hands = await onPath(page, call);
      await hands.click(press('Передать специалисту'));
      await hands.find(field('Кому'));
    },
  },
  {
    name: 'consultation, a question without words',
    async arrive(page, call) {
      const hands = await onPath(page, call);
      await hands.click(press('Передать специалисту'));
      await hands.click(press('Записать вопрос'));
      await hands.find(text('Напишите вопрос: что нужно узнать.'));
    },
  },
  {
    name: 'consultation, a question that waits, its answer empty',
    async arrive(page, call) {
      const { id } = await open(call);
      const { specialists } = await call('desk.show');
      await call('question.ask', { consultation: id, specialist: specialists[0].id, text: 'Где взять номер?' });
      const hands = await show(page, `#/consultation/${id}`, press('Записать ответ'));
      await hands.click(press('Записать ответ'));
      await hands.find(text('Напишите, что ответил специалист.'));
    },
  },
  {
    name: 'consultation, to be paused to a day that is none',
    async arrive(page, call) {
      const hands = await onPath(page, call);
      await hands.click(press('Отложить'));
      await hands.replace(field('До какого дня'), 'потом');
      await main(hands);
      await hands.find(`//label[starts-with(.,'До какого дня')]/..//*[@class[starts-with(.,'err')]]`);
    },
  },
  {
    name: 'consultation, paused',
    async arrive(page, call) {
      const { id } = await open(call);
      await call('consultation.pause', { consultation: id, until: null });
      await show(page, `#/consultation/${id}`, heading('Консультация отложена'));
    },
  },
  {
    name: 'consultation, just marked, with the way back',
    async arrive(page, call) {
      const consultation = await withNumber(call);
      const hands = await show(page, `#/consultation/${consultation}`, heading('Распечатать направление'));
      await main(hands);
      await hands.find(heading('Ответить на предложение переговоров'));
    },
  },
  {
    name: 'consultation without a path',
    async arrive(page, call) {
      const { id } = await open(call, free);
      await show(page, `#/consultation/${id}`, heading('Консультация без пути'));
    },
  },
  {
    name: 'consultation out of the ordinary',
    async arrive(page, call) {
      const { id } = await open(call, { ...free, typical: false });
      await show(page, `#/consultation/${id}`, field('Кому'));
    },
  },
  {
    name: 'consultation, a deed refused',
    async arrive(page, call) {
      const consultation = await withNumber(call);
      const hands = await show(page, `#/consultation/${consultation}`, heading('Распечатать направление'));
      await silence(page, 'step.take');
      await main(hands);
      await hands.find(trouble);
    },
  },
  {
    name: 'consultation that is not there',
    arrive: (page) => show(page, '#/consultation/00000000-0000-7000-8000-000000000000', heading('Консультация не открылась')),
  },
  {
    name: 'closing',
    async arrive(page, call) {
      const { id } = await open(call);
      await call('closing.begin', { consultation: id });
      await show(page, `#/consultation/${id}`, press('Записать итог'));
    },
  },
  {
    name: 'finish',
    async arrive(page, call) {
      const { id } = await open(call);
      await show(page, `#/consultation/${id}/finish`, field('Сколько минут'));
    },
  },
  {
    name: 'finish with errors',
    async arrive(page, call) {
      const { id } = await open(call);
      const hands = await show(page, `#/consultation/${id}/finish`, field('Сколько минут'));
      await hands.click(choice('Чем закончилась', 'Нужен повтор'));
      await hands.replace(field('Сколько минут'), 'долго');
      await main(hands);
      await hands.find(toFix);
    },
  },
  {
    name: 'finished, to come again',
    arrive: async (page, call) => show(page, `#/consultation/${await finished(call, 'again')}`, press('Продолжить с того же шага')),
  },
  {
    name: 'finished and solved',
    arrive: async (page, call) => show(page, `#/consultation/${await finished(call, 'solved')}`, heading('Консультация завершена')),
  },
];

const journal = [
  {
    name: 'journal',
    async arrive(page, call) {
      await call('entry.record', quick);
      await finished(call, 'unsolved');
      await show(page, '#/journal', `//table[@aria-label='Записи']`);
    },
  },
  {
    name: 'journal, a record open',
    async arrive(page, call) {
      await onRecord(page, call);
    },
  },
  {
    name: 'journal, a correction',
    async arrive(page, call) {
      const hands = await onRecord(page, call);
      await hands.click(press('Исправить запись'));
      await hands.find(region('Исправление записи'));
    },
  },
  {
    name: 'journal, a correction with errors',
    async arrive(page, call) {
      const hands = await onRecord(page, call);
      await hands.click(press('Исправить запись'));
      await hands.replace(`${region('Исправление записи')}${field('Минут')}`, 'много');
      await main(hands);
      await hands.find(toFix);
    },
  },
  {
    name: 'journal, no matches',
    async arrive(page, call) {
      await call('entry.record', quick);
      const hands = await show(page, '#/journal');
      await hands.replace(`//*[@aria-label='Найти в журнале']//input`, 'ыыыы');
      await hands.find(text('По этим фильтрам ничего нет'));
    },
  },
  {
    name: 'journal, own days that are none',
    async arrive(page) {
      const hands = await show(page, '#/journal');
      await page.getByLabel('Период').selectOption('own');
      await hands.replace(field('С какого дня'), 'вчерась');
      await hands.find(`//label[.='С какого дня']/..//*[@class[starts-with(.,'err')]]`);
    },
  },
  {
    name: 'journal, verified',
    async arrive(page) {
      const hands = await show(page, '#/journal');
      await hands.click(press('Проверить журнал'));
      await hands.find(`//*[@role='status' and @class[contains(.,'note')]]`);
    },
  },
  {
    name: 'journal, the core silent',
    async arrive(page) {
      await show(page, '#/');
      await silence(page, 'journal.list');
      await page.evaluate(() => (location.hash = '#/journal'));
      await new Browser(page).find(trouble);
    },
  },
  {
    name: 'journal, a record that is not there',
    arrive: (page) => show(page, '#/journal/00000000-0000-7000-8000-000000000000', `//h2[.='Запись не открылась']`),
  },
];

const print = [
  { name: 'print, which paper', arrive: (page) => show(page, '#/print', `//h2[.='Какую бумагу напечатать?']`) },
  { name: 'print, a memo', arrive: (page) => show(page, '#/print?kind=memo&item=interview', sheet) },
  { name: 'print, a referral to fill in', arrive: (page, call) => onReferral(page, call) },
  {
    name: 'print, a referral with errors',
    async arrive(page, call) {
      const hands = await onReferral(page, call);
      await hands.click(press('Сохранить PDF'));
      await hands.find(toFix);
    },
  },
  {
    name: 'print, the summary',
    async arrive(page, call) {
      await show(page, `#/print?kind=summary&consultation=${await finished(call, 'solved')}`, sheet);
    },
  },
  {
    name: 'print, a paper of the register',
    async arrive(page, call) {
      const { id } = await call('paper.print', { paper: { kind: 'memo', item: 'interview' } });
      await show(page, `#/print/paper/${id}`, sheet);
    },
  },
  {
    name: 'print, a paper at the printer',
    async arrive(page, call) {
      const { printers } = await call('printer.list');
      const { id } = await call('paper.print', { paper: { kind: 'memo', item: 'interview' }, printer: printers[0].name });
      await show(page, `#/print/paper/${id}`, sheet);
    },
  },
  {
    name: 'print, the core silent',
    async arrive(page) {
      await show(page, '#/');
      await silence(page, 'paper.preview');
      await page.evaluate(() => (location.hash = '#/print?kind=memo&item=interview'));
      await new Browser(page).find(trouble);
    },
  },
];

const settings = [
  { name: 'settings', arrive: (page) => show(page, '#/settings', press('Сохранить настройки')) },
  {
    name: 'settings with errors',
    async arrive(page) {
      const hands = await show(page, '#/settings', press('Сохранить настройки'));
      await hands.click(press('Добавить специалиста'));
      await hands.replace(field('Телефон'), '12');
      await hands.replace(field('Полное название'), '');
      await main(hands);
      await hands.find(toFix);
    },
  },
  {
    name: 'settings, the place examined',
    async arrive(page) {
      const hands = await show(page, '#/settings', press('Проверить рабочее место'));
      await hands.click(press('Проверить рабочее место'));
      await hands.find(`//section[h2[.='О программе']]//*[@role='status']`);
    },
  },
  {
    name: 'settings, the drawing of a path',
    async arrive(page) {
      const hands = await show(page, '#/settings', press('Схема'));
      await hands.click(press('Схема'));
      await hands.find(`//dialog[@open]//*[local-name()='svg' and @role='img']`);
    },
  },
  {
    name: 'settings, how to issue the recovery key',
    async arrive(page) {
      const hands = await show(page, '#/settings', press('Выдать ключ восстановления'));
      await hands.click(press('Выдать ключ восстановления'));
      await hands.find(press('Показать, чтобы переписать'));
    },
  },
  {
    name: 'settings, the core silent',
    async arrive(page) {
      await show(page, '#/');
      await silence(page, 'settings.show');
      await page.evaluate(() => (location.hash = '#/settings'));
      await new Browser(page).find(trouble);
    },
  },
];

/** On a desk that has been set up and used. */
export const working = [...start, ...anywhere, ...consultation, ...journal, ...print, ...settings];

/** On the first day, before the settings are filled in; the journal and the register are empty. */
export const firstRun = [
  { name: 'first run, start', arrive: (page) => show(page, '#/', `//a[.='Заполнить в настройках']`) },
  { name: 'first run, journal', arrive: (page) => show(page, '#/journal', text('Записей ещё нет')) },
  { name: 'first run, print', arrive: (page) => show(page, '#/print', text('Бумаг ещё нет')) },
  { name: 'first run, a paper that needs the settings', arrive: (page) => show(page, '#/print?kind=memo&item=interview', trouble) },
  { name: 'first run, settings', arrive: (page) => show(page, '#/settings', press('Сохранить настройки')) },
  {
    name: 'first run, settings with errors',
    async arrive(page) {
      const hands = await show(page, '#/settings', press('Сохранить настройки'));
      await main(hands);
      await hands.find(toFix);
    },
  },
];

export const practice = [
  { name: 'practice, start', arrive: (page) => show(page, '#/?new=1', region('Учебный режим — данные учебные')) },
  { name: 'practice, consultation', arrive: (page, call) => onPath(page, call) },
];

/** On a desk whose key is gone and whose sheet with the recovery key is at hand. */
export const shut = [
  { name: 'shut desk', arrive: (page) => show(page, '#/', field('Ключ восстановления')) },
  {
    name: 'shut desk, tried again',
    async arrive(page) {
      const hands = await show(page, '#/', field('Ключ восстановления'));
      await hands.click(press('Повторить'));
      await hands.find(status('причина прежняя'));
    },
  },
  {
    name: 'shut desk, no key typed',
    async arrive(page) {
      const hands = await show(page, '#/', field('Ключ восстановления'));
      await hands.click(press('Открыть рабочее место'));
      await hands.find(text('Введите ключ с листа.'));
    },
  },
  {
    name: 'shut desk, another key typed',
    async arrive(page) {
      const hands = await show(page, '#/', field('Ключ восстановления'));
      await hands.replace(field('Ключ восстановления'), 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF-GGGGG');
      await hands.click(press('Открыть рабочее место'));
      await hands.find(`//*[@id='recovery-key-error']`);
    },
  },
];
