// The release programs that are measured.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
export const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
export const window = process.env.SCS_APP ?? path.join(target, 'release/scs-app');
export const empty = path.join(target, 'release/examples/empty-window');

export function needBuilt() {
  for (const program of [window, empty, path.join(target, 'release/examples/records')]) {
    if (!existsSync(program)) throw new Error(`${path.relative(root, program)} is not built: cargo xtask bench builds it and measures`);
  }
}
