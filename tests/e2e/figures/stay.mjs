// What was started for a while and is ended in turn, the last one first; stands where a test would.
export class Stay {
  #ends = [];

  after(end) {
    this.#ends.push(end);
  }

  async end() {
    for (const end of this.#ends.splice(0).reverse()) await end();
  }
}

/** Does the work, and ends whatever it started however it comes out. */
export async function staying(work) {
  const stay = new Stay();
  try {
    return await work(stay);
  } finally {
    await stay.end();
  }
}
