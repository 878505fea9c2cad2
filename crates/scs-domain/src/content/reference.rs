//! Lists the screens choose from: client groups, situations, topics, specialists.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::path::Client;
use super::{Basis, Confidence, Validity};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
}

/// A topic of the quick entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub id: String,
    pub title: String,
    pub client: Client,
    pub path: Option<String>,
    #[serde(default)]
    pub search: Vec<String>,
}

/// A kind of specialist a question may go to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Specialist {
    pub id: String,
    pub title: String,
    pub answers: String,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
}
