import { desk } from '../../app/desk.svelte';
import { router } from '../../app/router.svelte';
import { call, Refusal, type Client, type DayHeading, type JournalPage, type RecordLine, type RecordView, type ResultWord, type VerifyView } from '../../ipc';
import { readDay, shifted } from '../../text/dates';

const pageSize = 100;

export type Period = 'all' | 'today' | 'yesterday' | 'week' | 'month' | 'own';
const usual = { text: '', period: 'all' as Period, from: '', to: '', client: '', about: '', result: '' };
/** Stands in the list of results and is none. */
export const unfinished = 'unfinished';

/** The list of records with its filters, and the record that is open. */
export class JournalController {
  filters = $state({ ...usual });
  rows = $state.raw<readonly RecordLine[]>([]);
  days = $state.raw<readonly DayHeading[]>([]);
  page = $state.raw<Omit<JournalPage, 'rows' | 'days'> | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  isLoading = $state(false);
  open = $state.raw<RecordView | null>(null);
  openTrouble = $state.raw<Refusal | null>(null);
  verdict = $state.raw<VerifyView | null>(null);
  isVerifying = $state(false);
  dayTroubles = $state.raw<{ from: string | null; to: string | null }>({ from: null, to: null });
  #asked = 0;

  readonly isFiltered = $derived(Object.entries(usual).some(([name, value]) => this.filters[name as keyof typeof usual] !== value));

  #input(after: string | null) {
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
      after,
      limit: pageSize,
    };
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

  async load(): Promise<void> {
    const turn = ++this.#asked;
    this.isLoading = true;
    try {
      const { rows, days, ...page } = await call('journal.list', this.#input(null));
      if (turn !== this.#asked) return;
      this.rows = rows;
      this.days = days;
      this.page = page;
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal && turn === this.#asked) this.trouble = thrown;
    } finally {
      if (turn === this.#asked) this.isLoading = false;
    }
  }
  /** The next page; answers where its first row stands. */
  async more(): Promise<number> {
    const next = this.page?.next;
    const at = this.rows.length;
    if (!next || this.isLoading) return at;
    this.isLoading = true;
    const turn = this.#asked;
    try {
      const { rows, days, ...page } = await call('journal.list', this.#input(next));
      if (turn !== this.#asked) return at;
      const known = new Set(this.days.map((day) => day.day));
      this.rows = [...this.rows, ...rows];
      this.days = [...this.days, ...days.filter((day) => !known.has(day.day))];
      this.page = page;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    } finally {
      this.isLoading = false;
    }
    return at;
  }
  reset(): void {
    this.filters = { ...usual };
    void this.load();
  }

  async show(record: string): Promise<boolean> {
    try {
      this.open = await call('journal.show', { record });
      this.openTrouble = null;
      router.replace('record', { record });
    } catch (thrown) {
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
  /** The record after a correction; its row changes with it. */
  corrected(record: RecordView): void {
    this.open = record;
    this.rows = this.rows.map((row) => (row.id === record.line.id ? record.line : row));
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
