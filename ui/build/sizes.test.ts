import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { weigh, type Piece } from './sizes';

/** Random bytes stay as large as they are. */
const code = (kilobytes: number) => new Uint8Array(randomBytes(kilobytes * 1000));
const build: [string, Piece][] = [
  ['index.js', { code: code(10), isEntry: true, imports: ['shared.js'], dynamicImports: ['screen.js'] }],
  ['shared.js', { code: code(20) }],
  ['screen.js', { code: code(5), imports: ['shared.js', 'part.js'] }],
  ['part.js', { code: code(30), imports: ['screen.js'] }],
  ['index.css', { code: code(12) }],
  ['screen.css', { code: code(12) }],
];
const weights = (pieces: [string, Piece][]) => new Map(weigh(new Map(pieces)).map(({ name, bytes, budget }) => [name, { kilobytes: Math.round(bytes / 1000), isOver: bytes > budget }]));

describe('the weight of a build', () => {
  it('is what comes at once, each screen by itself, and all styles', () => {
    expect([...weights(build)]).toEqual([
      ['shell', { kilobytes: 30, isOver: false }],
      ['screen.js', { kilobytes: 35, isOver: false }],
      ['all styles', { kilobytes: 24, isOver: false }],
    ]);
  });

  it('is over the budget when a part grows', () => {
    const grown = (name: string, by: number): [string, Piece][] => build.map(([file, piece]) => [file, file === name ? { ...piece, code: code(by) } : piece]);
    expect(weights(grown('shared.js', 60)).get('shell')?.isOver).toBe(true);
    expect(weights(grown('part.js', 41)).get('screen.js')?.isOver).toBe(true);
    expect(weights(grown('screen.css', 20)).get('all styles')?.isOver).toBe(true);
  });
});
