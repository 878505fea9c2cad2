//! Documents that clients prepare with us and file themselves: resumes, applications, vacancies, reports.
//!
//! A document is a fold of its events. Its answers are personal and belong to a subject of its own, so they can be
//! erased alone; that it was there, on which form and through which states it went, stays. What happens on the
//! portal is only written down here: filed is what has a number and a day of the portal.

mod fold;
mod moves;
mod rules;
mod term;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::consultation::Moment;
use crate::content::{DocumentKind, EditionHead, StateKind};
use crate::form::Answers;
use crate::ids::{ConsultationId, DocumentId, SubjectId};

pub use moves::{Move, change};
pub use rules::{Beginning, begin, link, taken, write};
pub use term::{filing, monthly};

/// Longest number of a portal and longest reason, in characters.
pub const LONGEST_NUMBER: usize = 60;
pub const LONGEST_REASON: usize = 1000;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The document's own subject, so that its answers can be erased alone.
    pub subject: SubjectId,
    /// «Документ 12»: counted on this workstation.
    pub number: u32,
    pub kind: DocumentKind,
    /// Id of the form; its version is that of the edition.
    pub form: String,
    pub cycle: Option<String>,
    pub portal: String,
    pub edition: EditionHead,
    pub consultation: Option<ConsultationId>,
    /// The document whose answers this one began with.
    pub from: Option<DocumentId>,
    /// Other documents it speaks of, by their role: the vacancy of an application.
    #[serde(default)]
    pub links: BTreeMap<String, DocumentId>,
    pub begun: Written,
    pub versions: Vec<Version>,
    pub moves: Vec<Moved>,
    pub state: String,
    pub standing: StateKind,
    /// After this day the answers are wiped.
    pub kept_until: Option<NaiveDate>,
    pub wiped_at: Option<Moment>,
}

/// Who did it, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    pub at: Moment,
    pub actor: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    pub written: Written,
    /// None after an erasure.
    pub answers: Option<Answers>,
}

/// One move through the cycle, as it was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    pub by: Written,
    pub from: String,
    pub to: String,
    pub standing: StateKind,
    pub portal_date: Option<NaiveDate>,
    pub term: Option<Term>,
    /// Of the portal; None after an erasure, or when it gave none.
    pub number: Option<String>,
    /// What the portal or the centre wrote.
    pub reason: Option<String>,
}

/// A term that began with a move, already turned into a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub id: String,
    pub due: NaiveDate,
    /// The working-day calendar of that year is not approved yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
}

/// A document with its id.
pub type Known = (DocumentId, Document);

/// Why a document is left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("document refused: {self:?}")]
pub enum DocumentRefusal {
    /// The form makes no document, or not on this portal.
    NoSuchForm,
    /// The form speaks of no such document.
    NoSuchLink,
    NothingAnswered,
    /// With the portal or over: answers do not change.
    NotEditable,
    Wiped,
    /// The cycle knows no such move from here.
    NoSuchMove,
    NothingWritten,
    /// Something stops it: see the findings.
    NotReady,
    NoNumber,
    LongNumber,
    NoDate,
    DateInFuture,
    DateBeforeDocument,
    NoReason,
    LongReason,
}

impl Document {
    pub fn newest(&self) -> Option<&Answers> {
        self.versions.last().and_then(|version| version.answers.as_ref())
    }

    /// Answers may change: it is with us, or came back.
    pub fn is_editable(&self) -> bool {
        self.wiped_at.is_none() && matches!(self.standing, StateKind::Preparing | StateKind::Returned)
    }

    /// The number the portal gave last, and its day.
    pub fn filed(&self) -> Option<(&str, NaiveDate)> {
        let numbered = |moved: &'_ Moved| moved.number.is_some() && moved.portal_date.is_some();
        let last = self.moves.iter().rev().find(|moved| numbered(moved))?;
        Some((last.number.as_deref()?, last.portal_date?))
    }

    /// The term that runs in the present state.
    pub fn running(&self) -> Option<&Term> {
        self.moves.last().and_then(|moved| moved.term.as_ref())
    }

    pub fn changed_at(&self) -> Moment {
        let written = self.versions.last().map(|version| version.written.at);
        let moved = self.moves.last().map(|moved| moved.by.at);
        written.max(moved).unwrap_or(self.begun.at)
    }
}
