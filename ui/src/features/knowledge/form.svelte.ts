import { Draft } from '../../app/draft';
import { frame } from '../../app/frame.svelte';
import { Latest } from '../../app/latest';
import { router } from '../../app/router.svelte';
import { call, Refusal, type CardFormView, type SuggestedCard } from '../../ipc';
import { knowledgeText } from '../../text/knowledge';

const words = knowledgeText.form;

type Fix = { id: string; title: string; steps: string };
type Entry = {
  title: string;
  symptoms: string;
  cause: string;
  say: string;
  fixes: Fix[];
  handOverWhen: string;
  handOverTo: string;
  portals: string[];
  steps: string[];
};
interface From {
  card?: string;
  record?: string;
  question?: string;
}

/** As the core calls it when it drops the draft. */
function draftOf({ card, record, question }: From): string {
  if (card) return `own/${card}`;
  if (record) return question ? `question/${record}/${question}` : `record/${record}`;
  return 'new';
}

const blank: Fix = { id: '', title: '', steps: '' };
const lines = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean);

/** The form of an own card. Lists are typed a line each. */
export class CardFormController {
  view = $state.raw<CardFormView | null>(null);
  entry = $state<Entry>({ title: '', symptoms: '', cause: '', say: '', fixes: [{ ...blank }], handOverWhen: '', handOverTo: '', portals: [], steps: [] });
  alike = $state.raw<readonly SuggestedCard[]>([]);
  errors = $state.raw<readonly { id: string; message: string }[]>([]);
  trouble = $state.raw<Refusal | null>(null);
  isBusy = $state(false);
  readonly #from: From;
  readonly #draft: Draft<Entry>;
  readonly #readings = new Latest();

  constructor(from: From) {
    this.#from = from;
    this.#draft = new Draft<Entry>(`card/${draftOf(from)}`);
  }

  async open(): Promise<void> {
    try {
      const [view, kept] = await Promise.all([call('card.form', this.#from), this.#draft.open()]);
      this.view = view;
      this.entry = kept ?? this.#filled(view);
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
  }
  close(): void {
    this.#draft.close();
  }
  #filled(view: CardFormView): Entry {
    const fixes = view.fixes.map(({ id, title, steps }) => ({ id, title, steps: steps.join('\n') }));
    return {
      title: view.title,
      symptoms: view.symptoms.join('\n'),
      cause: view.cause,
      say: view.say,
      fixes: fixes.length > 0 ? fixes : [{ ...blank }],
      handOverWhen: view.hand_over_when,
      handOverTo: view.hand_over_to,
      portals: [...view.portals],
      steps: [...view.steps],
    };
  }

  readonly keep = (): void => this.#draft.keep($state.snapshot(this.entry));
  /** Cards that may say it already. */
  async lookAlike(): Promise<void> {
    const isLatest = this.#readings.ask();
    try {
      const { cards } = await call('case.suggest', { text: this.entry.title });
      if (isLatest()) this.alike = cards;
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
    }
  }

  addFix(): void {
    this.entry.fixes.push({ ...blank });
    this.keep();
  }
  removeFix(at: number): void {
    this.entry.fixes.splice(at, 1);
    this.keep();
  }
  addStep(id: string): void {
    if (id && !this.entry.steps.includes(id)) this.entry.steps.push(id);
    this.keep();
  }
  removeStep(id: string): void {
    this.entry.steps = this.entry.steps.filter((known) => known !== id);
    this.keep();
  }

  errorOf(id: string): string | null {
    return this.errors.find((error) => error.id === id)?.message ?? null;
  }

  async send(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.trouble = null;
    this.errors = [];
    const { title, symptoms, cause, say, fixes, handOverWhen, handOverTo, portals, steps } = $state.snapshot(this.entry);
    // A way left blank is none; faults are told by the ways that are sent.
    const filled = fixes.filter((fix) => (fix.title + fix.steps).trim() !== '');
    try {
      const card = await call('card.save', {
        ...this.#from,
        title,
        symptoms: lines(symptoms),
        cause,
        say,
        fixes: filled.map((fix) => ({ id: fix.id || null, title: fix.title, steps: lines(fix.steps) })),
        hand_over_when: handOverWhen,
        hand_over_to: handOverTo,
        portals,
        steps,
      });
      await this.#draft.drop();
      frame.tell({ text: words.saved });
      router.replace('ownCard', { card: card.id });
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      this.errors = this.#told(thrown, filled.map((fix) => fixes.indexOf(fix)));
      this.trouble = this.errors.length > 0 ? null : thrown;
      frame.hasTrouble = true;
    } finally {
      this.isBusy = false;
    }
  }
  /** `fixes.1.steps.0` stands at the field `card-fixes-1-steps`; of several faults of one field, the first. */
  #told(refusal: Refusal, ways: readonly number[]): { id: string; message: string }[] {
    const known = new Map<string, string>();
    for (const { field, message } of refusal.fields) {
      const [name = '', at, part] = field.split('.');
      const id = name === 'fixes' ? (at === undefined ? 'card-fixes-0-title' : `card-fixes-${ways[Number(at)] ?? 0}-${part ?? 'title'}`) : `card-${name}`;
      if (!known.has(id)) known.set(id, message);
    }
    return [...known].map(([id, message]) => ({ id, message }));
  }
}
