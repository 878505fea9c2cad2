//! Spans of the summary: a day, a week from Monday on, a month, a quarter.

use chrono::{Datelike, Days, Months, NaiveDate};
use scs_domain::words::{day_month, day_month_year, month_year};

use super::words;
use crate::wire::SpanWord;

/// First and last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) word: SpanWord,
    pub(crate) from: NaiveDate,
    pub(crate) to: NaiveDate,
}

impl Span {
    /// The one a day lies in.
    pub(crate) fn of(word: SpanWord, day: NaiveDate) -> Span {
        let month = day.with_day(1).unwrap_or(day);
        let from = match word {
            SpanWord::Day => day,
            SpanWord::Week => back(day, u64::from(day.weekday().num_days_from_monday())),
            SpanWord::Month => month,
            SpanWord::Quarter => month.checked_sub_months(Months::new(month.month0() % 3)).unwrap_or(month),
        };
        let next = match word {
            SpanWord::Day => from.checked_add_days(Days::new(1)),
            SpanWord::Week => from.checked_add_days(Days::new(7)),
            SpanWord::Month => from.checked_add_months(Months::new(1)),
            SpanWord::Quarter => from.checked_add_months(Months::new(3)),
        };
        Span { word, from, to: next.map_or(from, |next| back(next, 1)) }
    }

    pub(crate) fn before(&self) -> Span {
        Span::of(self.word, back(self.from, 1))
    }

    /// The day after the last.
    pub(crate) fn end(&self) -> NaiveDate {
        self.to.checked_add_days(Days::new(1)).unwrap_or(self.to)
    }

    pub(crate) fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let to = self.to;
        self.from.iter_days().take_while(move |day| *day <= to)
    }

    /// «16–22 ноября 2026 года», «Ноябрь 2026 года», «4-й квартал 2026 года»
    pub(crate) fn title(&self) -> String {
        let (from, to) = (self.from, self.to);
        match self.word {
            SpanWord::Day => day_month_year(from),
            SpanWord::Week if from.month() == to.month() => format!("{}–{}", from.day(), day_month_year(to)),
            SpanWord::Week if from.year() == to.year() => {
                format!("{} – {}", day_month(from), day_month_year(to))
            }
            SpanWord::Week => format!("{} – {}", day_month_year(from), day_month_year(to)),
            SpanWord::Month => month_year(from),
            SpanWord::Quarter => words::quarter(from.month0() / 3 + 1, from.year()),
        }
    }
}

fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn spans_begin_and_end_where_people_expect() {
        let of = |word, at| {
            let span = Span::of(word, day(at));
            (span.from.to_string(), span.to.to_string())
        };
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert_eq!(of(SpanWord::Week, "2026-11-22"), pair("2026-11-16", "2026-11-22"));
        assert_eq!(of(SpanWord::Month, "2028-02-29"), pair("2028-02-01", "2028-02-29"));
        assert_eq!(of(SpanWord::Quarter, "2026-11-22"), pair("2026-10-01", "2026-12-31"));
        assert_eq!(of(SpanWord::Day, "2026-11-22"), pair("2026-11-22", "2026-11-22"));
        assert_eq!(Span::of(SpanWord::Quarter, day("2026-01-05")).before().from, day("2025-10-01"));
    }
}
