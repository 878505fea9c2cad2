// Keys of a keyboard in the real window: from the press to the second frame after what it brings is there.
import { heading } from '../lib/names.mjs';
import { inPage, untilSo } from './driven.mjs';
import { rows } from './report.mjs';
import { Samples } from './samples.mjs';

const times = 120;
const opens = 'F2';
const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** Runs in the page: notes how long each press of the key took until `isThere` and two frames more. */
function timePresses(code, isThere) {
  window.taken = [];
  const onKey = (event) => {
    if (code ? event.code !== code : event.key.length !== 1) return;
    const from = performance.now();
    const before = isThere();
    const look = () => {
      const now = isThere();
      if (now === before || !now) return requestAnimationFrame(look);
      requestAnimationFrame(() => requestAnimationFrame(() => window.taken.push(performance.now() - from)));
    };
    // The value is there only after the key has done its work.
    queueMicrotask(look);
  };
  addEventListener('keydown', onKey, true);
  return () => removeEventListener('keydown', onKey, true);
}

const entered = `() => (document.activeElement?.closest('.sheet') && document.activeElement.matches('input')) || null`;
const valueOf = (id) => `() => document.getElementById('${id}').value`;

export async function keys(window, screen) {
  await inPage(window, 'timePresses', timePresses);
  return [
    ...rows('F2 to the field with the caret, start screen', await quickEntry(window, screen, '#/', 'С чем пришли?'), { asked: 120 }),
    ...rows('F2 to the field with the caret, journal', await quickEntry(window, screen, '#/journal', 'Журнал'), { asked: 120 }),
    ...rows('key to painted, note of the quick entry', await note(window, screen), { asked: 60 }),
    ...rows('key to painted, search of the start screen', await search(window, screen), { asked: 60 }),
  ];
}

async function timed(window, code, isThere, press) {
  const samples = new Samples();
  await window.run(`window.stopPresses = window.timePresses(arguments[0], ${isThere})`, code);
  for (let turn = 0; turn < times; turn += 1) {
    await press(turn);
    await untilSo(window, `window.taken.length > arguments[0]`, turn);
    samples.add((await window.run(`return window.taken.at(-1)`)));
    await press.after?.();
  }
  await window.run(`window.stopPresses()`);
  return samples;
}

async function quickEntry(window, screen, hash, title) {
  await window.go(hash);
  await window.find(heading(title));
  const press = () => screen.press(opens);
  press.after = async () => {
    await screen.press('Escape');
    await untilSo(window, `!document.querySelector('.sheet')`);
  };
  return timed(window, opens, entered, press);
}

/** Letters are typed into an empty field; it is emptied when it is full. */
async function note(window, screen) {
  await window.go('#/');
  await window.find(heading('С чем пришли?'));
  await screen.press(opens);
  await untilSo(window, `document.getElementById('quick-note') !== null`);
  await window.run(`document.getElementById('quick-note').focus()`);
  const samples = await timed(window, null, valueOf('quick-note'), (turn) => screen.press(letters[turn % letters.length]));
  await screen.press('ctrl+a', 'BackSpace', 'Escape');
  await untilSo(window, `!document.querySelector('.sheet')`);
  return samples;
}

async function search(window, screen) {
  await window.go('#/');
  await window.find(heading('С чем пришли?'));
  await window.run(`document.getElementById('find').focus()`);
  const samples = await timed(window, null, valueOf('find'), async (turn) => {
    if (turn % letters.length === 0) await screen.press('ctrl+a');
    await screen.press(letters[turn % letters.length]);
  });
  await screen.press('ctrl+a', 'BackSpace');
  return samples;
}
