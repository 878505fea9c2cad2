//! Practice cases: a client's story, and what happens on the way.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Confidence, Validity};

/// The walk it asks for is found by [`crate::exercise::asked_walk`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    pub id: String,
    pub title: String,
    pub path: String,
    pub entry: Option<String>,
    pub portal: String,
    pub groups: Vec<String>,
    /// In the client's words, a sentence a line.
    pub story: Vec<String>,
    /// The end of the outermost path the walk comes to.
    pub end: String,
    /// What it teaches; told after the walk.
    pub lesson: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
    #[serde(default, rename = "reply")]
    pub replies: Vec<Reply>,
    #[serde(default, rename = "turn")]
    pub turns: Vec<Turn>,
}

/// What the client says when a fact is asked. Several for one fact are said in order, the last one again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    pub fact: String,
    pub value: String,
    pub says: String,
}

/// What comes of a step where it is not its only `done` outcome. Several for one step come in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Turn {
    /// `find-work/sign-in`
    pub at: String,
    pub outcome: String,
    /// Of a failure: the card that fits.
    pub problem: Option<String>,
    /// The fix of the card that helps.
    pub fix: Option<String>,
    /// What the client says, or what is seen on the screen.
    pub says: String,
}

impl Exercise {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }
}
