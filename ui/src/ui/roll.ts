/** Heights in pixels. */
export interface Heights {
  row: number;
  heading: number;
}

export type Item = { kind: 'heading'; group: number } | { kind: 'row'; row: number; group: number };

/** Longer than this no engine scrolls; a longer roll moves faster than the bar. */
const longest = 8_000_000;

/** Where everything stands in a long list of groups, each with a heading: reckoned, never laid out. */
export class Roll {
  readonly rows: number;
  readonly items: number;
  /** Of the whole list, and of what is scrolled. */
  readonly height: number;
  readonly canvas: number;
  /** The first row of each group. */
  readonly #firsts: readonly number[];
  readonly #heights: Heights;

  constructor(counts: readonly number[], heights: Heights) {
    let rows = 0;
    this.#firsts = counts.map((count) => {
      rows += count;
      return rows - count;
    });
    this.#heights = heights;
    this.rows = rows;
    this.items = rows + counts.length;
    this.height = rows * heights.row + counts.length * heights.heading;
    this.canvas = Math.min(this.height, longest);
  }

  #lastGroup(fits: (group: number) => boolean): number {
    let [low, high] = [0, this.#firsts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (fits(middle)) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  #first(group: number): number {
    return this.#firsts[group] ?? this.rows;
  }
  #topOfGroup(group: number): number {
    return this.#first(group) * this.#heights.row + group * this.#heights.heading;
  }

  groupOf(row: number): number {
    return this.#lastGroup((group) => this.#first(group) <= row);
  }
  firstOf(group: number): number {
    return this.#first(group);
  }
  itemOf(row: number): number {
    return row + this.groupOf(row) + 1;
  }
  item(at: number): Item {
    const group = this.#lastGroup((known) => this.#first(known) + known <= at);
    const after = at - this.#first(group) - group;
    return after === 0 ? { kind: 'heading', group } : { kind: 'row', row: this.#first(group) + after - 1, group };
  }
  topOf(at: number): number {
    const item = this.item(at);
    if (item.kind === 'heading') return this.#topOfGroup(item.group);
    return item.row * this.#heights.row + (item.group + 1) * this.#heights.heading;
  }
  /** What stands at this height; the last item below the end. */
  itemAt(y: number): number {
    const group = this.#lastGroup((known) => this.#topOfGroup(known) <= y);
    const inside = y - this.#topOfGroup(group) - this.#heights.heading;
    const first = this.#first(group) + group;
    const at = inside < 0 ? first : first + 1 + Math.floor(inside / this.#heights.row);
    return Math.max(0, Math.min(this.items - 1, at));
  }

  #ratio(view: number): number {
    return this.canvas < this.height ? (this.height - view) / (this.canvas - view) : 1;
  }
  /** The height in the list that the scroll bar shows, and back. */
  position(scrolled: number, view: number): number {
    return scrolled * this.#ratio(view);
  }
  scrolled(position: number, view: number): number {
    return Math.max(0, position) / this.#ratio(view);
  }
}
