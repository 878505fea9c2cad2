import { desk } from '../../app/desk.svelte';
import { Draft } from '../../app/draft';
import { frame } from '../../app/frame.svelte';
import { call, Refusal, type Choice, type ConsultationView, type FormView, type PaperInput, type PaperKind, type PaperView, type PreviewView } from '../../ipc';
import { dotted, readDay } from '../../text/dates';
import { printText as words } from '../../text/print';

export interface PaperChoice {
  key: string;
  title: string;
  kind: PaperKind;
  item: string | null;
  /** Papers that belong together; null: those of this consultation. */
  group: string | null;
}

/** The address of a paper on the print screen, so that it is found again after a break. */
export function queryOf(choice: PaperChoice, consultation: string | undefined): Record<string, string | undefined> {
  return { kind: choice.kind, item: choice.item ?? undefined, consultation };
}

/** What a person has put in so far. */
type Kept = { values: Record<string, string>; copies: string; large: boolean };

function memo(group: string | null): (memo: Choice) => PaperChoice {
  return ({ id, title }) => ({ key: `memo:${id}`, title, kind: 'memo', item: id, group });
}

function ofDesk(): PaperChoice[] {
  return (desk.view?.memos ?? []).map((known) => memo(known.is_for_employers ? words.forEmployers : words.forCitizens)(known));
}

function ofConsultation({ finish, step }: ConsultationView): PaperChoice[] {
  const ofStep = (step?.prints ?? []).filter((print) => print.kind === 'memo');
  return [
    { key: 'summary', title: words.summary, kind: 'summary', item: null, group: null },
    { key: 'referral', title: words.referral, kind: 'referral', item: null, group: null },
    ...[...ofStep, ...finish.memos].map(memo(null)),
    ...finish.more_memos.map(memo(words.moreMemos)),
  ];
}

const fieldId = (id: string) => `field-${id}`;

/** One paper on its way: what it is, its fields, and how it will look. */
export class PaperController {
  consultation = $state.raw<ConsultationView | null>(null);
  chosen = $state.raw<PaperChoice | null>(null);
  form = $state.raw<FormView | null>(null);
  values = $state<Record<string, string>>({});
  large = $state(false);
  copies = $state('1');
  preview = $state.raw<PreviewView | null>(null);
  previewTrouble = $state.raw<Refusal | null>(null);
  isPreviewing = $state(false);
  trouble = $state.raw<Refusal | null>(null);
  errors = $state.raw<readonly { id: string; message: string }[]>([]);
  busy = $state<'print' | 'file' | null>(null);
  #draft: Draft<Kept> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  readonly choices: readonly PaperChoice[] = $derived(this.#choices());

  /** Those of this consultation first, then group by group. */
  readonly groups: readonly { title: string | null; choices: PaperChoice[] }[] = $derived(
    [...new Set(this.choices.map((choice) => choice.group))].map((title) => ({ title, choices: this.choices.filter((choice) => choice.group === title) })),
  );

  /** Each paper once; the chosen one too, wherever it comes from. */
  #choices(): PaperChoice[] {
    const known = this.consultation ? ofConsultation(this.consultation) : ofDesk();
    const once = known.filter((choice, at) => known.findIndex((other) => other.key === choice.key) === at);
    const { chosen } = this;
    return chosen && !once.some((choice) => choice.key === chosen.key) ? [...once, chosen] : once;
  }

  /** What the address asks for. */
  async open(query: Readonly<Record<string, string>>): Promise<void> {
    const { consultation, kind, item } = query;
    try {
      this.consultation = consultation ? await call('consultation.show', { consultation }) : null;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
    if (!kind) {
      this.chosen = null;
      return;
    }
    const key = kind === 'memo' ? `memo:${item}` : kind;
    const known = this.choices.find((choice) => choice.key === key);
    await this.choose(known ?? { key, title: words.kind[kind as PaperKind] ?? kind, kind: kind as PaperKind, item: item ?? null, group: null });
  }

  async choose(choice: PaperChoice): Promise<void> {
    this.close();
    Object.assign(this, { chosen: choice, form: null, values: {}, preview: null, previewTrouble: null, errors: [], trouble: null, large: false });
    const draft = new Draft<Kept>(`print/${choice.kind}/${this.consultation?.id ?? ''}`);
    this.#draft = draft;
    const kept = await draft.open();
    if (this.#draft !== draft) return;
    if (kept?.copies) Object.assign(this, { copies: kept.copies, large: choice.kind === 'memo' && kept.large });
    if (choice.kind !== 'memo') await this.#openForm(choice, kept?.values ?? {});
    await this.look();
  }
  async #openForm(choice: PaperChoice, kept: Record<string, string>): Promise<void> {
    const consultation = this.consultation?.id ?? null;
    try {
      const form = await call('paper.form', { kind: choice.kind, consultation });
      const known = (value: string | null, kind: string) => (value && kind === 'date' ? dotted(value) : (value ?? ''));
      this.values = Object.fromEntries(form.fields.map((field) => [field.id, kept[field.id] || known(field.value, field.kind)]));
      this.form = form;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
  }
  close(): void {
    clearTimeout(this.#timer);
    this.#draft?.close();
    this.#draft = null;
  }

  keep(): void {
    this.#draft?.keep($state.snapshot({ values: this.values, copies: this.copies, large: this.large }));
  }

  typed(): void {
    this.keep();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), 400);
  }

  /** Paints the sheet as it will be printed; the last one stays until the new one has come. */
  async look(): Promise<void> {
    const paper = this.#paper();
    if (!paper) return;
    const turn = ++this.#asked;
    this.isPreviewing = true;
    try {
      const preview = await call('paper.preview', paper);
      if (turn !== this.#asked) return;
      this.preview = preview;
      this.previewTrouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal && turn === this.#asked) this.previewTrouble = thrown;
    } finally {
      if (turn === this.#asked) this.isPreviewing = false;
    }
  }
  #paper(): PaperInput | null {
    if (!this.chosen) return null;
    const fields: Record<string, string> = {};
    for (const field of this.form?.fields ?? []) {
      const typed = this.values[field.id]?.trim() ?? '';
      const value = field.kind === 'date' ? (readDay(typed, desk.today).day ?? '') : typed;
      if (value) fields[field.id] = value;
    }
    return { kind: this.chosen.kind, item: this.chosen.item, consultation: this.consultation?.id ?? null, large_print: this.large, fields };
  }

  errorOf(field: string): string | null {
    return this.errors.find((error) => error.id === fieldId(field))?.message ?? null;
  }
  #dateErrors(): { id: string; message: string }[] {
    const dates = (this.form?.fields ?? []).filter((field) => field.kind === 'date');
    return dates.flatMap((field) => {
      const { trouble } = readDay(this.values[field.id] ?? '', desk.today);
      return trouble ? [{ id: fieldId(field.id), message: trouble }] : [];
    });
  }

  /** Prints, or saves as a file when there is no printer. Answers the line of the register. */
  async print(printer: string | null): Promise<PaperView | null> {
    const paper = this.#paper();
    if (!paper || this.busy) return null;
    this.errors = this.#dateErrors();
    frame.hasTrouble = this.errors.length > 0;
    if (frame.hasTrouble) return null;
    this.busy = printer ? 'print' : 'file';
    this.trouble = null;
    try {
      const made = await call('paper.print', { paper, printer, copies: Math.max(1, Number(this.copies) || 1) });
      await this.#draft?.drop();
      return made;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.#refused(thrown);
      return null;
    } finally {
      this.busy = null;
    }
  }
  #refused(refusal: Refusal): void {
    const known = new Set((this.form?.fields ?? []).map((field) => field.id));
    const named = refusal.fields.map((field) => ({ field: field.field.split('.').at(-1) ?? '', message: field.message })).filter(({ field }) => known.has(field));
    this.errors = named.map(({ field, message }) => ({ id: fieldId(field), message }));
    this.trouble = named.length > 0 ? null : refusal;
    frame.hasTrouble = true;
  }
}
