import { Refusal } from '../ipc';

/** Deeds of a small panel, one at a time: which runs, and what was refused. */
export class Attempt {
  busy = $state<string | null>(null);
  trouble = $state.raw<Refusal | null>(null);

  /** True when the deed was done. While one runs, another is not begun. */
  async run(name: string, deed: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = name;
    this.trouble = null;
    try {
      await deed();
      return true;
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      this.trouble = thrown;
      return false;
    } finally {
      this.busy = null;
    }
  }
}
