/** Answers may come in another order than they were asked for: only the latest question is still open. */
export class Latest {
  #asked = 0;

  /** A question is asked now; the returned function tells whether none was asked since. */
  ask(): () => boolean {
    const turn = ++this.#asked;
    return () => turn === this.#asked;
  }
}
