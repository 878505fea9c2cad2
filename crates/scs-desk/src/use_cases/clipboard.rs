//! Words on their way to another window.

use std::time::Duration;

use crate::desk::{Caller, Desk};
use crate::error::Result;
use crate::wire::{ClipboardInput, ClipboardView, Done, Nothing};

/// Long enough to paste it, too short to forget it.
const KEPT: Duration = Duration::from_secs(60);

/// Lies there for a minute at most, also while another window is in front.
pub(crate) fn copy(desk: &Desk, _: &Caller, input: ClipboardInput) -> Result<ClipboardView> {
    Ok(ClipboardView { is_there: desk.clipboard.hold(&input.text, KEPT) })
}

pub(crate) fn clear(desk: &Desk, _: &Caller, _: Nothing) -> Result<Done> {
    desk.clipboard.release();
    Ok(Done {})
}
