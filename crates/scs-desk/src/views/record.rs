//! Lines and drawers of the journal.

use scs_domain::consultation::{Consultation, RecordKind, Status};
use scs_domain::content::Edition;
use scs_domain::ids::ConsultationId;

use super::visits::words as visit_words;
use super::{wording, words};
use crate::days::Here;
use crate::wire::{Choice, HistoryLine, PairView, ReadReasonWord, RecordLine, ResultWord};

pub(crate) fn line(edition: &Edition, here: &Here, id: ConsultationId, record: &Consultation) -> RecordLine {
    RecordLine {
        id: id.to_string(),
        opened_at: record.opened_at,
        time: here.clock(record.opened_at),
        day: here.day(record.opened_at),
        who: wording::who_short(edition, record),
        what: wording::errand(edition, record),
        hindrance: hindrance(edition, record),
        result: record.result.map(ResultWord::from),
        result_text: wording::outcome(record, here.today()),
        minutes: record.minutes,
        is_quick: matches!(record.record, RecordKind::Quick { .. }),
        found_in: None,
    }
}

fn hindrance(edition: &Edition, record: &Consultation) -> Option<String> {
    let first = record.met.first()?;
    let card = edition.problems.get(&first.problem);
    Some(card.map_or_else(|| first.problem.clone(), |card| card.title.clone()))
}

/// «Сегодня, 14:20–14:38 · 18 минут»
pub(crate) fn when(here: &Here, record: &Consultation) -> String {
    let day = here.day(record.opened_at);
    let day = if day == here.today() {
        words::TODAY.to_owned()
    } else {
        wording::capitalised(&wording::day_heading(day, here.today()))
    };
    let from = here.clock(record.opened_at);
    let span = match record.status {
        Status::Finished { at } if at > record.opened_at => format!("{from}–{}", here.clock(at)),
        _ => from,
    };
    match record.minutes {
        Some(minutes) => format!("{day}, {span} · {}", words::minutes(minutes)),
        None => format!("{day}, {span}"),
    }
}

/// The facts of a record, a name and its lines each.
pub(crate) fn pairs(edition: &Edition, here: &Here, record: &Consultation) -> Vec<PairView> {
    let mut pairs = vec![pair(words::WHO, vec![wording::who(edition, record)])];
    if record.walk.is_some() {
        pairs.push(pair(words::PATH, vec![wording::title(edition, record)]));
    }
    pairs.push(pair(words::CHANNEL, vec![wording::channel(record.channel).to_owned()]));
    pairs.push(pair(words::HINDERED, hindered(edition, record)));
    let helped = helped(edition, record);
    if !helped.is_empty() {
        pairs.push(pair(words::HELPED, helped));
    }
    let filed: Vec<String> =
        record.taken.iter().filter(|t| t.is_on_portal()).map(|taken| filed(edition, taken)).collect();
    if !filed.is_empty() {
        pairs.push(pair(words::ON_PORTAL, filed));
    }
    let asked: Vec<String> =
        record.questions.iter().flat_map(|q| [q.text.clone(), q.answer.clone()]).flatten().collect();
    if !asked.is_empty() {
        pairs.push(pair(words::QUESTION, asked));
    }
    pairs.push(pair(words::RESULT, vec![wording::outcome(record, here.today())]));
    pairs
}

fn pair(name: &str, lines: Vec<String>) -> PairView {
    PairView { name: name.to_owned(), lines }
}

fn hindered(edition: &Edition, record: &Consultation) -> Vec<String> {
    let title = |id: &String| edition.problems.get(id).map_or_else(|| id.clone(), |card| card.title.clone());
    let lines: Vec<String> = record.met.iter().map(|met| title(&met.problem)).collect();
    if lines.is_empty() { vec![words::NO_HINDRANCE.to_owned()] } else { lines }
}

pub(crate) fn helped(edition: &Edition, record: &Consultation) -> Vec<String> {
    let fix = |met: &scs_domain::consultation::Met| {
        let id = met.solved_by.as_ref()?;
        Some(edition.problems.get(&met.problem)?.fix(id)?.title.clone())
    };
    record.met.iter().filter_map(fix).collect()
}

fn filed(edition: &Edition, taken: &scs_domain::consultation::Taken) -> String {
    let step = edition.paths.get(&taken.step.path).and_then(|path| path.step(&taken.step.step));
    let title = step.map_or_else(String::new, |step| step.title.clone());
    format!("{title}: {}", words::portal_number(taken.portal_number.as_deref(), taken.portal_date))
}

/// Why somebody may open a record that another has written.
pub(crate) fn reasons() -> Vec<Choice> {
    let all = [
        ReadReasonWord::CameAgain,
        ReadReasonWord::Asked,
        ReadReasonWord::Correction,
        ReadReasonWord::Review,
    ];
    let id = |word: ReadReasonWord| serde_json::to_value(word).ok()?.as_str().map(str::to_owned);
    let title = |word: ReadReasonWord| visit_words::reason(word.into()).to_owned();
    all.into_iter().filter_map(|word| Some(Choice { id: id(word)?, title: title(word) })).collect()
}

/// What was put right, who has read it, and when.
pub(crate) fn history(here: &Here, record: &Consultation) -> Vec<HistoryLine> {
    let line = |at: i64, text: String| HistoryLine { at, text };
    let mut lines = vec![line(record.opened_at, words::recorded(&wording::moment(here, record.opened_at)))];
    if let Some(at) = record.corrected_at {
        lines.push(line(at, words::corrected(&wording::moment(here, at))));
    }
    let read = |read: &scs_domain::consultation::Read| {
        line(read.at, visit_words::was_read(&wording::moment(here, read.at), &read.actor, read.reason))
    };
    lines.extend(record.reads.iter().map(read));
    lines.sort_by_key(|line| line.at);
    lines
}
