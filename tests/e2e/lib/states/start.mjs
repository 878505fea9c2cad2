// The start screen.
import { choice, field, press, status } from '../names.mjs';
import { trouble, toFix, region, show, silence, withNumber, finished } from './arrive.mjs';

export const start = [
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
