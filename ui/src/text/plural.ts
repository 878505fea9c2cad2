/** The forms of a noun after 1, 2 and 5. */
export type Forms = readonly [one: string, few: string, many: string];

const rules = new Intl.PluralRules('ru');

/** «5 записей»: the number and its noun, never torn apart. */
export function counted(count: number, [one, few, many]: Forms): string {
  const form = rules.select(count);
  const noun = form === 'one' ? one : form === 'few' ? few : many;
  return `${grouped(count)}\u00a0${noun}`;
}

/** «12 480»: thousands apart, on one line. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}
