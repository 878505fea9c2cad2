import { frame } from '../../app/frame.svelte';
import { Latest } from '../../app/latest';
import { call, Refusal, type SheetLook } from '../../ipc';
import { documentsText } from '../../text/documents';
import type { FillingController } from './filling.svelte';

const words = documentsText.form;

/** The sheet of a document while it is being filled in, and its way to paper. */
export class SheetController {
  look = $state<SheetLook>('experience');
  pages = $state.raw<readonly string[]>([]);
  isPainting = $state(false);
  hasTrouble = $state(false);
  isBusy = $state(false);
  /** The chosen sheet of the form's own; empty: the resume, or the copy of answers; null: the first there is. */
  #paper = $state<string | null>(null);
  readonly #filling: FillingController;
  readonly #paintings = new Latest();

  constructor(filling: FillingController) {
    this.#filling = filling;
  }

  /** What goes on paper: the form's own sheets while the answers allow them, and the copy of answers. */
  get papers(): { id: string; title: string }[] {
    return [...(this.#filling.check?.papers ?? []), ...(this.#filling.isResume ? [] : [{ id: '', title: words.copySheet }])];
  }
  get paper(): string {
    return this.papers.find((known) => known.id === this.#paper)?.id ?? this.papers[0]?.id ?? '';
  }
  set paper(id: string) {
    this.#paper = id;
  }

  async paint(): Promise<void> {
    const { id, hasPage, view, kept } = this.#filling;
    if (!hasPage || view?.is_wiped) return;
    const isLatest = this.#paintings.ask();
    this.isPainting = true;
    try {
      const { pages } = await call('document.preview', { id, answers: kept, look: this.look, paper: this.paper || null });
      if (!isLatest()) return;
      this.pages = pages;
      this.hasTrouble = false;
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      if (isLatest()) this.hasTrouble = true;
    } finally {
      if (isLatest()) this.isPainting = false;
    }
  }

  /** The newest answers are written first: only a version goes on paper. */
  async print(to: 'printer' | 'file'): Promise<void> {
    const filling = this.#filling;
    if (this.isBusy || filling.isBusy) return;
    const { paper } = this;
    if (filling.view?.is_editable && !(await filling.save())) return;
    // The answers allow it no more: what would be printed is shown first.
    if (paper !== this.paper) return this.paint();
    this.isBusy = true;
    try {
      const printer = to === 'file' ? null : await this.#usualPrinter();
      await call('document.print', { id: filling.id, look: this.look, paper: paper || null, printer, copies: 1 });
      frame.tell({ text: printer || to === 'file' ? words.printed : words.noPrinter });
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      filling.trouble = thrown;
    } finally {
      this.isBusy = false;
    }
  }
  /** Null where there is no printer: the sheet is saved instead, and said so. */
  async #usualPrinter(): Promise<string | null> {
    const { printers } = await call('printer.list', {});
    return (printers.find((known) => known.is_default) ?? printers[0])?.name ?? null;
  }
}
