//! Ctrl+K: situations, cards and memos by a few words, on either keyboard layout, the likeliest first; unfinished
//! records before them, the newest finished ones after.

use scs_domain::content::Edition;
use scs_domain::text;
use scs_store::{ConsultationRow, RecordFilter};

use crate::days::Here;
use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::finder::Hit;
use crate::views::{record, unfinished, wording};
use crate::wire::{FindInput, FoundKind, FoundList, FoundView};

const MOST: usize = 8;
/// Records of the journal: it has a screen of its own.
const RECORDS: u32 = 4;

pub(crate) fn find(desk: &Desk, _: &Caller, input: FindInput) -> Result<FoundList> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let portal = desk.centre()?.portal;
    let mut items: Vec<FoundView> = Vec::new();
    let open = desk.store.read(|reader| reader.unfinished().map_err(Error::from))?;
    for row in open {
        let view = unfinished::view(&*desk.edition_for(&row.record)?, &here, row.id, &row.record)?;
        if text::matches(&input.text, &format!("{} {} {}", view.title, view.place, view.meta)) {
            items.push(found(FoundKind::Consultation, &view.id, &view.title, &view.place));
        }
    }
    items.truncate(MOST);
    let finder = desk.finder(&edition, &portal);
    let rows = finder.find(&input.text).into_iter().filter_map(|hit| match hit {
        Hit::Situation(id) => {
            let row = edition.situations.iter().find(|row| row.id == id)?;
            Some(found(FoundKind::Situation, id, &row.title, wording::client(row.client)))
        }
        Hit::Card(id) => {
            let card = edition.problems.get(id)?;
            Some(found(FoundKind::Problem, id, &card.title, &card.code))
        }
        Hit::Memo(id) => Some(found(FoundKind::Memo, id, &edition.memos.get(id)?.title, "")),
    });
    items.extend(rows.take(2 * MOST));
    items.extend(records(desk, &edition, &here, &input.text)?);
    Ok(FoundList { items })
}

/// The newest that have every word.
fn records(desk: &Desk, edition: &Edition, here: &Here, text: &str) -> Result<Vec<FoundView>> {
    let titles = desk.titles(edition);
    let rows = desk.store.read(|reader| {
        let words = titles.hear(text, reader)?.filter;
        if words.is_empty() {
            return Ok::<_, Error>(Vec::new());
        }
        let filter = RecordFilter { words, ..RecordFilter::default() };
        Ok(reader.record_rows(&filter, None, RECORDS, 0)?.0)
    })?;
    let view = |row: &ConsultationRow| {
        let line = record::line(edition, here, row.id, &row.record);
        let meta = format!("{}, {}", wording::day_heading(line.day, here.today()), line.time);
        found(FoundKind::Record, &line.id, &line.what, &meta)
    };
    Ok(rows.iter().map(view).collect())
}

fn found(kind: FoundKind, id: &str, title: &str, meta: &str) -> FoundView {
    FoundView { kind, id: id.to_owned(), title: title.to_owned(), meta: meta.to_owned() }
}
