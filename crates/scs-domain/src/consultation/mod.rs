//! A consultation from opening to closing: what has happened ([`Consultation`], a pure fold of
//! events) and what may happen next (the rules, which answer with the events to write or refuse).
//!
//! A quick entry is a consultation that was over when it was written down.
//! The fold needs no content: every event carries what it resolved to.

mod close;
mod fold;
mod links;
mod open;
mod questions;
mod undo;
mod walked;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::content::{Client, Edition, EditionHead, OutcomeKind};
use crate::event::{Channel, ConsultationResult, ReadReason, StartedDeadline};
use crate::ids::{ConsultationId, DocumentId, PaperId, QuestionId, SubjectId};
use crate::statistics::Stage;
use crate::walk::{StepAddress, Walk, WalkError};

pub use close::{Correction, Ending};
pub use fold::Told;
pub use open::{Opening, QuickNote, go_on, open, record_entry};
pub use walked::{FixReport, Judgement, StepReport};

/// Milliseconds since 1970 in UTC, as the device's clock said.
pub type Moment = i64;

/// How a record came to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum RecordKind {
    /// Along a path, or without one.
    Guided,
    /// A quick entry.
    Quick { topic: String },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "status")]
pub enum Status {
    Open,
    Paused { until: Option<NaiveDate> },
    Finished { at: Moment },
}

/// A step already left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    pub step: StepAddress,
    pub outcome: String,
    pub kind: OutcomeKind,
    pub at: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_date: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_date: Option<NaiveDate>,
    /// Personal: gone after an erasure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_number: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closing: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Work on it, pauses left out; None of records written before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub took_ms: Option<i64>,
}

impl Taken {
    /// Filed, issued: the portal's own date stands behind it.
    pub fn is_on_portal(&self) -> bool {
        self.portal_date.is_some()
    }
}

/// A problem that stood in the way and what was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    pub problem: String,
    pub step: Option<StepAddress>,
    pub at: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved_by: Option<String>,
    /// Fixes that helped in part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eased_by: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed_fixes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub id: QuestionId,
    /// Kind of specialist, an id of the pack; the name and the words are personal.
    pub specialist: String,
    pub step: Option<StepAddress>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    pub asked_at: Moment,
    pub text: Option<String>,
    pub answered_at: Option<Moment>,
    pub answer: Option<String>,
}

/// What is personal in a record was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    pub at: Moment,
    pub actor: String,
    pub reason: ReadReason,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunningDeadline {
    #[serde(flatten)]
    pub started: StartedDeadline,
    pub met: bool,
}

/// The record as it stands. See the module for how it changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    pub subject: SubjectId,
    /// Name of the consultant's profile.
    pub actor: String,
    pub opened_at: Moment,
    pub record: RecordKind,
    pub client: Client,
    pub groups: BTreeSet<String>,
    pub channel: Channel,
    pub typical: bool,
    pub situation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercise: Option<String>,
    pub portal: Option<String>,
    pub edition: Option<EditionHead>,
    pub walk: Option<Walk>,
    /// The closing path, once begun.
    pub closing: Option<Walk>,
    pub taken: Vec<Taken>,
    pub met: Vec<Met>,
    pub deadlines: Vec<RunningDeadline>,
    pub questions: Vec<Question>,
    pub papers: Vec<PaperId>,
    /// Prepared in it; their answers are theirs, and read under the rule of the record.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentId>,
    pub status: Status,
    pub result: Option<ConsultationResult>,
    pub minutes: Option<u32>,
    pub next_visit: Option<NaiveDate>,
    pub note: Option<String>,
    pub corrected_at: Option<Moment>,
    /// The earlier visit, and the later one.
    pub continues: Option<ConsultationId>,
    pub continued_by: Option<ConsultationId>,
    /// Other visits of the same person, linked by hand, and records that only looked alike.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_visits: Vec<ConsultationId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub later_visits: Vec<ConsultationId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told_apart: Vec<ConsultationId>,
    /// Who opened it beside its author.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reads: Vec<Read>,
    /// When the present stretch of work began, and the whole minutes' milliseconds before it.
    pub active_since: Option<Moment>,
    pub worked_ms: i64,
    /// So much of it when the last step was left.
    #[serde(default)]
    worked_at_step: i64,
    undo: Vec<undo::Undo>,
}

/// Why the rules say no. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the consultation is finished")]
    Finished,
    #[error("the consultation is not finished")]
    NotFinished,
    #[error("the consultation is not paused")]
    NotPaused,
    #[error("the consultation does not wait for a return")]
    NotWaiting,
    #[error("this consultation has no path")]
    NoPath,
    #[error("the consultation stands on another step: {here:?}")]
    OtherStep { here: Option<StepAddress> },
    #[error("no substep {0}")]
    NoSubstep(String),
    #[error("answers are missing: {0:?}")]
    Unanswered(Vec<String>),
    #[error("the portal's number is missing")]
    NumberMissing,
    #[error("the portal's number is too long")]
    NumberTooLong,
    #[error("the portal's date is missing")]
    PortalDateMissing,
    #[error("the day of the event is missing")]
    EventDateMissing,
    #[error("the portal's day {0} is in the future")]
    FutureDay(NaiveDate),
    #[error("the day of the event {0} is in the future")]
    FutureEvent(NaiveDate),
    #[error("the day {0} has passed")]
    PastDay(NaiveDate),
    #[error("no problem {0} here")]
    NoProblem(String),
    #[error("no fix {0}")]
    NoFix(String),
    #[error("nothing to undo")]
    NothingToUndo,
    #[error("the question is empty")]
    QuestionEmpty,
    #[error("no specialist {0}")]
    NoSpecialist(String),
    #[error("no question")]
    NoQuestion,
    #[error("the question is answered already")]
    AnsweredAlready,
    #[error("a question is open")]
    QuestionOpen,
    #[error("a next visit is needed")]
    NextVisitMissing,
    #[error("no topic {0}")]
    NoTopic(String),
    #[error("no client group {0}")]
    NoGroup(String),
    #[error("the path is for another client")]
    OtherClient,
    #[error("minutes out of range")]
    Minutes,
    #[error("nothing to correct")]
    NothingToCorrect,
    #[error("a record is not linked with itself, nor twice")]
    LinkedAlready,
    #[error("the records are not linked")]
    NotLinked,
    #[error("the text is longer than {0} characters")]
    TextTooLong(usize),
    #[error("the text looks personal")]
    PersonalText(Vec<crate::personal_scan::Finding>),
    #[error(transparent)]
    Walk(#[from] WalkError),
}

/// Longest free text, in characters.
pub const LONGEST_TEXT: usize = 4000;
/// Longest number a portal gives, in characters.
pub const LONGEST_NUMBER: usize = 60;
/// Longest consultation, in minutes: a working day and a half.
pub const LONGEST_MINUTES: u32 = 720;

impl Consultation {
    pub fn is_finished(&self) -> bool {
        matches!(self.status, Status::Finished { .. })
    }

    /// A question to a specialist that nobody has answered.
    pub fn open_question(&self) -> Option<&Question> {
        self.questions.iter().find(|question| question.answered_at.is_none())
    }

    /// Finished for the day in the middle of a path; nobody has gone on with it yet.
    pub fn awaits_return(&self) -> bool {
        let midway = self.walk.as_ref().is_some_and(|walk| !walk.is_over());
        let again = self.result == Some(ConsultationResult::Again);
        self.is_finished() && midway && again && self.continued_by.is_none()
    }

    /// Belongs on the start screen: not finished, or finished with somebody still to come or to answer.
    pub fn is_unfinished(&self) -> bool {
        !self.is_finished() || self.awaits_return() || self.open_question().is_some()
    }

    /// The last move that brought the portal's number of this thing: taken where a step receives it or hands it
    /// over. The number of an application is not the number of a referral.
    pub fn numbered(&self, edition: &Edition, term: &str) -> Option<&Taken> {
        self.taken.iter().rev().find(|taken| {
            let path = edition.paths.get(&taken.step.path);
            taken.is_on_portal()
                && path.and_then(|path| path.step(&taken.step.step)).is_some_and(|step| step.moves(term))
        })
    }

    /// The walk underfoot: the closing path once it has begun.
    pub fn underfoot(&self) -> Option<&Walk> {
        self.closing.as_ref().or(self.walk.as_ref())
    }

    /// Milliseconds of work so far, pauses left out.
    fn worked_by(&self, now: Moment) -> i64 {
        self.worked_ms + self.active_since.map_or(0, |since| (now - since).max(0))
    }

    /// Minutes of work so far, rounded up, pauses left out; at least one.
    pub fn minutes_by(&self, now: Moment) -> u32 {
        let minutes = (self.worked_by(now) + 59_999) / 60_000;
        u32::try_from(minutes).unwrap_or(LONGEST_MINUTES).clamp(1, LONGEST_MINUTES)
    }

    fn must_be_running(&self) -> Result<(), Refusal> {
        if self.is_finished() { Err(Refusal::Finished) } else { Ok(()) }
    }
}

/// Free text, trimmed. Refuses what is too long or looks like somebody's number.
pub fn clean_text(text: &str, allowed: &[&str]) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > LONGEST_TEXT {
        return Err(Refusal::TextTooLong(LONGEST_TEXT));
    }
    let findings = crate::personal_scan::scan(text, allowed);
    if findings.is_empty() { Ok(text.to_owned()) } else { Err(Refusal::PersonalText(findings)) }
}
