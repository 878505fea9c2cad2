// Ways in: the first run, practice, a desk that is shut.
import { field, press, status, text } from '../names.mjs';
import { trouble, toFix, region, main, show, onPath } from './arrive.mjs';

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
  { name: 'practice, exercises', arrive: (page) => show(page, '#/course', press('Начать')) },
  {
    name: 'practice, an exercise begun, its verdict asked early',
    async arrive(page) {
      const hands = await show(page, '#/course', press('Начать'));
      await hands.click(press('Начать'));
      await hands.click(press('Показать разбор'));
      await hands.find(`//*[@role='status'][contains(.,'Путь ещё не пройден')]`);
    },
  },
  {
    name: 'practice, an exercise cut short and told of',
    async arrive(page, call) {
      const view = await call('exercise.begin', { exercise: 'find-work-laid-off' });
      await call('step.take', { consultation: view.id, step: view.step.address, outcome: 'stop' });
      const hands = await show(page, `#/consultation/${view.id}`, region('Упражнение'));
      await hands.find(status('история просила иного'));
    },
  },
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

/** On a new machine whose keyring is locked. */
export const keyless = [
  { name: 'no keyring yet', arrive: (page) => show(page, '#/', press('Хранить ключ в файле')) },
];
