//! The sector of digital services itself: what it is, the order at the counter, the check of the workplace,
//! resources, tasks that are not typical.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::path::{Actor, Client};
use super::{Basis, Confidence, Validity};

/// When an item of the workplace is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ShiftEdge {
    Open,
    Close,
}

/// One thing said of the sector. Which keys are used depends on the list it stands in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectorItem {
    pub id: String,
    pub title: String,
    /// For the consultant, a line each.
    pub text: Vec<String>,
    /// What the sources do not say.
    pub silent: Option<String>,
    pub open_question: Option<String>,
    /// Of a check.
    pub when: Option<ShiftEdge>,
    /// Who does a step of the order.
    pub actor: Option<Actor>,
    /// Whom a resource serves, who brings a case.
    pub client: Option<Client>,
    /// Of a resource: an id in `official_names.toml`.
    pub name: Option<String>,
    /// Of a resource: only where a source names it.
    pub address: Option<String>,
    pub portals: Option<Vec<String>>,
    /// To whom a case goes.
    pub specialist: Option<String>,
    pub path: Option<String>,
    pub problem: Option<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
}

impl SectorItem {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }
}

/// Five lists, each in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sector {
    #[serde(default, rename = "norm")]
    pub norms: Vec<SectorItem>,
    #[serde(default, rename = "order")]
    pub order: Vec<SectorItem>,
    #[serde(default, rename = "check")]
    pub checks: Vec<SectorItem>,
    #[serde(default, rename = "resource")]
    pub resources: Vec<SectorItem>,
    #[serde(default, rename = "case")]
    pub cases: Vec<SectorItem>,
}

impl Sector {
    /// All items of all lists.
    pub fn items(&self) -> impl Iterator<Item = &SectorItem> {
        [&self.norms, &self.order, &self.checks, &self.resources, &self.cases].into_iter().flatten()
    }

    /// What is in force on `day`.
    pub fn on(&self, day: NaiveDate) -> Sector {
        let of = |items: &[SectorItem]| -> Vec<SectorItem> {
            items.iter().filter(|item| item.validity().holds_on(day)).cloned().collect()
        };
        Sector {
            norms: of(&self.norms),
            order: of(&self.order),
            checks: of(&self.checks),
            resources: of(&self.resources),
            cases: of(&self.cases),
        }
    }
}
