import { backend, call, Refusal, type Area, type DeskView, type ViewSettings } from '../ipc';
import { clock, inWords, moment } from '../text/dates';
import { Latest } from './latest';
import { usualLook, wear } from './look';

/** What the whole window knows: the desk as the core shows it, and who listens to its changes. */
class Desk {
  view = $state.raw<DeskView | null>(null);
  failure = $state.raw<Refusal | null>(null);
  /** Of the core, where it shows no desk: at a public computer. */
  givenDay = $state<string | null>(null);
  look = $state.raw<ViewSettings>(usualLook);
  readonly #readings = new Latest();
  #listeners = new Set<(areas: readonly Area[]) => void>();

  /** Hears the core until the returned function is called. */
  start(): () => void {
    void this.refresh();
    return backend.onChanged((areas) => {
      for (const listener of this.#listeners) listener(areas);
      void this.refresh();
    });
  }

  async refresh(): Promise<void> {
    const isLatest = this.#readings.ask();
    try {
      const view = await call('desk.show', {});
      if (!isLatest()) return;
      const isFirst = this.view === null;
      this.view = view;
      this.failure = null;
      if (isFirst) {
        this.look = view.view;
        wear(view.view);
      }
    } catch (thrown) {
      if (isLatest() && !this.view && thrown instanceof Refusal) this.failure = thrown;
    }
  }

  /** Calls back when one of the areas changes. */
  onChanged(areas: readonly Area[], run: () => void): () => void {
    const listener = (changed: readonly Area[]) => {
      if (changed.some((area) => areas.includes(area))) run();
    };
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Puts the look on at once and keeps it. */
  async wear(look: ViewSettings): Promise<void> {
    this.look = look;
    wear(look);
    await call('view.save', { view: look });
  }

  /** A person has looked at the computer's date and says that it is right. */
  async confirmDay(): Promise<void> {
    try {
      await call('clock.confirm', { day: this.today });
    } finally {
      await this.refresh();
    }
  }

  get today(): string {
    return this.view?.today ?? this.givenDay ?? new Date().toISOString().slice(0, 10);
  }
  get offset(): number {
    return this.view?.utc_offset ?? 0;
  }
  clock(at: number): string {
    return clock(at, this.offset);
  }
  moment(at: number): string {
    return moment(at, this.offset, this.today);
  }
  day(day: string): string {
    return inWords(day, this.today);
  }
}

export const desk = new Desk();
