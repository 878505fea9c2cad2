// What a person types is never more than a second from the disk: in every form, even when the program is killed.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

import { Browser, openBrowser } from '../lib/browser.mjs';
import { choice, field, press } from '../lib/names.mjs';
import { startBridge, temporaryFolder } from '../lib/programs.mjs';
import { quick } from '../lib/script.mjs';
import { open, show, withNumber } from '../lib/states/arrive.mjs';
import { begun, filled } from '../lib/states/documents.mjs';
import { waiting } from '../lib/states/knowledge.mjs';

const second = 1000;
const ofConsultation = (draft) => async (call) => {
  const { id } = await open(call);
  return { hash: `#/consultation/${id}`, draft: `${draft}/${id}` };
};

/**
 * Every form: where it is (`make`), how it comes up (`unfold`), and its field. Some come up by themselves once
 * something is kept (`isBack`). `typed` is what stands in the field afterwards.
 */
const forms = [
  // First: a record that is written takes the draft of the quick entry with it.
  {
    kind: 'correct',
    async make(call) {
      const { line } = await call('entry.record', quick);
      return { hash: `#/journal/${line.id}`, draft: `correct/${line.id}` };
    },
    unfold: (hands) => hands.click(press('Исправить запись')),
    field: `//*[@id='correct-note']`,
    typed: 'Сменился номер телефона',
  },
  { kind: 'quick-entry', make: () => ({ hash: '#/', draft: 'quick-entry' }), unfold: (hands) => hands.press('F2'), field: field('Заметка'), typed: 'Спросил про часы' },
  {
    kind: 'start',
    make: () => ({ hash: '#/', draft: 'start' }),
    unfold: (hands) => hands.find(`//legend[.='Кто пришёл']`),
    field: `${choice('Кто пришёл', 'Работодатель')}//input`,
    isPicked: true,
  },
  {
    kind: 'step',
    async make(call) {
      const view = await open(call);
      return { hash: `#/consultation/${view.id}`, draft: `step/${view.id}/${view.step.address.path}/${view.step.address.step}` };
    },
    unfold: (hands) => hands.click(press('Записать номер')),
    field: field('Номер с портала'),
    isBack: true,
    typed: '118-В',
  },
  { kind: 'pause', make: ofConsultation('pause'), unfold: (hands) => hands.click(press('Отложить')), field: field('До какого дня'), typed: '25.11.2026' },
  { kind: 'question', make: ofConsultation('question'), unfold: (hands) => hands.click(press('Передать специалисту')), field: `//*[@id='question-text']`, typed: 'Где взять номер?' },
  {
    kind: 'answer',
    async make(call) {
      const { id } = await open(call);
      const { specialists } = await call('desk.show');
      const { questions } = await call('question.ask', { consultation: id, specialist: specialists[0].id, text: 'Где взять номер?' });
      return { hash: `#/consultation/${id}`, draft: `answer/${questions[0].id}` };
    },
    field: `//textarea[starts-with(@id,'answer-')]`,
    typed: 'В кабинете',
  },
  {
    kind: 'finish',
    async make(call) {
      const { id } = await open(call);
      return { hash: `#/consultation/${id}/finish`, draft: `finish/${id}` };
    },
    field: field('Заметка'),
    typed: 'Придёт с сыном',
  },
  {
    kind: 'card-note',
    async make(call) {
      const { id } = await waiting(call);
      return { hash: `#/knowledge/own/${id}`, draft: `card-note/${id}` };
    },
    unfold: (hands) => hands.click(press('Вернуть автору')),
    field: field('Что исправить'),
    typed: 'Назвать кнопку',
  },
  // After it: a new card that is written takes the draft of a new card with it.
  { kind: 'card', make: () => ({ hash: '#/knowledge/write', draft: 'card/new' }), field: field('Как называется'), typed: 'Разряд не выбирается' },
  {
    kind: 'document',
    async make(call) {
      const id = await begun(call);
      return { hash: `#/documents/${id}`, draft: `document/${id}` };
    },
    field: field('Желаемая должность'),
    typed: 'Швея',
  },
  {
    kind: 'document',
    async make(call) {
      const id = await filled(call);
      return { hash: `#/documents/${id}?section=review`, draft: `document/${id}/move` };
    },
    unfold: (hands) => hands.click(choice('Что произошло?', 'Человек отправил на публикацию')),
    field: field('День на портале'),
    typed: '23.11.2026',
  },
  { kind: 'sector', make: () => ({ hash: '#/sector', draft: 'sector' }), field: `(//*[@id='main']//fieldset//input)[1]`, isPicked: true },
  { kind: 'settings', make: () => ({ hash: '#/settings', draft: 'settings' }), field: field('Полное название'), typed: 'Центр занятости у реки' },
  {
    kind: 'print',
    async make(call) {
      const consultation = await withNumber(call);
      return { hash: `#/print?kind=referral&consultation=${consultation}`, draft: `print/referral/${consultation}` };
    },
    field: field('Организация'),
    typed: 'ООО «Веретено»',
  },
  { kind: 'print', make: () => ({ hash: '#/print?kind=memo&item=interview', draft: 'print/memo/' }), field: `//*[@id='copies']`, typed: '7' },
];

async function comeTo(page, form, { hash }, isAgain) {
  await show(page, hash);
  const hands = new Browser(page);
  if (form.unfold && !(isAgain && form.isBack)) await form.unfold(hands);
  await hands.find(form.field);
  return page.locator(`xpath=${form.field}`).first();
}

/** Until the desk has the draft; answers how long after the last key. */
async function untilKept(call, draft, words) {
  const since = performance.now();
  for (;;) {
    const { body } = await call('draft.load', { form: draft });
    if (body && JSON.stringify(body).includes(words)) return performance.now() - since;
    assert.ok(performance.now() - since < 5 * second, `${draft} was never kept`);
  }
}

async function typeInto(page, form, item) {
  if (form.isPicked) return item.click();
  await item.fill('');
  await item.pressSequentially(form.typed);
}

async function recovered(t, desk, groups) {
  const bridge = await startBridge(t, { desk, setUp: false });
  await bridge.call('desk.recover', { key: groups.join('-'), key_in_file: false });
  return bridge;
}

test('every form is kept within a second, and found after the program was killed', async (t) => {
  const desk = temporaryFolder(t);
  const before = await startBridge(t, { desk });
  const { groups } = await before.call('recovery.issue', { printer: null });
  const page = await openBrowser(t, before.url);
  const made = [];
  for (const form of forms) {
    await t.test(`${form.kind}: typed`, async (t) => {
      const place = await form.make(before.call);
      made.push([form, place]);
      await typeInto(page, form, await comeTo(page, form, place, false));
      const took = await untilKept(before.call, place.draft, form.isPicked ? '":"' : JSON.stringify(form.typed).slice(1, -1));
      t.diagnostic(`${place.draft.split('/')[0]} kept after ${Math.round(took)} ms`);
      assert.ok(took <= second, `${Math.round(took)} ms behind`);
    });
  }
  before.child.kill('SIGKILL');
  await once(before.child, 'exit');

  const after = await recovered(t, desk, groups);
  await page.goto(after.url);
  for (const [form, place] of made) {
    await t.test(`${form.kind}: found again`, async () => {
      const item = await comeTo(page, form, place, true);
      const holds = ([element, words]) => (words === null ? element.checked : element.value === words);
      await page.waitForFunction(holds, [await item.elementHandle(), form.typed ?? null]);
    });
  }
});

test('a program killed in the midst of typing loses a second at most', async (t) => {
  const desk = temporaryFolder(t);
  const before = await startBridge(t, { desk });
  const { groups } = await before.call('recovery.issue', { printer: null });
  const page = await openBrowser(t, before.url);
  const hands = await show(page, '#/');
  await hands.press('F2');
  const note = page.locator(`xpath=${field('Заметка')}`);
  await note.focus();
  const typed = [];
  while (typed.length < 30) {
    await page.keyboard.type('а', { delay: 100 });
    typed.push(performance.now());
  }
  const killed = performance.now();
  before.child.kill('SIGKILL');
  await once(before.child, 'exit');

  const after = await recovered(t, desk, groups);
  const { body } = await after.call('draft.load', { form: 'quick-entry' });
  const owed = typed.filter((at) => killed - at >= second).length;
  t.diagnostic(`typed ${typed.length}, owed ${owed}, kept ${body?.note.length}`);
  assert.ok(owed > 0 && (body?.note.length ?? 0) >= owed, `${body?.note.length} of ${owed} letters`);
});

test('no form with a draft is left out', () => {
  const root = new URL('../../../ui/src/', import.meta.url);
  const sources = readdirSync(root, { recursive: true }).filter((file) => /\.(?:ts|svelte)$/.test(file) && !file.endsWith('.test.ts'));
  const known = sources.flatMap((file) => [...readFileSync(new URL(file, root), 'utf8').matchAll(/new Draft(?:<\w+>)?\([`']([a-z-]+)/g)].map(([, kind]) => kind));
  const drafts = sources.flatMap((file) => readFileSync(new URL(file, root), 'utf8').match(/new Draft\b/g) ?? []);
  assert.equal(known.length, drafts.length);
  assert.deepEqual([...new Set(known)].sort(), [...new Set(forms.map(({ kind }) => kind))].sort());
});
