//! The log of the window, kept with its place. A panic says where it was and nothing else.

use scs_desk::Surroundings;

use crate::arguments::Asked;

/// A sitting keeps its log in its own folder, and it is gone with it.
pub(crate) fn open(asked: &Asked) {
    scs_desk::hush_panics(|_| {});
    if let Ok(with) = Surroundings::of_machine(asked.place, asked.session.clone()) {
        scs_desk::keep_log(&with);
    }
}
