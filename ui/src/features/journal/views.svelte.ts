import { call, Refusal, type JournalView } from '../../ipc';
import type { JournalController } from './controller.svelte';

/** Filters kept under a name, and the way to keep those that are on. */
export class ViewsController {
  all = $state.raw<readonly JournalView[]>([]);
  name = $state('');
  isNaming = $state(false);
  trouble = $state.raw<Refusal | null>(null);
  readonly #journal: JournalController;

  /** The one whose filters are on. */
  readonly current = $derived.by(() => {
    const { filters } = this.#journal;
    const names = Object.keys(filters) as (keyof typeof filters)[];
    return this.all.find((view) => names.every((name) => view[name] === filters[name])) ?? null;
  });

  constructor(journal: JournalController) {
    this.#journal = journal;
  }

  async open(): Promise<void> {
    await this.#attempt(() => call('journal.views', {}));
  }
  show(name: string): void {
    const view = this.all.find((known) => known.name === name);
    if (view) this.#journal.wear(view);
  }
  async keep(): Promise<void> {
    const name = this.name.trim();
    if (name === '') return;
    if (await this.#attempt(() => call('journal.keep_view', { view: { ...$state.snapshot(this.#journal.filters), name } }))) {
      this.isNaming = false;
      this.name = '';
    }
  }
  async forget(name: string): Promise<void> {
    await this.#attempt(() => call('journal.forget_view', { name }));
  }
  async #attempt(deed: () => Promise<{ views: readonly JournalView[] }>): Promise<boolean> {
    try {
      this.all = (await deed()).views;
      this.trouble = null;
      return true;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
      return false;
    }
  }
}
