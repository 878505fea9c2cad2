import { frame } from '../../app/frame.svelte';
import { Latest } from '../../app/latest';
import { call, Refusal, type CardView, type ProblemView } from '../../ipc';
import { knowledgeText } from '../../text/knowledge';

const words = knowledgeText.life;
type Deed = 'card.approve' | 'card.confirm' | 'card.withdraw';
const told: Record<Deed, string> = { 'card.approve': words.approved, 'card.confirm': words.confirmed, 'card.withdraw': words.withdrawn };

/** One card: as everybody sees it, and the life of an own one. */
export class ArticleController {
  problem = $state.raw<ProblemView | null>(null);
  steps = $state.raw<readonly { id: string; title: string }[]>([]);
  checked = $state('');
  isStale = $state(false);
  card = $state.raw<CardView | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  isBusy = $state(false);
  readonly #readings = new Latest();

  /** An own card may be shown before anybody stands by it: then there is no article of it yet. */
  async open(problem: string | null, card: string | null): Promise<void> {
    const isLatest = this.#readings.ask();
    if (this.problem?.id !== problem) this.problem = null;
    try {
      const own = card ? await call('card.show', { card }) : null;
      if (!isLatest()) return;
      this.card = own;
      const id = problem ?? (this.card?.may_merge || !this.card?.may_edit ? this.card?.problem : null);
      if (id) await this.#article(id, isLatest);
      if (isLatest()) this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal && isLatest()) this.trouble = thrown;
    }
  }
  async #article(problem: string, isLatest: () => boolean): Promise<void> {
    try {
      const view = await call('problem.show', { problem });
      if (!isLatest()) return;
      this.problem = view.problem;
      this.steps = view.steps;
      this.checked = view.checked;
      this.isStale = view.is_stale;
      this.card = view.card ?? this.card;
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || !this.card) throw thrown;
      this.problem = null;
    }
  }

  async do(deed: Deed): Promise<void> {
    await this.#act(() => call(deed, { card: this.card?.id ?? '' }), told[deed]);
  }
  async giveBack(note: string): Promise<boolean> {
    return this.#act(() => call('card.give_back', { card: this.card?.id ?? '', note }), words.returned);
  }
  async merge(into: string, keeps: string[]): Promise<boolean> {
    return this.#act(() => call('card.merge', { card: this.card?.id ?? '', into, keeps }), words.merged);
  }

  async #act(run: () => Promise<CardView>, text: string): Promise<boolean> {
    if (this.isBusy || !this.card) return false;
    this.isBusy = true;
    this.trouble = null;
    try {
      this.card = await run();
      frame.tell({ text });
      await this.#article(this.card.problem, this.#readings.ask());
      return true;
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      this.trouble = thrown;
      return false;
    } finally {
      this.isBusy = false;
    }
  }
}
