import { describe, expect, it } from 'vitest';

import { clock, dayOf, dotted, inWords, moment, readDay, shifted } from './dates';

const today = '2026-11-23';

describe('a day as people type it', () => {
  it.each([
    ['25.11.2026', '2026-11-25'],
    ['25.11', '2026-11-25'],
    ['1.2.2027', '2027-02-01'],
    ['01/02/2027', '2027-02-01'],
    ['25112026', '2026-11-25'],
    ['25 ноября', '2026-11-25'],
    ['25 ноя 2027', '2027-11-25'],
    ['1 мая 2027 года', '2027-05-01'],
    ['2026-11-25', '2026-11-25'],
    ['Сегодня', today],
    ['29.02.2028', '2028-02-29'],
  ])('«%s» is read', (typed, day) => {
    expect(readDay(typed, today)).toEqual({ day, trouble: null });
  });

  it('nothing typed is no day and no trouble', () => {
    expect(readDay('  ', today)).toEqual({ day: null, trouble: null });
  });

  it.each(['завтра', '25', '25.11.26', '1 февраль марта', '11.2026', '<b>', '99999999999'])('«%s» is refused with words', (typed) => {
    const { day, trouble } = readDay(typed, today);
    expect(day).toBeNull();
    expect(trouble).toBeTruthy();
  });

  it('a day no calendar has is refused in its own words', () => {
    const wrong = readDay('31.11.2026', today).trouble;
    expect(wrong).not.toBe(readDay('завтра', today).trouble);
    expect(readDay('29.02.2027', today).trouble).toBe(wrong);
  });
});

describe('a day as people read it', () => {
  it('names the year only when it is another one', () => {
    expect(inWords('2026-11-05', today)).toBe('5\u00a0ноября');
    expect(inWords('2027-01-09', today)).toBe('9\u00a0января 2027\u00a0года');
    expect(dotted('2026-11-05')).toBe('05.11.2026');
  });

  it("follows the centre's clock, not the machine's", () => {
    const lateEvening = Date.UTC(2026, 10, 23, 21, 30);
    expect(clock(lateEvening, 180)).toBe('00:30');
    expect(dayOf(lateEvening, 180)).toBe('2026-11-24');
    expect(dayOf(lateEvening, 120)).toBe('2026-11-23');
    expect(moment(Date.UTC(2026, 10, 23, 6, 5), 180, today)).toBe('сегодня в\u00a09:05');
  });

  it('is shifted over the ends of months and years', () => {
    expect(shifted('2026-12-31', 1)).toBe('2027-01-01');
    expect(shifted('2026-11-23', -29)).toBe('2026-10-25');
  });
});
