import { desk } from '../../app/desk.svelte';
import { frame } from '../../app/frame.svelte';
import { Latest } from '../../app/latest';
import { router } from '../../app/router.svelte';
import { call, Refusal, type ConsultationView, type OutcomeView, type StepView } from '../../ipc';
import { consultationText as words } from '../../text/consultation';

/** What the action bar shows instead of its buttons. */
export type Form = 'failed' | 'other' | 'pause' | null;

/** What is sent with an outcome. */
export interface Proof {
  problem?: string | null;
  number?: string | null;
  portalDate?: string | null;
  eventDate?: string | null;
}

/** One consultation on its screen. Every deed answers with the whole view, so nothing here is kept twice. */
export class ConsultationController {
  view = $state.raw<ConsultationView | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  loadTrouble = $state.raw<Refusal | null>(null);
  busy = $state<string | null>(null);
  form = $state<Form>(null);
  isAsking = $state<'question' | 'case' | null>(null);
  /** Minutes that have passed since the view came. */
  passed = $state(0);
  readonly id: string;
  #came = performance.now();
  readonly #readings = new Latest();
  #deeds = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(id: string) {
    this.id = id;
  }

  readonly step: StepView | null = $derived(this.view?.step ?? null);
  readonly isOpen = $derived(this.view?.status === 'open');
  readonly minutes = $derived((this.view?.minutes ?? 0) + (this.isOpen ? this.passed : 0));
  readonly outcomes: readonly OutcomeView[] = $derived(this.step?.outcomes ?? []);
  /** Ways this very step ends well, waits or is declined; the rare ones of every step are apart. */
  readonly endings = $derived(this.outcomes.filter((outcome) => !outcome.common && outcome.kind !== 'failed'));
  readonly failures = $derived(this.outcomes.filter((outcome) => outcome.kind === 'failed'));
  readonly others = $derived(this.outcomes.filter((outcome) => outcome.common && outcome.kind !== 'failed'));

  /** Reads beside no deed: what was read beside one may be older than the deed's own answer. */
  async load(): Promise<void> {
    const isLatest = this.#readings.ask();
    try {
      let deeds: number;
      let view: ConsultationView;
      do {
        deeds = this.#deeds;
        await this.#queue;
        view = await call('consultation.show', { consultation: this.id });
      } while (deeds !== this.#deeds);
      if (!isLatest()) return;
      this.loadTrouble = null;
      this.#show(view);
    } catch (thrown) {
      if (thrown instanceof Refusal && isLatest()) this.loadTrouble = thrown;
    }
  }

  /** Counts the minutes of work until the returned function is called. */
  watch(): () => void {
    const timer = setInterval(() => (this.passed = Math.floor((performance.now() - this.#came) / 60_000)), 5_000);
    const stop = desk.onChanged(['consultations', 'papers', 'settings'], () => void this.load());
    return () => {
      clearInterval(timer);
      stop();
    };
  }

  #show(view: ConsultationView): void {
    this.view = view;
    this.#came = performance.now();
    this.passed = 0;
  }

  /** Does one deed after another; the same one twice in a hurry is done once. Answers whether it was done. */
  act(name: string, deed: () => Promise<ConsultationView>): Promise<boolean> {
    if (this.busy === name) return Promise.resolve(false);
    this.#deeds += 1;
    const done = this.#queue.then(() => this.#act(name, deed));
    this.#queue = done.catch(() => undefined);
    return done;
  }
  /** A refusal stays on the screen until the next deed. */
  async #act(name: string, deed: () => Promise<ConsultationView>): Promise<boolean> {
    this.busy = name;
    this.trouble = null;
    frame.hasTrouble = false;
    try {
      this.#show(await deed());
      return true;
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      this.trouble = thrown;
      frame.hasTrouble = true;
      return false;
    } finally {
      this.busy = null;
    }
  }

  answer(fact: string, value: string): Promise<boolean> {
    const { step } = this;
    if (!step) return Promise.resolve(false);
    return this.act(`fact:${fact}`, () => call('fact.answer', { consultation: this.id, step: step.address, fact, value }));
  }

  tick(substep: string, ticked: boolean): Promise<boolean> {
    const { step } = this;
    if (!step) return Promise.resolve(false);
    return this.act(`tick:${substep}`, () => call('substep.tick', { consultation: this.id, step: step.address, substep, ticked }));
  }

  /** Leaves the step. The heading of the next one takes the focus; the strip offers the way back. */
  async take(outcome: OutcomeView, proof: Proof = {}): Promise<boolean> {
    const { step } = this;
    if (!step) return false;
    const wasClosing = this.view?.is_closing;
    const done = await this.act('take', () =>
      call('step.take', {
        consultation: this.id,
        step: step.address,
        outcome: outcome.id,
        problem: proof.problem ?? null,
        portal_number: proof.number ?? null,
        portal_date: proof.portalDate ?? null,
        event_date: proof.eventDate ?? null,
      }),
    );
    if (done) {
      this.form = null;
      if (wasClosing && !this.step) router.go('finish', { id: this.id });
      else this.#moved(outcome.kind === 'failed' ? words.failedTaken : proof.number ? words.written : words.taken);
    }
    return done;
  }

  #moved(text: string): void {
    frame.wantHeading();
    const action = { text: words.undo, keys: words.undoKeys, run: () => void this.undo() };
    frame.tell(this.view?.undo ? { text, action } : { text });
  }

  async undo(): Promise<void> {
    if (!this.view?.undo || !this.isOpen) return;
    const done = await this.act('undo', () => call('step.undo', { consultation: this.id }));
    if (!done) return;
    this.form = null;
    frame.wantHeading();
    frame.tell({ text: this.step ? words.undone(this.step.title) : words.undo });
  }

  pause(until: string | null): Promise<boolean> {
    return this.act('pause', () => call('consultation.pause', { consultation: this.id, until }));
  }

  async resume(): Promise<void> {
    const done = await this.act('resume', () => call('consultation.resume', { consultation: this.id }));
    if (done) frame.wantHeading();
  }

  /** Towards the end: the closing steps first, if there are any ahead; the closing form after them. */
  async finish(): Promise<void> {
    if (!this.view) return;
    if (!this.view.closing_ahead) {
      router.go('finish', { id: this.id });
      return;
    }
    const done = await this.act('finish', () => call('closing.begin', { consultation: this.id }));
    if (!done) return;
    this.form = null;
    frame.dropStrip();
    frame.wantHeading();
    if (!this.step) router.go('finish', { id: this.id });
  }

  /** What a refusal says of one field of the step. */
  fieldTrouble(name: string): string | null {
    return this.trouble?.fields.find((field) => field.field === name || field.field.endsWith(`.${name}`))?.message ?? null;
  }
}
