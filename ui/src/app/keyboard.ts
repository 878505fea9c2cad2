import { isSwallowed, shortcutOf, type ActionName } from './shortcuts';

type Run = () => void;

/** Who answers a shortcut: the last to ask for it, so that a screen stands before the frame. */
class Keyboard {
  #answers = new Map<ActionName, Run[]>();

  /** Answers an action until the returned function is called. */
  on(action: ActionName, run: Run): () => void {
    this.#answers.set(action, [...(this.#answers.get(action) ?? []), run]);
    return () => {
      const left = (this.#answers.get(action) ?? []).filter((known) => known !== run);
      this.#answers.set(action, left);
    };
  }

  /** Answers several actions at once. */
  onAll(answers: Partial<Record<ActionName, Run>>): () => void {
    const stops = Object.entries(answers).map(([action, run]) => this.on(action as ActionName, run));
    return () => stops.forEach((stop) => stop());
  }

  run(action: ActionName): boolean {
    const run = this.#answers.get(action)?.at(-1);
    run?.();
    return run !== undefined;
  }

  start(): () => void {
    const press = (event: KeyboardEvent) => this.#press(event);
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }

  #press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const shortcut = shortcutOf(event);
    if (!shortcut) {
      if (isSwallowed(event) && import.meta.env.PROD) event.preventDefault();
      return;
    }
    if (shortcut.action === 'undo' && isTyping(event.target)) return;
    event.preventDefault();
    // What lies under a dialog must not move.
    if (!shortcut.overDialogs && document.querySelector('dialog:modal')) return;
    if (!event.repeat || shortcut.action === 'larger' || shortcut.action === 'smaller') this.run(shortcut.action);
  }
}

/** Undo belongs to the text a person is typing. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type);
}

export const keyboard = new Keyboard();
