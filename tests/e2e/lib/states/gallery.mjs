// Every part of the look in every state; nothing was sent there.
import { press } from '../names.mjs';
import { dialog, show } from './arrive.mjs';

export const gallery = [
  { name: 'gallery', isSent: false, arrive: (page) => show(page, '#/dev/gallery', press('Открыть окно')) },
  {
    name: 'gallery, a dialog',
    isSent: false,
    async arrive(page) {
      const hands = await show(page, '#/dev/gallery', press('Открыть окно'));
      await hands.click(press('Открыть окно'));
      await hands.find(dialog('Окно поверх работы'));
    },
  },
];
