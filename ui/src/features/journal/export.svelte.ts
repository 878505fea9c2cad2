import { call, Refusal, type ExportFormat, type ExportProgress, type ExportView } from '../../ipc';
import type { JournalController } from './controller.svelte';

const often = 300;

/** Saving the records that are found as a table: how far it is, and the way to stop it. */
export class ExportController {
  isOpen = $state(false);
  format = $state<ExportFormat>('xlsx');
  isRunning = $state(false);
  progress = $state.raw<ExportProgress | null>(null);
  ended = $state.raw<ExportView | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  readonly #journal: JournalController;

  constructor(journal: JournalController) {
    this.#journal = journal;
  }

  open(): void {
    this.isOpen = true;
    this.ended = null;
    this.trouble = null;
  }
  close(): void {
    this.isOpen = false;
    if (this.isRunning) void this.cancel();
  }

  async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    this.progress = null;
    this.trouble = null;
    this.ended = null;
    const timer = setInterval(() => void this.#look(), often);
    try {
      this.ended = await call('journal.export', { list: this.#journal.input(), format: this.format });
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    } finally {
      clearInterval(timer);
      this.isRunning = false;
    }
  }
  async #look(): Promise<void> {
    try {
      const progress = await call('export.show', {});
      if (this.isRunning) this.progress = progress;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
  }
  async cancel(): Promise<void> {
    try {
      await call('export.cancel', {});
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
  }
}
