//! Running terms.

use scs_domain::calendar::{self, Left};
use scs_domain::content::{Edition, Unit};
use scs_domain::event::StartedDeadline;

use crate::days::Here;
use crate::wire::{DeadlineState, DeadlineView};

/// A term as shown: the day first, how long is left second.
pub(crate) fn view(
    edition: &Edition,
    here: &Here,
    consultation: &str,
    started: &StartedDeadline,
) -> DeadlineView {
    let today = here.today();
    let known = edition.deadlines.get(&started.id);
    let unit = known.map_or(Unit::CalendarDays, |deadline| deadline.unit);
    let left = edition.calendar.left(today, started.due, unit);
    let state = match left {
        Left::Passed => DeadlineState::Passed,
        Left::Today => DeadlineState::Today,
        Left::WorkingDays(_) | Left::CalendarDays(_) => DeadlineState::Running,
    };
    let due = calendar::Due { date: started.due, provisional: started.provisional };
    DeadlineView {
        id: started.id.clone(),
        consultation: consultation.to_owned(),
        title: known.map_or_else(|| started.id.clone(), |deadline| deadline.title.clone()),
        due_text: calendar::words::until(started.due, today),
        left_text: calendar::words::left(left),
        due: started.due,
        state,
        provisional: due.provisional.then(|| calendar::words::provisional(chrono::Datelike::year(&due.date))),
    }
}
