import { call, Refusal, type TerminalList } from '../../ipc';

/** Times on tiles go on by themselves; they are asked for so often, in milliseconds. */
const every = 15_000;

/** The public computers of this workstation. One deed at a time. */
export class TerminalsController {
  view = $state.raw<TerminalList | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  isBusy = $state(false);

  start(): () => void {
    void this.load();
    const timer = setInterval(() => void this.load(), every);
    return () => clearInterval(timer);
  }
  async load(): Promise<void> {
    try {
      this.view = await call('terminal.list', {});
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
  }
  /** True when it was done. */
  async run(deed: () => Promise<TerminalList>): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.trouble = null;
    try {
      this.view = await deed();
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
