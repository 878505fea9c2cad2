/** Words on the screen a client answers herself. */
export const askText = {
  back: 'Вернуть консультанту',
  question: (at: number, of: number) => `Вопрос ${at} из ${of}`,
  optional: 'Можно пропустить',
  more: (title: string) => `${title}: есть ещё?`,
  onward: 'Ответить и продолжить',
  check: 'Проверить ответы',
  previous: 'Назад',
  saving: 'Сохраняем…',
  waiting: 'Открываем…',
  done: 'Спасибо, это всё',
  doneWhat: 'Проверьте, всё ли верно. Поправить поможет консультант.',
  closed: 'Этот документ сейчас не меняют',
} as const;
