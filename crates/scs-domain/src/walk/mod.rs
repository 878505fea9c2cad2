//! Walking a path: where one stands, what an outcome leads to, what probably comes next.
//!
//! A walk is plain data and knows no content; every move is made against an [`Edition`].
//! Calls stack up as frames: the last one is the path underfoot.

mod forecast;
mod step_over;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::condition::{ConditionError, Facts};
use crate::content::{Edition, Outcome, OutcomeKind, Path, Step};

pub use forecast::{Ahead, forecast};
pub use step_over::Trace;

/// A step from outside its path: `find-work/submit`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StepAddress {
    pub path: String,
    pub step: String,
}

impl std::fmt::Display for StepAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.path, self.step)
    }
}

/// A path being walked; `back` tells its caller where to go on after each of its ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Frame {
    pub path: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub back: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "at")]
pub enum Position {
    Step {
        step: String,
    },
    /// The outermost path is over.
    End {
        end: String,
    },
}

/// Where a consultation stands on its path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Walk {
    pub portal: String,
    pub facts: Facts,
    pub frames: Vec<Frame>,
    pub position: Position,
    /// Ticked substeps of the step underfoot.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub ticked: BTreeSet<String>,
}

/// Why a walk cannot move. `Content` and `Condition` are faults of the pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WalkError {
    #[error("no path {0}")]
    NoPath(String),
    #[error("path {0} is not walked on this portal")]
    ForeignPortal(String),
    #[error("no entry {0}")]
    NoEntry(String),
    #[error("no outcome {0} here")]
    NoOutcome(String),
    #[error("the path is over")]
    Over,
    #[error("no such fact or value: {0}")]
    NoFact(String),
    #[error("not answered yet: {0:?}")]
    Unanswered(Vec<String>),
    #[error("content: {0}")]
    Content(String),
    #[error(transparent)]
    Condition(#[from] ConditionError),
}

impl Walk {
    /// Stands on the first step of `path`, or on the step of one of its entries.
    ///
    /// `facts` holds the centre's settings and the answers already given; the portal is put among them.
    /// Refuses an entry whose own questions are not answered in `facts`.
    pub fn begin(
        edition: &Edition,
        portal: &str,
        path: &str,
        entry: Option<&str>,
        facts: Facts,
    ) -> Result<Walk, WalkError> {
        Walk::begin_traced(edition, portal, (path, entry), facts, &mut |_| {})
    }

    /// [`Walk::begin`], telling every arrow on the way.
    pub fn begin_traced(
        edition: &Edition,
        portal: &str,
        (path, entry): (&str, Option<&str>),
        facts: Facts,
        trace: Trace<'_>,
    ) -> Result<Walk, WalkError> {
        let definition = edition.paths.get(path).ok_or_else(|| WalkError::NoPath(path.to_owned()))?;
        if !definition.portals.iter().any(|known| known == portal) {
            return Err(WalkError::ForeignPortal(path.to_owned()));
        }
        let mut walk = Walk {
            portal: portal.to_owned(),
            facts,
            frames: vec![Frame { path: path.to_owned(), back: BTreeMap::new() }],
            position: Position::End { end: String::new() },
            ticked: BTreeSet::new(),
        };
        walk.facts.insert("portal".to_owned(), portal.to_owned());
        match entry {
            None => step_over::follow(edition, &mut walk, &definition.start, trace)?,
            Some(id) => walk.enter_midway(edition, definition, id, trace)?,
        }
        Ok(walk)
    }

    fn enter_midway(
        &mut self,
        edition: &Edition,
        path: &Path,
        id: &str,
        trace: Trace<'_>,
    ) -> Result<(), WalkError> {
        let entry = path.entry(id).ok_or_else(|| WalkError::NoEntry(id.to_owned()))?;
        let unanswered: Vec<String> =
            entry.asks.iter().filter(|fact| !self.facts.contains_key(*fact)).cloned().collect();
        if !unanswered.is_empty() {
            return Err(WalkError::Unanswered(unanswered));
        }
        self.facts.extend(entry.sets.iter().map(|(fact, value)| (fact.clone(), value.as_word())));
        step_over::go(edition, self, &entry.at, trace)
    }

    pub fn is_over(&self) -> bool {
        matches!(self.position, Position::End { .. })
    }

    /// The path underfoot.
    pub fn path<'e>(&self, edition: &'e Edition) -> Result<&'e Path, WalkError> {
        let frame = self.frames.last().ok_or(WalkError::Over)?;
        edition.paths.get(&frame.path).ok_or_else(|| WalkError::NoPath(frame.path.clone()))
    }

    /// The step underfoot with its path.
    pub fn step<'e>(&self, edition: &'e Edition) -> Result<(&'e Path, &'e Step), WalkError> {
        let Position::Step { step } = &self.position else {
            return Err(WalkError::Over);
        };
        let path = self.path(edition)?;
        let found =
            path.step(step).ok_or_else(|| WalkError::Content(format!("no step {}/{step}", path.id)))?;
        Ok((path, found))
    }

    pub fn address(&self) -> Option<StepAddress> {
        match (&self.position, self.frames.last()) {
            (Position::Step { step }, Some(frame)) => {
                Some(StepAddress { path: frame.path.clone(), step: step.clone() })
            }
            _ => None,
        }
    }

    /// Writes down an answer. Refuses a fact or a value the content does not have.
    pub fn answer(&mut self, edition: &Edition, fact: &str, value: &str) -> Result<(), WalkError> {
        let known = edition.facts.get(fact).ok_or_else(|| WalkError::NoFact(fact.to_owned()))?;
        if !known.accepts(value) {
            return Err(WalkError::NoFact(format!("{fact} = {value}")));
        }
        self.facts.insert(fact.to_owned(), value.to_owned());
        Ok(())
    }

    /// Facts that must be answered before `outcome` can be chosen: what the step asks, when it is
    /// done, and in any case what the arrows read.
    pub fn unanswered(&self, path: &Path, step: &Step, outcome: &Outcome) -> Result<Vec<String>, WalkError> {
        let mut needed: BTreeSet<String> = BTreeSet::new();
        if path.outcome_kind(outcome) == OutcomeKind::Done {
            needed.extend(step.asks.iter().cloned());
        }
        for arrow in &outcome.next {
            if let Some(when) = &arrow.when {
                needed.extend(crate::condition::reads(when)?);
            }
        }
        needed.retain(|fact| !self.facts.contains_key(fact) && !outcome.sets.contains_key(fact));
        Ok(needed.into_iter().collect())
    }

    /// Moves along the arrow that `outcome` of the step underfoot takes.
    ///
    /// Refuses an unknown outcome and one whose facts are not answered; the walk is then unchanged.
    pub fn take(&mut self, edition: &Edition, outcome: &str) -> Result<(), WalkError> {
        self.take_traced(edition, outcome, &mut |_| {})
    }

    /// [`Walk::take`], telling every arrow on the way.
    pub fn take_traced(
        &mut self,
        edition: &Edition,
        outcome: &str,
        trace: Trace<'_>,
    ) -> Result<(), WalkError> {
        let (path, step) = self.step(edition)?;
        let chosen = path.outcome(step, outcome).ok_or_else(|| WalkError::NoOutcome(outcome.to_owned()))?;
        let missing = self.unanswered(path, step, chosen)?;
        if !missing.is_empty() {
            return Err(WalkError::Unanswered(missing));
        }
        let mut moved = self.clone();
        moved.facts.retain(|fact, _| !chosen.clears.contains(fact));
        moved.facts.extend(chosen.sets.iter().map(|(fact, value)| (fact.clone(), value.as_word())));
        step_over::follow(edition, &mut moved, &chosen.next, trace)?;
        if moved.address() != self.address() || moved.frames != self.frames {
            moved.ticked.clear();
        }
        *self = moved;
        Ok(())
    }

    /// The path that closes a consultation on this walk, standing on its first step; the outermost
    /// path names it. None when it names none.
    pub fn epilogue(&self, edition: &Edition) -> Result<Option<Walk>, WalkError> {
        let outermost = self.frames.first().ok_or(WalkError::Over)?;
        let path =
            edition.paths.get(&outermost.path).ok_or_else(|| WalkError::NoPath(outermost.path.clone()))?;
        match &path.epilogue {
            None => Ok(None),
            Some(closing) => Walk::begin(edition, &self.portal, closing, None, self.facts.clone()).map(Some),
        }
    }
}
