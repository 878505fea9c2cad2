// The consultation from the path to its end.
import { choice, field, heading, press, text } from '../names.mjs';
import { trouble, toFix, main, show, silence, open, free, onPath, withNumber, finished } from './arrive.mjs';

export const consultation = [
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
  {
    name: 'finished, with the other memos unfolded',
    async arrive(page, call) {
      const hands = await show(page, `#/consultation/${await finished(call, 'solved')}`, heading('Консультация завершена'));
      await hands.click(`//summary[.='Другие памятки']`);
      await hands.find(`//details[@open]//a[starts-with(.,'Памятка')]`);
    },
  },
];
