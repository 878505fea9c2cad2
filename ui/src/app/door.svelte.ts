import { call, Refusal, type DoorView } from '../ipc';
import { doorText as words } from '../text/door';
import { desk } from './desk.svelte';
import { frame } from './frame.svelte';
import { router } from './router.svelte';

type Way = 'retry' | 'recover' | 'file';

/** The desk that does not open: why, and what may be tried. */
export class DoorController {
  view = $state.raw<DoorView | null>(null);
  key = $state('');
  keyInFile = $state(false);
  busy = $state<Way | null>(null);
  /** What the last try came to; a mistyped key is said beside its field. */
  tried = $state.raw<Refusal | null>(null);
  keyTrouble = $state<string | null>(null);

  readonly code = $derived(this.view?.code ?? desk.failure?.code ?? '');
  readonly message = $derived(this.view?.message ?? desk.failure?.message ?? '');
  readonly advice = $derived(this.view?.advice ?? desk.failure?.advice ?? null);
  /** The first sentence is the title, without its full stop. */
  readonly title = $derived(this.message.split(/(?<=[.?])\s/)[0]?.replace(/\.$/, '') ?? '');
  readonly rest = $derived(this.message.slice(this.title.length).replace(/^\.?\s*/, ''));
  /** The new secret has nowhere else to go. */
  readonly isKeyringOut = $derived(this.code.startsWith('keyring-'));

  async look(): Promise<void> {
    this.view = await call('desk.door', {}).catch(() => null);
  }

  retry(): Promise<void> {
    return this.#try('retry', () => call('desk.retry', {}));
  }
  useFileKey(): Promise<void> {
    return this.#try('file', () => call('desk.use_file_key', {}));
  }
  recover(): Promise<void> {
    this.keyTrouble = this.key.trim() ? null : words.keyEmpty;
    frame.hasTrouble = this.keyTrouble !== null;
    if (this.keyTrouble) return Promise.resolve();
    return this.#try('recover', () => call('desk.recover', { key: this.key.trim(), key_in_file: this.keyInFile }));
  }

  async #try(way: Way, open: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = way;
    this.tried = null;
    this.keyTrouble = null;
    frame.hasTrouble = false;
    try {
      await open();
      frame.wantHeading();
      router.go('start');
      await desk.refresh();
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      frame.hasTrouble = true;
      if (way === 'recover' && thrown.code.startsWith('recovery-')) this.keyTrouble = thrown.message;
      else this.tried = thrown;
      await this.look();
    } finally {
      this.busy = null;
    }
  }
}
