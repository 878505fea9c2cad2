import { frame } from '../../app/frame.svelte';
import { call, Refusal, type TransferField, type TransferView } from '../../ipc';
import { documentsText } from '../../text/documents';

const words = documentsText.transfer;
/** What was copied stays on the clipboard so long, in milliseconds: enough to paste it, too short to forget it. */
const kept = 60_000;

/** Fields on their way to the portal, one by one. */
export class TransferController {
  view = $state.raw<TransferView | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  /** The field whose words lie on the clipboard. */
  copied = $state<string | null>(null);
  readonly id: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = '';
  /** The page itself copied: the core has no clipboard here. */
  #isOurs = false;

  constructor(id: string) {
    this.id = id;
  }

  async open(): Promise<void> {
    try {
      this.view = await call('document.transfer', { id: this.id });
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
  }
  close(): void {
    void this.clear();
  }

  async copy(field: TransferField): Promise<void> {
    try {
      const { is_there } = await call('clipboard.copy', { text: field.value });
      if (!is_there) await navigator.clipboard.writeText(field.value);
      this.#isOurs = !is_there;
      this.copied = field.id;
      this.#last = field.value;
      void frame.say(words.copied(field.title));
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.clear(), kept);
    } catch {
      void frame.say(words.notCopied);
    }
  }

  /** Takes our words off the clipboard; what somebody has copied since stays. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#last === '') return;
    const last = this.#last;
    this.#last = '';
    this.copied = null;
    try {
      if (this.#isOurs) {
        const there = await navigator.clipboard.readText().catch(() => last);
        if (there !== last) return;
        await navigator.clipboard.writeText('');
      } else await call('clipboard.clear', {});
      void frame.say(words.cleared);
    } catch {
      // The window is not in front: the system lets nobody write, and the next copy takes its place.
    }
  }

  async carry(field: TransferField, carried: boolean): Promise<void> {
    try {
      await call('document.carry', { id: this.id, field: field.id, carried });
      await this.open();
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      this.trouble = thrown;
    }
  }
}
