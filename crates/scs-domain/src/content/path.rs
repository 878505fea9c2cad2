//! A client's path: steps, what may come of each, and the arrows between them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Confidence, Validity};
use crate::statistics::Stage;

/// Whose path it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Client {
    Citizen,
    Employer,
    Any,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Path {
    pub id: String,
    pub title: String,
    /// Official name of the service, an id in `official_names.toml`.
    pub name: Option<String>,
    pub client: Client,
    pub course_block: Option<String>,
    pub portals: Vec<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
    /// What people say when they come for this path.
    #[serde(default)]
    pub situations: Vec<String>,
    /// The path that closes a consultation begun with this one.
    pub epilogue: Option<String>,
    pub start: Vec<Arrow>,
    /// Ways in for people who come in the middle.
    #[serde(default, rename = "entry")]
    pub entries: Vec<Entry>,
    /// Outcomes open on every step.
    #[serde(default)]
    pub always: Vec<Outcome>,
    #[serde(default, rename = "step")]
    pub steps: Vec<Step>,
    #[serde(default, rename = "end")]
    pub ends: Vec<End>,
}

impl Path {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }

    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    pub fn end(&self, id: &str) -> Option<&End> {
        self.ends.iter().find(|end| end.id == id)
    }

    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The step's own outcomes, then those open on every step; an own outcome hides a common one of its id.
    pub fn outcomes<'a>(&'a self, step: &'a Step) -> impl Iterator<Item = &'a Outcome> {
        let common = self.always.iter().filter(|common| step.outcomes.iter().all(|own| own.id != common.id));
        step.outcomes.iter().chain(common)
    }

    /// The written kind; a common outcome without one is a failure when it gives a reason,
    /// else what the end it leads to says.
    pub fn outcome_kind(&self, outcome: &Outcome) -> OutcomeKind {
        let led_to = || {
            let arrow = outcome.next.last()?;
            let Some(Target::End(end)) = arrow.target() else {
                return None;
            };
            Some(self.end(end)?.result)
        };
        match (outcome.kind, &outcome.no_fix_because) {
            (Some(kind), _) => kind,
            (None, Some(_)) => OutcomeKind::Failed,
            (None, None) => match led_to() {
                Some(EndResult::HandedOver) => OutcomeKind::HandedOver,
                Some(EndResult::Stopped | EndResult::Declined) => OutcomeKind::Declined,
                Some(EndResult::Continues) => OutcomeKind::Waiting,
                Some(EndResult::Done) | None => OutcomeKind::Done,
            },
        }
    }

    pub fn outcome<'a>(&'a self, step: &'a Step, id: &str) -> Option<&'a Outcome> {
        self.outcomes(step).find(|outcome| outcome.id == id)
    }
}

/// A way in for somebody who has already done the first part elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub id: String,
    pub title: String,
    pub at: String,
    /// Facts to ask on the way in: they would have been answered on the steps left out.
    #[serde(default)]
    pub asks: Vec<String>,
    #[serde(default)]
    pub sets: BTreeMap<String, Scalar>,
    pub portals: Option<Vec<String>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    Do,
    /// Asks facts.
    Choose,
    /// Done only with the portal's number and date.
    File,
    /// The consultation may end here and go on another day.
    Wait,
    HandOver,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    Citizen,
    Employer,
    Representative,
    Consultant,
    Specialist,
    System,
}

/// Where a step happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The portal of this consultation.
    Portal,
    Epgu,
    Centre,
    Outside,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub id: String,
    pub kind: StepKind,
    pub title: String,
    pub actor: Actor,
    pub place: Place,
    pub portals: Vec<String>,
    /// The step is left out where this is false; `otherwise` says where to go then.
    pub applies_when: Option<String>,
    #[serde(default)]
    pub otherwise: Vec<Arrow>,
    /// Several people go through it together.
    #[serde(default)]
    pub group: bool,
    #[serde(default)]
    pub optional: bool,
    /// How far the client has come once it is done; a filing says so by itself.
    pub stage: Option<Stage>,
    pub why: String,
    #[serde(default)]
    pub needs: Vec<String>,
    pub say: String,
    /// Facts put to the client at entry; in a `wait`, when it ends.
    #[serde(default)]
    pub asks: Vec<String>,
    #[serde(default)]
    pub terms: Vec<String>,
    pub form: Option<String>,
    #[serde(default)]
    pub substeps: Vec<Substep>,
    #[serde(default)]
    pub handed_over: Vec<Handover>,
    #[serde(default)]
    pub received: Vec<Handover>,
    #[serde(default)]
    pub prints: Vec<Print>,
    #[serde(default)]
    pub deadlines: Vec<DeadlineRef>,
    #[serde(default)]
    pub problems: Vec<String>,
    #[serde(default)]
    pub see_paths: Vec<String>,
    pub note: Option<String>,
    /// What the sources do not say here; shown to staff.
    pub silent: Option<String>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
    pub citizen: CitizenText,
    pub done_when: DoneWhen,
    #[serde(default, rename = "outcome")]
    pub outcomes: Vec<Outcome>,
}

impl Step {
    /// How far the client has come once this is done.
    pub fn reaches(&self) -> Option<Stage> {
        if self.kind == StepKind::File { Some(Stage::Filed) } else { self.stage }
    }

    /// A thing of this term is received or handed over here.
    pub fn moves(&self, term: &str) -> bool {
        self.received.iter().chain(&self.handed_over).any(|thing| thing.term.as_deref() == Some(term))
    }

    /// Cards of its failed outcomes, then its own, each once, in order.
    pub fn all_problems(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        let of_outcomes = self.outcomes.iter().flat_map(|outcome| &outcome.problems);
        for id in of_outcomes.chain(&self.problems) {
            if !found.contains(&id.as_str()) {
                found.push(id);
            }
        }
        found
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Substep {
    pub id: String,
    pub text: String,
    /// Hidden where this is false.
    pub applies_when: Option<String>,
}

/// What changes hands at a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Handover {
    pub what: String,
    pub term: Option<String>,
    pub to: Option<String>,
    pub from: Option<String>,
}

/// A paper printed at a step: a form or a memo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Print {
    pub form: Option<String>,
    pub memo: Option<String>,
    #[serde(default)]
    pub optional: bool,
    /// Evidence of an earlier step that moves the thing this paper is named by: `referral`.
    #[serde(default)]
    pub requires: Vec<Evidence>,
    /// The memo to give when what the form requires is not there.
    pub else_memo: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeadlineRef {
    pub id: String,
    /// `step.outcome` whose recorded day starts the term, or `unseen`.
    pub starts_at: String,
}

/// The words for the person in front of the screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CitizenText {
    pub title: String,
    pub text: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DoneWhen {
    pub text: String,
    pub evidence: Vec<Evidence>,
}

/// By what it is known that a step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    CitizenSays,
    SpecialistSays,
    SeenOnScreen,
    PortalNumber,
    PortalDate,
    /// The day of the event itself, not of the click.
    EventDate,
    PaperPrinted,
    PaperReceived,
    SystemRecord,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    Done,
    Waiting,
    Failed,
    Declined,
    HandedOver,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    pub id: String,
    /// Absent only in `always`; see [`Path::outcome_kind`].
    pub kind: Option<OutcomeKind>,
    pub title: String,
    #[serde(default)]
    pub problems: Vec<String>,
    pub no_fix_because: Option<String>,
    /// Answers that no longer hold; they are asked again. Done before `sets`.
    #[serde(default)]
    pub clears: Vec<String>,
    #[serde(default)]
    pub sets: BTreeMap<String, Scalar>,
    pub next: Vec<Arrow>,
}

/// Where an outcome leads. Read top down; only the last arrow has no `when`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Arrow {
    pub when: Option<String>,
    /// A step's id, or `end.<id>`.
    pub to: Option<String>,
    /// A path walked in between.
    pub call: Option<String>,
    /// For every end of the called path, where to go on here.
    #[serde(default)]
    pub back: BTreeMap<String, String>,
}

/// An arrow's head, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    Step(&'a str),
    End(&'a str),
    Call { path: &'a str, back: &'a BTreeMap<String, String> },
}

impl Arrow {
    /// None when the arrow names neither a step nor a path, or both.
    pub fn target(&self) -> Option<Target<'_>> {
        match (&self.to, &self.call) {
            (Some(to), None) => Some(Target::of(to)),
            (None, Some(path)) => Some(Target::Call { path, back: &self.back }),
            _ => None,
        }
    }
}

impl<'a> Target<'a> {
    pub fn of(text: &'a str) -> Self {
        text.strip_prefix("end.").map_or(Target::Step(text), Target::End)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EndResult {
    Done,
    Continues,
    Declined,
    HandedOver,
    Stopped,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct End {
    pub id: String,
    pub result: EndResult,
    pub title: String,
    pub silent: Option<String>,
    /// What the person takes home, a sentence a line.
    pub citizen: Vec<String>,
}

/// A value of `sets`: a word or yes/no; nothing else exists among the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Scalar {
    Bool(bool),
    Word(String),
}

impl Scalar {
    /// The form in which a fact's value is kept: `true`, `false` or the value's id.
    pub fn as_word(&self) -> String {
        match self {
            Scalar::Bool(value) => value.to_string(),
            Scalar::Word(word) => word.clone(),
        }
    }
}
