import { describe, expect, it } from 'vitest';

import { Roll } from './roll';

const heights = { row: 44, heading: 36 };

describe('a roll of groups', () => {
  const roll = new Roll([3, 1, 2], heights);

  it('reckons its whole length', () => {
    expect([roll.rows, roll.items, roll.height]).toEqual([6, 9, 6 * 44 + 3 * 36]);
  });

  it('has a heading before each group', () => {
    const kinds = Array.from({ length: roll.items }, (_, at) => roll.item(at)).map((item) => (item.kind === 'heading' ? 'h' : item.row));
    expect(kinds).toEqual(['h', 0, 1, 2, 'h', 3, 'h', 4, 5]);
  });

  it('puts every item where the one before it ends, and finds it there', () => {
    let top = 0;
    for (let at = 0; at < roll.items; at += 1) {
      const height = roll.item(at).kind === 'heading' ? 36 : 44;
      expect(roll.topOf(at)).toBe(top);
      expect([roll.itemAt(top), roll.itemAt(top + height - 1)]).toEqual([at, at]);
      top += height;
    }
    expect(roll.itemAt(top + 500)).toBe(roll.items - 1);
  });

  it('knows the item of a row', () => {
    for (let row = 0; row < roll.rows; row += 1) expect(roll.item(roll.itemOf(row))).toMatchObject({ kind: 'row', row });
  });
});

describe('a roll longer than an engine scrolls', () => {
  const roll = new Roll(Array.from({ length: 5000 }, () => 200), heights);
  const view = 600;

  it('is scrolled over a shorter way and ends where it ends', () => {
    expect(roll.height).toBeGreaterThan(40_000_000);
    expect(roll.canvas).toBeLessThan(16_000_000);
    expect(roll.position(roll.canvas - view, view)).toBeCloseTo(roll.height - view);
    expect(roll.scrolled(roll.position(1234, view), view)).toBeCloseTo(1234);
  });
});

it('an empty roll has nothing and no height', () => {
  const roll = new Roll([], heights);
  expect([roll.items, roll.height]).toEqual([0, 0]);
});
