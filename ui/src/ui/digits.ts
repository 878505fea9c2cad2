type Press = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>;

/** The digit 1–9 of a press without modifiers, for lists that have the focus. */
export function digitOf(press: Press): number | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.shiftKey) return null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(press.code)?.[1];
  return digit ? Number(digit) : null;
}
