import { describe, expect, it } from 'vitest';

import { counted, grouped } from './plural';

const records = ['запись', 'записи', 'записей'] as const;

describe('numbers and their nouns', () => {
  it.each([
    [0, 'записей'], [1, 'запись'], [2, 'записи'], [4, 'записи'], [5, 'записей'], [11, 'записей'], [12, 'записей'],
    [14, 'записей'], [21, 'запись'], [22, 'записи'], [111, 'записей'], [101, 'запись'],
  ])('%i agrees', (count, noun) => {
    expect(counted(count, records)).toBe(`${count}\u00a0${noun}`);
  });

  it('stand apart by thousands and never break', () => {
    expect(grouped(12480)).toBe('12\u00a0480');
    expect(grouped(100)).toBe('100');
    expect(counted(1234567, records)).toBe('1\u00a0234\u00a0567\u00a0записей');
  });
});
