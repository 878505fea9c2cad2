// Public computers at the desk.
import { press, text } from '../names.mjs';
import { show } from './arrive.mjs';

export const terminals = [
  {
    name: 'terminals, none yet',
    async arrive(page) {
      const hands = await show(page, '#/terminals', press('Подключить терминал'));
      await hands.find(text('Терминалов пока нет'));
    },
  },
];
