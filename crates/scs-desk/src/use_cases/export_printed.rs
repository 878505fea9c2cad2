//! Records on sheets: which of them, in words, and how a row is read on paper.

use scs_domain::consultation::Consultation;
use scs_domain::content::{Client, Edition};
use scs_domain::event::ConsultationResult;

use super::paper_data;
use crate::days::Here;
use crate::desk::Desk;
use crate::error::Result;
use crate::exports::{Caption, Cell, Head, words};
use crate::views::wording;
use crate::wire::JournalListInput;

/// More records are no reading: a hundred sheets and more.
pub(super) const MOST_RECORDS: u64 = 2_000;

pub(super) fn head(desk: &Desk, edition: &Edition, here: &Here, list: &JournalListInput) -> Result<Head> {
    let columns = words::PRINTED_COLUMNS.iter().map(|(title, width)| ((*title).to_owned(), *width));
    let caption = Caption {
        centre: paper_data::centre(&desk.centre()?),
        title: words::PRINTED_TITLE.to_owned(),
        made: words::made(here),
        about: about(edition, list),
        sample: desk.is_sample(),
    };
    Ok(Head {
        title: words::PRINTED_TITLE.to_owned(),
        is_one_of_many: false,
        columns: columns.collect(),
        caption: Some(caption),
    })
}

/// The span and the filters, as they were set.
fn about(edition: &Edition, list: &JournalListInput) -> Vec<String> {
    let mut about = vec![words::span(list.from, list.to)];
    if let Some(client) = list.client {
        about.push(words::of_client(wording::client(Client::from(client))));
    }
    if !list.results.is_empty() {
        let results = list.results.iter().map(|result| wording::result(ConsultationResult::from(*result)));
        about.push(words::of_results(&results.collect::<Vec<_>>()));
    }
    let path = |id: &String| edition.paths.get(id).map_or_else(|| id.clone(), |path| path.title.clone());
    let topic = |id: &String| {
        let known = edition.topics.iter().find(|topic| topic.id == *id);
        known.map_or_else(|| id.clone(), |topic| topic.title.clone())
    };
    let errands: Vec<String> = list.paths.iter().map(path).chain(list.topics.iter().map(topic)).collect();
    if !errands.is_empty() {
        about.push(words::of_errands(&errands));
    }
    if list.unfinished_only {
        about.push(words::UNFINISHED_ONLY.to_owned());
    }
    if !list.text.trim().is_empty() {
        about.push(words::of_words(list.text.trim()));
    }
    about
}

/// The row of a table without its time and way of coming, which stand in other cells here.
pub(super) fn cells(here: &Here, record: &Consultation, row: Vec<Cell>) -> Vec<Cell> {
    let at = here.local(record.opened_at);
    let mut cells = vec![Cell::text(at.format("%d.%m.%Y\n%H:%M").to_string())];
    for (column, cell) in row.into_iter().enumerate() {
        match (column, cell) {
            (DAY | TIME | CHANNEL, _) => {}
            (WHO, Cell::Text(who)) => {
                cells.push(Cell::text(format!("{who}, {}", wording::channel(record.channel))));
            }
            (_, cell) => cells.push(cell),
        }
    }
    cells
}

const DAY: usize = 0;
const TIME: usize = 1;
const WHO: usize = 3;
const CHANNEL: usize = 4;
