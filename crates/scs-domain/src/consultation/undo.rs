//! Undo: a compensating event that brings back the place before the last move.
//! Paper and a hand-over cannot be taken back.

use serde::{Deserialize, Serialize};

use super::{Consultation, Refusal, RunningDeadline};
use crate::event::{Event, Facts};
use crate::walk::{StepAddress, Walk};

/// Moves that can be taken back, the last one first.
const DEEPEST: usize = 12;

/// The place before a move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Undo {
    step: StepAddress,
    walk: Option<Walk>,
    closing: Option<Walk>,
    taken: usize,
    met: usize,
    deadlines: Vec<RunningDeadline>,
}

impl Consultation {
    /// The step to which an undo would go back.
    pub fn undoable(&self) -> Option<&StepAddress> {
        self.undo.last().map(|undo| &undo.step)
    }

    pub fn undo(&self) -> Result<Event, Refusal> {
        self.must_be_running()?;
        let undo = self.undo.last().ok_or(Refusal::NothingToUndo)?;
        Ok(Event::plain(Facts::StepUndone { step: undo.step.clone() }))
    }

    pub(super) fn remember(&mut self, step: StepAddress) {
        let undo = Undo {
            step,
            walk: self.walk.clone(),
            closing: self.closing.clone(),
            taken: self.taken.len(),
            met: self.met.len(),
            deadlines: self.deadlines.clone(),
        };
        if self.undo.len() == DEEPEST {
            self.undo.remove(0);
        }
        self.undo.push(undo);
    }

    pub(super) fn take_back(&mut self) {
        if let Some(undo) = self.undo.pop() {
            self.walk = undo.walk;
            self.closing = undo.closing;
            self.taken.truncate(undo.taken);
            self.met.truncate(undo.met);
            self.deadlines = undo.deadlines;
        }
    }

    /// Nothing before this can be taken back.
    pub(super) fn seal(&mut self) {
        self.undo.clear();
    }
}
