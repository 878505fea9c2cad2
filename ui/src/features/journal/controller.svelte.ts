import { desk } from '../../app/desk.svelte';
import { Latest } from '../../app/latest';
import { router } from '../../app/router.svelte';
import { call, Refusal, type Client, type JournalDays, type JournalView, type ReadReasonWord, type RecordLine, type RecordView, type ResultWord, type VerifyView } from '../../ipc';
import { readDay, shifted } from '../../text/dates';
import { journalText as words } from '../../text/journal';
import { pageSize, Pages, type Page } from './pages.svelte';

export type Period = 'all' | 'today' | 'yesterday' | 'week' | 'month' | 'own';
const usual = { text: '', period: 'all' as Period, from: '', to: '', client: '', about: '', result: '' };
/** Stands in the list of results and is none. */
export const unfinished = 'unfinished';

type Wanted = ReturnType<JournalController['input']>;

/** The list of records with its filters, and the record that is open. */
export class JournalController {
  filters = $state({ ...usual });
  /** Which days have how many of the records that are found; the rows come page by page. */
  outline = $state.raw<JournalDays | null>(null);
  pages = $state.raw(new Pages(() => Promise.reject(new Error('no list yet')), () => undefined));
  /** By how many records the same list has grown at its top; null for another list. */
  grown = $state.raw<number | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  open = $state.raw<RecordView | null>(null);
  openTrouble = $state.raw<Refusal | null>(null);
  verdict = $state.raw<VerifyView | null>(null);
  isVerifying = $state(false);
  dayTroubles = $state.raw<{ from: string | null; to: string | null }>({ from: null, to: null });
  /** Rows on the screen, the last one included. */
  #seen = { first: 0, last: 0 };
  readonly #readings = new Latest();
  readonly #shownRecords = new Latest();
  #shown = '';

  readonly isFiltered = $derived(Object.entries(usual).some(([name, value]) => this.filters[name as keyof typeof usual] !== value));
  readonly found = $derived(this.outline?.found ?? 0);
  /** Of a search the fourth one says where the words stand. */
  readonly columns = $derived(this.filters.text.trim() ? { ...words.columns, hindrance: words.foundIn } : words.columns);

  input() {
    const { text, client, about, result } = this.filters;
    const [kind, id] = about.split(/:(.*)/s);
    const { from, to } = this.#days();
    return {
      from,
      to,
      client: (client || null) as Client | null,
      results: result && result !== unfinished ? [result as ResultWord] : [],
      topics: kind === 'topic' && id ? [id] : [],
      paths: kind === 'path' && id ? [id] : [],
      unfinished_only: result === unfinished,
      text: text.trim(),
      limit: pageSize,
      skip: 0,
      counted: false,
    };
  }
  /** The input of a search over all records, whatever filters are on. */
  every(text: string): Wanted {
    return { ...this.input(), from: null, to: null, client: null, results: [], topics: [], paths: [], unfinished_only: false, text };
  }
  #days(): { from: string | null; to: string | null } {
    const { today } = desk;
    const { period, from, to } = this.filters;
    if (period === 'own') {
      const [first, last] = [readDay(from, today), readDay(to, today)];
      this.dayTroubles = { from: first.trouble, to: last.trouble };
      return { from: first.day, to: last.day };
    }
    const back: Record<string, [number, number]> = { today: [0, 0], yesterday: [-1, -1], week: [-6, 0], month: [-29, 0] };
    const span = back[period];
    return span ? { from: shifted(today, span[0]), to: shifted(today, span[1]) } : { from: null, to: null };
  }

  /** Reads the list again; what is on the screen stays until all of it has come. */
  async load(): Promise<void> {
    const isLatest = this.#readings.ask();
    const input = this.input();
    const shown = JSON.stringify(input);
    const isSame = shown === this.#shown;
    try {
      const [outline, top] = await Promise.all([call('journal.days', input), call('journal.list', input)]);
      const grown = isSame && this.outline ? outline.found - this.outline.found : null;
      const first = new Map<number, Page>([[0, top]]);
      for (const page of grown === null ? [] : this.#onScreen(grown, outline.found)) {
        if (!first.has(page)) first.set(page, await this.#page(input, outline, page, null));
      }
      if (!isLatest()) return;
      this.pages = new Pages((page, after) => this.#page(input, outline, page, after), (thrown) => this.#fail(thrown, isLatest), first);
      this.grown = grown;
      this.outline = outline;
      this.#shown = shown;
      this.trouble = null;
    } catch (thrown) {
      this.#fail(thrown, isLatest);
    }
  }
  #fail(thrown: unknown, isLatest: () => boolean): void {
    if (thrown instanceof Refusal && isLatest()) this.trouble = thrown;
  }
  #onScreen(grown: number, found: number): number[] {
    const { first, last } = this.#seen;
    const page = (row: number) => Math.floor(Math.max(0, Math.min(found - 1, row)) / pageSize);
    const [from, to] = [page(first), page(last + grown)];
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  }

  /** After the page before it, or from the end of the day its first row belongs to: as quick anywhere. */
  async #page(input: Wanted, { days }: JournalDays, page: number, after: string | null): Promise<Page> {
    if (after !== null) return call('journal.list', { ...input, after });
    let skip = page * pageSize;
    const day = days.find(({ count }) => {
      if (skip < count) return true;
      skip -= count;
      return false;
    });
    return call('journal.list', { ...input, to: day?.day ?? input.to, skip });
  }

  row(at: number): RecordLine | null {
    void this.pages.version;
    return this.pages.row(at);
  }
  /** These rows are on the screen; those the list moves to come next. */
  see(first: number, last: number): void {
    const isBack = first < this.#seen.first;
    this.#seen = { first, last };
    if (this.found === 0) return;
    const page = (row: number) => Math.floor(row / pageSize);
    const [from, to, end] = [page(first), page(last), page(this.found - 1)];
    const seen = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    const ahead = isBack ? [from - 1, from - 2, to + 1] : [to + 1, to + 2, from - 1];
    this.pages.want([...seen, ...ahead].filter((number) => number >= 0 && number <= end));
  }
  /** Puts kept filters on. */
  wear({ text, period, from, to, client, about, result }: Omit<JournalView, 'name'>): void {
    this.filters = { text, period: period as Period, from, to, client, about, result };
    void this.load();
  }
  reset(): void {
    this.filters = { ...usual };
    void this.load();
  }

  async show(record: string): Promise<boolean> {
    const isLatest = this.#shownRecords.ask();
    try {
      const open = await call('journal.show', { record });
      if (!isLatest()) return false;
      this.open = open;
      this.openTrouble = null;
      router.replace('record', { record });
    } catch (thrown) {
      if (!isLatest()) return false;
      this.open = null;
      if (thrown instanceof Refusal) this.openTrouble = thrown;
    }
    return this.open !== null;
  }
  close(): void {
    this.open = null;
    this.openTrouble = null;
    router.replace('journal');
  }
  /** Opens what another has written; the reason stays in the record. */
  async read(reason: string): Promise<void> {
    await this.#act(() => call('journal.read', { record: this.open?.line.id ?? '', reason: reason as ReadReasonWord }));
  }
  /** Says of two records whether they are of one person. */
  async tie(deed: 'journal.link' | 'journal.unlink' | 'journal.tell_apart', other: string): Promise<void> {
    await this.#act(() => call(deed, { record: this.open?.line.id ?? '', other }));
  }
  async #act(run: () => Promise<RecordView>): Promise<void> {
    const isLatest = this.#shownRecords.ask();
    try {
      const open = await run();
      if (!isLatest()) return;
      this.open = open;
      this.openTrouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal && isLatest()) this.openTrouble = thrown;
    }
  }
  /** The record after a correction; its row changes with it. */
  corrected(record: RecordView): void {
    this.open = record;
    this.pages.replace(record.line);
  }

  async verify(): Promise<void> {
    this.isVerifying = true;
    try {
      this.verdict = await call('journal.verify', {});
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    } finally {
      this.isVerifying = false;
    }
  }
}
