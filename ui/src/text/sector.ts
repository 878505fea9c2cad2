/** Words of the workplace: its check, the order at the counter, resources, cases. */
export const sectorText = {
  title: 'Рабочее место',
  waiting: 'Открываем…',
  open: 'Открытие',
  close: 'Закрытие',
  done: (done: number, all: number) => `Отмечено: ${done} из ${all}`,
  again: 'Снять отметки',
  ours: 'предложено нами, источник не подтверждает',
  allOurs: 'Список предложен нами: источники его не дают.',
  silent: 'Источники молчат',
  lead: (id: string, title: string) => (id.startsWith('problem:') ? `Карточка: ${title}` : `Путь: ${title}`),
  look: 'Рабочее место: открытие и закрытие',
} as const;
