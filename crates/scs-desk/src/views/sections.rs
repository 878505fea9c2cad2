//! The list of steps beside the work: what was walked, what is underfoot, what probably comes.

use scs_domain::consultation::{Consultation, Taken};
use scs_domain::content::{Edition, OutcomeKind};
use scs_domain::walk::{self, StepAddress, Walk};

use super::words;
use crate::days::Here;
use crate::error::Result;
use crate::wire::{PathSection, PathStepView, StepAddressView, StepState};

struct Line {
    address: StepAddress,
    state: StepState,
    note: Option<String>,
}

/// Sections by path, in the order in which the paths were first met; the client's own path bears numbers.
pub(super) fn sections(edition: &Edition, here: &Here, record: &Consultation) -> Result<Vec<PathSection>> {
    let mut lines = walked(here, record, false);
    if let Some(walk) = &record.walk {
        let underfoot = record.closing.is_none();
        onward(edition, here, record, (walk, underfoot), &mut lines)?;
    }
    let root = record.walk.as_ref().and_then(|walk| walk.frames.first()).map(|frame| frame.path.clone());
    let mut sections = grouped(edition, lines, root.as_deref());
    if let Some(walk) = &record.closing {
        let mut closing = walked(here, record, true);
        onward(edition, here, record, (walk, true), &mut closing)?;
        let steps = closing.into_iter().map(|line| shown(edition, line, None)).collect();
        sections.push(PathSection { title: words::CLOSING.to_owned(), steps });
    }
    Ok(sections)
}

/// «Шаг 2 из 6» of the step underfoot in its section.
pub(super) fn count(sections: &[PathSection]) -> String {
    for section in sections {
        let place = section.steps.iter().position(|step| step.state == StepState::Current);
        if let Some(place) = place {
            return words::step_count(place + 1, section.steps.len());
        }
    }
    String::new()
}

/// Steps already left, each once, in the order of the first time; the last time says how it went.
fn walked(here: &Here, record: &Consultation, closing: bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for taken in record.taken.iter().filter(|taken| taken.closing == closing) {
        let (state, note) = went(here, taken);
        match lines.iter_mut().find(|line| line.address == taken.step) {
            Some(known) => (known.state, known.note) = (state, note),
            None => lines.push(Line { address: taken.step.clone(), state, note }),
        }
    }
    lines
}

fn went(here: &Here, taken: &Taken) -> (StepState, Option<String>) {
    match taken.kind {
        OutcomeKind::Failed => (StepState::Failed, Some(words::failed_at(&here.clock(taken.at)))),
        _ if taken.is_on_portal() => (StepState::OnPortal, Some(words::DONE.to_owned())),
        _ => (StepState::Done, Some(words::DONE.to_owned())),
    }
}

/// The step underfoot and the likely ones after it.
fn onward(
    edition: &Edition,
    here: &Here,
    record: &Consultation,
    (walk, underfoot): (&Walk, bool),
    lines: &mut Vec<Line>,
) -> Result<()> {
    let Some(current) = walk.address() else {
        return Ok(());
    };
    let stumbled = record.taken.iter().rev().find(|taken| taken.step == current);
    let stumbled = stumbled.filter(|taken| taken.kind == OutcomeKind::Failed);
    let note =
        stumbled.map_or_else(|| words::CURRENT.to_owned(), |taken| went(here, taken).1.unwrap_or_default());
    let state = if underfoot { StepState::Current } else { StepState::Ahead };
    let line = Line { address: current.clone(), state, note: underfoot.then_some(note) };
    match lines.iter_mut().find(|known| known.address == current) {
        Some(known) => *known = line,
        None => lines.push(line),
    }
    for ahead in walk::forecast(edition, walk)? {
        let note = ahead.conditional.then(|| words::IF_NEEDED.to_owned());
        match lines.iter_mut().find(|known| known.address == ahead.address) {
            Some(known) if known.state == StepState::Failed => known.state = StepState::Ahead,
            Some(_) => {}
            None => lines.push(Line { address: ahead.address, state: StepState::Ahead, note }),
        }
    }
    Ok(())
}

fn grouped(edition: &Edition, lines: Vec<Line>, root: Option<&str>) -> Vec<PathSection> {
    let mut sections: Vec<(String, Vec<PathStepView>)> = Vec::new();
    for line in lines {
        let path = line.address.path.clone();
        let place = sections.iter().position(|(known, _)| *known == path).unwrap_or_else(|| {
            sections.push((path.clone(), Vec::new()));
            sections.len() - 1
        });
        if let Some((_, steps)) = sections.get_mut(place) {
            let number =
                (Some(path.as_str()) == root).then(|| u32::try_from(steps.len() + 1).unwrap_or(u32::MAX));
            steps.push(shown(edition, line, number));
        }
    }
    let title = |path: &str| {
        if Some(path) == root {
            return words::STEPS.to_owned();
        }
        edition.paths.get(path).map_or_else(|| path.to_owned(), |path| path.title.clone())
    };
    sections.into_iter().map(|(path, steps)| PathSection { title: title(&path), steps }).collect()
}

fn shown(edition: &Edition, line: Line, number: Option<u32>) -> PathStepView {
    let step = edition.paths.get(&line.address.path).and_then(|path| path.step(&line.address.step));
    PathStepView {
        title: step.map_or_else(|| line.address.step.clone(), |step| step.title.clone()),
        address: StepAddressView { path: line.address.path, step: line.address.step },
        number,
        state: line.state,
        note: line.note,
    }
}
