import { Latest } from '../../app/latest';
import { call, Refusal, type QuestionList } from '../../ipc';

/** Questions to specialists with what they are chosen by. */
export class QuestionsController {
  view = $state.raw<QuestionList | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  specialist = $state('');
  topic = $state('');
  readonly #readings = new Latest();
  readonly isChosen = $derived(this.specialist !== '' || this.topic !== '');

  async load(): Promise<void> {
    const isLatest = this.#readings.ask();
    try {
      const view = await call('question.list', { specialist: this.specialist || null, topic: this.topic || null });
      if (!isLatest()) return;
      this.view = view;
      this.trouble = null;
    } catch (thrown) {
      if (thrown instanceof Refusal && isLatest()) this.trouble = thrown;
    }
  }
}
