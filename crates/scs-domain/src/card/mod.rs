//! Own cards: what people of this centre found out themselves, beside the cards of the materials.
//!
//! A card is a fold of its events. Every change of its words is a version; a version stands when somebody else
//! than its author has approved it, or when there is nobody else. Older versions stay readable.

mod fold;
mod overlay;
mod rules;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::consultation::Moment;
use crate::ids::{CardId, ConsultationId, QuestionId, SubjectId};
use crate::personal_scan::Finding;
use crate::walk::StepAddress;

pub use overlay::{lay_over, merged_fix, problem_id};
pub use rules::{Draft, Setting, write};

/// Longest line of a card, in characters.
pub const LONGEST_LINE: usize = 300;
/// Longest title, in characters.
pub const LONGEST_TITLE: usize = 120;
/// Lines of one list, and ways that help.
pub const MOST_LINES: usize = 12;
pub const MOST_FIXES: usize = 6;
/// A card is looked at again after so many days, as an article is shown to be old after as many.
pub const REVIEW_AFTER_DAYS: u64 = 90;

/// The words of a card. They are the personal part of its event: should a name have slipped in, they can be erased.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardText {
    pub title: String,
    /// What people say and see, codes included.
    pub symptoms: Vec<String>,
    pub cause: String,
    pub say: String,
    pub fixes: Vec<CardFix>,
    pub hand_over_when: String,
}

/// One way that helps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardFix {
    /// `f1`, `f2`: kept through all versions, for the score is counted by it.
    pub id: String,
    pub title: String,
    pub steps: Vec<String>,
}

/// Where a card is shown and to whom it hands over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    pub portals: Vec<String>,
    #[serde(default)]
    pub steps: Vec<StepAddress>,
    /// Kind of specialist, an id of the materials.
    pub hand_over_to: String,
}

/// What the card was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardSource {
    pub consultation: ConsultationId,
    /// Its answered question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
}

/// A person's word on a version, or on the whole card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub at: Moment,
    pub actor: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    pub written: Said,
    /// None after an erasure.
    pub text: Option<CardText>,
    pub placement: Placement,
    /// Nobody else worked here when it was written: it stood at once.
    pub alone: bool,
    pub approved: Option<Said>,
    pub returned: Option<Returned>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    pub by: Said,
    /// What to mend; None after an erasure.
    pub note: Option<String>,
}

/// Why a card is no longer shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "end")]
pub enum End {
    /// Another card says the same; `keeps` are fixes that went over to it.
    Merged {
        into: String,
        keeps: Vec<String>,
        by: Said,
    },
    Withdrawn {
        by: Said,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub subject: SubjectId,
    /// Of this workstation, from 1.
    pub number: u32,
    pub source: Option<CardSource>,
    /// Never empty; the newest last.
    pub versions: Vec<Version>,
    pub review_by: NaiveDate,
    /// Release of the materials it was last held against.
    pub release: String,
    pub end: Option<End>,
}

impl Card {
    /// The newest version, approved or not.
    pub fn newest(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// The version people work by: the newest that was approved or needed nobody.
    pub fn standing(&self) -> Option<&Version> {
        self.versions.iter().rev().find(|version| version.stands())
    }

    /// Found, suggested and shown on its steps.
    pub fn is_in_use(&self) -> bool {
        self.end.is_none() && self.standing().is_some()
    }

    /// The newest version waits for somebody's word.
    pub fn awaits_approval(&self) -> bool {
        let waits = |version: &Version| !version.stands() && version.returned.is_none();
        self.end.is_none() && self.newest().is_some_and(waits)
    }

    pub fn was_returned(&self) -> bool {
        self.end.is_none() && self.newest().is_some_and(|version| version.returned.is_some())
    }

    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.is_in_use() && self.review_by < today
    }
}

impl Version {
    pub fn stands(&self) -> bool {
        self.approved.is_some() || (self.alone && self.returned.is_none())
    }
}

/// What is wrong with one field; `field` as `title`, `symptoms.0`, `fixes.1.steps.0`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFault {
    pub field: String,
    pub kind: FaultKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    Empty,
    TooLong(usize),
    TooMany(usize),
    Personal(Vec<Finding>),
    /// Not in the materials.
    Unknown,
}

/// Why the rules of cards say no. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CardRefusal {
    #[error("fields of the card: {0:?}")]
    Faults(Vec<CardFault>),
    #[error("the card is no longer in use")]
    Ended,
    #[error("nothing has changed")]
    Unchanged,
    #[error("the author does not approve her own words")]
    OwnWords,
    #[error("no version waits for approval")]
    NothingToApprove,
    #[error("no version of the card stands")]
    NotInUse,
    #[error("no such card to go over into")]
    NoTarget,
}

/// A card with its id.
pub type Known = (CardId, Card);
