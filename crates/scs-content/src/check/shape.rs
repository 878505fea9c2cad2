//! What can be seen without walking: arrows, failures, waits, filings, ids, memo blocks.

use std::collections::BTreeSet;

use scs_domain::content::{Arrow, BlockKind, Edition, Evidence, Memo, OutcomeKind, Path, Step, StepKind};

use super::{Report, Rule};
use crate::Pack;

pub(super) fn check(pack: &Pack, edition: &Edition, report: Report<'_>) {
    let most = pack.manifest.limits.failed_outcomes_per_step;
    for path in edition.paths.values() {
        ids(path, report);
        arrows(&path.id, &path.start, report);
        for outcome in &path.always {
            arrows(&format!("{}.{}", path.id, outcome.id), &outcome.next, report);
        }
        for step in &path.steps {
            let place = format!("{}/{}", path.id, step.id);
            outcomes(path, step, &place, most, report);
            duties(step, &place, report);
        }
    }
    edition.memos.values().for_each(|memo| blocks(memo, report));
}

fn arrows(place: &str, arrows: &[Arrow], report: Report<'_>) {
    let last_is_open = arrows.last().is_some_and(|arrow| arrow.when.is_none());
    let others_are_guarded = arrows.iter().rev().skip(1).all(|arrow| arrow.when.is_some());
    if !last_is_open || !others_are_guarded {
        report(place.to_owned(), Rule::ArrowShape, String::new());
    }
}

fn ids(path: &Path, report: Report<'_>) {
    repeated(&path.id, path.steps.iter().map(|step| step.id.as_str()), report);
    repeated(&path.id, path.ends.iter().map(|end| end.id.as_str()), report);
    repeated(&path.id, path.entries.iter().map(|entry| entry.id.as_str()), report);
}

fn repeated<'i>(place: &str, ids: impl Iterator<Item = &'i str>, report: Report<'_>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            report(place.to_owned(), Rule::DuplicateId, id.to_owned());
        }
    }
}

fn outcomes(path: &Path, step: &Step, place: &str, most: usize, report: Report<'_>) {
    repeated(place, step.outcomes.iter().map(|outcome| outcome.id.as_str()), report);
    repeated(place, step.substeps.iter().map(|substep| substep.id.as_str()), report);
    for outcome in path.outcomes(step) {
        let place = format!("{place}.{}", outcome.id);
        arrows(&place, &outcome.next, report);
        let failed = path.outcome_kind(outcome) == OutcomeKind::Failed;
        if failed && outcome.problems.is_empty() && outcome.no_fix_because.is_none() {
            report(place, Rule::FailureWithoutFix, String::new());
        }
    }
    let failures =
        step.outcomes.iter().filter(|outcome| path.outcome_kind(outcome) == OutcomeKind::Failed).count();
    if failures > most {
        report(place.to_owned(), Rule::TooManyFailures, failures.to_string());
    }
}

fn duties(step: &Step, place: &str, report: Report<'_>) {
    if step.kind == StepKind::Wait && step.deadlines.is_empty() && step.silent.is_none() {
        report(place.to_owned(), Rule::WaitWithoutTerm, String::new());
    }
    let proved = [Evidence::PortalNumber, Evidence::PortalDate]
        .iter()
        .all(|evidence| step.done_when.evidence.contains(evidence));
    if step.kind == StepKind::File && !proved {
        report(place.to_owned(), Rule::FilingWithoutNumber, String::new());
    }
    if step.applies_when.is_none() != step.otherwise.is_empty() {
        report(place.to_owned(), Rule::ArrowShape, "otherwise".to_owned());
    } else if step.applies_when.is_some() {
        arrows(place, &step.otherwise, report);
    }
}

fn blocks(memo: &Memo, report: Report<'_>) {
    let place = format!("memos/{}", memo.id);
    for dropped in &memo.large_print.drop {
        let optional = memo.blocks.iter().any(|block| block.id == *dropped && block.optional);
        if !optional {
            report(place.clone(), Rule::MemoShape, dropped.clone());
        }
    }
    for block in &memo.blocks {
        let filled = match block.kind {
            BlockKind::Blanks => !block.blanks.is_empty(),
            BlockKind::Trouble => !block.items.is_empty(),
            BlockKind::Deadline => block.deadline.is_some(),
            _ => !block.text.0.is_empty(),
        };
        if !filled {
            report(place.clone(), Rule::MemoShape, block.id.clone());
        }
    }
}
