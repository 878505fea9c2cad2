//! Russian word forms every module needs: plurals and dates in words.
//!
//! Pure text; no rule of the service is decided here.

use chrono::{Datelike, NaiveDate};

/// Keeps a number and its noun on one line.
pub const NBSP: char = '\u{a0}';

const MONTHS: [&str; 12] = [
    "Январь",
    "Февраль",
    "Март",
    "Апрель",
    "Май",
    "Июнь",
    "Июль",
    "Август",
    "Сентябрь",
    "Октябрь",
    "Ноябрь",
    "Декабрь",
];
const SHORT_WEEKDAYS: [&str; 7] = ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"];
const MONTHS_GENITIVE: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// The form of a noun after a whole number: 1 день, 2 дня, 5 дней, 11 дней, 21 день.
pub fn plural<'a>(n: u64, one: &'a str, few: &'a str, many: &'a str) -> &'a str {
    match (n % 10, n % 100) {
        (_, 11..=14) => many,
        (1, _) => one,
        (2..=4, _) => few,
        _ => many,
    }
}

/// «5 дней»: the number and its noun, never torn apart.
pub fn counted(n: u64, one: &str, few: &str, many: &str) -> String {
    format!("{n}{NBSP}{}", plural(n, one, few, many))
}

/// «25 ноября».
pub fn day_month(date: NaiveDate) -> String {
    format!("{}{NBSP}{}", date.day(), month_genitive(date.month()))
}

/// «25 ноября 2027 года».
pub fn day_month_year(date: NaiveDate) -> String {
    format!("{} {}{NBSP}года", day_month(date), date.year())
}

/// «ноября» for 11; nothing outside 1–12.
pub fn month_genitive(month: u32) -> &'static str {
    nth_month(&MONTHS_GENITIVE, month)
}

/// «Ноябрь 2026 года»: the month of this day.
pub fn month_year(date: NaiveDate) -> String {
    format!("{} {}{NBSP}года", nth_month(&MONTHS, date.month()), date.year())
}

/// «Пн».
pub fn short_weekday(date: NaiveDate) -> &'static str {
    let index = usize::try_from(date.weekday().num_days_from_monday()).ok();
    index.and_then(|index| SHORT_WEEKDAYS.get(index)).copied().unwrap_or_default()
}

fn nth_month(names: &[&'static str; 12], month: u32) -> &'static str {
    let index = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    index.and_then(|index| names.get(index)).copied().unwrap_or_default()
}

/// Number of an own card: «Наша 3»
pub fn own_card(number: u32) -> String {
    format!("Наша\u{a0}{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_right_form() {
        let forms = |n| plural(n, "день", "дня", "дней");
        for n in [1, 21, 31, 101, 1001] {
            assert_eq!(forms(n), "день", "{n}");
        }
        for n in [2, 3, 4, 22, 104] {
            assert_eq!(forms(n), "дня", "{n}");
        }
        for n in [0, 5, 10, 11, 12, 13, 14, 19, 20, 25, 111, 112, 1014] {
            assert_eq!(forms(n), "дней", "{n}");
        }
    }

    #[test]
    fn a_number_and_its_noun_stay_on_one_line() {
        assert_eq!(counted(3, "день", "дня", "дней"), "3\u{a0}дня");
    }

    #[test]
    fn dates_are_said_in_words() {
        let date = NaiveDate::from_ymd_opt(2027, 11, 25).unwrap();
        assert_eq!(day_month(date), "25\u{a0}ноября");
        assert_eq!(day_month_year(date), "25\u{a0}ноября 2027\u{a0}года");
        assert_eq!((month_genitive(1), month_genitive(12)), ("января", "декабря"));
        assert_eq!((month_genitive(0), month_genitive(13)), ("", ""));
    }
}
