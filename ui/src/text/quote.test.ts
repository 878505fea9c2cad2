import { describe, expect, it } from 'vitest';

import { quoted } from './quote';

describe('words to be said', () => {
  it('leave their full stop outside the quotes', () => {
    expect(quoted('Я проверю ваши сведения. Потом отправлю.')).toBe('«Я проверю ваши сведения. Потом отправлю».');
  });

  it('keep a question and an ellipsis inside', () => {
    expect(quoted('Вы помните пароль?')).toBe('«Вы помните пароль?»');
    expect(quoted('Подождите… ')).toBe('«Подождите…»');
  });

  it('get no full stop of ours when they have none', () => {
    expect(quoted('войти заново')).toBe('«войти заново»');
  });
});
