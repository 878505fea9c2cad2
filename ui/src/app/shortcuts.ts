import { keysText } from '../text/keys';

/** Every key of the program. Matched by `event.code`, so that any layout will do. */
export type ActionName = keyof typeof keysText.actions;

export interface Shortcut {
  action: ActionName;
  /** As `KeyboardEvent.code` names it. */
  code: string;
  ctrl?: boolean;
  shift?: boolean;
  alt?: boolean;
  group: keyof typeof keysText.groups;
  /** Works while a dialog is open too. */
  overDialogs?: boolean;
}

export const shortcuts: readonly Shortcut[] = [
  { action: 'help', code: 'F1', group: 'work' },
  { action: 'quickEntry', code: 'F2', group: 'everywhere' },
  { action: 'nextRegion', code: 'F6', group: 'everywhere' },
  { action: 'previousRegion', code: 'F6', shift: true, group: 'everywhere' },
  { action: 'palette', code: 'KeyK', ctrl: true, group: 'everywhere' },
  { action: 'newConsultation', code: 'KeyN', ctrl: true, group: 'everywhere' },
  { action: 'main', code: 'Enter', ctrl: true, group: 'work' },
  { action: 'main', code: 'NumpadEnter', ctrl: true, group: 'work' },
  { action: 'search', code: 'KeyF', ctrl: true, group: 'work' },
  { action: 'print', code: 'KeyP', ctrl: true, group: 'work' },
  { action: 'save', code: 'KeyE', ctrl: true, group: 'work' },
  { action: 'undo', code: 'KeyZ', ctrl: true, group: 'work' },
  { action: 'section1', code: 'Digit1', ctrl: true, group: 'everywhere' },
  { action: 'section2', code: 'Digit2', ctrl: true, group: 'everywhere' },
  { action: 'section3', code: 'Digit3', ctrl: true, group: 'everywhere' },
  { action: 'section4', code: 'Digit4', ctrl: true, group: 'everywhere' },
  { action: 'section5', code: 'Digit5', ctrl: true, group: 'everywhere' },
  { action: 'section6', code: 'Digit6', ctrl: true, group: 'everywhere' },
  { action: 'section7', code: 'Digit7', ctrl: true, group: 'everywhere' },
  { action: 'section8', code: 'Digit8', ctrl: true, group: 'everywhere' },
  { action: 'hide', code: 'KeyL', ctrl: true, shift: true, group: 'everywhere', overDialogs: true },
  { action: 'larger', code: 'Equal', ctrl: true, group: 'everywhere', overDialogs: true },
  { action: 'smaller', code: 'Minus', ctrl: true, group: 'everywhere', overDialogs: true },
  { action: 'usual', code: 'Digit0', ctrl: true, group: 'everywhere', overDialogs: true },
  { action: 'keys', code: 'Slash', ctrl: true, group: 'everywhere' },
  { action: 'back', code: 'ArrowLeft', alt: true, group: 'everywhere' },
];

/** Keys of the browser that would throw the work away or open its own windows. */
const swallowed = new Set(['F3', 'F5', 'F7', 'F12']);

export type KeyPress = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>;

export function shortcutOf(press: KeyPress): Shortcut | undefined {
  if (press.metaKey) return undefined;
  return shortcuts.find(
    (known) =>
      known.code === press.code &&
      Boolean(known.ctrl) === press.ctrlKey &&
      Boolean(known.shift) === press.shiftKey &&
      Boolean(known.alt) === press.altKey,
  );
}

export function isSwallowed(press: KeyPress): boolean {
  return swallowed.has(press.code) || (press.ctrlKey && press.code === 'KeyR');
}

/** As a person reads it, the letter of the Russian layout in brackets. */
export function keysOf(action: ActionName): string {
  return keysText.keys[action];
}
