import { expect, it, vi } from 'vitest';

import { soundForNew } from './sound';

it('rings once for each hand that goes up, and again when it goes up again', () => {
  const ring = vi.fn();
  const heard = soundForNew(ring);
  for (const calls of [[], ['one'], ['one'], ['one', 'two'], ['two'], [], ['one']]) heard(calls);
  expect(ring).toHaveBeenCalledTimes(3);
});
