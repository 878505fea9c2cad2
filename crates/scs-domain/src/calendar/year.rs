//! The calendar of one year as a content pack writes it. Days are read as text (`2026-11-25`): the
//! reader of packs turns TOML dates into it.

use chrono::{Datelike, NaiveDate, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Certainty, Unit};
use crate::content::{Basis, Confidence, DatedBy, Validity};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearCalendar {
    pub id: String,
    pub jurisdiction: String,
    pub year: i32,
    /// Absent when the days are settled.
    pub state: Option<CalendarState>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub dated_by: Option<DatedBy>,
    /// The days of the week that are worked: «mon» … «sun».
    pub week: Vec<Weekday>,
    /// As the source counts them; [`super::prove`] counts again.
    pub working_days: u32,
    /// Saturdays and Sundays that are worked in exchange for other days.
    #[serde(default)]
    pub working_weekends: Vec<NaiveDate>,
    /// Working days an hour shorter; they count as whole ones.
    #[serde(default)]
    pub short_days: Vec<NaiveDate>,
    /// Runs of days off, the weekends inside them included.
    pub off: Vec<Rest>,
    /// Which day off was exchanged for which; the days themselves stand in `off` and `working_weekends`.
    #[serde(default)]
    pub moved: Vec<Move>,
    pub next_year: Option<NextYear>,
    #[serde(default, rename = "check")]
    pub examples: Vec<Example>,
    pub note: Option<String>,
    pub open_question: Option<String>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CalendarState {
    /// Computed or announced, not approved.
    Provisional,
}

/// Days off in a row, both ends included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rest {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub title: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// What is known of the following year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextYear {
    pub state: CalendarState,
    pub note: Option<String>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
}

/// A term the calendar must come out with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    pub from: NaiveDate,
    pub add: u32,
    pub unit: Unit,
    pub gives: NaiveDate,
    #[serde(default)]
    pub provisional: bool,
}

impl YearCalendar {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }

    /// A worked weekend beats a run of days off, and both beat the week.
    pub fn is_working(&self, date: NaiveDate) -> bool {
        if self.working_weekends.contains(&date) {
            return true;
        }
        !self.is_named_off(date) && self.week.contains(&date.weekday())
    }

    pub(super) fn is_named_off(&self, date: NaiveDate) -> bool {
        self.off.iter().any(|rest| (rest.from..=rest.to).contains(&date))
    }

    pub fn certainty(&self) -> Certainty {
        match self.state {
            Some(CalendarState::Provisional) => Certainty::Provisional,
            None => Certainty::Approved,
        }
    }
}
