import { desk } from '../../app/desk.svelte';
import { Draft } from '../../app/draft';
import { frame } from '../../app/frame.svelte';
import type { OutcomeView, StepView } from '../../ipc';
import { consultationText as words } from '../../text/consultation';
import { readDay } from '../../text/dates';
import type { ConsultationController } from './controller.svelte';

type Kept = { chosen: string | null; number: string; portal: string; event: string };
/** In the order in which they stand. */
const fields = ['ending', 'portal_number', 'portal_date', 'event_date'] as const;
export type EndingField = (typeof fields)[number];

/** How the step underfoot ends: one of its own outcomes, and what the portal shows for it. */
export class EndingController {
  chosen = $state<string | null>(null);
  number = $state('');
  portal = $state('');
  event = $state('');
  /** The only way out asks for a number or a day, and its fields were asked for. */
  isProving = $state(false);
  #own = $state.raw<Partial<Record<EndingField, string>>>({});
  readonly step: StepView;
  readonly #consultation: ConsultationController;
  readonly #draft: Draft<Kept>;
  #isKept = false;

  constructor(consultation: ConsultationController, step: StepView) {
    this.#consultation = consultation;
    this.step = step;
    this.#draft = new Draft(`step/${consultation.id}/${step.address.path}/${step.address.step}`);
  }

  readonly choices: readonly OutcomeView[] = $derived.by(() => this.#consultation.endings);
  readonly sole = $derived(this.choices.length === 1 ? this.choices[0] : undefined);
  readonly outcome = $derived(this.sole ?? this.choices.find((known) => known.id === this.chosen));
  readonly #isDone = $derived(this.outcome?.kind === 'done');
  readonly needsNumber = $derived.by(() => this.#isDone && this.step.needs_number);
  readonly needsDay = $derived.by(() => this.#isDone && this.step.needs_event_date);
  /** Chosen among several, the outcome shows its fields; a sole one waits to be asked. */
  readonly showsFields = $derived((this.needsNumber || this.needsDay) && (!this.sole || this.isProving));
  readonly action = $derived(this.needsNumber ? words.write : words.take);

  async open(): Promise<void> {
    const kept = await this.#draft.open();
    if (!kept || this.number || this.chosen) return;
    this.#isKept = true;
    this.chosen = this.choices.some((known) => known.id === kept.chosen) ? kept.chosen : null;
    this.number = kept.number;
    this.portal = kept.portal;
    this.event = kept.event;
    this.isProving = [kept.number, kept.portal, kept.event].some((typed) => typed !== '');
  }
  close(): void {
    this.#draft.close();
  }
  keep(): void {
    this.#isKept = true;
    this.#draft.keep({ chosen: this.chosen, number: this.number, portal: this.portal, event: this.event });
  }

  pick(id: string): void {
    this.chosen = id;
    this.#own = {};
    this.#consultation.trouble = null;
    frame.hasTrouble = false;
    this.keep();
  }

  // A day to come is told of the portal's date even where the step has only a day of its own.
  errorOf(field: EndingField): string | null {
    const told = this.#own[field] ?? this.#consultation.fieldTrouble(field);
    return told ?? (field === 'event_date' && !this.needsNumber ? this.#consultation.fieldTrouble('portal_date') : null);
  }

  /** Takes the outcome. Answers the field that stands in the way: `fields` when its fields have just come. */
  async send(): Promise<EndingField | 'fields' | null> {
    const { outcome } = this;
    if (!outcome) return this.#refuse({ ending: words.endingChoose });
    if ((this.needsNumber || this.needsDay) && !this.showsFields) {
      this.isProving = true;
      return 'fields';
    }
    const portal = readDay(this.portal, desk.today);
    const event = readDay(this.event, desk.today);
    if (this.showsFields && (portal.trouble || event.trouble)) {
      return this.#refuse({ ...(portal.trouble && { portal_date: portal.trouble }), ...(event.trouble && { event_date: event.trouble }) });
    }
    this.#own = {};
    const proof = this.showsFields ? { number: this.number.trim() || null, portalDate: portal.day, eventDate: event.day } : {};
    if (!(await this.#consultation.take(outcome, proof))) return this.#firstBad();
    if (this.#isKept) await this.#draft.drop();
    return null;
  }
  #refuse(own: Partial<Record<EndingField, string>>): EndingField | null {
    this.#own = own;
    frame.hasTrouble = true;
    return this.#firstBad();
  }
  #firstBad(): EndingField | null {
    return fields.find((field) => this.errorOf(field)) ?? null;
  }
}
