//! Ctrl+K: situations, cards and unfinished records by a few words, on either keyboard layout, the likeliest first.

use scs_domain::text;

use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
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
    let known = |id: &str| edition.situations.iter().find(|situation| situation.id == id);
    items.extend(finder.situations(&input.text).filter_map(known).take(MOST).map(|situation| {
        found(FoundKind::Situation, &situation.id, &situation.title, wording::client(situation.client))
    }));
    let cards = finder.cards(&input.text).filter_map(|id| edition.problems.get(id));
    items.extend(cards.take(MOST).map(|card| found(FoundKind::Problem, &card.id, &card.title, &card.code)));
    Ok(FoundList { items })
}

fn found(kind: FoundKind, id: &str, title: &str, meta: &str) -> FoundView {
    FoundView { kind, id: id.to_owned(), title: title.to_owned(), meta: meta.to_owned() }
}
