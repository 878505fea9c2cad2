import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Bytes after gzip. What a weak machine with a slow disk must read before the first screen stands. */
export const budgets = { shell: 60_000, screen: 40_000, css: 25_000 } as const;

/** A file of the build: only what is weighed here. */
export interface Piece {
  code: string | Uint8Array;
  /** The file of ours it is made of. */
  from?: string | undefined;
  isEntry?: boolean;
  /** Files that come with it at once. */
  imports?: readonly string[];
  /** Files that come when they are asked for. */
  dynamicImports?: readonly string[];
}
export type Pieces = ReadonlyMap<string, Piece>;

export interface Weight {
  name: string;
  bytes: number;
  budget: number;
}

/** The files and all they bring with them at once. */
function together(pieces: Pieces, files: readonly string[], known = new Set<string>()): Set<string> {
  for (const file of files) {
    if (known.has(file)) continue;
    known.add(file);
    together(pieces, pieces.get(file)?.imports ?? [], known);
  }
  return known;
}

/** The shell, each screen without the shell, and all styles. */
export function weigh(pieces: Pieces): Weight[] {
  const zipped = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + gzipSync(pieces.get(file)?.code ?? '', { level: 9 }).length, 0);
  const shell = together(pieces, [...pieces].filter(([, piece]) => piece.isEntry).map(([file]) => file));
  const screens = new Set([...pieces.values()].flatMap((piece) => piece.dynamicImports ?? []));
  const styles = [...pieces.keys()].filter((file) => file.endsWith('.css'));
  return [
    { name: 'shell', bytes: zipped(shell), budget: budgets.shell },
    ...[...screens].map((screen) => {
      const own = [...together(pieces, [screen])].filter((file) => !shell.has(file));
      return { name: pieces.get(screen)?.from ?? screen, bytes: zipped(own), budget: budgets.screen };
    }),
    { name: 'all styles', bytes: zipped(styles), budget: budgets.css },
  ];
}

/** Weighs every build and fails the one that is too heavy. */
export function sizes(): Plugin {
  return {
    name: 'sizes',
    apply: 'build',
    writeBundle(_, bundle) {
      const pieces = new Map<string, Piece>();
      for (const [file, made] of Object.entries(bundle)) {
        if (made.type === 'asset') pieces.set(file, { code: made.source });
        else pieces.set(file, { ...made, from: made.facadeModuleId?.split('/src/').at(-1) });
      }
      const weights = weigh(pieces);
      const told = (weight: Weight) => `${(weight.bytes / 1000).toFixed(1)} of ${weight.budget / 1000} kB gz  ${weight.name}`;
      this.info(`\n${weights.map(told).join('\n')}`);
      const heavy = weights.filter((weight) => weight.bytes > weight.budget);
      if (heavy.length > 0) this.error(`over the budget:\n${heavy.map(told).join('\n')}`);
    },
  };
}
