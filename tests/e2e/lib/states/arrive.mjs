// How a state comes about, and by what it is known to stand.
import { Browser } from '../browser.mjs';
import { field, heading } from '../names.mjs';
import { quick, referral } from '../script.mjs';

export const trouble = `//*[@role='alert']`;
export const toFix = `//*[@role='group'][h2[starts-with(normalize-space(.),'Исправьте ')]]`;
export const dialog = (name) => `//dialog[@open and @aria-label='${name}']`;
export const region = (name) => `//*[@aria-label='${name}']`;
export const sheet = `${region('Просмотр листа')}//*[local-name()='svg' and @viewBox]`;
export const main = (hands) => hands.press('Control', 'Enter');

/** The page anew at an address of the program, without what was typed before. */
export async function show(page, hash, found) {
  const { origin } = new URL(page.url());
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto('about:blank');
  await page.goto(`${origin}/${hash}`);
  const hands = new Browser(page);
  await hands.find(found ?? '//h1');
  return hands;
}

/** From now on the core does not answer this command. */
export const silence = (page, command) =>
  page.route('**/call', (route) => (route.request().postDataJSON().command === command ? route.abort() : route.fallback()));

/** This command is answered so many milliseconds late from now on. */
export const slow = (page, command, delay) =>
  page.route('**/call', async (route) => {
    if (route.request().postDataJSON().command === command) await new Promise((resolve) => setTimeout(resolve, delay));
    return route.fallback();
  });

export const open = (call, more = {}) => call('consultation.open', { client: 'citizen', groups: ['job-seeker'], situation: 'print-referral', ...more });
export const free = { situation: null, groups: [] };

export async function onPath(page, call) {
  const { id } = await open(call);
  return show(page, `#/consultation/${id}`, heading('Получить направление'));
}

/** One step further: with the number written, the referral waits to be printed. */
export async function withNumber(call) {
  const view = await open(call);
  const { today } = await call('desk.show');
  const proof = { outcome: 'got', portal_number: referral.number, portal_date: today };
  await call('step.take', { consultation: view.id, step: view.step.address, ...proof });
  return view.id;
}

export async function onReferral(page, call) {
  const consultation = await withNumber(call);
  return show(page, `#/print?kind=referral&consultation=${consultation}`, field('Организация'));
}

export async function onRecord(page, call) {
  const { line } = await call('entry.record', quick);
  return show(page, `#/journal/${line.id}`, region('Запись журнала'));
}

export async function finished(call, result) {
  const { id } = await open(call);
  await call('consultation.finish', { consultation: id, result, minutes: 7, next_visit: result === 'again' ? '2026-11-30' : null });
  return id;
}
