import { frame } from '../../app/frame.svelte';
import { call, Refusal, type AlikeView, type FixView, type JudgementWord, type ProblemView } from '../../ipc';
import { helpText as words } from '../../text/consultation';
import type { ConsultationController } from './controller.svelte';

/** More rows than that nobody reads with a person waiting. */
const most = 8;

/** «Not working?»: the cards for the step underfoot, or for what was typed. */
export class HelpController {
  isOpen = $state(true);
  text = $state('');
  openCard = $state<string | null>(null);
  isSearching = $state(false);
  trouble = $state.raw<Refusal | null>(null);
  /** How cases with the same words ended. */
  alike = $state.raw<readonly AlikeView[]>([]);
  #found = $state.raw<readonly ProblemView[] | null>(null);
  readonly #consultation: ConsultationController;
  #asked = 0;

  constructor(consultation: ConsultationController) {
    this.#consultation = consultation;
  }

  readonly problems: readonly ProblemView[] = $derived.by(() => this.#found ?? this.#consultation.step?.problems ?? []);
  readonly card = $derived(this.problems.find((problem) => problem.id === this.openCard) ?? this.problems[0] ?? null);
  readonly rest = $derived(this.problems.filter((problem) => problem !== this.card).slice(0, most));

  /** Another step has its own cards. */
  forget(): void {
    this.text = '';
    this.alike = [];
    this.#found = null;
    this.openCard = null;
    this.trouble = null;
  }

  /** Opens the panel on one card, wherever it comes from. */
  async show(problem: string): Promise<void> {
    this.isOpen = true;
    this.openCard = problem;
    if (this.problems.some((known) => known.id === problem)) return;
    await this.#find('');
  }

  /** Without a step there is nothing to choose by: all cards, the likeliest first. */
  async showAll(): Promise<void> {
    if (!this.#consultation.step) await this.#find('');
  }

  async search(): Promise<void> {
    if (this.text.trim() === '' && this.#consultation.step) {
      this.#found = null;
      this.alike = [];
      return;
    }
    this.openCard = null;
    await this.#find(this.text.trim());
  }

  async #find(text: string): Promise<void> {
    const turn = ++this.#asked;
    this.isSearching = true;
    try {
      const [{ problems }, { alike }] = await Promise.all([
        call('problem.find', { text, consultation: this.#consultation.id }),
        call('case.suggest', { text, consultation: this.#consultation.id }),
      ]);
      if (turn !== this.#asked) return;
      this.#found = problems;
      this.alike = alike;
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal && turn === this.#asked) this.trouble = thrown;
    } finally {
      if (turn === this.#asked) this.isSearching = false;
    }
  }

  async judge(problem: ProblemView, fix: FixView, judgement: JudgementWord): Promise<void> {
    const consultation = this.#consultation;
    this.openCard = problem.id;
    const done = await consultation.act(`judge:${fix.id}`, () =>
      call('fix.judge', { consultation: consultation.id, problem: problem.id, fix: fix.id, judgement }),
    );
    if (!done) return;
    frame.tell({ text: words.told[judgement] });
    if (this.#found) await this.#find(this.text.trim());
  }
}
