import type { WayOutWord } from '../../ipc';

/** With Ctrl these write, mark and read; anything else asks for the browser or for the system. */
const writes = new Set(['KeyA', 'KeyC', 'KeyV', 'KeyX', 'KeyY', 'KeyZ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Backspace', 'Delete', 'Insert']);
/** Larger and smaller, as browsers have it: nothing gets out by that. */
const sizes = new Set(['Equal', 'Minus', 'Digit0', 'NumpadAdd', 'NumpadSubtract', 'Numpad0']);
const asks = /^(F\d+|Browser|Launch|Print|Context|Meta|Super|OS)/;

/** The way out a key asks for, if it asks for one. A key that is held asks once. */
export function wayOf(event: KeyboardEvent): WayOutWord | null {
  if (event.repeat || event.getModifierState('AltGraph')) return null;
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return 'menu';
  if (asks.test(event.key)) return 'keys';
  const isModifier = ['Control', 'Alt', 'Shift'].includes(event.key);
  if (isModifier || (!event.ctrlKey && !event.altKey && !event.metaKey)) return null;
  const isWriting = event.ctrlKey && !event.altKey && (sizes.has(event.code) || (!event.shiftKey && writes.has(event.code)));
  return isWriting || (event.shiftKey && event.code.startsWith('Arrow') && !event.altKey) ? null : 'keys';
}
