import { Draft } from '../../app/draft';
import { frame } from '../../app/frame.svelte';
import { Latest } from '../../app/latest';
import { call, Refusal, type AnswersView, type DocumentCheck, type DocumentFinding, type DocumentView, type FormSectionView, type QuestionField, type TransferPart } from '../../ipc';
import { documentsText } from '../../text/documents';
import { SheetController } from './sheet.svelte';

const words = documentsText.form;
/** After the last key, in milliseconds: looking at answers is quick, painting a sheet less so. */
const pause = { check: 250, page: 300 };

type Entry = Record<string, string>;
type Answers = { fields: Entry; entries: Record<string, Entry[]> };

/** One question as it stands on the screen: its address, its field and the entry it belongs to. */
export interface Asked {
  at: string;
  field: QuestionField;
  section: FormSectionView;
  entry: number | null;
}

function copied({ fields, entries }: AnswersView): Answers {
  const lists = Object.entries(entries).map(([id, list]) => [id, (list ?? []).map((entry) => ({ ...entry }) as Entry)]);
  return { fields: { ...fields } as Entry, entries: Object.fromEntries(lists) as Answers['entries'] };
}

/** A document being filled in. The rules are asked; here answers are only kept and handed over. */
export class FillingController {
  view = $state.raw<DocumentView | null>(null);
  answers = $state<Answers>({ fields: {}, entries: {} });
  check = $state.raw<DocumentCheck | null>(null);
  parts = $state.raw<readonly TransferPart[]>([]);
  /** Sections whose faults are shown at their fields: those a person has said to be done with. */
  judged = $state.raw<ReadonlySet<string>>(new Set());
  trouble = $state.raw<Refusal | null>(null);
  isBusy = $state(false);
  readonly id: string;
  readonly alone: boolean;
  /** None at a public computer: what is typed there lives as long as the page. */
  readonly #draft: Draft<{ answers: Answers }> | null;
  readonly #checks = new Latest();
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  #pageTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(id: string, alone = false) {
    this.id = id;
    this.alone = alone;
    this.#draft = alone ? null : new Draft(`document/${id}`);
  }

  readonly sheet = new SheetController(this);
  readonly isResume = $derived(this.view?.kind === 'resume');
  readonly hasPage = $derived.by(() => !this.alone && (this.isResume || Boolean(this.view?.has_papers)));
  readonly sections: readonly FormSectionView[] = $derived(this.#shownSections());
  /** Every question that is asked now, in order. */
  readonly asked: readonly Asked[] = $derived(this.sections.flatMap((section) => this.#askedIn(section)));

  async open(): Promise<void> {
    try {
      await this.#draft?.open();
      this.#take(await call('document.show', { id: this.id }));
      this.answers = copied(this.view?.answers ?? { fields: {}, entries: {} });
      this.trouble = null;
      void this.sheet.paint();
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
  }
  /** Names another document this one speaks of; fields still empty are filled from it. */
  async link(role: string, to: string): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.trouble = null;
    try {
      await this.#draft?.flush();
      const view = await call('document.link', { id: this.id, role, to: to || null });
      this.#take(view);
      for (const [field, value] of Object.entries(view.answers.fields)) if (value) this.answers.fields[field] ||= value;
      this.typed();
      await this.lookAt();
      frame.tell({ text: to ? words.linked : words.unlinked });
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      this.trouble = thrown;
    } finally {
      this.isBusy = false;
    }
  }
  close(): void {
    clearTimeout(this.#checkTimer);
    clearTimeout(this.#pageTimer);
    this.#draft?.close();
  }
  #take(view: DocumentView): void {
    this.view = view;
    this.check = view.check;
  }

  #shownSections(): FormSectionView[] {
    const shown = this.check?.sections.map((section) => section.id) ?? [];
    return (this.view?.sections ?? []).filter((section) => shown.includes(section.id));
  }
  #askedIn(section: FormSectionView): Asked[] {
    const shown = new Set(this.check?.shown ?? []);
    const one = (entry: number | null) => (field: QuestionField): Asked => ({ at: entry === null ? field.id : `${section.id}.${entry}.${field.id}`, field, section, entry });
    const all = section.repeat ? this.entries(section.id).flatMap((_, at) => section.fields.map(one(at))) : section.fields.map(one(null));
    return all.filter(({ at }) => shown.has(at));
  }
  askedOf(section: string, entry: number | null = null): Asked[] {
    return this.asked.filter((asked) => asked.section.id === section && asked.entry === entry);
  }
  entries(section: string): readonly Entry[] {
    return this.answers.entries[section] ?? [];
  }
  stateOf(section: string) {
    return this.check?.sections.find((known) => known.id === section);
  }
  findingsOf(section: string): DocumentFinding[] {
    return (this.check?.findings ?? []).filter((finding) => finding.section === section);
  }
  /** A person has said to be done with a section. */
  judge(section: string): void {
    this.judged = new Set([...this.judged, section]);
  }
  /** What stands at a field: only faults that stop, and only once its section was said to be done. */
  errorOf({ at, section }: Asked): string | null {
    if (!this.judged.has(section.id)) return null;
    return this.check?.findings.find((finding) => finding.stops && finding.field === at)?.message ?? null;
  }

  valueOf({ field, section, entry }: Asked): string {
    const from = entry === null ? this.answers.fields : this.answers.entries[section.id]?.[entry];
    return from?.[field.id] ?? '';
  }
  set({ field, section, entry }: Asked, value: string): void {
    const into = entry === null ? this.answers.fields : this.answers.entries[section.id]?.[entry];
    if (!into) return;
    into[field.id] = value;
    this.typed();
  }
  /** The answers have changed: kept, looked at and painted, each in its own time. */
  readonly typed = (): void => {
    const answers = $state.snapshot(this.answers);
    this.#draft?.keep({ answers });
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => void this.lookAt(), pause.check);
    clearTimeout(this.#pageTimer);
    this.#pageTimer = setTimeout(() => void this.sheet.paint(), pause.page);
  };

  async lookAt(): Promise<void> {
    const isLatest = this.#checks.ask();
    try {
      const check = await call('document.check', { id: this.id, answers: $state.snapshot(this.answers) });
      if (!isLatest()) return;
      const before = this.sheet.paper;
      this.check = check;
      if (this.sheet.paper !== before) void this.sheet.paint();
    } catch (thrown) {
      if (thrown instanceof Refusal && isLatest()) this.trouble = thrown;
    }
  }
  /** All answers in words, as they will be carried. */
  async list(): Promise<void> {
    try {
      await this.#draft?.flush();
      this.parts = (await call('document.transfer', { id: this.id })).parts;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
  }
  add(section: string, like?: Entry): number {
    const list = (this.answers.entries[section] ??= []);
    list.push({ ...like });
    this.typed();
    void this.lookAt();
    return list.length - 1;
  }
  remove(section: string, at: number): void {
    this.answers.entries[section]?.splice(at, 1);
    this.typed();
    void this.lookAt();
  }

  get isAnswered(): boolean {
    return Object.values(this.answers.fields).some(Boolean) || Object.values(this.answers.entries).some((list) => list.length > 0);
  }
  /** Writes a version; true when nothing in the section stops the way on. */
  async save(section?: string): Promise<boolean> {
    if (this.isBusy || !this.view) return false;
    this.isBusy = true;
    this.trouble = null;
    if (section) this.judge(section);
    try {
      await this.#draft?.flush();
      this.#take(await call('document.save', { id: this.id, answers: $state.snapshot(this.answers) }));
      frame.tell({ text: words.saved });
      return !(section && this.findingsOf(section).some((finding) => finding.stops));
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      this.trouble = thrown;
      frame.hasTrouble = true;
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  get kept(): AnswersView {
    return $state.snapshot(this.answers);
  }
  moved(view: DocumentView): void {
    this.#take(view);
    this.answers = copied(view.answers);
  }
}
