// Knowledge: the search, a card of the materials, own cards through their life, their form, questions to specialists.
import { Browser } from '../browser.mjs';
import { field, heading, press, text } from '../names.mjs';
import { quick } from '../script.mjs';
import { finished, main, open, region, show, silence, toFix, trouble } from './arrive.mjs';

const words = {
  title: 'Разряд тракториста не выбирается',
  symptoms: ['Список разрядов пустой'],
  cause: 'Список грузится после профессии.',
  say: 'Подождём минуту, список появится.',
  fixes: [{ title: 'Подождать список', steps: ['Выбрать профессию', 'Подождать минуту'] }],
  hand_over_to: 'specialist',
  portals: ['ecp'],
  steps: ['find-work/fill-application'],
};

/** Done by a colleague. */
async function as(call, name, work) {
  const { centre } = await call('settings.show');
  await call('settings.save', { centre: { ...centre, consultant: name } });
  try {
    return await work();
  } finally {
    await call('settings.save', { centre });
  }
}
const colleague = (call, work) => as(call, 'Иванова А. П.', work);

/** A card of a colleague, which waits to be read. */
export const waiting = (call) => colleague(call, () => call('card.save', words));

async function standing(call) {
  const { id } = await waiting(call);
  return call('card.approve', { card: id });
}

async function asked(call) {
  const { id } = await open(call);
  const view = await call('question.ask', { consultation: id, specialist: 'specialist', text: 'Где взять номер направления' });
  return { id, question: view.questions.at(-1).id };
}

export const knowledge = [
  {
    name: 'knowledge',
    async arrive(page, call) {
      await call('entry.record', quick);
      await waiting(call);
      await standing(call);
      await show(page, '#/knowledge', `//h3[.='Прочтите и подтвердите']`);
    },
  },
  {
    name: 'knowledge, words found',
    async arrive(page) {
      const hands = await show(page, '#/knowledge', heading('Знания'));
      await hands.replace(field('Найти карточку'), 'код не приходит');
      await hands.find('//mark');
    },
  },
  {
    name: 'knowledge, nothing found',
    async arrive(page) {
      const hands = await show(page, '#/knowledge', heading('Знания'));
      await hands.replace(field('Найти карточку'), 'ъъъъъъ');
      await hands.find(text('Ничего не нашли'));
    },
  },
  {
    name: 'knowledge, the core silent',
    async arrive(page) {
      await show(page, '#/', heading('С чем пришли?'));
      await silence(page, 'card.list');
      await page.evaluate(() => (location.hash = '#/knowledge'));
      await new Browser(page).find(trouble);
    },
  },
  {
    name: 'knowledge, a card of the materials',
    async arrive(page) {
      await show(page, '#/knowledge/card/sms-code-missing', `//h2[.='Что помогает']`);
    },
  },
  {
    name: 'own card, waiting for a second person',
    async arrive(page, call) {
      const { id } = await waiting(call);
      await show(page, `#/knowledge/own/${id}`, press('Всё верно, подтвердить'));
    },
  },
  {
    name: 'own card, sent back',
    async arrive(page, call) {
      const { id } = await waiting(call);
      const hands = await show(page, `#/knowledge/own/${id}`, press('Вернуть автору'));
      await hands.click(press('Вернуть автору'));
      await hands.click(press('Вернуть'));
      await hands.find(`//*[@id='card-note-error']`);
    },
  },
  {
    name: 'own card, in use, with its versions',
    async arrive(page, call) {
      const { problem } = await standing(call);
      const hands = await show(page, `#/knowledge/card/${problem}`, press('Больше не нужна'));
      await hands.click(`//summary[.='Как менялась']`);
      await hands.find(`//h3[starts-with(.,'Версия 1')]`);
    },
  },
  {
    name: 'own card, joined with another',
    async arrive(page, call) {
      const { problem } = await standing(call);
      const hands = await show(page, `#/knowledge/card/${problem}`, press('Объединить с другой'));
      await hands.click(press('Объединить с другой'));
      await hands.replace(field('Другая карточка'), 'код из смс');
      await hands.find(`//*[@role='option']`);
    },
  },
  {
    name: 'own card, its form',
    async arrive(page, call) {
      const note = 'Анна Сергеевна не видит разряд. Помогло подождать.';
      const { line } = await call('entry.record', { ...quick, note });
      await show(page, `#/knowledge/write?record=${line.id}`, text('закрыли точками'));
    },
  },
  {
    name: 'own card, its form to be put right',
    async arrive(page) {
      const hands = await show(page, '#/knowledge/write', field('Как называется'));
      await hands.click(press('Добавить способ'));
      await hands.replace(field('На каких шагах показывать'), 'заявлени');
      await hands.press('Enter');
      await main(hands);
      await hands.find(toFix);
    },
  },
  {
    name: 'questions',
    async arrive(page, call) {
      const { id, question } = await asked(call);
      await call('question.answer', { consultation: id, question, text: 'На самом направлении, вверху' });
      await asked(call);
      await show(page, '#/questions', `//h2[.='С ответами']`);
    },
  },
  {
    name: 'questions, none of this kind',
    async arrive(page, call) {
      await asked(call);
      const hands = await show(page, '#/questions', field('Кому'));
      await page.locator('#questions-topic').selectOption({ index: 1 });
      await silence(page, 'question.list');
      await page.locator('#questions-kind').selectOption({ index: 1 });
      await hands.find(trouble);
    },
  },
  {
    name: 'journal, the words of a colleague',
    async arrive(page, call) {
      const { line } = await colleague(call, () => call('entry.record', quick));
      await show(page, `#/journal/${line.id}`, region('Слова записи закрыты'));
    },
  },
  {
    name: 'journal, visits of one person',
    async arrive(page, call) {
      const [one, other] = [await finished(call, 'unsolved'), await finished(call, 'again')];
      await call('journal.link', { record: one, other });
      const hands = await show(page, `#/journal/${one}`, press('Разъединить'));
      await hands.click(press('Связать с прежним обращением'));
      await hands.replace(field('Найти прежнее обращение'), 'направление');
      await hands.find(`//*[@role='option']`);
    },
  },
];
