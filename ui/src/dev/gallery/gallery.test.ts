import { describe, expect, it } from 'vitest';

const parts = Object.keys(import.meta.glob('../../ui/*.svelte')).map((file) => file.split('/').at(-1) ?? '');
const shown = Object.values(import.meta.glob<string>('./*.svelte', { eager: true, query: '?raw', import: 'default' })).join('\n');

describe('the gallery', () => {
  it('shows every part of the look', () => {
    expect(parts.length).toBeGreaterThan(10);
    expect(parts.filter((part) => !shown.includes(`/ui/${part}'`))).toEqual([]);
  });
});
