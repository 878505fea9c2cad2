import { Latest } from '../../app/latest';
import { call, Refusal, type CardList, type FoundView } from '../../ipc';

/** A search over cards, memos and paths; own cards below it. */
export class KnowledgeController {
  text = $state('');
  found = $state.raw<readonly FoundView[] | null>(null);
  own = $state.raw<CardList | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  readonly #readings = new Latest();

  async load(): Promise<void> {
    try {
      this.own = await call('card.list', {});
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
  }

  async search(): Promise<void> {
    const isLatest = this.#readings.ask();
    const text = this.text.trim();
    if (text === '') {
      this.found = null;
      return;
    }
    try {
      const { items } = await call('palette.find', { text });
      if (isLatest()) this.found = items.filter(({ kind }) => kind === 'problem' || kind === 'memo' || kind === 'situation');
    } catch (thrown) {
      if (thrown instanceof Refusal && isLatest()) this.trouble = thrown;
    }
  }
}
