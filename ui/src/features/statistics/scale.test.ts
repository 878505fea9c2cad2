import { describe, expect, it } from 'vitest';

import { cut, every, ticks } from './scale';

describe('a scale', () => {
  it('has round steps and covers the greatest value', () => {
    expect(ticks(31)).toEqual([0, 20, 40]);
    expect(ticks(3)).toEqual([0, 1, 2, 3]);
    expect(ticks(0)).toEqual([0, 1]);
    expect(ticks(128)).toEqual([0, 50, 100, 150]);
  });

  it('cuts a long name at a word', () => {
    expect(cut('Выбрать: услуга центра или проверка', 25)).toBe('Выбрать: услуга центра…');
    expect(cut('Резюме', 25)).toBe('Резюме');
  });

  it('leaves labels out rather than letting them touch', () => {
    expect(every(5, 500, 60)).toBe(1);
    expect(every(31, 500, 30)).toBe(2);
  });
});
