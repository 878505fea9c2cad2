//! Lists the screens choose from: client groups, situations, topics, specialists.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::path::Client;
use super::{Basis, Confidence, DatedBy, Validity};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClientGroup {
    pub id: String,
    pub title: String,
    /// For narrow columns: at most 13 letters.
    pub short: String,
    pub client: Client,
    /// One of the six cards of the start screen.
    #[serde(default)]
    pub card: bool,
    pub how_to_talk: Option<String>,
    pub note: Option<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub dated_by: Option<DatedBy>,
    pub open_question: Option<String>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
}

impl ClientGroup {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }
}

/// What people come with, in the order of frequency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    pub id: String,
    pub title: String,
    pub client: Client,
    pub path: String,
    pub entry: Option<String>,
    pub portals: Option<Vec<String>>,
    #[serde(default)]
    pub search: Vec<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
}

impl Situation {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }
}

/// A topic of the quick entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub id: String,
    pub title: String,
    pub client: Client,
    pub path: Option<String>,
    #[serde(default)]
    pub search: Vec<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
}

impl Topic {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }
}

/// A kind of specialist a question may go to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Specialist {
    pub id: String,
    pub title: String,
    /// What may be asked: only what the sources name.
    pub answers: Vec<String>,
    pub note: Option<String>,
    pub portals: Vec<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
}

impl Specialist {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }
}
