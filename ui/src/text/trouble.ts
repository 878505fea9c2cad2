/** Words about calls that did not come back. What the core says comes ready from the core. */
export const troubleText = {
  lost: 'Программа не отвечает',
  lostAdvice: 'Записанное сохранено. Подождите немного и нажмите «Повторить».',
  again: 'Повторить',
  details: 'Подробности для поддержки',
  code: (code: string) => `Код: ${code}`,
  incident: (number: string) => `Номер случая: ${number}`,
  screenFailed: 'Раздел не открылся',
  screenAdvice: 'Записанное сохранено. Откройте раздел ещё раз.',
  prefix: 'Ошибка: ',
  waiting: 'Открываем…',
} as const;
