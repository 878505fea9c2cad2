// The journal of years in the real window: frames while it is scrolled, jumps anywhere, nodes.
import { heading } from '../lib/names.mjs';
import { prepare, watching } from '../lib/roll.mjs';
import { inPage, untilSo } from './driven.mjs';
import { row, rows } from './report.mjs';
import { Samples } from './samples.mjs';

const jumps = 120;
const steps = 240;

/** Runs in the page: scrolls to a share of the roll; answers the milliseconds until every row in sight shows its record, and one frame more. */
function jumpTo(share) {
  const roll = document.querySelector('[role=grid]');
  const isReal = () => {
    const box = roll.getBoundingClientRect();
    const [top, bottom] = [roll.querySelector('.head').getBoundingClientRect().bottom, box.bottom];
    const rows = [...roll.querySelectorAll('.canvas > [role=row]')].map((one) => ({ one, at: one.getBoundingClientRect() }));
    const inside = rows.filter(({ at }) => at.bottom > top + 1 && at.top < bottom - 1).sort((one, other) => one.at.top - other.at.top);
    let covered = top + 1;
    for (const { one, at } of inside) {
      if (at.top > covered + 1 || ['', '…'].includes(one.textContent.trim())) return false;
      covered = at.bottom;
    }
    return covered >= Math.min(bottom, roll.querySelector('.canvas').getBoundingClientRect().bottom) - 1;
  };
  return new Promise((resolve) => {
    const from = performance.now();
    roll.scrollTop = (roll.scrollHeight - roll.clientHeight) * share;
    const look = () => (isReal() ? requestAnimationFrame(() => resolve(performance.now() - from)) : requestAnimationFrame(look));
    // The first frame after the scroll is the first that can show anything else.
    requestAnimationFrame(look);
  });
}

/** Runs in the page: the bar drawn over the whole roll, one step a frame. */
async function draw(steps) {
  const roll = document.querySelector('[role=grid]');
  for (let step = 0; step <= steps; step += 1) {
    roll.scrollTop = (roll.scrollHeight * step) / steps;
    await new Promise(requestAnimationFrame);
  }
}

/** Runs in the page: a steady pace that a person can still read, so many pixels a frame. */
async function pace(pixels, frames) {
  const roll = document.querySelector('[role=grid]');
  roll.scrollTop = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    roll.scrollTop += pixels;
    await new Promise(requestAnimationFrame);
  }
}

/** The window under the names that `roll.mjs` knows of a browser's page. */
const asPage = (window) => ({
  addInitScript: (script) => window.run(script),
  evaluate: (what) => window.run(`return (${what})()`),
});

/** Numbers from 0 to 1 that are the same in every run. */
function* shares(seed) {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

export async function roll(window, screen, { records, seed }) {
  await window.go('#/journal');
  await window.find(heading('Журнал'));
  await untilSo(window, `document.querySelector('[role=grid] [role=gridcell].time') !== null`);
  const shown = await window.run(`return Number(document.querySelector('[role=grid]').getAttribute('aria-rowcount'))`);
  if (shown < records) throw new Error(`the roll has ${shown} rows`);
  await prepare(asPage(window));
  const seen = {
    'by the wheel': await watching(asPage(window), () => wheel(window, screen)),
    'at a steady pace': await watching(asPage(window), () => window.answer(`await (${pace})(...args)`, 60, steps)),
    'bar from end to end': await watching(asPage(window), () => window.answer(`await (${draw})(...args)`, steps)),
  };
  const nodes = await window.run(`return document.querySelectorAll('*').length`);
  const frames = Object.entries(seen).flatMap(([way, { frames, blank, waiting, p50, p95 }]) => [
    row(`frame of the roll ${way}, p50`, p50, { asked: 30, note: `${frames} frames, ${waiting} with a row on its way` }),
    row(`frame of the roll ${way}, p95`, p95, { asked: 50 }),
    row(`blank frames of the roll ${way}`, blank, { unit: '', asked: 0 }),
  ]);
  return [...frames, ...rows('jump anywhere to real records', await jumpOver(window, jumps, seed), { asked: 150 }), row('DOM elements on the journal', nodes, { unit: '', asked: 1500 })];
}

/** Notches of a wheel over the middle of the roll, as fast as a hand turns it. */
async function wheel(window, screen) {
  const box = await window.run(`const { left, top, width, height } = document.querySelector('[role=grid]').getBoundingClientRect(); return { x: left + width / 2, y: top + height / 2 };`);
  const { x, y } = await screen.window();
  await screen.tool('mousemove', String(Math.round(x + box.x)), String(Math.round(y + box.y)));
  const before = await window.run(`return document.querySelector('[role=grid]').scrollTop`);
  for (let turn = 0; turn < 10; turn += 1) await screen.tool('click', '--repeat', '12', '--delay', '25', turn % 4 === 3 ? '4' : '5');
  if ((await window.run(`return document.querySelector('[role=grid]').scrollTop`)) === before) throw new Error('the wheel moved nothing');
}

/** Jumps all over the roll; how long each took. */
export async function jumpOver(window, times, seed = 1) {
  await inPage(window, 'jumpTo', jumpTo);
  const samples = new Samples();
  const places = shares(seed);
  for (let turn = 0; turn < times; turn += 1) samples.add(await window.answer(`return window.jumpTo(...args)`, places.next().value));
  return samples;
}
