import { call, Refusal, type PreviewView, type PrinterView } from '../../ipc';
import type { StatisticsController } from './controller.svelte';

/** A page of the summary as one sheet: looked at, printed, kept as a file. */
export class SheetController {
  isOpen = $state(false);
  preview = $state.raw<PreviewView | null>(null);
  printers = $state.raw<PrinterView[]>([]);
  printer = $state('');
  busy = $state<'print' | 'file' | null>(null);
  /** How printing or saving ended. */
  told = $state.raw<{ text: string; file: string | null } | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  readonly #statistics: StatisticsController;

  constructor(statistics: StatisticsController) {
    this.#statistics = statistics;
  }

  async open(): Promise<void> {
    this.isOpen = true;
    this.preview = null;
    this.told = null;
    this.trouble = null;
    await this.look();
  }
  close(): void {
    this.isOpen = false;
  }

  async look(): Promise<void> {
    const { span, day, page } = this.#statistics;
    try {
      this.preview = await call('statistics.preview', { span, day, page });
      ({ printers: this.printers } = await call('printer.list', {}));
      this.printer ||= this.printers.find((known) => known.is_default)?.name ?? this.printers[0]?.name ?? '';
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
  }
  async print(): Promise<void> {
    const { span, day, page } = this.#statistics;
    await this.#leave('print', async () => ({ ...(await call('statistics.print', { span, day, page, printer: this.printer })), file: null }));
  }
  async save(): Promise<void> {
    const { span, day, page } = this.#statistics;
    await this.#leave('file', () => call('statistics.export', { span, day, page, format: 'pdf' }));
  }
  async #leave(how: 'print' | 'file', work: () => Promise<{ text: string; file: string | null }>): Promise<void> {
    if (this.busy) return;
    this.busy = how;
    this.told = null;
    try {
      this.told = await work();
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    } finally {
      this.busy = null;
    }
  }
}
