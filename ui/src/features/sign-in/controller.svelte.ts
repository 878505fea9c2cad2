import { Latest } from '../../app/latest';
import { call, Refusal, type DiagnoseView } from '../../ipc';

/** Looks a code up and walks the questions; the rules are the core's. Nothing typed here is kept. */
export class SignInController {
  view = $state.raw<DiagnoseView | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  text = $state('');
  answers = $state.raw<readonly string[]>([]);
  readonly #readings = new Latest();

  async ask(): Promise<void> {
    const isLatest = this.#readings.ask();
    try {
      const view = await call('esia.diagnose', { text: this.text, answers: [...this.answers] });
      if (!isLatest()) return;
      this.view = view;
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal && isLatest()) this.trouble = thrown;
    }
  }
  async answer(id: string): Promise<void> {
    this.answers = [...this.answers, id];
    await this.ask();
  }
  /** Back to the question at this place of the trail. */
  async backTo(at: number): Promise<void> {
    this.answers = this.answers.slice(0, at);
    await this.ask();
  }
}
