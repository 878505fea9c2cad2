import { desk } from '../../app/desk.svelte';
import { Draft } from '../../app/draft';
import { Latest } from '../../app/latest';
import { frame } from '../../app/frame.svelte';
import { call, Refusal, type ChannelWord, type Client, type ResultWord, type SuggestedCard, type SuggestionList } from '../../ipc';
import { formsText } from '../../text/forms';
import { quickText as words } from '../../text/quick';

type Kept = { topic: string | null; result: string; client: string; channel: string; minutes: string; note: string; problem: string | null; fix: string | null };
type FieldError = { id: string; message: string };

const blank: Kept = { topic: null, result: 'solved', client: 'citizen', channel: 'in_person', minutes: '5', note: '', problem: null, fix: null };
const pause = 250;
const fields: Record<string, string> = { topic: 'quick-topic', result: 'quick-result', minutes: 'quick-minutes', note: 'quick-note', text: 'quick-note', client: 'quick-who' };

/** What the last entry of this run said; older ones are asked of the journal. */
let last: Kept | null = null;

/** A call or a question in passing, written down without leaving the work. */
export class QuickController {
  entry = $state<Kept>({ ...blank });
  errors = $state.raw<readonly FieldError[]>([]);
  trouble = $state.raw<Refusal | null>(null);
  isBusy = $state(false);
  /** What may help with what is typed. */
  suggested = $state.raw<SuggestionList>({ cards: [], alike: [] });
  readonly #asking = new Latest();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #draft = new Draft<Kept>('quick-entry');

  readonly topics = $derived(desk.view?.topics ?? []);

  async open(): Promise<void> {
    const kept = await this.#draft.open();
    if (kept) this.entry = { ...blank, ...kept };
    if (this.entry.note) void this.suggest();
  }
  close(): void {
    clearTimeout(this.#timer);
    this.#draft.close();
  }
  keep(): void {
    this.#draft.keep($state.snapshot(this.entry));
  }
  /** The note has changed: cards are looked for once the typing rests. */
  typed(): void {
    this.keep();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.suggest(), pause);
  }
  async suggest(): Promise<void> {
    const isLatest = this.#asking.ask();
    try {
      const suggested = await call('case.suggest', { text: this.entry.note, consultation: null });
      if (isLatest()) this.suggested = suggested;
    } catch {
      // A suggestion that does not come is no trouble: the entry is written without it.
    }
  }
  /** The card it was about; once more takes it back. */
  pickCard(card: SuggestedCard): void {
    const isPicked = this.entry.problem === card.problem;
    this.entry.problem = isPicked ? null : card.problem;
    this.entry.fix = isPicked ? null : card.fix;
    this.keep();
  }
  errorOf(id: string): string | null {
    return this.errors.find((error) => error.id === id)?.message ?? null;
  }

  /** A topic that only one kind of client brings says who it was. */
  pickTopic(id: string): void {
    const client = this.topics.find((topic) => topic.id === id)?.client;
    if (client && client !== 'any') this.entry.client = client;
    this.errors = this.errors.filter((error) => error.id !== 'quick-topic');
    this.keep();
  }

  /** Topic, result and the rest as last time; the note is never repeated. */
  async repeat(): Promise<void> {
    const former = last ?? (await this.#fromJournal());
    if (!former) {
      frame.tell({ text: words.noLast });
      return;
    }
    this.entry = { ...former, note: this.entry.note, problem: null, fix: null };
    this.keep();
    void frame.say(words.repeated);
  }
  async #fromJournal(): Promise<Kept | null> {
    try {
      const filters = { from: null, to: null, client: null, results: [], paths: [], unfinished_only: false, text: '', skip: 0, counted: false };
      const { rows } = await call('journal.list', { ...filters, topics: this.topics.map((topic) => topic.id), limit: 1 });
      const row = rows[0];
      if (!row) return null;
      const { topic } = await call('journal.show', { record: row.id });
      const client = this.topics.find((known) => known.id === topic)?.client;
      return { ...blank, topic, result: row.result ?? blank.result, minutes: String(row.minutes ?? blank.minutes), client: client === 'employer' ? client : blank.client };
    } catch {
      return null;
    }
  }

  /** Answers whether the entry was written. */
  async send(): Promise<boolean> {
    if (this.isBusy || !this.#isReady()) return false;
    this.isBusy = true;
    this.trouble = null;
    const { topic, result, client, channel, minutes, note, problem, fix } = this.entry;
    try {
      await call('entry.record', {
        topic: topic ?? '',
        result: result as ResultWord,
        client: client as Client,
        channel: channel as ChannelWord,
        minutes: Number(minutes),
        note: note.trim() || null,
        problem,
        fix,
      });
      last = { ...$state.snapshot(this.entry), note: '', problem: null, fix: null };
      await this.#draft.drop();
      frame.tell({ text: words.saved });
      return true;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.#refused(thrown);
      return false;
    } finally {
      this.isBusy = false;
    }
  }
  #isReady(): boolean {
    const found: FieldError[] = [];
    if (!this.entry.topic) found.push({ id: 'quick-topic', message: words.topicChoose });
    if (!/^\s*\d{1,3}\s*$/.test(this.entry.minutes)) found.push({ id: 'quick-minutes', message: formsText.number });
    this.errors = found;
    frame.hasTrouble = found.length > 0;
    return found.length === 0;
  }
  #refused(refusal: Refusal): void {
    this.errors = refusal.fields.flatMap((field) => {
      const id = fields[field.field];
      return id ? [{ id, message: field.message }] : [];
    });
    this.trouble = this.errors.length > 0 ? null : refusal;
    frame.hasTrouble = true;
  }
}
