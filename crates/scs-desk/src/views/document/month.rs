//! A month of terms: what is due on each day, and what comes round each month.

use chrono::{Datelike, Months, NaiveDate};
use scs_domain::calendar;
use scs_domain::content::{Edition, Unit};
use scs_domain::document::monthly;
use scs_domain::words::{day_month, month_year, short_weekday};

use super::words;
use crate::days::Here;
use crate::views::wording::weekday;
use crate::wire::{DueDay, DueMonth};

/// The month of this day; `due` are the days of all documents whose terms run.
pub(crate) fn month(edition: &Edition, here: &Here, of: NaiveDate, due: &[NaiveDate]) -> DueMonth {
    let today = here.today();
    let first = of.with_day(1).unwrap_or(of);
    let usual = usual(edition, first);
    let days = first.iter_days().take_while(|day| day.month() == first.month());
    let day = |date: NaiveDate| {
        let count = due.iter().filter(|known| **known == date).count() as u64;
        let usual: Vec<&str> =
            usual.iter().filter(|(day, _)| *day == date).map(|(_, title)| title.as_str()).collect();
        DueDay {
            date,
            number: date.day(),
            weekday: short_weekday(date).to_owned(),
            is_working: edition.calendar.is_working(date).0,
            is_today: date == today,
            count: u32::try_from(count).unwrap_or(u32::MAX),
            is_usual: !usual.is_empty(),
            said: words::day(&day_month(date), weekday(date), count, &usual.join(", ")),
        }
    };
    let nearest = due.iter().filter(|day| **day >= today).min();
    let left = |day: NaiveDate| calendar::words::left(edition.calendar.left(today, day, Unit::CalendarDays));
    DueMonth {
        title: month_year(first),
        before: first.checked_sub_months(Months::new(1)).unwrap_or(first),
        after: first.checked_add_months(Months::new(1)).unwrap_or(first),
        days: days.map(day).collect(),
        nearest: nearest.map(|day| words::nearest(&day_month(*day), &left(*day))),
    }
}

/// Terms that come round each month, by their day; the same form on two portals is named once.
fn usual(edition: &Edition, first: NaiveDate) -> Vec<(NaiveDate, String)> {
    let mut found: Vec<(NaiveDate, String)> = Vec::new();
    for form in edition.forms.values() {
        for (day, _) in monthly(edition, form, first) {
            let known = (day, form.title.clone());
            if !found.contains(&known) {
                found.push(known);
            }
        }
    }
    found
}
