//! Forms as data: what is asked for a paper, and how long it is kept.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Confidence, FactValue, Validity};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub id: String,
    pub title: String,
    pub portals: Vec<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    /// The deadline after which the personal part is wiped.
    pub retention: String,
    pub note: Option<String>,
    pub open_question: Option<String>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
    #[serde(rename = "field")]
    pub fields: Vec<FormField>,
}

impl Form {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FormFieldKind {
    Text,
    LongText,
    Date,
    Time,
    Phone,
    Money,
    Choice,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormField {
    pub id: String,
    pub title: String,
    pub hint: Option<String>,
    pub kind: FormFieldKind,
    pub section: Option<String>,
    #[serde(default)]
    pub required: bool,
    /// Greatest length in characters.
    pub max: usize,
    #[serde(default)]
    pub personal: bool,
    #[serde(default)]
    pub values: Vec<FactValue>,
    pub portals: Option<Vec<String>>,
}
