import type { Asked, FillingController } from './filling.svelte';

export type Turn = { kind: 'question'; at: string; asked: Asked } | { kind: 'more'; at: string; section: string; title: string; add: string };

/** One plain question after another: what is asked next depends on what was answered. */
export class InterviewController {
  #here = $state('');
  readonly #filling: FillingController;
  readonly #ended: () => void;

  constructor(filling: FillingController, ended: () => void) {
    this.#filling = filling;
    this.#ended = ended;
  }

  /** A repeated section asks after its entries whether there is one more. */
  get turns(): readonly Turn[] {
    const { asked, sections } = this.#filling;
    return sections.flatMap((section) => {
      const questions: Turn[] = asked.filter((known) => known.section.id === section.id).map((known) => ({ kind: 'question', at: known.at, asked: known }));
      const more: Turn[] = section.repeat ? [{ kind: 'more', at: section.id, section: section.id, title: section.title, add: section.repeat.add }] : [];
      return [...questions, ...more];
    });
  }
  get at(): number {
    return Math.max(0, this.turns.findIndex((turn) => turn.at === this.#here));
  }
  get turn(): Turn | undefined {
    return this.turns[this.at];
  }
  get isLast(): boolean {
    return this.at === this.turns.length - 1;
  }

  /** A fault keeps the question; after the last one the answers are saved. */
  async go(by: number): Promise<void> {
    const filling = this.#filling;
    await filling.lookAt();
    const { turn } = this;
    if (by > 0 && turn?.kind === 'question') {
      filling.judge(turn.asked.section.id);
      if (filling.errorOf(turn.asked)) return;
    }
    const next = this.turns[this.at + by];
    if (next) this.#here = next.at;
    else if (by > 0 && (await filling.save())) this.#ended();
  }
  async more(section: string): Promise<void> {
    const number = this.#filling.add(section);
    await this.#filling.lookAt();
    this.#here = this.#filling.asked.find((asked) => asked.section.id === section && asked.entry === number)?.at ?? this.#here;
  }
}
