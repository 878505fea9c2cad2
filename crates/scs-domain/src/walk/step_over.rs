//! One move: arrows, steps left out, calls and ends.

use super::{Frame, Position, Walk, WalkError};
use crate::condition;
use crate::content::{Arrow, Edition, Target};

/// Left-out steps, calls and returns passed in one move; more can only be a circle in the content.
const LONGEST_MOVE: usize = 64;

/// Where an arrow leads, with nothing borrowed from the content.
pub(super) enum Next {
    /// A step's id or `end.<id>` of the path underfoot.
    Go(String),
    Call(Frame),
}

impl Next {
    pub(super) fn along(arrow: &Arrow) -> Result<Next, WalkError> {
        match arrow.target() {
            Some(Target::Call { path, back }) => {
                Ok(Next::Call(Frame { path: path.to_owned(), back: back.clone() }))
            }
            Some(Target::Step(step)) => Ok(Next::Go(step.to_owned())),
            Some(Target::End(end)) => Ok(Next::Go(format!("end.{end}"))),
            None => Err(WalkError::Content("an arrow without a head".to_owned())),
        }
    }
}

/// Told of every arrow on the way; the content check counts them.
pub type Trace<'t> = &'t mut dyn FnMut(&Arrow);

/// Takes the first arrow whose condition holds.
pub(super) fn follow(
    edition: &Edition,
    walk: &mut Walk,
    arrows: &[Arrow],
    trace: Trace<'_>,
) -> Result<(), WalkError> {
    let mut next = choose(walk, arrows, trace)?;
    for _ in 0..LONGEST_MOVE {
        next = match next {
            Next::Call(frame) => {
                let path =
                    edition.paths.get(&frame.path).ok_or_else(|| WalkError::NoPath(frame.path.clone()))?;
                walk.frames.push(frame);
                choose(walk, &path.start, trace)?
            }
            Next::Go(to) => match arrive(edition, walk, &to, trace)? {
                None => return Ok(()),
                Some(onward) => onward,
            },
        };
    }
    Err(WalkError::Content("a move without an end".to_owned()))
}

/// Goes to a step or an end named as in an arrow's `to`.
pub(super) fn go(edition: &Edition, walk: &mut Walk, to: &str, trace: Trace<'_>) -> Result<(), WalkError> {
    let arrow = Arrow { when: None, to: Some(to.to_owned()), call: None, back: Default::default() };
    follow(edition, walk, std::slice::from_ref(&arrow), trace)
}

fn choose(walk: &Walk, arrows: &[Arrow], trace: Trace<'_>) -> Result<Next, WalkError> {
    for arrow in arrows {
        let holds = match &arrow.when {
            None => true,
            Some(when) => condition::holds(when, &walk.facts)?,
        };
        if holds {
            trace(arrow);
            return Next::along(arrow);
        }
    }
    Err(WalkError::Content("no arrow holds".to_owned()))
}

/// Stands at `to`, or says where to go on: past a step that does not apply, back to the caller.
fn arrive(edition: &Edition, walk: &mut Walk, to: &str, trace: Trace<'_>) -> Result<Option<Next>, WalkError> {
    match Target::of(to) {
        Target::Step(id) => {
            let path = walk.path(edition)?;
            let step =
                path.step(id).ok_or_else(|| WalkError::Content(format!("no step {}/{id}", path.id)))?;
            if !step.portals.contains(&walk.portal) {
                return Err(WalkError::Content(format!("step {}/{id} is not on this portal", path.id)));
            }
            if let Some(when) = &step.applies_when
                && !condition::holds(when, &walk.facts)?
            {
                return choose(walk, &step.otherwise, trace).map(Some);
            }
            walk.position = Position::Step { step: id.to_owned() };
            Ok(None)
        }
        Target::End(id) => {
            let path = walk.path(edition)?;
            if path.end(id).is_none() {
                return Err(WalkError::Content(format!("no end {}/{id}", path.id)));
            }
            if walk.frames.len() == 1 {
                walk.position = Position::End { end: id.to_owned() };
                return Ok(None);
            }
            let finished = walk.frames.pop().ok_or(WalkError::Over)?;
            let onward = finished.back.get(id).cloned();
            onward
                .map(|to| Some(Next::Go(to)))
                .ok_or_else(|| WalkError::Content(format!("no way back from {}/end.{id}", finished.path)))
        }
        Target::Call { .. } => Err(WalkError::Content("a call cannot be gone to".to_owned())),
    }
}
