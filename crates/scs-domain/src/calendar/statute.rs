//! A year computed from art. 112 of the Labour Code, for when nobody has written its calendar.
//!
//! It does not know the government's yearly exchanges of days, so its answers are provisional.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};

/// Days 1–8 of January: New Year holidays and Christmas. Their exchange is the government's to decide.
const JANUARY: std::ops::RangeInclusive<u32> = 1..=8;
/// Month and day of the other holidays.
const HOLIDAYS: [(u32, u32); 6] = [(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)];

pub(super) struct ComputedYear {
    year: i32,
    /// Holidays and the days they moved to.
    off: BTreeSet<NaiveDate>,
}

impl ComputedYear {
    pub(super) fn new(year: i32) -> Self {
        let day = |(month, day)| NaiveDate::from_ymd_opt(year, month, day);
        let holidays: Vec<NaiveDate> = HOLIDAYS.into_iter().filter_map(day).collect();
        let mut off: BTreeSet<NaiveDate> = JANUARY.filter_map(|date| day((1, date))).collect();
        off.extend(&holidays);
        for holiday in holidays.into_iter().filter(|date| is_weekend(*date)) {
            let next = holiday.iter_days().find(|date| !is_weekend(*date) && !off.contains(date));
            off.extend(next);
        }
        Self { year, off }
    }

    pub(super) fn year(&self) -> i32 {
        self.year
    }

    pub(super) fn is_working(&self, date: NaiveDate) -> bool {
        !is_weekend(date) && !self.off.contains(&date)
    }
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
