/** Words of saving tables. */
export const exportText = {
  title: 'Выгрузить журнал',
  button: 'Выгрузить',
  open: 'Файл ляжет в папку документов открытым: уберите его, когда он больше не нужен.',
  format: 'Вид файла',
  formats: { xlsx: 'Книга с таблицей: открыть и считать', csv: 'Простой текст: для других программ', pdf: 'Листы PDF: прочитать или напечатать, до 2000 записей' },
  beginning: 'Начинаем…',
  cancel: 'Отменить выгрузку',
  save: 'Сохранить файл',
  tables: 'Выгрузить таблицы',
  saving: 'Сохраняем…',
  picture: 'PNG',
  pictureOf: (title: string) => `Сохранить картинку PNG: ${title}`,
  text: 'CSV',
  textOf: (title: string) => `Сохранить таблицу CSV: ${title}`,
} as const;
