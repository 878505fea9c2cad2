//! What a client may do with her sitting at a public computer: go on, call, end.

use scs_domain::terminal::{Ending, Phase};

use crate::desk::{Caller, Desk};
use crate::error::Result;
use crate::wire::{CallInput, Nothing, SessionPhase, SessionView};

pub(crate) fn show(desk: &Desk, _: &Caller, _: Nothing) -> Result<SessionView> {
    let (centre, here) = (desk.centre()?, desk.here()?);
    let (phase, left) = match desk.phase() {
        Phase::Free => (SessionPhase::Free, None),
        Phase::Busy => (SessionPhase::Busy, None),
        Phase::Asked { left } => (SessionPhase::Asked, u32::try_from(left).ok()),
        Phase::Over(_) => (SessionPhase::Over, None),
    };
    Ok(SessionView { phase, left, calls: desk.is_calling(), centre: centre.name, today: here.today() })
}

/// She is here: three minutes begin anew. After the end nothing does.
pub(crate) fn touch(desk: &Desk, caller: &Caller, input: Nothing) -> Result<SessionView> {
    desk.touch();
    show(desk, caller, input)
}

pub(crate) fn call(desk: &Desk, caller: &Caller, input: CallInput) -> Result<SessionView> {
    desk.touch();
    desk.call_consultant(input.on);
    show(desk, caller, Nothing {})
}

pub(crate) fn end(desk: &Desk, caller: &Caller, input: Nothing) -> Result<SessionView> {
    desk.end_sitting(Ending::Client);
    show(desk, caller, input)
}
