//! Working days: which day is one, and when a term runs out (domain facts D.7).
//!
//! Invariant: a year somebody approved is taken from its [`YearCalendar`]; any other year is
//! computed from art. 112 of the Labour Code, and whatever rests on it says «provisional».
//! The days of an employment centre with another week are not known here.

mod flaws;
mod statute;
pub mod words;
mod year;

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

pub use crate::content::Unit;
pub use flaws::{Flaw, prove};
pub use year::{CalendarState, Example, Move, NextYear, Rest, YearCalendar};

use statute::ComputedYear;

/// A term never runs out later; one that would is cut here.
const LAST_YEAR: i32 = 9999;

/// Whether the state has settled which days of the year are working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    Approved,
    Provisional,
}

/// The last day of a term; it counts to its end, in the centre's local time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    pub date: NaiveDate,
    /// A day on the way belongs to a year that is not approved yet.
    pub provisional: bool,
}

/// How much of a term is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "left", content = "days")]
pub enum Left {
    Passed,
    Today,
    WorkingDays(u32),
    CalendarDays(u32),
}

/// The calendars of all known years.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WorkingCalendar {
    years: BTreeMap<i32, YearCalendar>,
}

impl WorkingCalendar {
    /// Of two calendars of one year the later in the list answers.
    pub fn new(years: Vec<YearCalendar>) -> Self {
        Self { years: years.into_iter().map(|year| (year.year, year)).collect() }
    }

    /// The calendars it was made of, by year.
    pub fn years(&self) -> impl Iterator<Item = &YearCalendar> {
        self.years.values()
    }

    pub fn is_working(&self, date: NaiveDate) -> (bool, Certainty) {
        let plan = self.plan(date.year());
        (plan.is_working(date), plan.certainty())
    }

    /// The day of the event is not counted. Working days: the day with that number. Calendar days:
    /// that many days later, never shifted off a weekend. Zero is the day of the event itself.
    pub fn due(&self, from: NaiveDate, amount: u32, unit: Unit) -> Due {
        match unit {
            Unit::WorkingDays => self.nth_working_day(from, amount),
            Unit::CalendarDays => {
                let date = from.checked_add_days(Days::new(amount.into())).unwrap_or(NaiveDate::MAX);
                Due { date, provisional: false }
            }
        }
    }

    fn nth_working_day(&self, from: NaiveDate, amount: u32) -> Due {
        let mut plan = self.plan(from.year());
        let mut due = Due { date: from, provisional: false };
        let mut left = amount;
        while left > 0 {
            let Some(next) = due.date.succ_opt().filter(|next| next.year() <= LAST_YEAR) else {
                break;
            };
            if next.year() != plan.year() {
                plan = self.plan(next.year());
            }
            due.date = next;
            due.provisional |= plan.certainty() == Certainty::Provisional;
            left -= u32::from(plan.is_working(next));
        }
        due
    }

    pub fn count_working_days(&self, year: i32) -> u32 {
        let plan = self.plan(year);
        let count = days_of(year).filter(|date| plan.is_working(*date)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Working days after today up to the due day, both ends of the term being today and the due day:
    /// on Monday a term that ends on Wednesday has two left. None when it has passed.
    pub fn working_days_left(&self, today: NaiveDate, due: NaiveDate) -> u32 {
        if today >= due {
            return 0;
        }
        let mut plan = self.plan(today.year());
        let mut count = 0;
        for date in today.iter_days().skip(1).take_while(|date| *date <= due && date.year() <= LAST_YEAR) {
            if date.year() != plan.year() {
                plan = self.plan(date.year());
            }
            count += u32::from(plan.is_working(date));
        }
        count
    }

    /// What to say about a term today, in the unit it was set in.
    pub fn left(&self, today: NaiveDate, due: NaiveDate, unit: Unit) -> Left {
        let days = due.signed_duration_since(today).num_days();
        match (days, unit) {
            (..0, _) => Left::Passed,
            (0, _) => Left::Today,
            (_, Unit::WorkingDays) => match self.working_days_left(today, due) {
                // The due day was set by another calendar and rests now: days still say something.
                0 => Left::CalendarDays(u32::try_from(days).unwrap_or(u32::MAX)),
                working => Left::WorkingDays(working),
            },
            (_, Unit::CalendarDays) => Left::CalendarDays(u32::try_from(days).unwrap_or(u32::MAX)),
        }
    }

    fn plan(&self, year: i32) -> Plan<'_> {
        match self.years.get(&year) {
            Some(written) => Plan::Written(written),
            None => Plan::Computed(ComputedYear::new(year)),
        }
    }
}

/// The days of one year, from a file or from the law.
enum Plan<'a> {
    Written(&'a YearCalendar),
    Computed(ComputedYear),
}

impl Plan<'_> {
    fn year(&self) -> i32 {
        match self {
            Self::Written(year) => year.year,
            Self::Computed(year) => year.year(),
        }
    }

    fn is_working(&self, date: NaiveDate) -> bool {
        match self {
            Self::Written(year) => year.is_working(date),
            Self::Computed(year) => year.is_working(date),
        }
    }

    fn certainty(&self) -> Certainty {
        match self {
            Self::Written(year) => year.certainty(),
            Self::Computed(_) => Certainty::Provisional,
        }
    }
}

fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1);
    first.into_iter().flat_map(|first| first.iter_days()).take_while(move |date| date.year() == year)
}

#[cfg(test)]
mod tests;
