import { router } from '../../app/router.svelte';
import { call, Refusal, type ExerciseLine } from '../../ipc';
import { matches } from '../../text/layout';

/** The practice cases and the way into one. */
export class CourseController {
  all = $state.raw<readonly ExerciseLine[] | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  text = $state('');
  busy = $state<string | null>(null);

  readonly shown = $derived((this.all ?? []).filter((line) => this.text.trim() === '' || matches(`${line.title} ${line.path} ${line.portal}`, this.text)));

  async open(): Promise<void> {
    await this.#attempt(async () => {
      this.all = (await call('exercise.list', {})).exercises;
    });
  }
  async begin(id: string): Promise<void> {
    if (this.busy) return;
    this.busy = id;
    await this.#attempt(async () => {
      const view = await call('exercise.begin', { exercise: id });
      router.go('consultation', { id: view.id });
    });
    this.busy = null;
  }
  async #attempt(deed: () => Promise<void>): Promise<void> {
    this.trouble = null;
    try {
      await deed();
    } catch (thrown) {
      if (thrown instanceof Refusal) this.trouble = thrown;
    }
  }
}
