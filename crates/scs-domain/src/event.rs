//! Everything that can happen on the desk, as it is written into the journal.
//!
//! An event has facts, which are never personal and stay for ever, and sometimes a personal part,
//! which can be erased. A published kind never changes its meaning: new fields may be added with
//! defaults, a changed meaning is a new version.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::card::{CardSource, CardText, Placement};
use crate::content::{Client, DocumentKind, EditionHead, OutcomeKind, StateKind};
use crate::document::Term;
use crate::form::Answers;
use crate::ids::{ConsultationId, DocumentId, QuestionId};
use crate::statistics::Stage;
use crate::terminal::{Ending, WayOut};
use crate::walk::{StepAddress, Walk};

/// How the person reached us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    InPerson,
    Phone,
    Mail,
    Messenger,
}

/// How a consultation ended for the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsultationResult {
    Solved,
    /// The person comes again.
    Again,
    /// A specialist goes on.
    HandedOver,
    Unsolved,
}

/// Why somebody opens a record that another has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadReason {
    /// The person is here again.
    CameAgain,
    /// The person, or a specialist, asks about it.
    Asked,
    Correction,
    /// The head of the centre looks through the records.
    Review,
}

/// Where a paper went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "to")]
pub enum Delivery {
    File,
    /// Handed to a print queue, which is not yet printed.
    Queue {
        printer: String,
        copies: u32,
    },
}

/// A term that began with a step, already turned into a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartedDeadline {
    pub id: String,
    /// The step by which it must be met.
    pub step: StepAddress,
    pub event_date: NaiveDate,
    pub due: NaiveDate,
    /// The working-day calendar of that year is not approved yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
}

/// One event: the facts with their kind in `kind()`, the personal part apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub facts: Facts,
    pub personal: Option<Personal>,
}

/// Where an epoch of the journal ended: how many events it had, and the hash of the last, in hex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EpochEnd {
    pub epoch: u32,
    pub count: u64,
    pub hash: String,
}

/// What stays for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "facts")]
pub enum Facts {
    #[serde(rename = "consultation.opened")]
    ConsultationOpened(Opened),
    #[serde(rename = "fact.answered")]
    FactAnswered { step: Option<StepAddress>, fact: String, value: String },
    #[serde(rename = "substep.ticked")]
    SubstepTicked { step: StepAddress, substep: String, ticked: bool },
    #[serde(rename = "step.done")]
    StepDone(StepTaken),
    #[serde(rename = "step.failed")]
    StepFailed(StepTaken),
    #[serde(rename = "step.undone")]
    StepUndone { step: StepAddress },
    #[serde(rename = "problem.solved")]
    ProblemSolved(FixTried),
    #[serde(rename = "problem.eased")]
    ProblemEased(FixTried),
    #[serde(rename = "fix.failed")]
    FixFailed(FixTried),
    #[serde(rename = "closing.begun")]
    ClosingBegun { walk: Walk },
    #[serde(rename = "consultation.paused")]
    ConsultationPaused { until: Option<NaiveDate> },
    #[serde(rename = "consultation.resumed")]
    ConsultationResumed {},
    #[serde(rename = "question.asked")]
    QuestionAsked {
        question: QuestionId,
        specialist: String,
        step: Option<StepAddress>,
        /// What the record is about, an id of the materials.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        topic: Option<String>,
    },
    #[serde(rename = "question.answered")]
    QuestionAnswered { question: QuestionId },
    #[serde(rename = "consultation.finished")]
    ConsultationFinished { result: ConsultationResult, minutes: u32, next_visit: Option<NaiveDate> },
    #[serde(rename = "record.corrected")]
    RecordCorrected { result: Option<ConsultationResult>, minutes: Option<u32>, topic: Option<String> },
    /// Somebody who did not write the record has opened what is personal in it.
    #[serde(rename = "record.read")]
    RecordRead { reason: ReadReason },
    /// The same person came before, with that record.
    #[serde(rename = "record.linked")]
    RecordLinked { earlier: ConsultationId },
    #[serde(rename = "record.unlinked")]
    RecordUnlinked { earlier: ConsultationId },
    /// Looked alike, and are two people.
    #[serde(rename = "record.told_apart")]
    RecordToldApart { other: ConsultationId },
    #[serde(rename = "entry.recorded")]
    EntryRecorded(QuickEntry),
    #[serde(rename = "paper.issued")]
    PaperIssued(PaperIssued),
    #[serde(rename = "paper.printed")]
    PaperPrinted { sheets: u32 },
    #[serde(rename = "paper.wiped")]
    PaperWiped {},
    /// The first event of an epoch: the file was restored from a backup made at `saved_at`.
    #[serde(rename = "journal.restored")]
    JournalRestored { after: EpochEnd, saved_at: i64 },
    /// Records were saved as a table, in the clear, by the person who asked for it.
    #[serde(rename = "journal.exported")]
    JournalExported { format: String, records: u64 },
    /// A client's sitting at this public computer is over, and what it left is gone.
    #[serde(rename = "session.wiped")]
    SessionWiped(SessionWiped),
    /// Ways out of a public computer that somebody tried in vain, and how often each.
    #[serde(rename = "session.tried")]
    SessionTried { ways: BTreeMap<WayOut, u32> },
    /// A public computer belongs to this workstation from now on; it is the aggregate.
    #[serde(rename = "terminal.paired")]
    TerminalPaired {},
    #[serde(rename = "terminal.forgotten")]
    TerminalForgotten {},
    /// What was done with it from the desk: which order, never its words.
    #[serde(rename = "terminal.ordered")]
    TerminalOrdered { order: String },
    /// The first words of an own card, or its next version.
    #[serde(rename = "card.written")]
    CardWritten(CardWritten),
    #[serde(rename = "card.approved")]
    CardApproved { review_by: NaiveDate },
    #[serde(rename = "card.returned")]
    CardReturned {},
    /// Looked at again and still right.
    #[serde(rename = "card.confirmed")]
    CardConfirmed { review_by: NaiveDate, release: String },
    #[serde(rename = "card.merged")]
    CardMerged { into: String, keeps: Vec<String> },
    #[serde(rename = "card.withdrawn")]
    CardWithdrawn {},
    /// Somebody began to prepare a document with its client.
    #[serde(rename = "document.begun")]
    DocumentBegun(DocumentBegun),
    /// The answers of a document, or their next version.
    #[serde(rename = "document.written")]
    DocumentWritten { kept_until: Option<NaiveDate> },
    /// What became of it on the portal, as the client said.
    #[serde(rename = "document.moved")]
    DocumentMoved(DocumentMoved),
    /// Which other document it speaks of; none: of none any more.
    #[serde(rename = "document.linked")]
    DocumentLinked {
        role: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<DocumentId>,
    },
    #[serde(rename = "document.wiped")]
    DocumentWiped {},
}

/// Counts only: what the client did or typed is nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionWiped {
    pub ended: Ending,
    pub files: u32,
    pub bytes: u64,
    pub processes: u32,
    /// Files and processes that could not be removed; anything but 0 wants a person.
    pub left: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentBegun {
    pub number: u32,
    pub document: DocumentKind,
    /// Id of the form in the pack.
    pub form: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle: Option<String>,
    pub portal: String,
    pub edition: EditionHead,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consultation: Option<ConsultationId>,
    /// The document whose answers it began with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<DocumentId>,
    /// Other documents it speaks of, by their role.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub links: BTreeMap<String, DocumentId>,
    /// The state of its cycle it begins in.
    pub state: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentMoved {
    pub from: String,
    pub to: String,
    pub standing: StateKind,
    /// The day on the portal; its number is personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_date: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardWritten {
    pub number: u32,
    #[serde(flatten)]
    pub placement: Placement,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<CardSource>,
    /// The day by which somebody should look at it again.
    pub review_by: NaiveDate,
    /// Release of the materials it was written beside.
    pub release: String,
    /// Nobody else works here: it stands without a second person's word.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub client: Client,
    pub groups: BTreeSet<String>,
    pub channel: Channel,
    /// False: not one of the known situations; a specialist decides.
    pub typical: bool,
    pub situation: Option<String>,
    pub portal: String,
    pub edition: EditionHead,
    /// None for a consultation without a path.
    pub walk: Option<Walk>,
    /// The practice case this is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercise: Option<String>,
    /// The earlier visit this one goes on with, and the terms still running from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<ConsultationId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<StartedDeadline>,
}

/// A step left by one of its outcomes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepTaken {
    pub step: StepAddress,
    pub outcome: String,
    pub kind: OutcomeKind,
    /// Which problem stood in the way, of a failed step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
    /// The day of the event the step waited for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_date: Option<NaiveDate>,
    /// The portal gave a number; the number itself is personal. Its day is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_date: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<StartedDeadline>,
    /// Where the consultation stands now.
    pub walk: Walk,
    /// The closing path is being walked, not the client's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closing: bool,
    /// How far the client has come by it, of a step that was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixTried {
    pub problem: String,
    pub fix: String,
    pub step: Option<StepAddress>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuickEntry {
    pub client: Client,
    pub topic: String,
    pub channel: Channel,
    pub result: ConsultationResult,
    pub minutes: u32,
    /// The card it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<EntryAbout>,
}

/// The card a quick entry was about, and what was tried of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryAbout {
    pub problem: String,
    pub fix: Option<String>,
    pub portal: String,
    pub edition: EditionHead,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperIssued {
    /// `memo`, `form` or `summary`.
    pub form: PaperForm,
    /// Id of the memo or form in the pack.
    pub item: String,
    pub edition: EditionHead,
    /// Our own number, centre–workstation–year–counter; a referral bears the portal's.
    pub number: Option<String>,
    pub pages: u32,
    pub large_print: bool,
    /// SHA-256 of the PDF, in hex.
    pub sha256: String,
    /// 1 for the first print.
    pub copy: u32,
    pub delivery: Delivery,
    /// The record it belongs to.
    pub consultation: Option<ConsultationId>,
    /// After this day the personal part is wiped.
    pub kept_until: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperForm {
    Memo,
    Referral,
    Summary,
    /// A document prepared with its client.
    Document,
}

/// What can be erased. At most one person per event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Personal {
    /// Free text the consultant wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The number the portal gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portal_number: Option<String>,
    /// Values of a printed form, by field.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    /// The words of an own card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<CardText>,
    /// The answers of a document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<Answers>,
}

impl Event {
    pub fn plain(facts: Facts) -> Self {
        Event { facts, personal: None }
    }

    /// The personal part is left out when nothing is in it.
    pub fn with(facts: Facts, personal: Personal) -> Self {
        let personal = (personal != Personal::default()).then_some(personal);
        Event { facts, personal }
    }
}

impl Personal {
    pub fn note(text: Option<String>) -> Self {
        Personal { note: text.filter(|text| !text.is_empty()), ..Personal::default() }
    }
}
