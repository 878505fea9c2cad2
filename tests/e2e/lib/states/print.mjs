// Printing.
import { Browser } from '../browser.mjs';
import { field, press } from '../names.mjs';
import { trouble, toFix, sheet, show, silence, onReferral, finished } from './arrive.mjs';

const closed = `//summary[.='Проверить лист']`;

export const print = [
  { name: 'print, which paper', arrive: (page) => show(page, '#/print', `//h2[.='Какую бумагу напечатать?']`) },
  {
    name: 'print, a sheet that is not ours',
    async arrive(page) {
      await show(page, '#/print', closed);
      const hands = new Browser(page);
      await hands.click(closed);
      await hands.replace(field('Код с листа'), '118-В');
      await hands.click(press('Проверить код'));
      await hands.find(`//*[@role='status'][contains(., 'Подписи нет')]`);
    },
  },
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
