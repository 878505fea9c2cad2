const months = ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря'];
const nbsp = '\u00a0';

/** A day read from what a person typed; `null` in `day` with no `trouble` means nothing was typed. */
export interface ReadDay {
  day: string | null;
  trouble: string | null;
}

export const dayTrouble = 'Введите день, месяц и год цифрами, например 25.11.2026.';
const noSuchDay = 'Такого дня в календаре нет. Проверьте число и месяц.';

/** Reads `25.11.2026`, `25.11` (this year), `25112026`, `25 ноября`, `2026-11-25`, `сегодня`. `today` is ISO. */
export function readDay(text: string, today: string): ReadDay {
  const typed = text.trim().toLowerCase();
  if (typed === '') return { day: null, trouble: null };
  if (typed === 'сегодня') return { day: today, trouble: null };
  const parts = partsOf(typed, Number(today.slice(0, 4)));
  if (!parts) return { day: null, trouble: dayTrouble };
  const [year, month, day] = parts;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? { day: date.toISOString().slice(0, 10), trouble: null } : { day: null, trouble: noSuchDay };
}

function partsOf(typed: string, thisYear: number): [number, number, number] | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const glued = /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  if (glued) return [Number(glued[3]), Number(glued[2]), Number(glued[1])];
  const dotted = /^(\d{1,2})[.,/\-\s](\d{1,2})(?:[.,/\-\s](\d{4}))?\.?$/.exec(typed);
  if (dotted) return [Number(dotted[3] ?? thisYear), Number(dotted[2]), Number(dotted[1])];
  const worded = /^(\d{1,2})\s+([а-яё]{3,})\.?(?:\s+(\d{4}))?(?:\s+г(?:ода|\.)?)?$/.exec(typed);
  const month = worded ? months.findIndex((name) => name.startsWith((worded[2] ?? '').slice(0, 3))) : -1;
  return worded && month >= 0 ? [Number(worded[3] ?? thisYear), month + 1, Number(worded[1])] : null;
}

/** «25.11.2026» from an ISO day, for a field. */
export function dotted(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}.${month}.${year}`;
}

/** «25 ноября», with the year when it is another one. */
export function inWords(day: string, today: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const short = `${date}${nbsp}${months[(month ?? 1) - 1]}`;
  return today.startsWith(`${year}-`) ? short : `${short} ${year}${nbsp}года`;
}

/** «14:32» by the centre's clock. `offset` is in minutes ahead of UTC. */
export function clock(at: number, offset: number): string {
  return new Date(at + offset * 60_000).toISOString().slice(11, 16);
}

/** ISO day of a moment by the centre's clock. */
export function dayOf(at: number, offset: number): string {
  return new Date(at + offset * 60_000).toISOString().slice(0, 10);
}

/** «сегодня в 14:32», «20 ноября в 9:05». */
export function moment(at: number, offset: number, today: string): string {
  const day = dayOf(at, offset);
  return `${day === today ? 'сегодня' : inWords(day, today)} в${nbsp}${clock(at, offset).replace(/^0/, '')}`;
}

/** The day `count` days after an ISO day. */
export function shifted(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** `2014-03` as people write it: `03.2014`; days likewise; anything else as it is. */
export function typed(value: string): string {
  const month = /^(\d{4})-(\d{2})$/.exec(value);
  if (month) return `${month[2]}.${month[1]}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dotted(value) : value;
}
