// The scripted consultation by hand: the same steps as `perform`, told in presses and in the words on the screen.
import { choice, field, heading, press, text } from './names.mjs';
import { daysLater, minutes, quick, referral, returnsInDays } from './script.mjs';

const F2 = '\uE032';
const next = press('Отметить и дальше');
const dotted = (day) => day.split('-').reverse().join('.');

/** `hands` is a `Browser` or a `Window` that shows the start screen. */
export async function performByHand(hands, today) {
  await begin(hands);
  await writeNumber(hands, today);
  await hands.find(heading('Распечатать направление'));
  await failAndSolve(hands);
  await saveReferral(hands);
  await hands.click(next);
  await hands.find(heading('Ответить на предложение переговоров'));
  await hands.click(next);
  await hands.find(heading('Подготовить к собеседованию'));
  await quickEntry(hands);
  await hands.click(choice('Как пройдёт собеседование?', 'Личная встреча'));
  await saveMemo(hands);
  await hands.click(next);
  await hands.find(heading('Рассказать о двух сервисах портала'));
  await close(hands);
  await finish(hands, today);
}

/** From the start screen to the first step. */
export async function begin(hands) {
  await hands.click(choice('Кто пришёл', 'Ищет работу'));
  await hands.click(choice('Частые ситуации', 'Распечатать направление'));
  await hands.click(press('Начать консультацию'));
  await hands.find(heading('Получить направление'));
}

/** The step with the number of the referral. */
export async function writeNumber(hands, today) {
  await hands.click(press('Записать номер'));
  await hands.replace(field('Номер с портала'), referral.number);
  await hands.replace(field('Дата на портале'), dotted(today));
  await hands.click(press('Записать номер'));
}

async function failAndSolve(hands) {
  await hands.click(press('Не получилось'));
  await hands.click(choice('Что не получилось?', 'Не печатается'));
  await hands.click(press('Записать, что не получилось'));
  await hands.click(press('Помогло: Проверить принтер'));
  await hands.find(text('Записали, что помогло'));
}

async function saveReferral(hands) {
  await hands.click(press('Напечатать: Направление на работу'));
  await hands.replace(field('Фамилия, имя, отчество'), referral.full_name);
  await hands.replace(field('Организация'), referral.employer_name);
  await hands.replace(field('Профессия'), referral.profession);
  await savePaper(hands);
}

async function saveMemo(hands) {
  await hands.click(press('Напечатать: Памятка к собеседованию'));
  await savePaper(hands);
}

async function savePaper(hands) {
  await hands.click(press('Сохранить PDF'));
  await hands.find(text('Сохранено:'));
  await hands.click(press('Вернуться к консультации'));
}

async function quickEntry(hands) {
  await hands.press(F2);
  await hands.click(choice('Тема', 'Забыт пароль, нет кода'));
  await hands.replace(field('Минут'), String(quick.minutes));
  await hands.replace(field('Заметка'), quick.note);
  await hands.click(press('Сохранить запись'));
  await hands.gone(press('Сохранить запись'));
}

async function close(hands) {
  await hands.click(press('Завершить'));
  await hands.find(heading('Выйти из кабинета'));
  await hands.click(choice('Чем закончился шаг', 'Вышел'));
  await hands.click(next);
  await hands.find(heading('Очистить компьютер для посетителей'));
  await hands.click(next);
}

async function finish(hands, today) {
  await hands.find(heading('Итог консультации'));
  await hands.click(choice('Чем закончилась', 'Нужен повтор'));
  await hands.replace(field('Сколько минут'), String(minutes));
  await hands.replace(field('Следующая встреча'), dotted(daysLater(today, returnsInDays)));
  await hands.click(press('Завершить консультацию'));
  await hands.find(heading('Консультация завершена'));
}
