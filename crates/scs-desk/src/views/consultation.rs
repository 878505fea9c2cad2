//! One consultation as its screen shows it.

use scs_domain::consultation::{Consultation, Met, Question, Status, Taken};
use scs_domain::content::{
    Actor, Audience, Client, Edition, EndResult, Evidence, Memo, Place, Step, StepKind,
};
use scs_domain::event::ConsultationResult;
use scs_domain::ids::ConsultationId;
use scs_domain::walk::{Position, Walk};
use scs_store::Reader;

use super::{deadline, sections, step, wording, words};
use crate::days::Here;
use crate::desk::Desk;
use crate::error::Result;
use crate::use_cases::{exercise, paper};
use crate::wire::{
    Choice, ConsultationView, DeadlineView, EndView, FinishHints, FinishedView, MetView, OnPortalView,
    QuestionView, ResultWord, StatusWord,
};

/// What a view is made from.
pub(crate) struct Seen<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) reader: &'a Reader<'a>,
    pub(crate) edition: &'a Edition,
    pub(crate) here: &'a Here,
    pub(crate) id: ConsultationId,
    pub(crate) record: &'a Consultation,
}

pub(crate) fn view(seen: &Seen<'_>) -> Result<ConsultationView> {
    let Seen { edition, here, record, .. } = *seen;
    let sections = sections::sections(edition, here, record)?;
    let count = sections::count(&sections);
    let underfoot = record.underfoot().filter(|walk| !walk.is_over() && !record.is_finished());
    let step = underfoot.map(|walk| step::view(edition, record, walk, count, seen.reader)).transpose()?;
    Ok(ConsultationView {
        id: seen.id.to_string(),
        title: wording::title(edition, record),
        client: record.client.into(),
        who: wording::who(edition, record),
        status: status(record),
        typical: record.typical,
        opened_at: record.opened_at,
        minutes: record.minutes.unwrap_or_else(|| record.minutes_by(here.now)),
        portal: portal(edition, record),
        sections,
        step,
        end: record.walk.as_ref().and_then(|walk| end(edition, walk)),
        on_portal: on_portal(edition, record),
        deadlines: deadlines(seen),
        questions: record.questions.iter().map(|known| question(edition, known)).collect(),
        papers: paper::views_of(seen.desk, seen.reader, here, &record.papers)?,
        undo: record.undoable().map(|address| step_title(edition, address)),
        is_closing: record.closing.as_ref().is_some_and(|walk| !walk.is_over()),
        closing_ahead: !record.is_finished() && record.closing_ahead(edition)?.is_some(),
        finish: finish(edition, here, record),
        finished: finished(record),
        met: record.met.iter().map(|met| met_view(edition, met)).collect(),
        edition: words::edition(edition.checked_at, &edition.head.version),
        exercise: exercise::view(seen.desk, edition, record)?,
    })
}

fn status(record: &Consultation) -> StatusWord {
    match record.status {
        Status::Open => StatusWord::Open,
        Status::Paused { .. } => StatusWord::Paused,
        Status::Finished { .. } => StatusWord::Finished,
    }
}

fn portal(edition: &Edition, record: &Consultation) -> Choice {
    let id = record.portal.clone().unwrap_or_default();
    let title = wording::capitalised(&edition.speak(&id, "{portal.portal.nom}"));
    Choice { title: if id.is_empty() { String::new() } else { title }, id }
}

fn end(edition: &Edition, walk: &Walk) -> Option<EndView> {
    let Position::End { end } = &walk.position else {
        return None;
    };
    let known = walk.path(edition).ok()?.end(end)?;
    Some(EndView {
        title: edition.speak(&walk.portal, &known.title),
        result: known.result.into(),
        silent: known.silent.clone(),
        citizen: known.citizen.iter().map(|line| edition.speak(&walk.portal, line)).collect(),
    })
}

fn step_title(edition: &Edition, address: &scs_domain::walk::StepAddress) -> String {
    let step = edition.paths.get(&address.path).and_then(|path| path.step(&address.step));
    step.map_or_else(|| address.step.clone(), |step| step.title.clone())
}

/// Filed things with their numbers, then what is still to be filed on the way.
fn on_portal(edition: &Edition, record: &Consultation) -> Vec<OnPortalView> {
    let find =
        |address: &scs_domain::walk::StepAddress| edition.paths.get(&address.path)?.step(&address.step);
    let mut lines: Vec<OnPortalView> = Vec::new();
    for taken in record.taken.iter().filter(|taken| taken.is_on_portal()) {
        if let Some(step) = find(&taken.step) {
            let line = OnPortalView { what: matter(step), is_filed: true, text: number(taken) };
            lines.retain(|known| known.what != line.what);
            lines.push(line);
        }
    }
    let Some(walk) = &record.walk else { return lines };
    let ahead = scs_domain::walk::forecast(edition, walk).unwrap_or_default();
    let coming = walk.address().into_iter().chain(ahead.into_iter().map(|ahead| ahead.address));
    for step in coming.filter_map(|address| find(&address).filter(|step| is_proved(step))) {
        let what = matter(step);
        if lines.iter().all(|known| known.what != what) && step.kind == StepKind::File {
            lines.push(OnPortalView { what, is_filed: false, text: words::NOT_YET_FILED.to_owned() });
        }
    }
    lines
}

fn is_proved(step: &Step) -> bool {
    step.kind == StepKind::File || step.done_when.evidence.contains(&Evidence::PortalNumber)
}

/// What is filed or received at a step: «Заявление», «Направление».
fn matter(step: &Step) -> String {
    let handed = step.handed_over.first().or(step.received.first());
    handed.map_or_else(|| step.title.clone(), |handover| wording::capitalised(&handover.what))
}

fn number(taken: &Taken) -> String {
    words::portal_number(taken.portal_number.as_deref(), taken.portal_date)
}

fn deadlines(seen: &Seen<'_>) -> Vec<DeadlineView> {
    let running = seen.record.deadlines.iter().filter(|running| !running.met);
    let id = seen.id.to_string();
    running.map(|running| deadline::view(seen.edition, seen.here, &id, &running.started)).collect()
}

fn question(edition: &Edition, question: &Question) -> QuestionView {
    let kind = edition.specialists.iter().find(|kind| kind.id == question.specialist);
    QuestionView {
        id: question.id.to_string(),
        specialist: kind.map_or_else(|| question.specialist.clone(), |kind| kind.title.clone()),
        text: question.text.clone(),
        asked_at: question.asked_at,
        answer: question.answer.clone(),
        answered_at: question.answered_at,
    }
}

fn finished(record: &Consultation) -> Option<FinishedView> {
    let Status::Finished { at } = record.status else {
        return None;
    };
    Some(FinishedView {
        at,
        result: record.result.map_or(ResultWord::Unsolved, ResultWord::from),
        minutes: record.minutes.unwrap_or_default(),
        next_visit: record.next_visit,
        note: record.note.clone(),
        corrected_at: record.corrected_at,
        awaits_return: record.awaits_return(),
    })
}

fn met_view(edition: &Edition, met: &Met) -> MetView {
    let card = edition.problems.get(&met.problem);
    let fix = met.solved_by.as_ref().map(|id| {
        let known = card.and_then(|card| card.fix(id));
        known.map_or_else(|| id.clone(), |fix| fix.title.clone())
    });
    MetView {
        problem: met.problem.clone(),
        title: card.map_or_else(|| met.problem.clone(), |card| card.title.clone()),
        at: met.at,
        solved_by: fix,
    }
}

fn finish(edition: &Edition, here: &Here, record: &Consultation) -> FinishHints {
    let asked = record.open_question().is_some();
    let all = [ResultWord::Solved, ResultWord::Again, ResultWord::HandedOver, ResultWord::Unsolved];
    FinishHints {
        minutes: record.minutes.unwrap_or_else(|| record.minutes_by(here.now)),
        result: if asked { ResultWord::HandedOver } else { likely_result(edition, record).into() },
        at_home: at_home(edition, record),
        memos: choices(&memos(edition, record)),
        more_memos: choices(&more_memos(edition, record)),
        results: if asked { vec![ResultWord::HandedOver] } else { all.to_vec() },
    }
}

/// What the end of the path suggests; a path not at its end suggests another visit.
fn likely_result(edition: &Edition, record: &Consultation) -> ConsultationResult {
    let Some(walk) = &record.walk else {
        return ConsultationResult::Solved;
    };
    let Position::End { end } = &walk.position else {
        return ConsultationResult::Again;
    };
    match walk.path(edition).ok().and_then(|path| path.end(end)).map(|end| end.result) {
        Some(EndResult::Continues) => ConsultationResult::Again,
        Some(EndResult::HandedOver) => ConsultationResult::HandedOver,
        Some(EndResult::Stopped) => ConsultationResult::Unsolved,
        Some(EndResult::Done | EndResult::Declined) | None => ConsultationResult::Solved,
    }
}

/// What the person takes home: the words of the end; midway those of the first step, from here on,
/// that the client does without us.
pub(crate) fn at_home(edition: &Edition, record: &Consultation) -> Vec<String> {
    let Some(walk) = &record.walk else { return Vec::new() };
    if let Some(end) = end(edition, walk) {
        return end.citizen;
    }
    let ahead = scs_domain::walk::forecast(edition, walk).unwrap_or_default();
    let coming = walk.address().into_iter().chain(ahead.into_iter().map(|ahead| ahead.address));
    let steps = coming.filter_map(|address| edition.paths.get(&address.path)?.step(&address.step));
    let own = steps.into_iter().find(|step| is_without_us(step));
    let say = |line: &String| edition.speak(&walk.portal, line);
    own.map(|step| step.citizen.text.iter().map(say).collect()).unwrap_or_default()
}

fn is_without_us(step: &Step) -> bool {
    let client = matches!(step.actor, Actor::Citizen | Actor::Employer | Actor::Representative);
    step.kind == StepKind::Wait || (client && step.place != Place::Centre)
}

/// Memos of the steps walked and of the problems met, each once.
fn memos<'e>(edition: &'e Edition, record: &Consultation) -> Vec<&'e Memo> {
    let find =
        |address: &scs_domain::walk::StepAddress| edition.paths.get(&address.path)?.step(&address.step);
    let underfoot = record.walk.as_ref().and_then(Walk::address);
    let steps = record.taken.iter().map(|taken| &taken.step).chain(&underfoot).filter_map(find);
    let of_steps = steps.flat_map(|step| step.prints.iter().filter_map(|print| print.memo.as_deref()));
    let cards = record.met.iter().filter_map(|met| edition.problems.get(&met.problem));
    let of_cards = cards.filter_map(|card| card.memo.as_deref());
    let mut found: Vec<&Memo> = Vec::new();
    for memo in of_steps.chain(of_cards).filter_map(|id| edition.memos.get(id)) {
        if fits_portal(memo, record) && !found.iter().any(|known| known.id == memo.id) {
            found.push(memo);
        }
    }
    found
}

/// The rest of what is written for this client.
fn more_memos<'e>(edition: &'e Edition, record: &Consultation) -> Vec<&'e Memo> {
    let own = memos(edition, record);
    let is_employer = record.client == Client::Employer;
    let others = edition.memos.values().filter(|memo| {
        fits_portal(memo, record)
            && (memo.audience == Audience::Employer) == is_employer
            && !own.iter().any(|known| known.id == memo.id)
    });
    let mut others: Vec<&Memo> = others.collect();
    others.sort_by(|one, other| one.title.cmp(&other.title));
    others
}

fn fits_portal(memo: &Memo, record: &Consultation) -> bool {
    record.portal.as_ref().is_none_or(|portal| memo.portals.contains(portal))
}

fn choices(memos: &[&Memo]) -> Vec<Choice> {
    memos.iter().map(|memo| Choice { id: memo.id.clone(), title: memo.title.clone() }).collect()
}
