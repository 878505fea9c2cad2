//! Lists that forms choose from, and lists their checks look into.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Confidence, Validity};

/// Rows with codes: professions, regions. An imported list of the same id comes before it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferenceList {
    pub id: String,
    pub title: String,
    /// How codes are checked.
    pub codes: CodeKind,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub open_question: Option<String>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
    #[serde(rename = "row")]
    pub rows: Vec<ListRow>,
}

impl ReferenceList {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }

    pub fn row(&self, code: &str) -> Option<&ListRow> {
        self.rows.iter().find(|row| row.code == code)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CodeKind {
    /// Six digits, the last one reckoned from the others.
    Okpdtr,
    /// Thirteen digits: two of the region and eleven zeros.
    Region,
    Any,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListRow {
    pub code: String,
    pub name: String,
    /// What people say instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// Wordings a text should not have, each with the reason and a truthful other way to say it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordingList {
    pub id: String,
    pub title: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
    #[serde(rename = "wording")]
    pub wordings: Vec<Wording>,
}

impl WordingList {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    pub id: String,
    /// Words in a row, in small letters: `до # лет`, `мужчин*`; `#` is any number, `*` any ending.
    pub patterns: Vec<String>,
    /// Patterns that excuse it when they stand in the same sentence.
    #[serde(default)]
    pub unless: Vec<String>,
    pub why: String,
    pub instead: String,
}

/// The smallest pay by region and day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayList {
    pub id: String,
    pub title: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub open_question: Option<String>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
    /// Whole roubles a month for the whole country.
    pub country: i64,
    #[serde(default, rename = "region")]
    pub regions: Vec<RegionPay>,
}

impl PayList {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }

    /// Of the region where it is known, of the country otherwise.
    pub fn least(&self, region: Option<&str>) -> i64 {
        let known = self.regions.iter().find(|pay| Some(pay.code.as_str()) == region);
        known.map_or(self.country, |pay| pay.amount.max(self.country))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegionPay {
    pub code: String,
    pub amount: i64,
    pub basis: Vec<Basis>,
}
