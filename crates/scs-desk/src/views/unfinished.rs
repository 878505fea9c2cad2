//! Records that wait for somebody, for the start screen.

use scs_domain::consultation::{Consultation, Status};
use scs_domain::content::{Edition, OutcomeKind};
use scs_domain::ids::ConsultationId;

use super::{sections, wording, words};
use crate::days::Here;
use crate::error::Result;
use crate::wire::{StepState, UnfinishedReason, UnfinishedView};

pub(crate) fn view(
    edition: &Edition,
    here: &Here,
    id: ConsultationId,
    record: &Consultation,
) -> Result<UnfinishedView> {
    let reason = reason(record);
    let (place, action) = place(edition, here, record, reason)?;
    Ok(UnfinishedView {
        id: id.to_string(),
        title: wording::errand(edition, record),
        place,
        trouble: trouble(edition, record),
        meta: format!("{} · {}", wording::who(edition, record), wording::moment(here, record.opened_at)),
        reason,
        action,
    })
}

fn reason(record: &Consultation) -> UnfinishedReason {
    match record.status {
        _ if record.awaits_return() => UnfinishedReason::Again,
        Status::Finished { .. } => UnfinishedReason::Question,
        Status::Paused { .. } => UnfinishedReason::Paused,
        Status::Open if record.open_question().is_some() && record.walk.is_none() => {
            UnfinishedReason::Question
        }
        Status::Open => UnfinishedReason::Open,
    }
}

/// Where it stands, and the words of the link.
fn place(
    edition: &Edition,
    here: &Here,
    record: &Consultation,
    reason: UnfinishedReason,
) -> Result<(String, String)> {
    if reason == UnfinishedReason::Question {
        return Ok((words::WAITS_FOR_ANSWER.to_owned(), words::ENTER_ANSWER.to_owned()));
    }
    let sections = sections::sections(edition, here, record)?;
    let current = sections.iter().flat_map(|section| &section.steps).find(|step| {
        let standing = if record.is_finished() { record.walk.as_ref() } else { record.underfoot() };
        let underfoot = standing.and_then(scs_domain::walk::Walk::address);
        let here = underfoot.is_some_and(|at| at.path == step.address.path && at.step == step.address.step);
        step.state == StepState::Current || here
    });
    let Some(step) = current else {
        return Ok((words::PATH_WALKED.to_owned(), words::TO_FINISH.to_owned()));
    };
    let count = sections::count(&sections);
    let place = if count.is_empty() { step.title.clone() } else { format!("{count}. {}", step.title) };
    let action = match (reason, step.number) {
        (UnfinishedReason::Again, _) => words::PERSON_CAME.to_owned(),
        (_, Some(number)) => words::go_on_from(number),
        (_, None) => words::GO_ON.to_owned(),
    };
    Ok((place, action))
}

/// The last failure nobody has solved.
fn trouble(edition: &Edition, record: &Consultation) -> Option<String> {
    let last = record.taken.last().filter(|taken| taken.kind == OutcomeKind::Failed)?;
    let solved = record.met.last().is_some_and(|met| met.solved_by.is_some());
    let path = edition.paths.get(&last.step.path)?;
    let outcome = path.outcome(path.step(&last.step.step)?, &last.outcome)?;
    (!solved).then(|| outcome.title.clone())
}
