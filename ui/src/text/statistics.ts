/** Words of the summary; what follows from the figures comes from the core. */
export const statisticsText = {
  title: 'Сводка',
  waiting: 'Считаем…',
  span: 'Период',
  spans: { day: 'День', week: 'Неделя', month: 'Месяц', quarter: 'Квартал' },
  page: 'О чём сводка',
  pages: { visits: 'Приёмы', troubles: 'Что мешает', given: 'Памятки и группы' },
  earlier: 'Раньше',
  later: 'Позже',
  showTable: 'Показать таблицей',
  hideTable: 'Скрыть таблицу',
  all: 'Всего',
  print: 'Печатать сводку',
  printer: 'Принтер',
  printSheet: 'Напечатать страницу',
  printing: 'Отправляем…',
  saveSheet: 'Сохранить страницу в PDF',
  savingSheet: 'Сохраняем…',
  making: 'Готовим лист…',
  sheetOf: (title: string, at: number) => `${title}, лист ${at}`,
  source: (span: string) => `Сводка, ${span.charAt(0).toLowerCase()}${span.slice(1)}`,
  /** Beside a bar: «13 из 14», «49, −8» of those who stopped, or the one value. */
  said: ([first, second]: readonly (number | null)[], isSum: boolean) => {
    if (second === undefined) return String(first ?? '');
    if (isSum) return `${first ?? 0} из ${(first ?? 0) + (second ?? 0)}`;
    return second ? `${first ?? 0}, −${second}` : String(first ?? 0);
  },
} as const;
