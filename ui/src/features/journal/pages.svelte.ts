import type { RecordLine } from '../../ipc';

export const pageSize = 100;
const kept = 40;
const atOnce = 2;

export interface Page {
  rows: readonly RecordLine[];
  /** Where the next page begins. */
  next: string | null;
}
/** Asks for a page; `after` is the end of the one before it, when that is at hand. */
export type Ask = (page: number, after: string | null) => Promise<Page>;

/** The pages of a long list that are at hand. Few are kept, few are asked for at once, and only those still wanted. */
export class Pages {
  /** Grows whenever rows have come or changed. */
  version = $state(0);
  readonly #ask: Ask;
  readonly #fail: (thrown: unknown) => void;
  #pages = new Map<number, Page>();
  #asked = new Set<number>();
  #wanted: readonly number[] = [];

  constructor(ask: Ask, fail: (thrown: unknown) => void, first: ReadonlyMap<number, Page> = new Map()) {
    this.#ask = ask;
    this.#fail = fail;
    this.#pages = new Map(first);
  }

  row(at: number): RecordLine | null {
    return this.#pages.get(Math.floor(at / pageSize))?.rows[at % pageSize] ?? null;
  }
  find(id: string): number | null {
    for (const [page, { rows }] of this.#pages) {
      const at = rows.findIndex((row) => row.id === id);
      if (at >= 0) return page * pageSize + at;
    }
    return null;
  }
  replace(line: RecordLine): void {
    for (const [number, page] of this.#pages) {
      const rows = page.rows.map((row) => (row.id === line.id ? line : row));
      this.#pages.set(number, { ...page, rows });
    }
    this.version += 1;
  }

  /** From now on these pages are wanted, the first of them most. */
  want(pages: readonly number[]): void {
    this.#wanted = pages;
    for (const number of [...pages].reverse()) {
      const page = this.#pages.get(number);
      if (!page) continue;
      this.#pages.delete(number);
      this.#pages.set(number, page);
    }
    this.#pump();
  }

  #pump(): void {
    for (const page of this.#wanted) {
      if (this.#asked.size >= atOnce) return;
      if (!this.#pages.has(page) && !this.#asked.has(page)) void this.#fetch(page);
    }
  }
  async #fetch(number: number): Promise<void> {
    this.#asked.add(number);
    try {
      this.#keep(number, await this.#ask(number, this.#pages.get(number - 1)?.next ?? null));
      this.#asked.delete(number);
      this.#pump();
    } catch (thrown) {
      this.#asked.delete(number);
      this.#fail(thrown);
    }
  }
  #keep(number: number, page: Page): void {
    this.#pages.set(number, page);
    for (const old of this.#pages.keys()) {
      if (this.#pages.size <= kept) break;
      if (!this.#wanted.includes(old)) this.#pages.delete(old);
    }
    this.version += 1;
  }
}
