// The table on the screen and the same figures in a file.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';

const rounded = (value) => Math.round(value * 100) / 100;

/** One line: what was measured, in which unit, and the most that is asked of it, if anything is. */
export function row(name, value, { unit = 'ms', asked = null, note = '', load = loadavg()[0] } = {}) {
  return { name, value: rounded(value), unit, asked, met: asked === null ? null : value <= asked, note, load: rounded(load) };
}

/** Two lines of the same samples: the usual time and the slow one, which is held against what is asked. */
export function rows(name, samples, { asked = null, askedUsually = null } = {}) {
  const { load } = samples;
  const note = `n ${samples.count}`;
  return [
    row(`${name}, p50`, samples.percentile(50), { asked: askedUsually, note, load }),
    row(`${name}, p95`, samples.percentile(95), { asked, note, load }),
  ];
}

const verdict = ({ met }) => (met === null ? '' : met ? 'met' : 'MISSED');

export function print(figures) {
  const line = (name, value, unit, asked, met, load, note) =>
    `${name.padEnd(62)} ${String(value).padStart(9)} ${unit.padEnd(5)} ${String(asked).padStart(6)} ${met.padEnd(6)} ${String(load).padStart(5)}  ${note}`;
  console.log(`\n${line('name', 'value', '', 'asked', '', 'load', '')}`);
  for (const one of figures) console.log(line(one.name, one.value, one.unit, one.asked === null ? '' : `≤ ${one.asked}`, verdict(one), one.load, one.note));
}

/** Writes the figures under today's date (UTC); a second run of the day replaces the first. */
export function save(folder, about, figures) {
  const day = new Date().toISOString().slice(0, 10);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `window-${day}.json`);
  writeFileSync(file, `${JSON.stringify({ day, cores: cpus().length, ...about, rows: figures }, null, 2)}\n`);
  return file;
}
