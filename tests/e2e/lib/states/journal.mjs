// The journal.
import { Browser } from '../browser.mjs';
import { field, press, text } from '../names.mjs';
import { quick } from '../script.mjs';
import { dialog, trouble, toFix, region, main, show, silence, onRecord, finished } from './arrive.mjs';

export const journal = [
  {
    name: 'journal',
    async arrive(page, call) {
      await call('entry.record', quick);
      await finished(call, 'unsolved');
      await show(page, '#/journal', `//*[@role='grid'][@aria-label='Записи']//*[@role='gridcell']`);
    },
  },
  {
    name: 'journal, page by page',
    async arrive(page, call) {
      await call('entry.record', quick);
      const { view } = await call('desk.show');
      await call('view.save', { view: { ...view, journal: 'pages' } });
      await show(page, '#/journal', `//table[@aria-label='Записи']//td`);
      await call('view.save', { view });
    },
  },
  {
    name: 'journal, words found',
    async arrive(page, call) {
      await call('entry.record', { ...quick, note: 'Не хватило справки о доходах' });
      const hands = await show(page, '#/journal', `//*[@role='grid'][@aria-label='Записи']//*[@role='gridcell']`);
      await hands.replace(`//input[@id='journal-search']`, 'справка');
      await hands.find('//mark');
    },
  },
  {
    name: 'journal, a view kept',
    async arrive(page, call) {
      await call('entry.record', quick);
      const hands = await show(page, '#/journal', `//*[@role='grid'][@aria-label='Записи']//*[@role='gridcell']`);
      await hands.replace(`//input[@id='journal-search']`, 'резюме');
      await hands.click(press('Запомнить вид'));
      await hands.replace(field('Как назвать вид'), 'Про резюме');
      await hands.click(press('Запомнить'));
      await hands.find(press('Забыть этот вид'));
    },
  },
  {
    name: 'journal, a table to save',
    async arrive(page, call) {
      await call('entry.record', quick);
      const hands = await show(page, '#/journal', `//*[@role='grid'][@aria-label='Записи']//*[@role='gridcell']`);
      await hands.press('Control', 'KeyE');
      await hands.find(dialog('Выгрузить журнал'));
    },
  },
  {
    name: 'journal, a table saved',
    async arrive(page, call) {
      await call('entry.record', quick);
      const hands = await show(page, '#/journal', `//*[@role='grid'][@aria-label='Записи']//*[@role='gridcell']`);
      await hands.click(press('Выгрузить'));
      await hands.click(press('Сохранить файл'));
      await hands.find(`//*[@role='status'][starts-with(.,'Сохран')]`);
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
