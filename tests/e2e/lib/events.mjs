// Events as they compare between ways: ids by order of appearance, days by distance, bytes left out.
import { readFileSync, writeFileSync } from 'node:fs';
import assert from 'node:assert/strict';

const golden = new URL('../script.events.json', import.meta.url);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
const differs = new Set(['sha256', 'hash', 'content']);

/** The journal without what differs by way, time and chance. */
export function comparable(events, today) {
  const names = new Map();
  const name = (id) => {
    if (!names.has(id)) names.set(id, `id-${names.size + 1}`);
    return names.get(id);
  };
  const plain = (value, key) => {
    if (differs.has(key)) return '…';
    if (Array.isArray(value)) return value.map((item) => plain(item));
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([field, item]) => [field, plain(item, field)]));
    }
    if (typeof value !== 'string') return value;
    if (uuid.test(value)) return name(value);
    if (day.test(value)) return `today+${Math.round((Date.parse(value) - Date.parse(today)) / 86_400_000)}`;
    return value.replace(`-${today.slice(0, 4)}-`, '-year-');
  };
  return events.map(({ kind, version, aggregate, actor, facts, personal }) =>
    plain({ kind, version, aggregate, actor, facts, personal }),
  );
}

/** Compares with what every way must leave. `SCS_GOLDEN=write` writes it anew. */
export function assertSameEvents(events, today) {
  const left = comparable(events, today);
  if (process.env.SCS_GOLDEN === 'write') writeFileSync(golden, `${JSON.stringify(left, null, 1)}\n`);
  const expected = JSON.parse(readFileSync(golden, 'utf8'));
  assert.deepEqual(left.map((event) => event.kind), expected.map((event) => event.kind));
  assert.deepEqual(left, expected);
}
