// What the program holds: when it has started, on the journal of years, and after long work.
import { performByHand } from '../lib/by-hand.mjs';
import { heading } from '../lib/names.mjs';
import { jumpOver } from './roll.mjs';
import { told } from './start.mjs';
import { memory } from './processes.mjs';
import { row } from './report.mjs';

/** Screens are loaded and caches filled before the growth is counted. */
const warm = 3;
/** An hour is not lost to one slow answer, nor to one press the driver lets fall; so many may fall. */
const patience = 60;
const fallen = 5;
/** Rounds between two lines of how it goes. */
const often = 10;

const lines = (when, held, note = '') => [
  row(`memory ${when}, PSS`, held.pss, { unit: 'MiB', note: [told(held), note].filter(Boolean).join('; ') }),
  row(`memory ${when}, RSS`, held.rss, { unit: 'MiB' }),
];

/** The scripted consultation and the journal, over and over, for so many minutes. */
export async function long(window, minutes) {
  const { today } = await window.call('desk.show');
  const held = () => memory(window.program);
  window.patience = patience;
  await journal(window);
  const opened = held();
  const end = Date.now() + minutes * 60_000;
  let rounds = 0;
  let lost = 0;
  let before = null;
  while (Date.now() < end || rounds <= warm) {
    try {
      await round(window, today);
    } catch (error) {
      lost += 1;
      console.error(`a round was not finished: ${error.message}`);
      if (lost > fallen) throw error;
    }
    rounds += 1;
    if (rounds === warm) before = held();
    if (rounds % often === 0) console.error(`${rounds} rounds: ${told(held())}`);
  }
  const after = held();
  return [
    ...lines('on the journal', opened),
    ...lines(`after ${warm} rounds`, before),
    ...lines(`after ${rounds} rounds`, after, `${minutes} min, ${lost} rounds not finished`),
    row('growth, PSS', after.pss - before.pss, { unit: 'MiB', note: `${rounds - warm} rounds of a consultation and the journal` }),
    row('growth, RSS', after.rss - before.rss, { unit: 'MiB' }),
  ];
}

async function round(window, today) {
  await window.go('#/?new=1');
  await window.find(heading('С чем пришли?'));
  await performByHand(window, today);
  await journal(window);
}

async function journal(window) {
  await window.go('#/journal');
  await window.find(`//*[@role='grid']//*[@role='gridcell']`);
  await jumpOver(window, 12);
}
