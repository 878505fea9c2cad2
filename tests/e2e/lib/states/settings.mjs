// The settings.
import { Browser } from '../browser.mjs';
import { field, press, status, text } from '../names.mjs';
import { trouble, toFix, main, show, silence } from './arrive.mjs';

export const settings = [
  { name: 'settings', arrive: (page) => show(page, '#/settings', press('Сохранить настройки')) },
  {
    name: 'settings with errors',
    async arrive(page) {
      const hands = await show(page, '#/settings', press('Сохранить настройки'));
      await hands.click(press('Добавить специалиста'));
      await hands.replace(field('Телефон'), '12');
      await hands.replace(field('Полное название'), '');
      await main(hands);
      await hands.find(toFix);
    },
  },
  {
    name: 'settings, the place examined',
    async arrive(page) {
      const hands = await show(page, '#/settings', press('Проверить рабочее место'));
      await hands.click(press('Проверить рабочее место'));
      await hands.find(`//section[h2[.='О программе']]//*[@role='status']`);
    },
  },
  {
    name: 'settings, the drawing of a path',
    async arrive(page) {
      const hands = await show(page, '#/settings', press('Схема'));
      await hands.click(press('Схема'));
      await hands.find(`//dialog[@open]//*[local-name()='svg' and @role='img']`);
    },
  },
  {
    name: 'settings, a file that is no archive of materials',
    async arrive(page) {
      const hands = await show(page, '#/settings', press('Установить из файла'));
      await page.locator('input[type=file][accept=".zip"]').setInputFiles({ name: 'notes.zip', mimeType: 'application/zip', buffer: Buffer.from('not a ZIP') });
      await hands.find(trouble);
    },
  },
  {
    name: 'settings, a list taken from a file',
    async arrive(page) {
      const hands = await show(page, '#/settings', press('Загрузить файл: Профессии (ОКПДТР)'));
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), hands.click(press('Загрузить файл: Профессии (ОКПДТР)'))]);
      await chooser.setFiles({ name: 'profession.csv', mimeType: 'text/csv', buffer: Buffer.from('code|name\n192037|Тракторист\n|Без кода\n') });
      await hands.find(text('Приняли'));
    },
  },
  {
    name: 'settings, how to issue the recovery key',
    async arrive(page) {
      const hands = await show(page, '#/settings', press('Выдать ключ восстановления'));
      await hands.click(press('Выдать ключ восстановления'));
      await hands.find(press('Показать, чтобы переписать'));
    },
  },
  {
    name: 'settings, the core silent',
    async arrive(page) {
      await show(page, '#/');
      await silence(page, 'settings.show');
      await page.evaluate(() => (location.hash = '#/settings'));
      await new Browser(page).find(trouble);
    },
  },
  {
    name: 'settings, a backup made and verified',
    async arrive(page) {
      const hands = await show(page, '#/settings', press('Сделать копию сейчас'));
      await hands.click(press('Сделать копию сейчас'));
      await hands.click(press('Проверить резервную копию'));
      await hands.find(status('Копия цела'));
    },
  },
];
