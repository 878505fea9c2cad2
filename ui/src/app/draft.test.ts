import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

type Call = (command: string, input: { body?: string }) => Promise<{ text: string; body: null }>;
const { call } = vi.hoisted(() => ({ call: vi.fn<Call>(async () => ({ text: 'kept', body: null })) }));
vi.mock('../ipc', () => ({ call }));
vi.mock('./desk.svelte', () => ({ desk: { refresh: async () => undefined } }));
vi.mock('./frame.svelte', () => ({ frame: { draftSaved: '' } }));
vi.mock('./router.svelte', () => ({ router: { beforeLeave: () => () => undefined } }));

import { Draft } from './draft';

const kept = () => call.mock.calls.filter(([command]) => command === 'draft.save').map(([, input]) => input.body);

describe('a draft', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    call.mockClear();
  });

  it('is kept half a second after the last key', async () => {
    const draft = new Draft<string>('form');
    draft.keep('a');
    await vi.advanceTimersByTimeAsync(400);
    draft.keep('ab');
    expect(kept()).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(kept()).toEqual(['ab']);
  });

  it('stays less than a second behind keys that never rest', async () => {
    const draft = new Draft<string>('form');
    const pressed = new Map<string, number>();
    let text = '';
    for (let key = 0; key < 50; key += 1) {
      text += 'а';
      pressed.set(text, Date.now());
      draft.keep(text);
      await vi.advanceTimersByTimeAsync(100);
      const behind = [...pressed].filter(([typed]) => typed.length > String(kept().at(-1) ?? '').length);
      expect(Date.now() - (behind[0]?.[1] ?? Date.now())).toBeLessThan(1000);
    }
  });

  it('does not come back after it was dropped', async () => {
    const draft = new Draft<string>('form');
    draft.keep('a');
    await draft.drop();
    await vi.advanceTimersByTimeAsync(2000);
    expect(kept()).toEqual([]);
  });
});
