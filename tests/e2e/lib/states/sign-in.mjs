// The helper for those who cannot sign in: a code found, a code nobody knows, the questions to their end.
import { Browser } from '../browser.mjs';
import { field, heading, press } from '../names.mjs';
import { show, silence } from './arrive.mjs';

const code = field('Код или слова с экрана');
const answers = `//fieldset[@id='question']//label`;

export const signIn = [
  { name: 'sign-in', arrive: (page) => show(page, '#/sign-in', code) },
  {
    name: 'sign-in, a code found',
    async arrive(page) {
      const hands = await show(page, '#/sign-in', code);
      await hands.replace(code, 'esia 7004');
      await hands.find(`//*[@role='status'][starts-with(.,'Нашлось')]`);
    },
  },
  {
    name: 'sign-in, a code nobody knows',
    async arrive(page) {
      const hands = await show(page, '#/sign-in', code);
      await hands.replace(code, 'ESIA-999999');
      await hands.find(`//*[@role='status'][starts-with(.,'Этого кода')]`);
    },
  },
  {
    name: 'sign-in, asked to the end',
    async arrive(page) {
      const hands = await show(page, '#/sign-in', code);
      while ((await page.locator(answers).count()) > 0) {
        const legend = await page.locator('#question legend').innerText();
        await hands.click(`(${answers})[1]`);
        await page.waitForFunction((was) => document.querySelector('#question legend')?.textContent !== was, legend);
      }
      await hands.find(press('Начать сначала'));
    },
  },
  {
    name: 'sign-in, the core silent',
    async arrive(page) {
      await show(page, '#/', heading('С чем пришли?'));
      await silence(page, 'esia.diagnose');
      await page.evaluate(() => (location.hash = '#/sign-in'));
      await new Browser(page).find(`//*[@role='alert']`);
    },
  },
];
