import { desk } from '../../app/desk.svelte';
import { Draft } from '../../app/draft';
import { frame } from '../../app/frame.svelte';
import { router } from '../../app/router.svelte';
import { call, Refusal, type ConsultationView, type ResultWord } from '../../ipc';
import { finishText as words } from '../../text/consultation';
import { dotted, readDay } from '../../text/dates';
import { formsText } from '../../text/forms';

type Kept = { result: string | null; minutes: string; next: string; note: string };
type FieldError = { id: string; message: string };
const fields: Record<string, string> = { result: 'result', minutes: 'minutes', next_visit: 'next_visit', note: 'note', text: 'note' };

/** The closing form: how it ended, how long it took, when the person comes again. */
export class FinishController {
  view = $state.raw<ConsultationView | null>(null);
  loadTrouble = $state.raw<Refusal | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  errors = $state.raw<readonly FieldError[]>([]);
  isBusy = $state(false);
  result = $state<string | null>(null);
  minutes = $state('');
  next = $state('');
  note = $state('');
  readonly #id: string;
  readonly #draft: Draft<Kept>;

  constructor(id: string) {
    this.#id = id;
    this.#draft = new Draft(`finish/${id}`);
  }

  readonly results = $derived((this.view?.finish.results ?? []).map((id) => ({ id, title: formsText.results[id] })));
  readonly hasOpenQuestion = $derived(this.view?.questions.some((question) => question.answered_at === null) ?? false);

  async open(): Promise<void> {
    try {
      const view = await call('consultation.show', { consultation: this.#id });
      if (view.status === 'finished') return router.go('consultation', { id: this.#id });
      const kept = await this.#draft.open();
      this.result = kept?.result ?? view.finish.result;
      this.minutes = kept?.minutes ?? String(view.finish.minutes);
      this.next = kept?.next ?? '';
      this.note = kept?.note ?? '';
      this.view = view;
      this.loadTrouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.loadTrouble = thrown;
    }
  }
  close(): void {
    this.#draft.close();
  }
  keep(): void {
    this.#draft.keep({ result: this.result, minutes: this.minutes, next: this.next, note: this.note });
  }
  errorOf(id: string): string | null {
    return this.errors.find((error) => error.id === id)?.message ?? null;
  }

  async send(): Promise<void> {
    if (this.isBusy) return;
    const { day, trouble } = readDay(this.next, desk.today);
    this.#own(trouble);
    if (this.errors.length > 0) return;
    if (day) this.next = dotted(day);
    this.isBusy = true;
    this.trouble = null;
    try {
      await call('consultation.finish', {
        consultation: this.#id,
        result: this.result as ResultWord,
        minutes: Number(this.minutes),
        next_visit: day,
        note: this.note.trim() || null,
      });
      await this.#draft.drop();
      router.go('consultation', { id: this.#id });
    } catch (thrown) {
      if (thrown instanceof Refusal) this.#refused(thrown);
    } finally {
      this.isBusy = false;
    }
  }
  /** What can be seen without asking the core. */
  #own(dayTrouble: string | null): void {
    const found: FieldError[] = [];
    if (!this.result) found.push({ id: 'result', message: words.resultChoose });
    if (!/^\s*\d{1,3}\s*$/.test(this.minutes)) found.push({ id: 'minutes', message: formsText.number });
    if (dayTrouble) found.push({ id: 'next_visit', message: dayTrouble });
    if (this.result === 'again' && !this.next.trim()) found.push({ id: 'next_visit', message: words.nextNeeded });
    this.#tell(found);
  }
  #refused(refusal: Refusal): void {
    this.trouble = refusal;
    this.#tell(refusal.fields.flatMap(({ field, message }) => (fields[field] ? [{ id: fields[field], message }] : [])));
    frame.hasTrouble = true;
  }
  #tell(errors: FieldError[]): void {
    this.errors = errors;
    frame.hasTrouble = errors.length > 0;
  }
}
