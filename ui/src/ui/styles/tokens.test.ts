import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

/** The promise: text on its ground 7, text on tints 4.5, edges, charts and focus 3. In the contrast themes all text 7. */
const pairs: [string, string, number][] = [
  ['text', 'bg', 7], ['text', 'surface', 7], ['text', 'well', 7], ['text', 'select', 7],
  ['muted', 'bg', 7], ['muted', 'surface', 7], ['muted', 'well', 4.5], ['muted', 'select', 4.5],
  ['accent', 'bg', 7], ['accent', 'surface', 7], ['accent', 'select', 4.5],
  ['on-accent', 'accent', 7], ['on-accent', 'accent-press', 7], ['bg', 'text', 7],
  ['error', 'bg', 7], ['error', 'surface', 7], ['error', 'select', 4.5], ['error', 'error-soft', 4.5],
  ['success', 'bg', 7], ['success', 'surface', 7], ['success', 'success-soft', 4.5],
  ['warn', 'bg', 7], ['warn', 'warn-soft', 7],
  ['edge-ink', 'bg', 3], ['edge-ink', 'surface', 3], ['edge-ink', 'well', 3], ['edge-ink', 'select', 3],
  ['text', 'error-soft', 7], ['text', 'success-soft', 7], ['text', 'warn-soft', 7],
  ['accent', 'warn-soft', 4.5], ['accent', 'error-soft', 4.5], ['muted', 'warn-soft', 4.5], ['muted', 'error-soft', 4.5],
  ['warn-edge', 'warn-soft', 3], ['focus-ink', 'focus', 3],
  ['c1', 'bg', 3], ['c2', 'bg', 3], ['c3', 'bg', 3], ['c4', 'bg', 3], ['c5', 'bg', 3], ['c6', 'bg', 3],
];
/** Lines that only part things from each other. */
const decoration = ['line'];
const themes = ['light', 'dark', 'contrast-white', 'contrast-black', 'contrast-blue'];
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function coloursOf(theme: string): Map<string, string> {
  const block = new RegExp(`\\[data-theme='${theme}'\\]\\s*\\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9A-Fa-f]{6})/g)].map((found) => [found[1] ?? '', found[2] ?? '']));
}
function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [brightness(one), brightness(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(themes)('the %s theme', (theme) => {
  const colours = coloursOf(theme);

  it.each(pairs)('keeps %s on %s readable', (ink, ground, least) => {
    const promised = theme.startsWith('contrast') && least > 3 ? 7 : least;
    expect(contrast(colours.get(ink) ?? '#000000', colours.get(ground) ?? '#000000')).toBeGreaterThanOrEqual(promised);
  });

  it('has no colour without a promise', () => {
    const promised = new Set(pairs.flatMap(([ink, ground]) => [ink, ground]));
    expect([...colours.keys()].filter((name) => !promised.has(name) && !decoration.includes(name))).toEqual([]);
  });

  it('keeps one of the two colours of the focus visible on every ground', () => {
    for (const ground of ['bg', 'surface', 'well', 'select', 'accent']) {
      const on = (ink: string) => contrast(colours.get(ink) ?? '#000000', colours.get(ground) ?? '#000000');
      expect(Math.max(on('focus'), on('focus-ink')), ground).toBeGreaterThanOrEqual(3);
    }
  });
});
