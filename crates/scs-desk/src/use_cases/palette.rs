//! Ctrl+K: situations, cards, memos and unfinished records by a few words, on either keyboard layout, the likeliest first.

use scs_domain::text;

use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::finder::Hit;
use crate::views::{unfinished, wording};
use crate::wire::{FindInput, FoundKind, FoundList, FoundView};

const MOST: usize = 8;

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
    Ok(FoundList { items })
}

fn found(kind: FoundKind, id: &str, title: &str, meta: &str) -> FoundView {
    FoundView { kind, id: id.to_owned(), title: title.to_owned(), meta: meta.to_owned() }
}
