import { afterEach, describe, expect, it, vi } from 'vitest';

import { Refusal } from './backend';
import { http } from './http';

const answer = (status: number, body: unknown) => vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(body), { status })));

describe('the test bridge', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('gives back what the core answered', async () => {
    answer(200, { ok: { items: [] } });
    await expect(http.call('palette.find', { text: 'а' })).resolves.toEqual({ items: [] });
  });

  it('throws a refusal with its words and fields', async () => {
    const fields = [{ field: 'minutes', rule: 'range', message: 'Проверьте число минут.' }];
    answer(422, { error: { code: 'minutes-wrong', message: 'Проверьте число минут.', fields } });
    const thrown: unknown = await http.call('desk.show', {}).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Refusal);
    expect(thrown).toMatchObject({ code: 'minutes-wrong', fields, advice: null, incident: null });
  });

  it('says in words that nobody answers', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const thrown: unknown = await http.call('desk.show', {}).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: 'bridge-lost' });
    expect((thrown as Refusal).message).toMatch(/[а-я]/);
  });
});
