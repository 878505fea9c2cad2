// The workplace: untouched, ticked, unfolded, and with the core silent.
import { Browser } from '../browser.mjs';
import { heading } from '../names.mjs';
import { show, silence } from './arrive.mjs';

const trouble = `//*[@role='alert']`;
const first = `//legend[.='Открытие']/ancestor::fieldset//label[1]`;

export const sector = [
  { name: 'workplace', arrive: (page) => show(page, '#/sector', first) },
  {
    name: 'workplace, ticked and unfolded',
    async arrive(page) {
      const hands = await show(page, '#/sector', first);
      await hands.click(first);
      await hands.find(`//*[@role='status'][starts-with(.,'Отмечено: 1')]`);
      for (const part of await page.locator('details > summary').all()) await part.click();
    },
  },
  {
    name: 'workplace, the core silent',
    async arrive(page) {
      await show(page, '#/', heading('С чем пришли?'));
      await silence(page, 'sector.show');
      await page.evaluate(() => (location.hash = '#/sector'));
      await new Browser(page).find(trouble);
    },
  },
];
