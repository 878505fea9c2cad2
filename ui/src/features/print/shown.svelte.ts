import { call, Refusal, type PaperView, type PreviewView } from '../../ipc';

/** The sheets of a paper of the register, as they were issued; gone with the name. */
export class ShownController {
  preview = $state.raw<PreviewView | null>(null);
  trouble = $state.raw<Refusal | null>(null);
  isLoading = $state(false);
  #asked = 0;

  async look(paper: PaperView): Promise<void> {
    const turn = ++this.#asked;
    this.isLoading = true;
    try {
      const preview = await call('paper.show', { id: paper.id });
      if (turn !== this.#asked) return;
      this.preview = preview;
      this.trouble = null;
    } catch (thrown) {
      if (turn !== this.#asked || !(thrown instanceof Refusal)) return;
      this.preview = null;
      this.trouble = thrown;
    } finally {
      if (turn === this.#asked) this.isLoading = false;
    }
  }
}
