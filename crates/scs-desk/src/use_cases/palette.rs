//! Ctrl+K: situations, cards and memos by a few words, on either keyboard layout, the likeliest first; unfinished
//! records before them, the newest finished ones after.

use scs_domain::content::Edition;
use scs_domain::text;
use scs_store::{ConsultationRow, RecordFilter};

use crate::days::Here;
use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::finder::Hit;
use crate::heard::Heard;
use crate::views::{drafts, found, record, unfinished, wording};
use crate::wire::{DocumentListInput, DocumentRow, FindInput, FoundKind, FoundList, FoundView};

const MOST: usize = 8;
/// Records of the journal: it has a screen of its own.
const RECORDS: u32 = 4;
/// Documents: theirs is another.
const DOCUMENTS: usize = 4;
/// The newest that are looked through at each key.
const LOOKED_THROUGH: u32 = 60;

pub(crate) fn find(desk: &Desk, caller: &Caller, input: FindInput) -> Result<FoundList> {
    let here = desk.here()?;
    let edition = desk.edition(here.today())?;
    let portal = desk.centre()?.portal;
    let mut items: Vec<FoundView> = Vec::new();
    let open = desk.store.read(|reader| reader.unfinished().map_err(Error::from))?;
    for open in open {
        let view = unfinished::view(&*desk.edition_for(&open.record)?, &here, open.id, &open.record)?;
        if text::matches(&input.text, &format!("{} {} {}", view.title, view.place, view.meta)) {
            items.push(row(FoundKind::Consultation, &view.id, &view.title, &view.place));
        }
    }
    items.truncate(MOST);
    let titles = desk.titles(&edition);
    let heard = desk.store.read(|reader| titles.hear(&input.text, reader))?;
    items.extend(drafts(desk, &heard)?);
    items.extend(documents(desk, caller, &input.text, &heard)?);
    let why = |title: &str, places| found::beside_title(title, places, &heard.wanted);
    let finder = desk.finder(&edition, &portal);
    let rows = finder.find(&input.text).into_iter().filter_map(|hit| match hit {
        Hit::Situation(id) => {
            let situation = edition.situations.iter().find(|known| known.id == id)?;
            let found_in = why(&situation.title, found::of_situation(&edition, situation));
            let view = row(FoundKind::Situation, id, &situation.title, wording::client(situation.client));
            Some(FoundView { found_in, ..view })
        }
        Hit::Card(id) => {
            let card = edition.problems.get(id)?;
            let found_in = why(&card.title, found::of_card(card));
            Some(FoundView { found_in, ..row(FoundKind::Problem, id, &card.title, &card.code) })
        }
        Hit::Memo(id) => Some(row(FoundKind::Memo, id, &edition.memos.get(id)?.title, "")),
    });
    items.extend(rows.take(2 * MOST));
    let shown: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
    let records = records(desk, caller, &edition, &here, &heard)?;
    items.extend(records.into_iter().filter(|row| !shown.contains(&row.id)));
    Ok(FoundList { items })
}

/// What was typed and not saved yet, the newest first.
fn drafts(desk: &Desk, heard: &Heard) -> Result<Vec<FoundView>> {
    desk.store.read(|reader| {
        let mut found = Vec::new();
        for (form, _) in reader.drafts()? {
            let draft = reader.draft(&form)?;
            found.extend(draft.and_then(|draft| drafts::find(&form, &draft, &heard.wanted)));
        }
        Ok(found)
    })
}

/// Documents by their form, what tells them apart, state and number.
fn documents(desk: &Desk, caller: &Caller, text: &str, heard: &Heard) -> Result<Vec<FoundView>> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let wanted =
        DocumentListInput { kind: None, consultation: None, query: text.to_owned(), month: None, day: None };
    let found = super::document_list::among(desk, caller, wanted, (LOOKED_THROUGH, &heard.wanted))?;
    let view = |found: DocumentRow| {
        let title = if found.subject.is_empty() {
            found.title
        } else {
            format!("{}: {}", found.title, found.subject)
        };
        row(FoundKind::Document, &found.id, &title, &found.state)
    };
    Ok(found.groups.into_iter().flat_map(|group| group.rows).take(DOCUMENTS).map(view).collect())
}

/// The newest that have every word.
fn records(
    desk: &Desk,
    caller: &Caller,
    edition: &Edition,
    here: &Here,
    heard: &Heard,
) -> Result<Vec<FoundView>> {
    if heard.filter.is_empty() {
        return Ok(Vec::new());
    }
    let filter = RecordFilter { words: heard.filter.clone(), ..RecordFilter::default() };
    let rows =
        desk.store.read(|reader| reader.record_rows(&filter, None, RECORDS, 0).map_err(Error::from))?.0;
    let reading = desk.reading(caller)?;
    let view = |found: &ConsultationRow| {
        let line = record::line(edition, here, found.id, &found.record);
        let meta = format!("{}, {}", wording::day_heading(line.day, here.today()), line.time);
        let found_in = found::fragment(edition, &reading.shown(&found.record), &heard.wanted);
        FoundView { found_in, ..row(FoundKind::Record, &line.id, &line.what, &meta) }
    };
    Ok(rows.iter().map(view).collect())
}

fn row(kind: FoundKind, id: &str, title: &str, meta: &str) -> FoundView {
    FoundView { kind, id: id.to_owned(), title: title.to_owned(), meta: meta.to_owned(), found_in: None }
}
