//! Official names that may be quoted, the words explained to people, and the words people use instead.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Confidence, DatedBy, Validity};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    System,
    Service,
    Section,
    Button,
    Status,
    Code,
    Act,
}

/// A name that may stand in «…»; nothing else may.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Name {
    pub id: String,
    pub kind: NameKind,
    pub text: String,
    pub full: Option<String>,
    pub abbr: Option<String>,
    pub say_as: Option<String>,
    pub note: Option<String>,
    pub quotable: Option<bool>,
    pub portals: Option<Vec<String>>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub dated_by: Option<DatedBy>,
    pub open_question: Option<String>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
}

impl Name {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub id: String,
    pub code_word: String,
    pub term: String,
    #[serde(default)]
    pub by_portal: BTreeMap<String, String>,
    pub citizen: Vec<String>,
    /// Other words for the same thing, by their beginnings in small letters: no text of ours says them.
    #[serde(default)]
    pub instead_of: Vec<String>,
    pub staff: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub dated_by: Option<DatedBy>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
}

impl Term {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }
}

/// How people say it, and how the materials call it. For searching only: nobody is shown these words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Synonym {
    /// Words and phrases of at most three words, in any form.
    pub says: Vec<String>,
    /// Words and phrases that stand in the texts.
    pub means: Vec<String>,
}
