//! Words of the screens.

use chrono::NaiveDate;
use scs_content::diff::{Change, Difference, KeyChange};
use scs_content::stale::Trust;
use scs_domain::content::{Binding, Bound, Deadline, Unit};
use scs_domain::experience::Sum;
use scs_domain::words::{counted, day_month, day_month_year};
use scs_protocol::{ChainReport, Fault, FaultKind};
use scs_store::MOST_COUNTED;

use crate::wire::PaperState;

/// «обычно до 2 рабочих дней»: how long, without a date.
pub(crate) fn limit(deadline: &Deadline) -> String {
    if let Some(said) = &deadline.said {
        return said.clone();
    }
    let amount = u64::from(deadline.amount);
    let days = match deadline.unit {
        Unit::WorkingDays => counted(amount, "рабочего дня", "рабочих дней", "рабочих дней"),
        Unit::CalendarDays => counted(amount, "дня", "дней", "дней"),
    };
    let text = match (deadline.amount, deadline.bound, deadline.starts_visible) {
        (0, ..) => "в тот же день".to_owned(),
        (_, Bound::AtLeast, _) => format!("не меньше {days}"),
        (_, Bound::AtMost, true) => format!("не дольше {days}"),
        (_, Bound::AtMost, false) => format!("обычно до {days}"),
    };
    if deadline.binding == Some(Binding::Recommended) {
        format!("{text}, рекомендация")
    } else {
        text
    }
}

pub(crate) const NO_PATH: &str = "Консультация без пути";
pub(crate) const CLOSING: &str = "Завершение";
pub(crate) const STEPS: &str = "Шаги пути";
pub(crate) const DONE: &str = "Выполнен";
pub(crate) const CURRENT: &str = "Идёт";
pub(crate) const IF_NEEDED: &str = "Если понадобится";
pub(crate) const NOT_YET_FILED: &str = "ещё не подано";
pub(crate) const NOT_YET: &str =
    "Ещё не подано. Отметка шага ничего не отправляет: подано — когда записан номер с портала.";
pub(crate) const NOBODY_TRIED: &str = "Ещё никто не пробовал";
pub(crate) const CITIZEN: &str = "Гражданин";
pub(crate) const EMPLOYER: &str = "Работодатель";
pub(crate) const ANY: &str = "Клиент";
pub(crate) const NO_HINDRANCE: &str = "без затруднений";
pub(crate) const NUMBER_ERASED: &str = "номер стёрт";
pub(crate) const NEEDS_NUMBER: &str = "Сначала запишите номер и дату с портала.";

pub(crate) const ACTOR_CITIZEN: &str = "Гражданин сам";
pub(crate) const ACTOR_EMPLOYER: &str = "Работодатель сам";
pub(crate) const ACTOR_REPRESENTATIVE: &str = "Представитель работодателя сам";
pub(crate) const ACTOR_CONSULTANT: &str = "Консультант";
pub(crate) const ACTOR_SPECIALIST: &str = "Специалист центра занятости";
pub(crate) const ACTOR_SYSTEM: &str = "Система, без нас";

pub(crate) const PLACE_EPGU: &str = "Госуслуги";
pub(crate) const PLACE_CENTRE: &str = "Центр занятости";
pub(crate) const PLACE_OUTSIDE: &str = "Вне центра и портала";

pub(crate) const SOLVED: &str = "Решено";
pub(crate) const AGAIN: &str = "Нужен повтор";
pub(crate) const HANDED_OVER: &str = "У специалиста";
pub(crate) const UNSOLVED: &str = "Не решено";
pub(crate) const RUNNING: &str = "Идёт";
pub(crate) const PAUSED: &str = "Отложено";
pub(crate) const ANSWER_CAME: &str = "Пришёл ответ";

pub(crate) const IN_PERSON: &str = "лично";
pub(crate) const BY_PHONE: &str = "по телефону";
pub(crate) const BY_MAIL: &str = "по почте";
pub(crate) const BY_MESSENGER: &str = "в мессенджере";

pub(crate) const WEEKDAYS: [&str; 7] =
    ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"];
pub(crate) const YES: &str = "Да";
pub(crate) const NO: &str = "Нет";

pub(crate) const WAITS_FOR_ANSWER: &str = "Ждём ответа специалиста";
pub(crate) const ENTER_ANSWER: &str = "Записать ответ";
pub(crate) const PATH_WALKED: &str = "Путь пройден, запись не завершена";
pub(crate) const TO_FINISH: &str = "Завершить консультацию";
pub(crate) const PERSON_CAME: &str = "Человек пришёл: продолжить";
pub(crate) const GO_ON: &str = "Продолжить";

pub(crate) const SECTOR_ORDER: &str = "Порядок у стойки";
pub(crate) const SECTOR_CASES: &str = "Нетиповые дела: к кому вести";
pub(crate) const SECTOR_RESOURCES: &str = "Информационные ресурсы";
pub(crate) const SECTOR_NORMS: &str = "Что такое сектор цифровых сервисов";
pub(crate) const CODE_UNKNOWN: &str =
    "Этого кода в материалах нет. Запишите код, время и что делал человек. С этим — в поддержку портала.";
pub(crate) const WORDS_UNKNOWN: &str = "По этим словам карточки нет. Ответьте на вопросы ниже.";

/// «подтверждено 31, по исходным документам 300, не подтверждено 120»
pub(crate) fn trust(trust: Trust) -> String {
    let Trust { confirmed, seed_only, unverified } = trust;
    format!("подтверждено {confirmed}, по исходным документам {seed_only}, не подтверждено {unverified}")
}

pub(crate) fn ended(day: NaiveDate) -> String {
    format!("Действовало до {}, новой версии нет", day_month_year(day))
}

pub(crate) fn ends_soon(day: NaiveDate) -> String {
    format!("Действует до {}, новой версии нет", day_month_year(day))
}

pub(crate) fn checked_long_ago(day: NaiveDate) -> String {
    format!("Проверяли {}", day_month_year(day))
}

pub(crate) fn no_calendar(year: i32) -> String {
    format!("Утверждённого производственного календаря на {year} год нет: сроки этого года предварительные")
}

/// A line for an item added or gone, a line a key for one that says otherwise.
pub(crate) fn difference(difference: &Difference) -> Vec<String> {
    let Difference { place, title, change } = difference;
    match change {
        Change::Added => vec![format!("+ {place}: {title}")],
        Change::Removed => vec![format!("− {place}: {title}")],
        Change::Changed(keys) => keys.iter().map(|key| key_change(place, key)).collect(),
    }
}

fn key_change(place: &str, change: &KeyChange) -> String {
    let told = |value: &Option<serde_json::Value>| match value {
        None => "—".to_owned(),
        Some(serde_json::Value::String(text)) => format!("«{text}»"),
        Some(other) => other.to_string(),
    };
    format!("≠ {place} {}: {} → {}", change.key, told(&change.before), told(&change.after))
}

pub(crate) const EXERCISE_PASSED: &str = "Случай пройден верно";
pub(crate) const EXERCISE_DIFFERS: &str = "Путь пройден, но история просила иного";

pub(crate) fn exercise_goes_on(agreed: usize, moves: usize) -> String {
    format!("Путь ещё не пройден. По истории сделано шагов: {agreed} из {moves}")
}

pub(crate) fn exercise_answer(says: &str, given: &str, asked: &str) -> String {
    format!("Клиент сказал: «{}». Отмечено «{given}», а это «{asked}».", says.trim_end_matches('.'))
}

pub(crate) fn exercise_turn(step: &str, taken: &str, asked: &str) -> String {
    format!("Шаг «{step}»: отмечено «{taken}». По истории здесь «{asked}».")
}

pub(crate) fn exercise_detour(step: &str) -> String {
    format!("Шаг «{step}» в этой истории лишний.")
}

pub(crate) fn exercise_not_done(step: &str) -> String {
    format!("Дальше по истории шаг «{step}»: он не пройден.")
}

/// `chosen` is None when no card was noted.
pub(crate) fn exercise_card(step: &str, asked: &str, chosen: Option<&str>) -> String {
    match chosen {
        Some(chosen) => format!("Шаг «{step}»: выбрана карточка «{chosen}». Здесь подходит «{asked}»."),
        None => format!("Шаг «{step}»: карточка не выбрана. Здесь подходит «{asked}»."),
    }
}

pub(crate) fn exercise_fix(problem: &str, fix: &str) -> String {
    format!("Карточка «{problem}»: помогает «{fix}». Отметьте, что помогло.")
}

pub(crate) const WHO: &str = "Кто";
pub(crate) const PATH: &str = "Путь";
pub(crate) const CHANNEL: &str = "Как обратились";
pub(crate) const HINDERED: &str = "Что мешало";
pub(crate) const HELPED: &str = "Что помогло";
pub(crate) const ON_PORTAL: &str = "На портале";
pub(crate) const QUESTION: &str = "Вопрос и ответ";
pub(crate) const RESULT: &str = "Итог";

/// Stands for the consultant until the profile is filled in.
pub(crate) const NOBODY: &str = "Консультант";
/// In the order of the zones.
pub(crate) const TOWNS: [&str; 11] = [
    "Калининград",
    "Москва",
    "Самара",
    "Екатеринбург",
    "Омск",
    "Красноярск",
    "Иркутск",
    "Якутск",
    "Владивосток",
    "Магадан",
    "Камчатка",
];

pub(crate) const CHAIN_BROKEN: &str = "В журнале есть нарушение.";
pub(crate) const NO_ANCHOR: &str =
    "Отметки о конце журнала в хранилище ключей нет, поэтому пропажу последних записей сейчас не видно.";

/// «Поиск по тексту пока неполный: готово 62 %.»
pub(crate) fn partly_searched(made: u64, total: u64) -> String {
    let percent = (made * 100).checked_div(total).unwrap_or(0).min(99);
    format!("Поиск по тексту пока неполный: готово {percent}\u{a0}%, сначала новые записи.")
}

pub(crate) const MORE_THAN_COUNTED: &str =
    "Найдено больше 10\u{a0}000 записей, показаны самые новые. Добавьте слово или период.";
/// Where in a record something was found.
pub(crate) const IN_NOTE: &str = "Заметка";
pub(crate) const IN_QUESTION: &str = "Вопрос";
pub(crate) const IN_ANSWER: &str = "Ответ";
pub(crate) const IN_NUMBER: &str = "Номер";
pub(crate) const IN_SYMPTOM: &str = "Признак";
pub(crate) const IN_SCREEN: &str = "На экране";
pub(crate) const IN_SPEECH: &str = "Так говорят";
pub(crate) const IN_STEP: &str = "Шаг";
pub(crate) const IN_PROBLEM: &str = "Мешало";
pub(crate) const IN_PATH: &str = "Путь";
pub(crate) const IN_TOPIC: &str = "Тема";

/// «Найдено 128 записей из 12 480», or all of them. What is found by words is counted to some ten thousand.
pub(crate) fn found(found: u64, total: u64, by_words: bool) -> String {
    if by_words && found > MOST_COUNTED {
        return MORE_THAN_COUNTED.to_owned();
    }
    let records = counted(found, "запись", "записи", "записей");
    let verb = scs_domain::words::plural(found, "Найдена", "Найдено", "Найдено");
    if found == total { records } else { format!("{verb} {records} из {total}") }
}

/// What is wrong at a place of the chain.
pub(crate) fn fault(fault: &Fault) -> String {
    let seq = fault.seq;
    match fault.kind {
        FaultKind::Order => format!("Нет события №\u{a0}{seq} или оно стоит не на месте."),
        FaultKind::Hash => format!("Событие №\u{a0}{seq} изменено после записи."),
        FaultKind::Personal => format!("Личная часть события №\u{a0}{seq} изменена после записи."),
        FaultKind::PersonalLost => format!("Личная часть события №\u{a0}{seq} пропала, хотя её не стирали."),
        FaultKind::Truncated => format!("Пропал конец журнала, начиная с события №\u{a0}{seq}."),
        FaultKind::Rewritten => format!("Конец журнала переписан: событие №\u{a0}{seq} не то, что было."),
        FaultKind::AnchorForeign => "Отметка о конце журнала подписана не этим рабочим местом.".to_owned(),
        FaultKind::Epoch => {
            format!("После восстановления журнал не продолжает прежний: событие №\u{a0}{seq}.")
        }
    }
}

pub(crate) const DAMAGED: (&str, &str) = (
    "Файл с данными повреждён.",
    "Закройте программу и откройте снова: записи восстановятся из резервной копии.",
);

pub(crate) const DISK_FULL: (&str, &str) = (
    "На диске нет места: записать ничего нельзя.",
    "Журнал можно читать. Удалите ненужные файлы и очистите корзину, программа продолжит сама. Папку данных не трогайте.",
);
pub(crate) const DISK_CLOSED: (&str, &str) = (
    "Диск закрыт для записи.",
    "Журнал можно читать. Позовите администратора: нужно открыть папку данных для записи. Программа продолжит сама.",
);
pub(crate) const ROOM_SPENT: (&str, &str) = (
    "Место на диске кончилось, программа тратит свой запас.",
    "Закончите начатое. Удалите ненужные файлы и очистите корзину, иначе скоро сохранять будет нельзя.",
);
pub(crate) const ROOM_SCARCE: (&str, &str) = (
    "На диске осталось меньше 100 МБ.",
    "Скоро сохранять будет нельзя, резервные копии уже не делаются. Удалите ненужные файлы и очистите корзину.",
);
pub(crate) const ROOM_LOW: (&str, &str) = (
    "На диске осталось меньше 500 МБ.",
    "Удалите ненужные файлы, очистите корзину или скажите администратору.",
);

/// «На компьютере 23 ноября 2046 года. …»
pub(crate) fn clock_ahead(today: NaiveDate, last: NaiveDate) -> (&'static str, String) {
    let (today, last) = (day_month_year(today), day_month_year(last));
    let text = format!(
        "На компьютере {today}, а прошлый раз программа работала {last}. Пока вы не подтвердите дату, имена с бумаг не стираются. Проверьте часы компьютера. Если дата верна, подтвердите её."
    );
    ("Проверьте дату на компьютере.", text)
}

/// «На компьютере 1 января 2001 года. …»
pub(crate) fn clock_behind(today: NaiveDate, last: NaiveDate) -> (&'static str, String) {
    let (today, last) = (day_month_year(today), day_month_year(last));
    let text = format!(
        "На компьютере {today}, а прошлый раз программа работала {last}. Новые записи получат эту дату. Проверьте часы компьютера. Если дата верна, подтвердите её."
    );
    ("Проверьте дату на компьютере.", text)
}

/// «Записи восстановлены из резервной копии. Последняя запись в ней: в 14:05.»
pub(crate) fn restored(until: Option<&str>, is_kept: bool) -> (&'static str, String) {
    let last = match until {
        Some(until) => format!("Последняя запись в ней: {until}."),
        None => "Записей в ней не было.".to_owned(),
    };
    let file = if is_kept {
        "Повреждённый файл сохранён"
    } else {
        "Прежний файл не нашёлся"
    };
    let text = format!("{last} Что было позже, внесите заново. {file}: скажите администратору.");
    ("Записи восстановлены из резервной копии.", text)
}

pub(crate) const WEAK_KEY: (&str, &str) = (
    "Ключ от данных лежит в файле на этом компьютере.",
    "Хранилища ключей нет, поэтому защита слабая. Позовите администратора.",
);
pub(crate) const NO_RECOVERY: (&str, &str) = (
    "Ключ восстановления ещё не напечатан.",
    "Без него данные не открыть, если хранилище ключей пропадёт. Напечатайте его в настройках.",
);
pub(crate) const MIDWAY: &str = "с середины";
pub(crate) const NOTHING_TODAY: &str = "Сегодня ещё нет завершённых консультаций.";
pub(crate) const SOLVED_SHORT: &str = "решено";
pub(crate) const AGAIN_SHORT: &str = "повтор";
pub(crate) const HANDED_SHORT: &str = "у специалиста";
pub(crate) const UNSOLVED_SHORT: &str = "не решено";

/// «Сегодня, 23 ноября»
pub(crate) fn today(day: NaiveDate) -> String {
    format!("Сегодня, {}", day_month(day))
}

/// «11 консультаций, обычно по 14 минут. Решено 9, повтор 1, у специалиста 1.»
pub(crate) fn day_summary(count: u64, usual_minutes: u32, results: &str) -> String {
    let records = counted(count, "консультация", "консультации", "консультаций");
    let usual = counted(usual_minutes.into(), "минуте", "минуты", "минут");
    format!("{records}, обычно по {usual}. {results}.")
}

/// «Последняя копия в 14:05.»
pub(crate) fn last_backup(when: Option<&str>) -> String {
    match when {
        Some(when) => format!("Последняя копия: {when}."),
        None => NO_BACKUP.to_owned(),
    }
}

/// «Копия цела: открывается и читается. Сделана: в 14:05. Событий журнала: 412.»
pub(crate) fn backup_whole(when: &str, events: u64) -> String {
    format!("Копия цела: открывается и читается. Сделана: {when}. Событий журнала: {events}.")
}

pub(crate) fn backup_broken(when: &str) -> String {
    format!("Копия не читается. Сделана: {when}. Сделайте новую копию и позовите администратора.")
}

pub(crate) const NO_BACKUP: &str =
    "Копий ещё нет. Первую программа сделает сама, когда в журнале появятся записи.";
pub(crate) const DOCTOR_BACKUPS: &str = "Резервные копии";
pub(crate) const DOCTOR_FILE: &str = "Хранилище";
pub(crate) const DOCTOR_JOURNAL: &str = "Журнал";
pub(crate) const DOCTOR_KEY: &str = "Ключ";
pub(crate) const DOCTOR_RECOVERY: &str = "Ключ восстановления";
pub(crate) const DOCTOR_MATERIALS: &str = "Материалы";
pub(crate) const DOCTOR_SETTINGS: &str = "Настройки";
pub(crate) const DOCTOR_PRINTERS: &str = "Печать";
pub(crate) const KEY_IN_KEYRING: &str = "В хранилище ключей системы.";
pub(crate) const KEY_IN_FILE: &str = "В файле на этом компьютере: защита слабая.";
pub(crate) const RECOVERY_IS: &str = "Напечатан.";
pub(crate) const RECOVERY_IS_NOT: &str = "Не напечатан. Напечатайте его в настройках.";
pub(crate) const SET_UP: &str = "Сведения о центре заполнены.";
pub(crate) const NOT_SET_UP: &str = "Сведения о центре не заполнены.";
pub(crate) const NO_PRINT_SERVICE: &str = "Служба печати не отвечает. Бумагу можно сохранить в файл.";

/// 3 053 004 as «SQLite 3.53.4».
pub(crate) fn sqlite(version: i32) -> String {
    format!("Шифрованный файл, SQLite {}.{}.{}.", version / 1_000_000, version / 1000 % 1000, version % 1000)
}

/// One sentence about the chain.
pub(crate) fn chain(report: &ChainReport) -> String {
    let events = counted(report.count, "событие", "события", "событий");
    match (report.faults.first(), report.anchored_at) {
        (Some(first), _) => format!("{CHAIN_BROKEN} {}", fault(first)),
        (None, Some(_)) => format!("Журнал цел: {events}, конец журнала на месте."),
        (None, None) => format!("Журнал цел: {events}. {NO_ANCHOR}"),
    }
}

/// «Основной комплект, выпуск 2026.11.1, сверен 21 ноября 2026 года.»
pub(crate) fn materials(title: &str, version: &str, checked_at: NaiveDate) -> String {
    format!("{title}, выпуск {version}, сверен {}.", day_month_year(checked_at))
}

/// «2 принтера.»
pub(crate) fn printers(count: u64) -> String {
    format!("{}.", counted(count, "принтер", "принтера", "принтеров"))
}

pub(crate) const QUEUE_FORGOT: &str =
    "Принтер больше не знает об этой бумаге. Посмотрите, не лежит ли она в лотке.";
pub(crate) const NO_PRINTERS: &str = "Принтеров нет. Бумагу можно сохранить в файл.";

/// «Напечатано в 14:36», «В очереди с 14:36, ещё не напечатано»
pub(crate) fn paper_state(state: PaperState, clock: &str) -> String {
    match state {
        PaperState::Saved => format!("Сохранено в файл в\u{a0}{clock}"),
        PaperState::Queued => format!("В очереди с\u{a0}{clock}, ещё не напечатано"),
        PaperState::Printing => format!("Печатается с\u{a0}{clock}"),
        PaperState::Printed => format!("Напечатано в\u{a0}{clock}"),
        PaperState::Stuck => "Не напечатано".to_owned(),
        PaperState::Cancelled => format!("Печать отменена в\u{a0}{clock}"),
    }
}

/// «Имя сотрём после 24 ноября»
pub(crate) fn retention(kept_until: Option<NaiveDate>, is_wiped: bool) -> Option<String> {
    let day = kept_until?;
    Some(if is_wiped {
        "Имя стёрто".to_owned()
    } else {
        format!("Имя сотрём после {}", day_month(day))
    })
}

/// «Имя хранится 1 день после печати. До этого возможна повторная печать.»
pub(crate) fn kept_for(amount: u32, unit: scs_domain::content::Unit) -> String {
    let term = scs_domain::calendar::words::term(amount, unit);
    format!("Имя хранится {term} после печати. До этого возможна повторная печать.")
}

/// «№ 40-1187 от 20 ноября 2026 года», either half may be missing.
pub(crate) fn number_and_day(number: &str, day: &str) -> String {
    match (number.is_empty(), day.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("№\u{a0}{number}"),
        (true, false) => format!("от {day}"),
        (false, false) => format!("№\u{a0}{number} от {day}"),
    }
}

/// «от 52 000 ₽ в месяц»
pub(crate) fn salary(roubles: &str) -> String {
    if roubles.is_empty() { String::new() } else { format!("от {} ₽ в месяц", grouped(roubles)) }
}

/// Digits by three, with spaces that do not break.
fn grouped(digits: &str) -> String {
    let count = digits.chars().count();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (count - place).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// «Напечатано 23 ноября 2026 года в 14:40.»
pub(crate) fn printed_at(day: &str, clock: &str) -> String {
    format!("Напечатано {day} в\u{a0}{clock}.")
}

/// «25 ноября 2026 года, среда, в 10:30»
pub(crate) fn meeting(day: &str, weekday: &str, clock: &str) -> String {
    if clock.is_empty() { format!("{day}, {weekday}") } else { format!("{day}, {weekday}, в\u{a0}{clock}") }
}

pub(crate) const NEVER_LEFT: &str =
    "Программа закрылась раньше, чем бумага ушла на печать. Нажмите «Повторить».";

/// «Материалы сверены 21 ноября 2026 года, выпуск 2026.11.1»
pub(crate) fn edition(checked_at: NaiveDate, version: &str) -> String {
    format!("Материалы сверены {}, выпуск {version}", day_month_year(checked_at))
}

/// «№ 2611-004417 от 23 ноября 2026 года»; the number may be erased.
pub(crate) fn portal_number(number: Option<&str>, day: Option<NaiveDate>) -> String {
    let number = number.map_or_else(|| NUMBER_ERASED.to_owned(), |number| format!("№\u{a0}{number}"));
    match day {
        Some(day) => format!("{number} от {}", day_month_year(day)),
        None => number,
    }
}

/// «Помогло 31 раз из 34, частично 2»
pub(crate) fn score(sum: Sum) -> String {
    let tried = sum.tried();
    if tried == 0 {
        return NOBODY_TRIED.to_owned();
    }
    let helped = format!("Помогло {} из {tried}", counted(sum.helped.into(), "раз", "раза", "раз"));
    if sum.partly == 0 { helped } else { format!("{helped}, частично {}", sum.partly) }
}

/// «Шаг 2 из 6»
pub(crate) fn step_count(place: usize, of: usize) -> String {
    format!("Шаг {place} из {of}")
}

pub(crate) fn failed_at(clock: &str) -> String {
    format!("Не получилось в\u{a0}{clock}")
}

pub(crate) fn go_on_from(number: u32) -> String {
    format!("Продолжить с шага {number}")
}

pub(crate) fn recorded(moment: &str) -> String {
    format!("Записано {moment}")
}

pub(crate) fn corrected(moment: &str) -> String {
    format!("Исправлено {moment}")
}

pub(crate) const TODAY: &str = "Сегодня";

/// «Сегодня, понедельник 23 ноября»
pub(crate) fn today_heading(weekday: &str, date: &str) -> String {
    format!("{TODAY}, {weekday} {date}")
}

/// «в 13:52»
pub(crate) fn at(clock: &str) -> String {
    format!("в\u{a0}{clock}")
}

pub(crate) fn yesterday(clock: &str) -> String {
    format!("вчера, {clock}")
}

/// «Повтор 24.11»
pub(crate) fn again_on(day: &str) -> String {
    format!("Повтор {day}")
}

/// «6 шагов»
pub(crate) fn steps(count: usize) -> String {
    counted(count as u64, "шаг", "шага", "шагов")
}

/// «14 минут»
pub(crate) fn minutes(count: u32) -> String {
    counted(count.into(), "минута", "минуты", "минут")
}

/// What a setting is called on its form.
pub(crate) fn setting(field: &str) -> &'static str {
    match field {
        "name" => "Полное название",
        "code" => "Номер центра",
        "address" => "Адрес",
        "phone" => "Телефон",
        "workstation" => "Рабочее место",
        _ => "Фамилия и инициалы",
    }
}

/// «с шага 3»
pub(crate) fn from_step(number: usize) -> String {
    format!("с шага {number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_found_by_words_is_counted_to_ten_thousand() {
        assert_eq!(found(80_000, 100_000, false).replace('\u{a0}', " "), "Найдено 80000 записей из 100000");
        assert_eq!(found(MOST_COUNTED + 1, 100_000, true), MORE_THAN_COUNTED);
        assert_eq!(found(3, 3, true).replace('\u{a0}', " "), "3 записи");
    }
}
