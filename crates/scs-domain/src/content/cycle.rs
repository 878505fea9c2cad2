//! Life cycles as data: which states a document of a portal has, and who may move it from one to another.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Confidence, Validity};

/// States of two portals never share a list, so a cycle belongs to a form and to portals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cycle {
    pub id: String,
    pub title: String,
    pub portals: Vec<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub open_question: Option<String>,
    /// Why what is filed has no number here; absent: it has one.
    pub unnumbered: Option<String>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
    /// The first is where a document begins.
    #[serde(rename = "state")]
    pub states: Vec<CycleState>,
    #[serde(rename = "move")]
    pub moves: Vec<CycleMove>,
}

impl Cycle {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }

    pub fn state(&self, id: &str) -> Option<&CycleState> {
        self.states.iter().find(|state| state.id == id)
    }

    pub fn first(&self) -> Option<&CycleState> {
        self.states.first()
    }

    pub fn moves_from<'c>(&'c self, state: &'c str) -> impl Iterator<Item = &'c CycleMove> {
        self.moves.iter().filter(move |known| known.from.iter().any(|from| from == state))
    }
}

/// What a state means to the program, whatever the portal calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StateKind {
    /// With us: answers may still change.
    Preparing,
    /// The client has filed it; somebody there is to answer.
    Waiting,
    /// Stands as the client wanted.
    Good,
    /// Came back: something is to be mended.
    Returned,
    /// Over.
    Ended,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CycleState {
    pub id: String,
    pub title: String,
    pub kind: StateKind,
    /// The portal's own word for it.
    #[serde(default)]
    pub official: bool,
    /// What is done next, in one sentence.
    pub next: Option<String>,
}

/// Who makes the move; we only write it down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mover {
    Citizen,
    Employer,
    Centre,
    Portal,
    /// We write down what was prepared anew.
    Consultant,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CycleMove {
    pub from: Vec<String>,
    pub to: String,
    /// «Опубликовано на портале»
    pub title: String,
    pub by: Mover,
    /// What must be told of it.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// A term that begins with it.
    pub deadline: Option<String>,
    /// What is mended now: this document or another the portal looks at.
    pub mend: Option<Mend>,
    pub problem: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// The number the portal gave.
    Number,
    /// The day on the portal.
    Date,
    /// What the portal or the centre wrote.
    Reason,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mend {
    This,
    Vacancy,
}
