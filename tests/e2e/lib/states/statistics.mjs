// The summary: of a week with records, each of its pages, tables open, a day with nothing, and the core silent.
import { Browser } from '../browser.mjs';
import { heading, press } from '../names.mjs';
import { quick } from '../script.mjs';
import { finished, open, show, silence, trouble } from './arrive.mjs';

const picture = `//figure//*[local-name()='svg' and @role='img']`;

async function aWeek(page, call) {
  for (const [at, topic] of ['resume', 'resume', 'resume', 'sign-in', 'password-code', 'vacancy'].entries()) {
    await call('entry.record', { ...quick, topic, minutes: 3 + at, result: at % 3 === 0 ? 'unsolved' : 'solved' });
  }
  const { id } = await open(call);
  await call('fix.judge', { consultation: id, problem: 'referral-not-printed', fix: 'printer', judgement: 'partly' });
  for (const result of ['again', 'handed_over']) await finished(call, result);
  return show(page, '#/statistics', picture);
}

/** `seen` is the name of a picture of the page. */
const page = (name, title, seen) => ({
  name,
  async arrive(page, call) {
    const hands = await aWeek(page, call);
    await hands.click(press(title));
    await hands.find(`//button[@aria-controls='${seen}-table']`);
    const folded = page.locator('.plot button[aria-expanded=false]');
    while ((await folded.count()) > 0) await folded.first().click();
    await hands.find(`//table`);
  },
});

export const statistics = [
  { name: 'statistics', arrive: aWeek },
  page('statistics, visits as tables', 'Приёмы', 'arrivals'),
  page('statistics, what hinders', 'Что мешает', 'problems'),
  page('statistics, papers and groups', 'Памятки и группы', 'channels'),
  {
    name: 'statistics, a page to print',
    async arrive(page, call) {
      const hands = await aWeek(page, call);
      await hands.click(press('Печатать сводку'));
      await hands.find(`//dialog[@open]//*[local-name()='svg' and @role='img']`);
    },
  },
  {
    name: 'statistics, a page saved',
    async arrive(page, call) {
      const hands = await aWeek(page, call);
      await hands.click(press('Печатать сводку'));
      await hands.click(press('Сохранить страницу в PDF'));
      await hands.find(`//dialog[@open]//*[@role='status'][starts-with(.,'Страница сохранена')]`);
    },
  },
  {
    name: 'statistics, a picture saved',
    async arrive(page, call) {
      const hands = await aWeek(page, call);
      await hands.click(`//button[@aria-controls='arrivals-table']/following-sibling::button[1]`);
      await hands.find(`//figure//*[@role='status'][starts-with(.,'Картинка сохранена')]`);
    },
  },
  {
    name: 'statistics, a day with nothing',
    async arrive(page, call) {
      const hands = await aWeek(page, call);
      await hands.click(press('День'));
      await hands.click(press('Раньше'));
      await hands.find(`//p[starts-with(.,'Графики появятся')]`);
    },
  },
  {
    name: 'statistics, the core silent',
    async arrive(page) {
      await show(page, '#/', heading('С чем пришли?'));
      await silence(page, 'statistics.show');
      await page.evaluate(() => (location.hash = '#/statistics'));
      await new Browser(page).find(trouble);
    },
  },
];
