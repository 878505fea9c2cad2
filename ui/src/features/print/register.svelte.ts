import { desk } from '../../app/desk.svelte';
import { frame } from '../../app/frame.svelte';
import { Latest } from '../../app/latest';
import { call, Refusal, type PaperView, type PrinterView } from '../../ipc';
import { dayOf } from '../../text/dates';
import { printText as words } from '../../text/print';

/** Papers of which the queues may still tell something new. */
const moving = new Set(['queued', 'printing', 'stuck']);
const patience = 5_000;

/** What was printed and saved, what is in the queue, and the printers. */
export class RegisterController {
  papers = $state.raw<readonly PaperView[]>([]);
  printers = $state.raw<readonly PrinterView[]>([]);
  printerNote = $state<string | null>(null);
  printer = $state('');
  selected = $state<string | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  isReady = $state(false);
  busy = $state<'print' | 'file' | null>(null);
  readonly #readings = new Latest();

  readonly paper = $derived(this.papers.find((paper) => paper.id === this.selected) ?? null);
  readonly groups = $derived(this.#groups());

  #groups(): { title: string; papers: PaperView[] }[] {
    const isToday = (paper: PaperView) => dayOf(paper.last_at, desk.offset) === desk.today;
    const isRunning = (paper: PaperView) => paper.state === 'queued' || paper.state === 'printing';
    const rest = this.papers.filter((paper) => !isRunning(paper) && paper.state !== 'stuck');
    const groups = [
      { title: words.running, papers: this.papers.filter(isRunning) },
      { title: words.stuck, papers: this.papers.filter((paper) => paper.state === 'stuck') },
      { title: words.today, papers: rest.filter(isToday) },
      { title: words.earlier, papers: rest.filter((paper) => !isToday(paper)) },
    ];
    return groups.filter((group) => group.papers.length > 0);
  }

  /** Keeps the register fresh until the returned function is called; the queue is asked while it moves. */
  watch(): () => void {
    void this.load();
    void this.#loadPrinters();
    const stop = desk.onChanged(['papers'], () => void this.load());
    const timer = setInterval(() => {
      if (this.papers.some((paper) => moving.has(paper.state))) void this.load('paper.refresh');
    }, patience);
    return () => {
      stop();
      clearInterval(timer);
    };
  }
  /** `paper.refresh` asks the queues first. */
  async load(how: 'paper.list' | 'paper.refresh' = 'paper.list'): Promise<void> {
    const isLatest = this.#readings.ask();
    try {
      const { papers } = await call(how, {});
      if (!isLatest()) return;
      this.papers = papers;
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal && isLatest()) this.trouble = thrown;
    } finally {
      this.isReady = true;
    }
  }
  async #loadPrinters(): Promise<void> {
    try {
      const { printers, note } = await call('printer.list', {});
      this.printers = printers;
      this.printerNote = note;
      this.printer ||= printers.find((printer) => printer.is_default)?.name ?? printers[0]?.name ?? '';
    } catch (thrown) {
      if (thrown instanceof Refusal) this.printerNote = thrown.message;
    }
  }

  async reprint(paper: PaperView, printer: string | null): Promise<void> {
    if (this.busy) return;
    this.busy = printer ? 'print' : 'file';
    try {
      this.told(await call('paper.reprint', { id: paper.id, printer, copies: 1 }));
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    } finally {
      this.busy = null;
    }
  }
  async cancel(paper: PaperView): Promise<void> {
    try {
      this.told(await call('paper.cancel', { id: paper.id }));
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
  }
  /** Says what has become of a paper, and shows its line. */
  told(paper: PaperView): void {
    frame.tell({ text: paper.state === 'saved' && paper.file ? words.saved(paper.file) : paper.state_text });
    this.selected = paper.id;
    void this.load();
  }
}
