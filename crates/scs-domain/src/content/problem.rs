//! Problem cards: what goes wrong, how it looks, what helps.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Confidence, Validity};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    pub id: String,
    /// Number in the fact base, `E-13`.
    pub code: String,
    pub title: String,
    pub portals: Vec<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub symptoms: Vec<String>,
    pub cause: String,
    pub can_fix: String,
    pub say: String,
    pub citizen: Vec<String>,
    pub hand_over_when: String,
    pub hand_over_to: String,
    pub memo: Option<String>,
    pub search: Vec<String>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
    pub screen: Screen,
    #[serde(rename = "fix")]
    pub fixes: Vec<Fix>,
}

impl Problem {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }

    pub fn fix(&self, id: &str) -> Option<&Fix> {
        self.fixes.iter().find(|fix| fix.id == id)
    }
}

/// What the portal shows: the exact code or wording, or that the sources do not give it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Screen {
    #[serde(default)]
    pub codes: Vec<String>,
    #[serde(default)]
    pub texts: Vec<String>,
    pub silent: Option<String>,
}

/// One way that helps; scored on its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fix {
    pub id: String,
    pub title: String,
    pub steps: Vec<String>,
}
