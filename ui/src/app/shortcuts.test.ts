import { describe, expect, it } from 'vitest';

import { keysText } from '../text/keys';
import { digitOf } from '../ui/digits';
import { isSwallowed, keysOf, shortcutOf, shortcuts, type ActionName } from './shortcuts';

const press = (code: string, held: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey', boolean>> = {}) => ({
  code,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});

describe('shortcuts', () => {
  it('never share a key', () => {
    const keys = shortcuts.map((known) => [known.code, known.ctrl, known.shift, known.alt].map(String).join('+'));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are matched by the place of the key, whatever letter stands on it', () => {
    const russian = { ...press('KeyK', { ctrlKey: true }), key: 'л' };
    expect(shortcutOf(russian)?.action).toBe('palette');
    const elsewhere = { ...press('KeyT', { ctrlKey: true }), key: 'k' };
    expect(shortcutOf(elsewhere)).toBeUndefined();
  });

  it('want exactly their modifiers', () => {
    expect(shortcutOf(press('KeyL', { ctrlKey: true, shiftKey: true }))?.action).toBe('hide');
    expect(shortcutOf(press('KeyL', { ctrlKey: true }))).toBeUndefined();
    expect(shortcutOf(press('F6'))?.action).toBe('nextRegion');
    expect(shortcutOf(press('F6', { shiftKey: true }))?.action).toBe('previousRegion');
    expect(shortcutOf(press('F2', { metaKey: true }))).toBeUndefined();
  });

  it('leave single letters to screen readers and Ctrl+Alt to the layouts', () => {
    for (const known of shortcuts) {
      expect(known.ctrl || known.alt || /^F\d/.test(known.code), known.action).toBe(true);
      expect(known.ctrl && known.alt, known.action).toBeFalsy();
    }
  });

  it('have words and keys for everything they do', () => {
    for (const action of Object.keys(keysText.actions) as ActionName[]) {
      expect(shortcuts.some((known) => known.action === action), action).toBe(true);
      expect(keysOf(action), action).not.toBe('');
    }
  });

  it('swallow the keys that would throw the work away', () => {
    expect(isSwallowed(press('F5'))).toBe(true);
    expect(isSwallowed(press('KeyR', { ctrlKey: true }))).toBe(true);
    expect(isSwallowed(press('KeyR'))).toBe(false);
  });
});

describe('digits', () => {
  it('are read from both rows, without modifiers', () => {
    expect(digitOf(press('Digit3'))).toBe(3);
    expect(digitOf(press('Numpad9'))).toBe(9);
    expect(digitOf(press('Digit0'))).toBeNull();
    expect(digitOf(press('Digit3', { ctrlKey: true }))).toBeNull();
    expect(digitOf(press('Digit3', { shiftKey: true }))).toBeNull();
  });
});
