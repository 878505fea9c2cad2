import { desk } from '../../app/desk.svelte';
import { Draft } from '../../app/draft';
import { call, Refusal, type SectorView, type ShiftEdge } from '../../ipc';

type Kept = { day: string; done: string[] };

/** The check of the workplace. Ticks hold for one day: each morning begins anew. */
export class SectorController {
  view = $state.raw<SectorView | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  done = $state<string[]>([]);
  readonly #draft = new Draft<Kept>('sector');

  async open(): Promise<void> {
    try {
      const [view, kept] = await Promise.all([call('sector.show', {}), this.#draft.open()]);
      this.view = view;
      this.trouble = null;
      if (kept?.day === desk.today) this.done = kept.done;
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
  }
  close(): void {
    this.#draft.close();
  }

  checks(when: ShiftEdge) {
    return (this.view?.checks ?? []).filter((check) => check.when === when);
  }
  count(when: ShiftEdge): number {
    return this.checks(when).filter((check) => this.done.includes(check.line.id)).length;
  }

  tick(id: string, done: boolean): void {
    this.done = done ? [...this.done, id] : this.done.filter((known) => known !== id);
    this.#draft.keep({ day: desk.today, done: $state.snapshot(this.done) });
  }
  untick(when: ShiftEdge): void {
    const gone = this.checks(when).map((check) => check.line.id);
    this.done = this.done.filter((known) => !gone.includes(known));
    this.#draft.keep({ day: desk.today, done: $state.snapshot(this.done) });
  }
}
