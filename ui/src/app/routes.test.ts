import { describe, expect, it } from 'vitest';

import { href, parse } from './routes';

describe('addresses', () => {
  it('lead to their screens with what they carry', () => {
    expect(parse('#/consultation/17')).toEqual({ name: 'consultation', params: { id: '17' }, query: {} });
    expect(parse('#/consultation/17/finish').name).toBe('finish');
    expect(parse('#/journal/r-5').params).toEqual({ record: 'r-5' });
    expect(parse('#/print?kind=memo&item=interview').query).toEqual({ kind: 'memo', item: 'interview' });
  });

  it('lead to the start when nothing or nonsense is written', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#/journal/a/b', '#/consultation/']) expect(parse(hash).name).toBe('start');
  });

  it('are written as they are read, with letters of any alphabet', () => {
    const address = href('record', { record: 'запись/1 №2' }, { from: 'a&b', empty: undefined });
    expect(parse(address)).toEqual({ name: 'record', params: { record: 'запись/1 №2' }, query: { from: 'a&b' } });
    expect(href('start')).toBe('#/');
  });

  it('survive a broken escape', () => {
    expect(parse('#/journal/%E0%A4%A').params).toEqual({ record: '%E0%A4%A' });
  });
});
