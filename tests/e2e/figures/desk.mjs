// Folders to measure in: years of work written by the generator, kept between runs.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

import { target } from './built.mjs';

export const seed = 20261123;

/** A folder of the window's own with so many records; ends with the stay. */
export function desk(stay, records) {
  const kept = path.join(target, 'figures', `${records}-records-${seed}`);
  if (!existsSync(kept)) write(kept, records);
  const folder = path.join(target, 'figures', `at-work-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(kept, folder, { recursive: true });
  stay.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Takes its name only when whole. */
function write(kept, records) {
  const half = `${kept}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const began = performance.now();
  execFileSync(path.join(target, 'release/examples/records'), ['--desk', half, '--records', String(records), '--seed', String(seed)], { stdio: 'inherit', env: { ...process.env, SCS_KEYSTORE: 'file' } });
  console.log(`${records} records written in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  renameSync(half, kept);
}
