// Measures the real window and prints one table: `cargo xtask bench --window`, or `npm -w tests/e2e run figures` when all is built.
// `-- --only start,keys,roll,long` measures a part, `-- --minutes 60` works for so long.
import path from 'node:path';
import { parseArgs } from 'node:util';

import { needBuilt, target } from './built.mjs';
import { desk, seed } from './desk.mjs';
import { driven } from './driven.mjs';
import { keys } from './keys.mjs';
import { long } from './long.mjs';
import { print, save } from './report.mjs';
import { roll } from './roll.mjs';
import { Screen } from './screen.mjs';
import { start } from './start.mjs';
import { staying } from './stay.mjs';

const records = 100_000;
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'start,keys,roll,long' },
    starts: { type: 'string', default: '12' },
    minutes: { type: 'string', default: '4' },
  },
});
const parts = values.only.split(',');

/** Both kinds of work have the same display and the same folder. */
async function measure(stay) {
  const screen = await Screen.open(stay);
  const folder = desk(stay, records);
  const figures = [];
  if (parts.includes('start')) figures.push(...(await start(screen, folder, Number(values.starts))));
  if (parts.some((part) => part !== 'start')) figures.push(...(await staying((inner) => inside(inner, screen, folder))));
  return figures;
}

async function inside(stay, screen, folder) {
  const window = await driven(stay, screen, folder);
  const figures = [];
  if (parts.includes('keys')) figures.push(...(await keys(window, screen)));
  if (parts.includes('roll')) figures.push(...(await roll(window, screen, { records, seed })));
  if (parts.includes('long')) figures.push(...(await long(window, Number(values.minutes))));
  return figures;
}

needBuilt();
const figures = await staying(measure);
print(figures);
console.log(`\n${path.relative(process.cwd(), save(path.join(target, 'bench'), { records, seed, parts }, figures))}`);
