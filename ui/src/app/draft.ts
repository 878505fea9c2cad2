import { call, type JsonValue } from '../ipc';
import { desk } from './desk.svelte';
import { frame } from './frame.svelte';
import { router } from './router.svelte';

const pause = 500;
/** However long the typing goes on, nothing older waits: with the way to the disk it stays under a second. */
const most = 800;

/** What a form keeps half a second after the last key, or while the keys go on, and brings back when it opens again. */
export class Draft<T extends JsonValue> {
  readonly #form: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first key came that is not kept yet. */
  #since: number | undefined;
  #waiting: T | undefined;
  #stop: (() => void) | undefined;
  /** One word to the core after another: a draft must not come back after it was dropped. */
  #last: Promise<unknown> = Promise.resolve();

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
    const now = Date.now();
    this.#since ??= now;
    this.#timer = setTimeout(() => void this.flush(), Math.min(pause, Math.max(0, this.#since + most - now)));
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    const body = this.#waiting;
    this.#waiting = undefined;
    this.#since = undefined;
    return body === undefined ? Promise.resolve() : this.#after(() => this.#save(body));
  }
  #after(next: () => Promise<void>): Promise<void> {
    const done = this.#last.then(next);
    this.#last = done;
    return done;
  }
  async #save(body: T): Promise<void> {
    try {
      frame.draftSaved = (await call('draft.save', { form: this.#form, body })).text;
    } catch {
      this.#waiting ??= body;
    }
  }

  /** The form was sent: nothing is left to keep. */
  drop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
    this.#since = undefined;
    return this.#after(async () => {
      await call('draft.drop', { form: this.#form }).catch(() => undefined);
      frame.draftSaved = '';
      await desk.refresh();
    });
  }

  close(): void {
    void this.flush();
    this.#stop?.();
    this.#stop = undefined;
  }
}
