/** Words of the palette. */
export const paletteText = {
  title: 'Найти или сделать',
  label: 'Что найти или сделать',
  example: 'Например: журнал, восстановить доступ, 007055',
  kinds: { situation: 'начать', path: 'путь', problem: 'что мешает', memo: 'памятка', consultation: 'консультация', record: 'запись журнала', draft: 'черновик', document: 'документ' },
  actions: {
    newConsultation: 'Новая консультация',
    quickEntry: 'Быстрая запись',
    hide: 'Скрыть экран',
    keys: 'Сочетания клавиш',
    larger: 'Крупнее текст',
    smaller: 'Мельче текст',
    usual: 'Обычный размер текста',
  },
  section: (title: string) => `Раздел «${title}»`,
  theme: (title: string) => `Цвета: ${title}`,
  none: 'Ничего не нашли. Попробуйте другое слово или код с экрана.',
} as const;
