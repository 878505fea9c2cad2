//! `pack.toml`: what the pack is, its limits and its sources.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub schema: u32,
    pub id: String,
    pub title: String,
    pub version: String,
    pub language: String,
    pub jurisdiction: String,
    pub valid_from: NaiveDate,
    pub checked_at: NaiveDate,
    pub limits: Limits,
    #[serde(default, rename = "source")]
    pub sources: Vec<Source>,
    #[serde(default)]
    pub expects: Vec<Expected>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    pub citizen_sentence_words: usize,
    pub failed_outcomes_per_step: usize,
    pub memo_pages: u32,
    /// An item nobody has checked for longer is to be looked at again.
    #[serde(default = "half_a_year")]
    pub stale_after_days: u32,
    /// An item that ends sooner and has no successor is to be looked at.
    #[serde(default = "two_months")]
    pub ends_within_days: u32,
}

/// Of packs that do not say.
fn half_a_year() -> u32 {
    183
}

fn two_months() -> u32 {
    61
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    Seed,
    Public,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    pub kind: SourceKind,
    pub title: String,
    /// May only carry statements that are `unverified`.
    #[serde(default)]
    pub weak: bool,
}

/// What a partial pack refers to and does not hold; a full pack has none.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    pub kind: String,
    pub id: String,
    #[serde(default)]
    pub ends: Vec<String>,
}
