//! Terms: the only place where a number of days lives.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::path::Actor;
use super::{Basis, Confidence, DatedBy, Validity};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    AtMost,
    AtLeast,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    WorkingDays,
    CalendarDays,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Binding {
    Required,
    Recommended,
}

/// How days are counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counting {
    pub id: String,
    pub unit: Unit,
    pub text: String,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    pub id: String,
    pub title: String,
    /// The length as the source words it, where days are only our reckoning: «раз в 1,5 месяца».
    pub said: Option<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub dated_by: DatedBy,
    pub bound: Bound,
    pub binding: Option<Binding>,
    /// Starts anew each time it is met.
    #[serde(default)]
    pub repeats: bool,
    pub amount: u32,
    pub unit: Unit,
    pub counting: String,
    pub starts: String,
    /// False: nobody at the counter can see when it began, so it never becomes a date.
    pub starts_visible: bool,
    /// Who must act: a step's actor, or `centre`.
    pub who: String,
    pub portals: Vec<String>,
    pub on_missed: String,
    pub open_question: Option<String>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
}

impl Deadline {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }

    pub fn is_for(&self, actor: Actor) -> bool {
        matches!(
            (self.who.as_str(), actor),
            ("citizen", Actor::Citizen) | ("employer", Actor::Employer | Actor::Representative)
        )
    }
}
