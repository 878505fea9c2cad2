import { call, type JsonValue } from '../ipc';
import { desk } from './desk.svelte';
import { frame } from './frame.svelte';
import { router } from './router.svelte';

const pause = 500;

/** What a form keeps half a second after the last key, and brings back when it opens again. */
export class Draft<T extends JsonValue> {
  readonly #form: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: T | undefined;
  #stop: (() => void) | undefined;

  constructor(form: string) {
    this.#form = form;
  }

  /** What was kept, or null. Begins to guard the form against leaving. */
  async open(): Promise<T | null> {
    this.#stop ??= router.beforeLeave(() => void this.flush());
    try {
      return (await call('draft.load', { form: this.#form })).body as T | null;
    } catch {
      return null;
    }
  }

  keep(body: T): void {
    this.#waiting = body;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const body = this.#waiting;
    if (body === undefined) return;
    this.#waiting = undefined;
    try {
      frame.draftSaved = (await call('draft.save', { form: this.#form, body })).text;
    } catch {
      this.#waiting ??= body;
    }
  }

  /** The form was sent: nothing is left to keep. */
  async drop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
    frame.draftSaved = '';
    await call('draft.drop', { form: this.#form }).catch(() => undefined);
    void desk.refresh();
  }

  close(): void {
    void this.flush();
    this.#stop?.();
    this.#stop = undefined;
  }
}
