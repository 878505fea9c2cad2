import { describe, expect, it } from 'vitest';

/** Every word the window says of its own: functions are asked with an example. */
const catalogues = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], { eager: true });

function spoken(value: unknown, at: string): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value === 'function' && at.includes('Text.')) {
    return [1, 2, 5].flatMap((count) => spoken((value as (...given: unknown[]) => unknown)(count === 5 ? 'Пример' : String(count), count), at));
  }
  if (value !== null && typeof value === 'object') return Object.entries(value).flatMap(([key, part]) => spoken(part, `${at}.${key}`));
  return [];
}

const texts = Object.entries(catalogues).flatMap(([file, words]) => spoken(words, file));

const never: [string, RegExp][] = [
  ['a word that only sounds', /некорректн|невалидн|недопустим|осуществ|в целях|является|данный|данная|посредством/i],
  ['an excuse or a plea', /упс|пожалуйста|извините|что-то пошло не так/i],
  ['blame', /вы забыли|вы не ввели|вы ввели/i],
  ['a shout', /!/],
  ['«ошибка», where the title does not need it', /ошибк(?!а: $|а 007055)/i],
  ['straight quotes', /"/],
  ['three dots for an ellipsis', /\.\.\./],
  ['two spaces', / {2}/],
  ['a plural in brackets', /\([а-я]{1,3}\)/],
  ['a number torn from its sign', /№ \d/],
  ['words of former times', /визит|база знаний|застряли/i],
];

describe('the words of the window', () => {
  it('are all read', () => {
    expect(texts.length).toBeGreaterThan(400);
  });

  it.each(never)('hold no %s', (_, pattern) => {
    const found = texts.filter(([at, text]) => pattern.test(text) && !(at.endsWith('prefix') && text === 'Ошибка: '));
    expect(found.filter(([, text]) => !text.includes('код ошибки'))).toEqual([]);
  });

  it('never mix two alphabets in one word', () => {
    const mixed = texts.filter(([, text]) => /[a-z][а-яё]|[а-яё][a-z]/i.test(text));
    expect(mixed).toEqual([]);
  });

  it('carry no stray spaces', () => {
    const stray = texts.filter(([at, text]) => text !== text.trim() && !at.endsWith('prefix'));
    expect(stray).toEqual([]);
  });
});
