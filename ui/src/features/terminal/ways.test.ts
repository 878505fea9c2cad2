import { expect, test } from 'vitest';

import { wayOf } from './ways';

function pressed(key: string, code: string, modifiers: KeyboardEventInit & { altGraph?: boolean } = {}) {
  const event = { key, code, repeat: false, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...modifiers };
  return wayOf({ ...event, getModifierState: (name: string) => name === 'AltGraph' && modifiers.altGraph === true } as unknown as KeyboardEvent);
}

test('keys of the browser and of the system ask for a way out', () => {
  for (const [key, code] of [['p', 'KeyP'], ['з', 'KeyP'], ['t', 'KeyT'], ['Tab', 'Tab'], ['Escape', 'Escape']] as const) expect(pressed(key, code, { ctrlKey: true }), key).toBe('keys');
  expect(pressed('i', 'KeyI', { ctrlKey: true, shiftKey: true })).toBe('keys');
  expect(pressed('c', 'KeyC', { ctrlKey: true, shiftKey: true })).toBe('keys');
  expect(pressed('F4', 'F4', { altKey: true })).toBe('keys');
  expect(pressed('ArrowLeft', 'ArrowLeft', { altKey: true })).toBe('keys');
  for (const key of ['F1', 'F5', 'F12', 'Meta', 'Super', 'PrintScreen', 'BrowserHome', 'LaunchMail']) expect(pressed(key, key), key).toBe('keys');
  expect(pressed('ContextMenu', 'ContextMenu')).toBe('menu');
  expect(pressed('F10', 'F10', { shiftKey: true })).toBe('menu');
});

test('whoever writes asks for nothing, in whatever layout', () => {
  for (const [key, code] of [['c', 'KeyC'], ['с', 'KeyC'], ['v', 'KeyV'], ['z', 'KeyZ'], ['Backspace', 'Backspace'], ['ArrowLeft', 'ArrowLeft'], ['=', 'Equal'], ['0', 'Digit0']] as const) expect(pressed(key, code, { ctrlKey: true }), key).toBeNull();
  expect(pressed('ArrowRight', 'ArrowRight', { ctrlKey: true, shiftKey: true })).toBeNull();
  expect(pressed('Control', 'ControlLeft', { ctrlKey: true })).toBeNull();
  expect(pressed('@', 'Digit2', { ctrlKey: true, altKey: true, altGraph: true })).toBeNull();
  for (const key of ['a', 'Я', '5', 'Tab', 'Enter', 'Escape', 'Backspace', 'ArrowDown', 'Shift']) expect(pressed(key, key), key).toBeNull();
});

test('a key that is held asks once', () => {
  expect(pressed('p', 'KeyP', { ctrlKey: true, repeat: true })).toBeNull();
});
