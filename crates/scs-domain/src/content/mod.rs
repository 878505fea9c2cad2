//! What the service *is*, as written in a content pack: definitions only, no reading and no checking.
//!
//! Every type refuses unknown keys, so a misspelt key is found when the pack is read.
//! An [`Edition`] is a pack as it stands on one day: each id has exactly one version in it.

mod cycle;
mod deadline;
mod edition;
mod exercise;
mod fact;
mod form;
mod form_paper;
mod list;
mod memo;
mod path;
mod portal;
mod problem;
mod reference;
mod sector;
mod sign_in;
mod template;
mod vocabulary;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use cycle::{Cycle, CycleMove, CycleState, Mend, Mover, Need, StateKind};
pub use deadline::{Binding, Bound, Counting, Deadline, Unit};
pub use edition::{Edition, EditionHead};
pub use exercise::{Exercise, Reply, Turn};
pub use fact::{Cut, Fact, FactKind, FactSource, FactValue};
pub use form::{
    AlikeExample, BesideExample, CheckExample, CheckLevel, CheckRule, DocumentKind, DueCount, Form,
    FormCheck, FormDue, FormField, FormFieldKind, FormLink, FormSection, Repeat,
};
pub use form_paper::{FormPaper, PaperSignature};
pub use list::{CodeKind, ListRow, PayList, ReferenceList, RegionPay, Wording, WordingList};
pub use memo::{Audience, Block, BlockKind, LargePrint, Lines, Memo, Page, Qr, Trouble};
pub use path::{
    Actor, Arrow, CitizenText, Client, DeadlineRef, DoneWhen, End, EndResult, Entry, Evidence, Handover,
    Outcome, OutcomeKind, Path, Place, Print, Scalar, Step, StepKind, Substep, Target,
};
pub use portal::{Gap, Login, Portal, Recruitment, Referral, RequiredMarker, Status, Terms, WordCases};
pub use problem::{Fix, Problem, Screen};
pub use reference::{ClientGroup, Situation, Specialist, Topic};
pub use sector::{Sector, SectorItem, ShiftEdge};
pub use sign_in::{SignInAnswer, SignInQuestion, SignInTarget, SignInTree};
pub use template::Template;
pub use vocabulary::{Name, NameKind, Synonym, Term};

/// Where a statement comes from: exactly one of the four sources, with the clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Id of an act in `official_names.toml`.
    pub act: Option<String>,
    /// Id of a source document in `pack.toml`.
    pub seed: Option<String>,
    /// Id of a public source in `pack.toml`.
    pub public: Option<String>,
    /// Our own reasoning, in words.
    pub own: Option<String>,
    pub clause: Option<String>,
}

/// How far a statement may be trusted; the last two are shown to the consultant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// An act with a public source, or two public sources.
    Confirmed,
    /// Rests on a source document only.
    SeedOnly,
    /// One public or weak source, or our own proposal.
    Unverified,
}

/// Where the day of `valid_from` comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DatedBy {
    Act,
    Source,
    /// Unknown, chosen by the author; an open question says so.
    Pack,
}

/// The days an item is in force, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Validity {
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// True on the first and on the last day.
    pub fn holds_on(self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }
}
