// What may lie over any screen: quick entry, palette, cover, keys, look.
import { field, press, status } from '../names.mjs';
import { quick } from '../script.mjs';
import { trouble, toFix, dialog, region, show, silence, onPath } from './arrive.mjs';

export const anywhere = [
  {
    name: 'quick entry',
    async arrive(page) {
      const hands = await show(page, '#/');
      await hands.press('F2');
      await hands.find(region('Быстрая запись'));
    },
  },
  {
    name: 'quick entry with what may help',
    async arrive(page, call) {
      await call('entry.record', { ...quick, note: 'Не пришёл код из СМС', result: 'solved' });
      const hands = await show(page, '#/');
      await hands.press('F2');
      await hands.replace(field('Заметка'), 'Не приходит код из СМС');
      await hands.click(`(//section[@aria-label='Быстрая запись']//button[@aria-pressed='false'])[1]`);
      await hands.find(`//section[@aria-label='Быстрая запись']//button[@aria-pressed='true']`);
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
    name: 'quick entry under a consultation',
    async arrive(page, call) {
      const hands = await onPath(page, call);
      await hands.press('F2');
      await hands.find(region('Быстрая запись'));
    },
  },
  {
    name: 'quick entry under the journal',
    async arrive(page) {
      const hands = await show(page, '#/journal');
      await hands.press('F2');
      await hands.find(region('Быстрая запись'));
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
      if (await page.getByRole('button', { name: 'Меню' }).isVisible()) await hands.click(press('Меню'));
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
