//! Words of the summary. A title says what follows from the figures, not what is drawn.

use chrono::{Datelike, NaiveDate};
use scs_domain::words::{NBSP, counted, plural};

use crate::wire::SpanWord;

/// After «в» and «во».
const ON_WEEKDAYS: [&str; 7] =
    ["В понедельник", "Во вторник", "В среду", "В четверг", "В пятницу", "В субботу", "В воскресенье"];

pub(super) fn quarter(number: u32, year: i32) -> String {
    format!("{number}-й квартал {year}{NBSP}года")
}

pub(super) fn on_weekday(day: NaiveDate) -> &'static str {
    ON_WEEKDAYS.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default()
}

pub(super) fn consultations(count: u64) -> String {
    counted(count, "консультация", "консультации", "консультаций")
}

pub(super) fn minutes(count: u64) -> String {
    counted(count, "минута", "минуты", "минут")
}

fn earlier(span: SpanWord) -> &'static str {
    match span {
        SpanWord::Day => "днём раньше",
        SpanWord::Week => "неделей раньше",
        SpanWord::Month => "месяцем раньше",
        SpanWord::Quarter => "кварталом раньше",
    }
}

/// «на 12 больше, чем неделей раньше»
pub(super) fn against(now: u64, before: u64, span: SpanWord) -> String {
    let difference = now.abs_diff(before);
    match now.cmp(&before) {
        std::cmp::Ordering::Equal => format!("столько же, сколько {}", earlier(span)),
        std::cmp::Ordering::Greater => format!("на {difference} больше, чем {}", earlier(span)),
        std::cmp::Ordering::Less => format!("на {difference} меньше, чем {}", earlier(span)),
    }
}

pub(super) fn usual(before: Option<u32>) -> String {
    match before {
        Some(before) => format!("обычная длительность, было {before}"),
        None => "обычная длительность".to_owned(),
    }
}

pub(super) fn solved(count: u64) -> String {
    format!("{count}{NBSP}{} сразу", plural(count, "решена", "решены", "решено"))
}

pub(super) fn of_hundred(part: u64, all: u64) -> String {
    format!("{} из каждых 100", (part * 100 + all / 2).checked_div(all).unwrap_or(0))
}

pub(super) fn helped(helped: u64, tried: u64) -> String {
    format!("{helped}{NBSP}{} из {tried}", plural(helped, "раз", "раза", "раз"))
}

pub(super) const HELPED_ABOUT: &str = "помогла карточка проблемы";
pub(super) const NOBODY_TRIED: &str = "Карточки не понадобились";
pub(super) const NOBODY_TRIED_ABOUT: &str = "«Помогло» и «Не помогло» ещё не отмечали";
pub(super) const TOO_FEW: &str = "Графики появятся после 5 записей за этот период.";
pub(super) const NOT_COUNTED: &str = "Сводка пока неполная: старые записи ещё пересчитываются.";

pub(super) const SOLVED: &str = "Решено";
pub(super) const AGAIN: &str = "Повтор";
pub(super) const HANDED_OVER: &str = "У специалиста";
pub(super) const NOT_SOLVED: &str = "Не решено или идёт";
pub(super) const NOT_AT_ONCE: &str = "Не сразу";
pub(super) const TIMES: &str = "Раз";
pub(super) const HELPED: &str = "Помогло";
pub(super) const NOT_HELPED: &str = "Не помогло или частично";
pub(super) const LEFT: &str = "Осталось";
pub(super) const REACHED: &str = "Дошли";
pub(super) const LOST: &str = "Не дошли";
pub(super) const MINUTES: &str = "Минут";
pub(super) const MINUTES_MOST: &str = "Минут, не больше";

pub(super) const DAY: &str = "День";
pub(super) const WEEK: &str = "Неделя";
pub(super) const HOUR: &str = "Час";
pub(super) const STAGE: &str = "До чего дошли";
pub(super) const ERRAND: &str = "С чем пришли";
pub(super) const PROBLEM: &str = "Проблема";
pub(super) const STEP: &str = "Шаг";
pub(super) const FIX: &str = "Способ";
pub(super) const MEMO: &str = "Памятка";
pub(super) const GROUP: &str = "Кто пришёл";
pub(super) const CHANNEL: &str = "Как обратились";
pub(super) const SPECIALIST: &str = "Кому вопрос";

pub(super) const STAGES: [&str; 5] =
    ["Пришли по делу", "Вошли на портал", "Заполнили", "Подали: есть номер", "Приняли или ответили"];
/// Where most are lost before each stage but the first.
const STOPS: [&str; 4] = ["на входе", "на заполнении", "перед подачей", "после подачи"];
pub(super) const NO_PATHS: &str = "В этот период никто не шёл по пути.";
pub(super) const NOBODY_LOST: &str = "Дошли все, кто начал";

pub(super) fn stops_at(stage: usize) -> String {
    format!("Чаще останавливаются {}", STOPS.get(stage).copied().unwrap_or_default())
}

pub(super) fn comes_most(when: &str) -> String {
    format!("{when} приходят чаще всего")
}

pub(super) fn most_on(day: &str) -> String {
    format!("Больше всего пришло {day}")
}

pub(super) fn most_in_week(title: &str) -> String {
    format!("Больше всего пришло в неделю {title}")
}

pub(super) fn most_at(hour: u32) -> String {
    format!("Больше всего пришло около {hour}:00")
}

pub(super) const EVENLY: &str = "Приходят примерно поровну";
pub(super) const STAGES_TITLE: &str = "До чего дошли по пути";
pub(super) const ERRANDS_TITLE: &str = "С чем пришли";
pub(super) const MINUTES_TITLE: &str = "Сколько идёт приём";
pub(super) const PROBLEMS_TITLE: &str = "Что мешало";
pub(super) const STUCK_TITLE: &str = "На каких шагах застряли";
pub(super) const STEP_TIMES_TITLE: &str = "Сколько идут шаги";
pub(super) const FIXES_TITLE: &str = "Что помогало";
pub(super) const MEMOS_TITLE: &str = "Какие памятки дали";
pub(super) const GROUPS_TITLE: &str = "Кто пришёл";
pub(super) const CHANNELS_TITLE: &str = "Как обратились";
pub(super) const QUESTIONS_TITLE: &str = "Кому задали вопросы";

pub(super) fn most_often(title: &str) -> String {
    format!("Чаще всего: {title}")
}

pub(super) fn hinders_most(title: &str) -> String {
    format!("Чаще всего мешает: {title}")
}

pub(super) fn stuck_most(title: &str) -> String {
    format!("Чаще застревают на шаге «{title}»")
}

pub(super) fn longest_step(title: &str) -> String {
    format!("Дольше всего идёт шаг «{title}»")
}

pub(super) fn helps_most(title: &str) -> String {
    format!("Лучше всего помогает: {title}")
}

pub(super) fn given_most(title: &str) -> String {
    format!("Чаще всего дают: {title}")
}

pub(super) fn asked_most(title: &str) -> String {
    format!("Чаще всего спрашивают: {title}")
}

pub(super) fn usually(minutes: u64) -> String {
    format!("Обычный приём: {}", self::minutes(minutes))
}

pub(super) fn longest_on(day: &str) -> String {
    format!("Дольше всего приём шёл {day}")
}

pub(super) fn more_than(count: u64) -> String {
    format!("больше {count}")
}

pub(super) const NO_PROBLEMS: &str = "Ничего не мешало: проблем не отмечали.";
pub(super) const NO_STUCK: &str = "Ни на одном шаге не застряли.";
pub(super) const NO_STEP_TIMES: &str = "Шаги показаны, когда по ним прошли хотя бы 5 раз.";
pub(super) const NO_FIXES: &str = "Способ показан, когда его пробовали хотя бы 5 раз.";
pub(super) const NO_MEMOS: &str = "Памяток не печатали.";
pub(super) const NO_GROUPS: &str = "Группы не отмечали.";
pub(super) const NO_CHANNELS: &str = "Обращений не было.";
pub(super) const NO_QUESTIONS: &str = "Вопросов специалистам не было.";
pub(super) const NO_MINUTES: &str = "Законченных приёмов не было.";
pub(super) const FEW: &str = "меньше 5";
pub(super) const GROUPS_NOTE: &str =
    "Один человек может быть в нескольких группах. Меньше 5 человек не показываем точно.";
pub(super) const WITHOUT_PATH: &str = "Без пути";
pub(super) const OTHER: &str = "Остальное";

pub(super) const NEVER_USED: &str = "Карточки, которые ещё ни разу не понадобились";
pub(super) const ALSO: &str = "Ещё";

pub(super) fn and_more(count: u64) -> String {
    format!("и ещё {}", counted(count, "карточка", "карточки", "карточек"))
}

pub(super) fn untypical(count: u64, all: u64) -> String {
    format!("Нетиповых случаев: {count} из {all}")
}

pub(super) fn returns(count: u64) -> String {
    format!("Пришли снова по тому же делу: {count}")
}

/// «Понедельник: Решено 19, Повтор 3; …»
pub(super) fn about(head: &str, parts: &[String]) -> String {
    format!("{head}: {}", parts.join("; "))
}
