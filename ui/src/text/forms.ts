import { counted } from './plural';

/** Words of every form. */
export const formsText = {
  optional: '(необязательно)',
  today: 'Сегодня',
  fix: (count: number) => (count === 1 ? 'Исправьте одно поле' : `Исправьте ${counted(count, ['поле', 'поля', 'полей'])}`),
  close: 'Закрыть',
  cancel: 'Не менять',
  saving: 'Сохраняем…',
  nothingFound: 'Ничего не нашли',
  resultLegend: 'Итог',
  number: 'Введите число, например 15.',
  less: 'Меньше',
  more: 'Больше',
  results: { solved: 'Решено', again: 'Нужен повтор', handed_over: 'Передано специалисту', unsolved: 'Не решено' },
  channels: { in_person: 'Лично', phone: 'По телефону', mail: 'Письмом', messenger: 'В мессенджере' },
  clients: { citizen: 'Гражданин', employer: 'Работодатель', any: 'Кто угодно' },
  personal: {
    found: 'Похоже, в тексте есть личные данные',
    what: 'Журнал хранит записи без имён и номеров.',
    cover: 'Закрыть найденное',
    hint: 'Без имён, телефонов и СНИЛС',
  },
} as const;
