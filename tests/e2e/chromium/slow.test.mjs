// A slow machine: what is pressed while the core still works is done after it, not lost.
import { test } from 'node:test';

import { openBrowser } from '../lib/browser.mjs';
import { press, status } from '../lib/names.mjs';
import { startBridge } from '../lib/programs.mjs';
import { show, slow } from '../lib/states/arrive.mjs';

test('a copy may be asked for and its check right after', async (t) => {
  const bridge = await startBridge(t);
  await bridge.call('backup.make');
  const page = await openBrowser(t, bridge.url);
  const hands = await show(page, '#/settings', press('Проверить резервную копию'));
  await slow(page, 'backup.make', 1000);
  await hands.click(press('Сделать копию сейчас'));
  await hands.click(press('Проверить резервную копию'));
  await hands.find(status('Копия цела'));
});
