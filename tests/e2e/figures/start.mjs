// From the start of the process to a page that takes a key, as the screen shows it: the program beside an empty window.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { empty, window } from './built.mjs';
import { driven, untilSo } from './driven.mjs';
import { memory } from './processes.mjs';
import { row, rows } from './report.mjs';
import { Samples } from './samples.mjs';
import { staying } from './stay.mjs';

const most = 1.3;
/** The middle of a broad letter: the caret blinks before it and behind it. */
const letter = { left: 3, width: 5 };

/**
 * What is started, how, and which keys bring the first letter into a field. The environment of the program is that of
 * a first start: it finds out by itself how to draw. The empty window is told, so that it is as quick as it can be.
 */
const programs = (folder) => ({
  ours: { program: window, heading: 'main h1', field: '#find', keys: ['ctrl+f', 'm'], env: { SCS_DATA_DIR: folder, SCS_KEYSTORE: 'file' } },
  empty: { program: empty, heading: 'h1', field: '#field', keys: ['Tab', 'm'], env: { WEBKIT_DISABLE_DMABUF_RENDERER: '1' } },
});

/** Figures of both, started in turns; memory is that of the first start, once the page stands. */
export async function start(screen, folder, times) {
  const { ours, empty } = programs(folder);
  const known = { ours: await learn(screen, ours, folder), empty: await learn(screen, empty, folder) };
  const taken = { ours: series(), empty: series() };
  for (let turn = 0; turn < times; turn += 1) {
    keep(taken.ours, await oneStart(screen, ours, known.ours));
    keep(taken.empty, await oneStart(screen, empty, known.empty));
  }
  return figures(taken, known);
}

const series = () => ({ painted: new Samples(), taken: new Samples() });
function keep(series, { painted, taken }) {
  series.painted.add(painted);
  series.taken.add(taken);
}

function figures({ ours, empty }, known) {
  const ratio = (kind) => ours[kind].percentile(50) / empty[kind].percentile(50);
  const note = `medians of ${ours.taken.count} starts each, in turns`;
  const load = Math.max(ours.taken.load, empty.taken.load);
  return [
    ...rows('start to heading on the screen', ours.painted),
    ...rows('start to heading on the screen, empty window', empty.painted),
    ...rows('start to the first letter in a field', ours.taken),
    ...rows('start to the first letter in a field, empty window', empty.taken),
    row('start to heading ÷ empty window', ratio('painted'), { unit: '×', note, load }),
    row('start to interactive ÷ empty window', ratio('taken'), { unit: '×', asked: most, note, load }),
    row('memory of the started program, PSS', known.ours.memory.pss, { unit: 'MiB', note: told(known.ours.memory) }),
    row('memory of the started program, RSS', known.ours.memory.rss, { unit: 'MiB' }),
    row('memory of the empty window, PSS', known.empty.memory.pss, { unit: 'MiB', note: told(known.empty.memory) }),
    row('memory of the empty window, RSS', known.empty.memory.rss, { unit: 'MiB' }),
  ];
}
export const told = ({ parts }) => parts.map(({ name, pss }) => `${name} ${Math.round(pss)}`).join(', ');

/** Where the heading and the letter stand, and what they look like once nothing moves any more. */
async function learn(screen, what, folder) {
  const places = await placesOf(screen, what, folder);
  return running(screen, what, async (child) => {
    const { x, y } = await screen.window();
    const at = ({ left, top, width, height }) => ({ x: x + left, y: y + top, width, height });
    const [heading, field] = [at(places.heading), at(places.field)];
    await screen.drawn(heading);
    const headed = await screen.still(heading);
    const blank = await screen.still(field);
    const memoryAtRest = memory(child.pid);
    await screen.press(...what.keys);
    await screen.drawn(field);
    const written = await screen.still(field);
    if (written.equals(blank)) throw new Error(`${what.keys.join(', ')} wrote nothing`);
    return { heading, field, headed, blank, written, memory: memoryAtRest };
  });
}

/** Asked of the page itself. */
function placesOf(screen, { program, heading, field }, folder) {
  return staying(async (stay) => {
    const page = await driven(stay, screen, folder, program);
    await untilSo(page, `document.querySelector(arguments[0]) !== null`, field);
    return page.run(
      `const [heading, field] = [arguments[0], arguments[1]].map((one) => document.querySelector(one).getBoundingClientRect());
       const style = getComputedStyle(document.querySelector(arguments[1]));
       const inner = (name) => parseFloat(style['padding' + name]) + parseFloat(style['border' + name + 'Width']);
       const whole = (places) => Object.fromEntries(Object.entries(places).map(([name, value]) => [name, Math.round(value)]));
       return {
         heading: whole({ left: heading.left, top: heading.top, width: Math.min(heading.width, 300), height: heading.height }),
         field: whole({ left: field.left + inner('Left') + arguments[2].left, top: field.top + inner('Top'), width: arguments[2].width, height: field.height - inner('Top') - inner('Bottom') }),
       };`,
      heading, field, letter,
    );
  });
}

/** One start: when the heading stood, and when the first letter did. The keys are sent once. */
async function oneStart(screen, what, { heading, field, headed, written }) {
  const began = performance.now();
  return running(screen, what, async () => {
    const painted = await screen.until(heading, headed);
    await screen.press(...what.keys);
    const taken = await screen.until(field, written);
    return { painted: painted - began, taken: taken - began };
  });
}

/** Starts the program, does the work, and closes its window as a person does. */
async function running(screen, { program, env }, work) {
  const clean = { ...screen.env, ...env };
  if (!env.WEBKIT_DISABLE_DMABUF_RENDERER) delete clean.WEBKIT_DISABLE_DMABUF_RENDERER;
  const child = spawn(program, [], { env: clean, stdio: 'ignore' });
  const ended = once(child, 'exit');
  try {
    const done = await work(child);
    await screen.press('alt+F4');
    await ended;
    return done;
  } finally {
    child.kill('SIGKILL');
  }
}
