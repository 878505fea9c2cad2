import { describe, expect, it } from 'vitest';

import { inRussianLayout, matches } from './layout';

describe('search by a few letters', () => {
  it('finds by beginnings of words, in any order', () => {
    expect(matches('Быстрая запись', 'зап')).toBe(true);
    expect(matches('Быстрая запись', 'зап быс')).toBe(true);
    expect(matches('Быстрая запись', 'трая')).toBe(false);
  });

  it('does not mind the wrong layout or a missing «ё»', () => {
    expect(inRussianLayout('ghbtv')).toBe('прием');
    expect(matches('Раздел «Приём»', 'прием')).toBe(true);
    expect(matches('Раздел «Приём»', 'ghbtv')).toBe(true);
    expect(matches('Тёмные', 'ntv')).toBe(true);
  });

  it('finds everything by nothing', () => {
    expect(matches('Журнал', '  ')).toBe(true);
  });
});
