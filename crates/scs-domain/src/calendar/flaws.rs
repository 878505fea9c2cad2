//! What is wrong with a written calendar: the proof a content pack must pass.

use chrono::{Datelike, NaiveDate};

use super::{Due, Example, WorkingCalendar, YearCalendar, words};

/// A statement of the calendar that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// `working_days` is not what the days add up to.
    Count {
        stated: u32,
        counted: u32,
    },
    OtherYear {
        date: NaiveDate,
    },
    /// A run of days off ends before it begins.
    Backwards {
        from: NaiveDate,
        to: NaiveDate,
    },
    /// The day stands in two runs of days off.
    Twice {
        date: NaiveDate,
    },
    ShortDayRests {
        date: NaiveDate,
    },
    /// `working_weekends` names a day of the ordinary week.
    NotWeekend {
        date: NaiveDate,
    },
    /// The day is both worked and off.
    WorkedAndOff {
        date: NaiveDate,
    },
    /// A day off was moved here, but the day is worked.
    MovedToWorking {
        date: NaiveDate,
    },
    /// A day off was moved from here, but it never was one.
    MovedFromWeekday {
        date: NaiveDate,
    },
    Example {
        example: Example,
        got: Due,
    },
}

impl Flaw {
    /// In Russian, for the author of the pack.
    pub fn message(&self) -> String {
        words::flaw(self)
    }

    /// What stands in the file of the year: the key or the day that does not come out.
    pub fn written(&self) -> String {
        match self {
            Flaw::Count { .. } => "working_days".to_owned(),
            Flaw::Backwards { from: date, .. }
            | Flaw::OtherYear { date }
            | Flaw::Twice { date }
            | Flaw::ShortDayRests { date }
            | Flaw::NotWeekend { date }
            | Flaw::WorkedAndOff { date }
            | Flaw::MovedToWorking { date }
            | Flaw::MovedFromWeekday { date } => date.to_string(),
            Flaw::Example { example, .. } => format!("gives = {}", example.gives),
        }
    }
}

/// Every flaw of one year. Examples may run into other years, so all calendars are needed;
/// `all` must hold `year` too.
pub fn prove(year: &YearCalendar, all: &WorkingCalendar) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    dates_belong(year, &mut flaws);
    rests_are_runs(year, &mut flaws);
    worked_days_are_worked(year, &mut flaws);
    moves_come_out(year, &mut flaws);
    let counted = WorkingCalendar::new(vec![year.clone()]).count_working_days(year.year);
    if counted != year.working_days {
        flaws.push(Flaw::Count { stated: year.working_days, counted });
    }
    flaws.extend(year.examples.iter().filter_map(|example| unlike(example, all)));
    flaws
}

fn dates_belong(year: &YearCalendar, flaws: &mut Vec<Flaw>) {
    let rests = year.off.iter().flat_map(|rest| [rest.from, rest.to]);
    let moves = year.moved.iter().flat_map(|moved| [moved.from, moved.to]);
    let days = year.working_weekends.iter().chain(&year.short_days).copied();
    let foreign = rests.chain(moves).chain(days).filter(|date| date.year() != year.year);
    flaws.extend(foreign.map(|date| Flaw::OtherYear { date }));
}

fn rests_are_runs(year: &YearCalendar, flaws: &mut Vec<Flaw>) {
    for (index, rest) in year.off.iter().enumerate() {
        if rest.to < rest.from {
            flaws.push(Flaw::Backwards { from: rest.from, to: rest.to });
        }
        let later = year.off.iter().skip(index + 1);
        let common = later.filter(|other| rest.from <= other.to && other.from <= rest.to);
        flaws.extend(common.map(|other| Flaw::Twice { date: rest.from.max(other.from) }));
    }
}

fn worked_days_are_worked(year: &YearCalendar, flaws: &mut Vec<Flaw>) {
    let resting = year.short_days.iter().filter(|date| !year.is_working(**date));
    flaws.extend(resting.map(|date| Flaw::ShortDayRests { date: *date }));
    for date in year.working_weekends.iter().copied() {
        if year.week.contains(&date.weekday()) {
            flaws.push(Flaw::NotWeekend { date });
        }
        if year.is_named_off(date) {
            flaws.push(Flaw::WorkedAndOff { date });
        }
    }
}

fn moves_come_out(year: &YearCalendar, flaws: &mut Vec<Flaw>) {
    for moved in &year.moved {
        if year.is_working(moved.to) {
            flaws.push(Flaw::MovedToWorking { date: moved.to });
        }
        if year.week.contains(&moved.from.weekday()) && !year.is_named_off(moved.from) {
            flaws.push(Flaw::MovedFromWeekday { date: moved.from });
        }
    }
}

fn unlike(example: &Example, all: &WorkingCalendar) -> Option<Flaw> {
    let got = all.due(example.from, example.add, example.unit);
    let wanted = Due { date: example.gives, provisional: example.provisional };
    (got != wanted).then_some(Flaw::Example { example: *example, got })
}
