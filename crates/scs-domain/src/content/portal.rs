//! Portal profiles: all in which the portals differ. Statuses of two portals never share a list.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Confidence, Validity};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Portal {
    pub id: String,
    pub name: String,
    pub jurisdiction: String,
    pub requests_section: Option<String>,
    #[serde(default)]
    pub hosts: Vec<String>,
    pub hosts_set_by: Option<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
    /// Words in their cases: `{portal.referral_mark.acc}`.
    pub words: BTreeMap<String, WordCases>,
    pub required_marker: RequiredMarker,
    pub referral: Referral,
    pub recruitment: Recruitment,
    pub login: Login,
    pub terms: Terms,
    #[serde(default, rename = "status")]
    pub statuses: Vec<Status>,
    #[serde(default, rename = "gap")]
    pub gaps: Vec<Gap>,
}

impl Portal {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordCases {
    pub nom: String,
    pub r#gen: String,
    pub acc: String,
    pub ins: String,
    pub loc: String,
}

impl WordCases {
    pub fn case(&self, name: &str) -> Option<&str> {
        match name {
            "nom" => Some(&self.nom),
            "gen" => Some(&self.r#gen),
            "acc" => Some(&self.acc),
            "ins" => Some(&self.ins),
            "loc" => Some(&self.loc),
            _ => None,
        }
    }
}

/// What the sign beside a field means here: on two portals it means opposite things.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequiredMarker {
    pub sign: String,
    pub meaning: String,
    pub say: String,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Referral {
    pub issued_by: String,
    pub staff_approval: String,
    pub mark: String,
    pub result_sent_by: Vec<String>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recruitment {
    pub vacancies_per_application: String,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    pub citizen: Vec<String>,
    #[serde(default)]
    pub employer: Vec<String>,
    pub account: String,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
}

/// Deadlines that run on this portal only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    pub deadlines: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Status {
    pub object: String,
    pub id: String,
    /// Official name; a working title otherwise.
    pub name: Option<String>,
    pub title: Option<String>,
    pub quotable: Option<bool>,
    pub order: Option<u32>,
    #[serde(default, rename = "final")]
    pub is_final: bool,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
}

/// What the sources do not say about the portal, and whom to ask.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    pub id: String,
    pub text: String,
    pub ask: String,
}
