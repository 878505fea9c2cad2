// Takes the pictures of the README anew: `npm -w tests/e2e run pictures`, after the pages and programs are built.
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Browser, openBrowser } from './lib/browser.mjs';
import { begin, performByHand, writeNumber } from './lib/by-hand.mjs';
import { heading, press } from './lib/names.mjs';
import { startBridge } from './lib/programs.mjs';
import { daysLater } from './lib/script.mjs';
import { filled } from './lib/states/documents.mjs';

const folder = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
const morning = ['sign-in', 'resume', 'vacancy', 'password-code', 'two-options', 'application'];

/** A morning at the counter, so that no list is empty. */
async function fill({ call, pass }) {
  for (const [at, topic] of morning.entries()) {
    const minutes = 3 + ((at * 5) % 7);
    await call('entry.record', { client: topic === 'vacancy' ? 'employer' : 'citizen', topic, result: at === 4 ? 'unsolved' : 'solved', minutes });
    await pass(minutes + 2);
  }
  const { id } = await call('consultation.open', { client: 'citizen', groups: ['job-seeker'], situation: 'place-resume' });
  await call('consultation.pause', { consultation: id, until: daysLater((await call('desk.show')).today, 1) });
  await pass(3);
}

const onPaper = (file, name) => {
  execFileSync('pdftoppm', ['-png', '-r', '80', '-f', '1', '-l', '1', file, path.join(folder, name)]);
  renameSync(path.join(folder, `${name}-1.png`), path.join(folder, `${name}.png`));
};

test('pictures', async (t) => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const bridge = await startBridge(t);
  const { today } = await bridge.call('desk.show');
  await fill(bridge);
  const page = await openBrowser(t, bridge.url);
  const hands = new Browser(page);
  const shoot = (name) => page.screenshot({ path: path.join(folder, `${name}.png`) });

  await hands.find(heading('С чем пришли?'));
  await shoot('start');
  await begin(hands);
  await writeNumber(hands, today);
  await hands.find(heading('Распечатать направление'));
  await shoot('path');
  await hands.press('F2');
  await hands.find(press('Сохранить запись'));
  await shoot('quick-entry');
  await hands.press('Escape');
  await hands.click(press('Приём'));
  await bridge.pass(9);
  await performByHand(hands, today);
  await bridge.pass(1);
  await hands.press('Control', 'Digit2');
  await hands.find(heading('Журнал'));
  await page.locator('[role=gridcell]').first().waitFor();
  await shoot('journal');
  const resume = await filled(bridge.call);
  await page.goto(`${bridge.url}#/documents/${resume}?section=experience`);
  await hands.find(heading('Опыт работы'));
  await page.locator('.leafs svg').first().waitFor();
  await shoot('resume');
  await hands.press('Control', 'Digit5');
  await hands.find(heading('Сводка'));
  await page.locator('main svg').first().waitFor();
  await shoot('statistics');
  await hands.press('Control', 'Digit6');
  await hands.find(heading('Знания'));
  await shoot('knowledge');
  await hands.press('Control', 'Digit4');
  await hands.click(press('Памятка: резюме'));
  await page.locator('.desk svg').first().waitFor();
  await shoot('print');
  for (const paper of (await bridge.call('paper.list', {})).papers) onPaper(paper.file, paper.kind);
});
