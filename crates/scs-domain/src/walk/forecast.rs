//! What probably comes next: the list of steps beside the work.

use super::step_over::Next;
use super::{Position, StepAddress, Walk, WalkError};
use crate::condition::{self, ConditionError, Facts};
use crate::content::{Arrow, Edition, OutcomeKind, Path, Step, StepKind, Target};

/// Longer lists help nobody.
const FURTHEST: usize = 40;

/// A step ahead on the likely way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    pub address: StepAddress,
    /// Comes only if an answer not yet given makes it apply.
    pub conditional: bool,
}

/// The likely way from the step underfoot, not including it: at every step its first `done`
/// outcome; at every fork the first arrow that the answers so far allow, where an unanswered
/// condition counts as allowed when it leads to a step of the same path that is no hand-over.
pub fn forecast(edition: &Edition, walk: &Walk) -> Result<Vec<Ahead>, WalkError> {
    let mut ahead: Vec<Ahead> = Vec::new();
    let mut scout = walk.clone();
    while ahead.len() < FURTHEST && !scout.is_over() {
        let Some(next) = advance(edition, &mut scout)? else {
            break;
        };
        let seen = ahead.iter().any(|known| known.address == next.address);
        if seen || walk.address().as_ref() == Some(&next.address) {
            break;
        }
        ahead.push(next);
    }
    Ok(ahead)
}

/// Moves the scout to the next likely step; None at the end of the way.
fn advance(edition: &Edition, scout: &mut Walk) -> Result<Option<Ahead>, WalkError> {
    let (path, step) = scout.step(edition)?;
    let Some(outcome) = path.outcomes(step).find(|outcome| path.outcome_kind(outcome) == OutcomeKind::Done)
    else {
        return Ok(None);
    };
    scout.facts.retain(|fact, _| !outcome.clears.contains(fact));
    scout.facts.extend(outcome.sets.iter().map(|(fact, value)| (fact.clone(), value.as_word())));
    let mut next = likely(scout, path, &outcome.next)?;
    for _ in 0..FURTHEST {
        next = match next {
            None => return Ok(None),
            Some(Next::Call(frame)) => {
                scout.frames.push(frame);
                let called = scout.path(edition)?;
                likely(scout, called, &called.start)?
            }
            Some(Next::Go(to)) => match Target::of(&to) {
                Target::End(end) => leave(scout, end),
                Target::Step(id) => {
                    let path = scout.path(edition)?;
                    let Some(step) = path.step(id) else {
                        return Ok(None);
                    };
                    match applies(step, &scout.facts)? {
                        Some(false) => likely(scout, path, &step.otherwise)?,
                        certain => return Ok(Some(stand(scout, &path.id, id, certain.is_none()))),
                    }
                }
                Target::Call { .. } => return Ok(None),
            },
        };
    }
    Ok(None)
}

fn leave(scout: &mut Walk, end: &str) -> Option<Next> {
    if scout.frames.len() < 2 {
        return None;
    }
    let finished = scout.frames.pop()?;
    finished.back.get(end).map(|onward| Next::Go(onward.clone()))
}

fn stand(scout: &mut Walk, path: &str, step: &str, conditional: bool) -> Ahead {
    scout.position = Position::Step { step: step.to_owned() };
    Ahead { address: StepAddress { path: path.to_owned(), step: step.to_owned() }, conditional }
}

/// None: the answer that decides is not given yet.
fn applies(step: &Step, facts: &Facts) -> Result<Option<bool>, WalkError> {
    step.applies_when.as_deref().map_or(Ok(Some(true)), |when| known(when, facts))
}

fn known(when: &str, facts: &Facts) -> Result<Option<bool>, WalkError> {
    match condition::holds(when, facts) {
        Ok(answer) => Ok(Some(answer)),
        Err(ConditionError::Unanswered { .. }) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

fn likely(scout: &Walk, path: &Path, arrows: &[Arrow]) -> Result<Option<Next>, WalkError> {
    for arrow in arrows {
        let answer = match &arrow.when {
            None => Some(true),
            Some(when) => known(when, &scout.facts)?,
        };
        let goes_on = match arrow.target() {
            Some(Target::Step(id)) => path.step(id).is_some_and(|step| step.kind != StepKind::HandOver),
            _ => false,
        };
        if answer == Some(true) || (answer.is_none() && goes_on) {
            return Next::along(arrow).map(Some);
        }
    }
    Ok(None)
}
