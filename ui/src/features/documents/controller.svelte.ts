import { desk } from '../../app/desk.svelte';
import { Latest } from '../../app/latest';
import { call, Refusal, type DocumentFormList, type DocumentKind, type DocumentList } from '../../ipc';

/** The list of documents, and what may be begun. */
export class DocumentsController {
  text = $state('');
  kind = $state<DocumentKind | null>(null);
  /** Any day of the month on the strip; the core says which one today is in. */
  month = $state<string | null>(null);
  day = $state<string | null>(null);
  list = $state.raw<DocumentList | null>(null);
  forms = $state.raw<DocumentFormList['forms']>([]);
  trouble = $state.raw<Refusal | null>(null);
  consultation: string | undefined;
  readonly #readings = new Latest();

  async load(): Promise<void> {
    const isLatest = this.#readings.ask();
    try {
      const [list, { forms }] = await Promise.all([
        call('document.list', { kind: this.kind, consultation: this.consultation ?? null, query: this.text.trim(), month: this.kind === 'report' ? (this.month ?? desk.today) : null, day: this.kind === 'report' ? this.day : null }),
        call('document.forms', { consultation: this.consultation ?? null }),
      ]);
      if (!isLatest()) return;
      this.list = list;
      this.forms = forms;
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal && isLatest()) this.trouble = thrown;
    }
  }

  show(month: string | null, day: string | null): void {
    this.month = month;
    this.day = day;
    void this.load();
  }

  /** The id of the new document; null when it was refused. */
  async start(form: string, sample: string | null): Promise<string | null> {
    try {
      return (await call('document.start', { form, sample, consultation: this.consultation ?? null, links: {} })).id;
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      this.trouble = thrown;
      return null;
    }
  }
}
