import { backend, call, Refusal, type Input, type SessionView, type WayOutWord } from '../../ipc';

/** A touch is told to the core at most so often, in milliseconds. */
const often = 5_000;
/** How often the time left is asked for. */
const everySecond = 1_000;
const signs = ['pointerdown', 'keydown', 'input', 'touchstart', 'wheel'] as const;

type Deed = 'session.show' | 'session.touch' | 'session.end';

/** The sitting as the core keeps it: how long it goes on is counted there, never by the page. */
export class SittingController {
  view = $state.raw<SessionView | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  #told = -often;
  #failed: 'deed' | 'look' | null = null;

  /** Looks, and tells of every sign of life, until the returned function is called. */
  start(): () => void {
    void this.#ask('session.show');
    const timer = setInterval(() => void this.#ask('session.show'), everySecond);
    const stop = backend.onChanged((areas) => areas.includes('session') && void this.#ask('session.show'));
    const touched = () => this.#touched();
    for (const sign of signs) window.addEventListener(sign, touched, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      stop();
      for (const sign of signs) window.removeEventListener(sign, touched, { capture: true });
    };
  }

  /** Whether she is still here is answered by its button: a sleeve on the keyboard does not answer for a person. */
  #touched(): void {
    if (this.view?.phase === 'asked' || this.view?.phase === 'calm' || this.view?.phase === 'over') return;
    const now = performance.now();
    if (this.view?.phase === 'busy' && now - this.#told < often) return;
    this.#told = now;
    void this.#ask('session.touch');
  }
  stay(): Promise<void> {
    return this.#ask('session.touch');
  }
  /** Somebody tried what the page shuts by itself. */
  tried(way: WayOutWord): void {
    void this.#read(() => call('session.tried', { way }), 'look');
  }
  end(): Promise<void> {
    return this.#ask('session.end');
  }
  callConsultant(on: boolean): Promise<void> {
    return this.#read(() => call('session.call', { on }));
  }

  /** Where she is: ids of pages and parts, never a word of hers. */
  stand(spot: Input<'session.place'>): Promise<void> {
    return this.#read(() => call('session.place', spot), 'look');
  }
  read(): Promise<void> {
    return this.#read(() => call('session.read', {}));
  }
  consent(give: boolean, document: string | null): Promise<void> {
    return this.#read(() => call('session.consent', { give, document }));
  }
  portal(open: boolean): Promise<void> {
    return this.#read(() => call('session.portal', { open }));
  }
  pair(address: string): Promise<void> {
    return this.#read(() => call('session.pair', { address }));
  }
  confirm(same: boolean): Promise<void> {
    return this.#read(() => call('session.confirm', { same }));
  }

  /** Looks and signs of life come by themselves: what was refused to her stands until she does something else. */
  #ask(deed: Deed): Promise<void> {
    return this.#read(() => call(deed, {} as Input<Deed>), 'look');
  }
  async #read(ask: () => Promise<SessionView>, by: 'deed' | 'look' = 'deed'): Promise<void> {
    try {
      this.view = await ask();
      if (by === 'deed' || this.#failed === 'look') this.forget();
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) return;
      this.trouble = thrown;
      this.#failed = by;
    }
  }

  /** She has gone on to something else. */
  forget(): void {
    this.trouble = null;
    this.#failed = null;
  }
}
