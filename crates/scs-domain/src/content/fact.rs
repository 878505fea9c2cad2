//! Facts: all that conditions may see. Finite, and never personal: answers stay in the journal for ever.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Confidence, Validity};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    Enum,
    Bool,
    /// A number known only by the cut it falls into.
    Count,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactSource {
    /// The consultant asks.
    Asked,
    /// The centre sets it once.
    Setting,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: FactKind,
    pub source: FactSource,
    pub question: String,
    pub help: Option<String>,
    pub portals: Option<Vec<String>>,
    #[serde(default)]
    pub values: Vec<FactValue>,
    #[serde(default)]
    pub cuts: Vec<Cut>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactValue {
    pub id: String,
    pub title: String,
}

/// Counts from `from` up to the next cut.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    pub id: String,
    pub from: u32,
    pub title: String,
}

impl Fact {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }

    /// Every value the fact can have, in the order of the pack; a bool has `true` and `false`.
    pub fn value_ids(&self) -> Vec<&str> {
        match self.kind {
            FactKind::Bool => vec!["true", "false"],
            FactKind::Enum => self.values.iter().map(|value| value.id.as_str()).collect(),
            FactKind::Count => self.cuts.iter().map(|cut| cut.id.as_str()).collect(),
        }
    }

    pub fn accepts(&self, value: &str) -> bool {
        self.value_ids().contains(&value)
    }
}
