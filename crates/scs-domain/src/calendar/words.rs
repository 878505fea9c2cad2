//! Terms and calendars in Russian.

use chrono::{Datelike, NaiveDate};

use super::{Due, Example, Flaw, Left, Unit};
use crate::words::{NBSP, counted, day_month, day_month_year, plural};

/// «до 25 ноября включительно»; the year is named when it is not today's.
pub fn until(due: NaiveDate, today: NaiveDate) -> String {
    let date = if due.year() == today.year() { day_month(due) } else { day_month_year(due) };
    format!("до {date} включительно")
}

/// «осталось 2 рабочих дня», «через 7 дней», «завтра», «сегодня», «прошёл».
pub fn left(left: Left) -> String {
    match left {
        Left::Passed => "прошёл".into(),
        Left::Today => "сегодня".into(),
        Left::WorkingDays(days) => {
            let verb = plural(days.into(), "остался", "осталось", "осталось");
            format!("{verb} {}", term(days, Unit::WorkingDays))
        }
        Left::CalendarDays(1) => "завтра".into(),
        Left::CalendarDays(days) => format!("через {}", term(days, Unit::CalendarDays)),
    }
}

/// «2 рабочих дня», «30 дней».
pub fn term(amount: u32, unit: Unit) -> String {
    let n = amount.into();
    match unit {
        Unit::WorkingDays => counted(n, "рабочий день", "рабочих дня", "рабочих дней"),
        Unit::CalendarDays => counted(n, "день", "дня", "дней"),
    }
}

/// Said beside a [`Due`] that is provisional; the year is that of its date.
pub fn provisional(year: i32) -> String {
    format!("предварительно: календарь {year}{NBSP}года ещё не утверждён")
}

/// «23 ноября 2026 года» and, when provisional, the warning.
fn due(due: Due) -> String {
    let date = day_month_year(due.date);
    if due.provisional { format!("{date} ({})", provisional(due.date.year())) } else { date }
}

pub(super) fn flaw(flaw: &Flaw) -> String {
    let day = |date: &NaiveDate| day_month(*date);
    match flaw {
        Flaw::Count { stated, counted } => {
            format!("В календаре указано рабочих дней: {stated}, по дням получается {counted}.")
        }
        Flaw::OtherYear { date } => format!("{} — день другого года.", day_month_year(*date)),
        Flaw::Backwards { from, to } => {
            format!("Отрезок выходных начинается {}, а кончается раньше: {}.", day(from), day(to))
        }
        Flaw::Twice { date } => format!("{} стоит в двух отрезках выходных.", day(date)),
        Flaw::ShortDayRests { date } => {
            format!("{} назван сокращённым рабочим днём, но это выходной.", day(date))
        }
        Flaw::NotWeekend { date } => {
            format!("{} назван рабочим выходным, но это день рабочей недели.", day(date))
        }
        Flaw::WorkedAndOff { date } => format!("{} назван и рабочим, и выходным.", day(date)),
        Flaw::MovedToWorking { date } => {
            format!("На {} перенесён выходной, но день остался рабочим.", day(date))
        }
        Flaw::MovedFromWeekday { date } => {
            format!("С {} перенесён выходной, но этот день не выходной и не праздник.", day(date))
        }
        Flaw::Example { example, got } => unlike(example, *got),
    }
}

fn unlike(example: &Example, got: Due) -> String {
    let wanted = Due { date: example.gives, provisional: example.provisional };
    format!(
        "Пример не сошёлся: {} + {} — ждали {}, получилось {}.",
        day_month_year(example.from),
        term(example.add, example.unit),
        due(wanted),
        due(got)
    )
}
