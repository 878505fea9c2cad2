// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';

import { keyboard } from './keyboard';

const press = (code: string, more: KeyboardEventInit = {}, target: EventTarget = window) => {
  const event = new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
};

describe('the keyboard', () => {
  const stops: (() => void)[] = [];
  afterEach(() => {
    stops.splice(0).forEach((stop) => stop());
    document.body.replaceChildren();
  });
  const on = (...given: Parameters<typeof keyboard.on>) => stops.push(keyboard.on(...given));

  it('answers with the last who asked, and with the one before when that one has gone', () => {
    stops.push(keyboard.start());
    const frame = vi.fn();
    const screen = vi.fn();
    on('print', frame);
    const leave = keyboard.on('print', screen);
    expect(press('KeyP', { ctrlKey: true, key: 'з' }).defaultPrevented).toBe(true);
    expect([screen.mock.calls.length, frame.mock.calls.length]).toEqual([1, 0]);
    leave();
    press('KeyP', { ctrlKey: true });
    expect(frame).toHaveBeenCalledTimes(1);
  });

  it('leaves undo to the text that is being typed', () => {
    stops.push(keyboard.start());
    const undo = vi.fn();
    on('undo', undo);
    const field = document.body.appendChild(document.createElement('textarea'));
    expect(press('KeyZ', { ctrlKey: true }, field).defaultPrevented).toBe(false);
    const box = document.body.appendChild(Object.assign(document.createElement('input'), { type: 'checkbox' }));
    press('KeyZ', { ctrlKey: true }, box);
    expect(undo).toHaveBeenCalledTimes(1);
  });

  it('does nothing twice while a key is held, and nothing that somebody has already done', () => {
    stops.push(keyboard.start());
    const main = vi.fn();
    on('main', main);
    press('Enter', { ctrlKey: true });
    press('Enter', { ctrlKey: true, repeat: true });
    const field = document.body.appendChild(document.createElement('input'));
    field.addEventListener('keydown', (event) => event.preventDefault());
    press('Enter', { ctrlKey: true }, field);
    expect(main).toHaveBeenCalledTimes(1);
  });
});
