//! The tree of questions that leads from «не получается войти» to a card, a path or a specialist.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Confidence, Validity};

/// Questions in the order of the file; empty in packs that have none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInTree {
    /// The first question.
    pub start: String,
    #[serde(default, rename = "question")]
    pub questions: Vec<SignInQuestion>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInQuestion {
    pub id: String,
    pub text: String,
    pub help: Option<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
    #[serde(default, rename = "answer")]
    pub answers: Vec<SignInAnswer>,
}

/// Leads to exactly one of question, problem, path and specialist; see [`SignInAnswer::target`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInAnswer {
    pub id: String,
    pub title: String,
    pub question: Option<String>,
    pub problem: Option<String>,
    pub path: Option<String>,
    /// Of the path.
    pub entry: Option<String>,
    pub specialist: Option<String>,
    pub note: Option<String>,
    /// None: everywhere.
    pub portals: Option<Vec<String>>,
}

/// Where an answer leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInTarget<'a> {
    Question(&'a str),
    Problem(&'a str),
    Path(&'a str),
    Specialist(&'a str),
}

impl SignInAnswer {
    /// None when it names no target, or several.
    pub fn target(&self) -> Option<SignInTarget<'_>> {
        match (&self.question, &self.problem, &self.path, &self.specialist) {
            (Some(id), None, None, None) => Some(SignInTarget::Question(id)),
            (None, Some(id), None, None) => Some(SignInTarget::Problem(id)),
            (None, None, Some(id), None) => Some(SignInTarget::Path(id)),
            (None, None, None, Some(id)) => Some(SignInTarget::Specialist(id)),
            _ => None,
        }
    }

    pub fn is_on(&self, portal: &str) -> bool {
        self.portals.as_ref().is_none_or(|portals| portals.iter().any(|known| known == portal))
    }
}

impl SignInQuestion {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }
}

impl SignInTree {
    pub fn question(&self, id: &str) -> Option<&SignInQuestion> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// What is in force on `day`.
    pub fn on(&self, day: NaiveDate) -> SignInTree {
        let held = self.questions.iter().filter(|question| question.validity().holds_on(day));
        SignInTree { start: self.start.clone(), questions: held.cloned().collect() }
    }
}
