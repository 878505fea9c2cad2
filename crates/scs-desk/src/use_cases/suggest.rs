//! While a case is typed: cards that may be meant, with the fix most likely to help, and how such cases ended before.

use std::collections::BTreeSet;

use scs_domain::content::Edition;
use scs_domain::event::ConsultationResult;
use scs_store::{ConsultationRow, Either, MOST_COUNTED, Reader, RecordFilter, WordFilter};

use super::{consultation_id, problem};
use crate::days::Here;
use crate::desk::{Caller, Desk};
use crate::error::Result;
use crate::heard::Titles;
use crate::views::{self, record, wording};
use crate::wire::{AlikeView, SuggestInput, SuggestedCard, SuggestionList};

const MOST_CARDS: usize = 3;
const MOST_ALIKE: usize = 3;
/// Fewer letters say nothing of a case.
const SHORTEST: usize = 4;
/// Of those that share words, the newest are looked at; solved ones come first.
const LOOKED_AT: u32 = 30;
/// Words shared at once.
const SHARED: usize = 2;
/// A word that stands in more records says nothing by itself.
const RARE: u64 = 200;

pub(crate) fn find(desk: &Desk, _: &Caller, input: SuggestInput) -> Result<SuggestionList> {
    if input.text.trim().chars().count() < SHORTEST {
        return Ok(SuggestionList { cards: Vec::new(), alike: Vec::new() });
    }
    let here = desk.here()?;
    let open = input.consultation.as_deref().map(consultation_id).transpose()?;
    let record = open.map(|id| desk.record(id)).transpose()?;
    let edition = match &record {
        Some(record) => desk.edition_for(record)?,
        None => desk.edition(here.today())?,
    };
    let walk = record.as_ref().and_then(|record| record.underfoot());
    let portal = match walk {
        Some(walk) => walk.portal.clone(),
        None => desk.centre()?.portal,
    };
    let place = views::problem::here(&edition, &portal, walk);
    let meant = problem::cards(desk, &edition, &portal, &input.text);
    let titles = desk.titles(&edition);
    desk.store.read(|reader| {
        let views =
            meant.iter().take(MOST_CARDS).map(|card| views::problem::view(&edition, &place, card, reader));
        let cards = views.filter_map(|view| view.map(suggested).transpose()).collect::<Result<_>>()?;
        let mut alike = alike(&titles, &input.text, reader)?;
        alike.retain(|row| Some(row.id) != open);
        alike.sort_by_key(|row| row.record.result != Some(ConsultationResult::Solved));
        alike.truncate(MOST_ALIKE);
        let alike = alike.iter().map(|row| alike_view(&edition, &here, row)).collect();
        Ok(SuggestionList { cards, alike })
    })
}

/// With its first fix: fixes come the likeliest first.
pub(crate) fn suggested(card: crate::wire::ProblemView) -> Option<SuggestedCard> {
    let fix = card.fixes.into_iter().next()?;
    Some(SuggestedCard {
        problem: card.id,
        title: card.title,
        fix: fix.id,
        fix_title: fix.title,
        score: (card.tried > 0).then_some(card.score),
    })
}

/// The newest records that share the two rarest of the words, or the rarest one when few have it.
fn alike(titles: &Titles, text: &str, reader: &Reader<'_>) -> Result<Vec<ConsultationRow>> {
    let mut known: Vec<(u64, Either)> = Vec::new();
    for group in titles.hear(text, reader)?.wanted.every {
        let said = Either { said: group, marks: BTreeSet::new() };
        let count = reader.record_counts(&filter(vec![said.clone()]))?.0;
        if count > 0 && count <= MOST_COUNTED {
            known.push((count, said));
        }
    }
    known.sort_by_key(|(count, _)| *count);
    let is_telling = known.first().is_some_and(|(count, _)| *count <= RARE);
    let shared: Vec<Either> = known.into_iter().take(SHARED).map(|(_, said)| said).collect();
    let mut rows = match shared.len() {
        SHARED => reader.record_rows(&filter(shared.clone()), None, LOOKED_AT, 0)?.0,
        _ => Vec::new(),
    };
    if rows.is_empty() && is_telling {
        rows = reader.record_rows(&filter(shared.into_iter().take(1).collect()), None, LOOKED_AT, 0)?.0;
    }
    Ok(rows)
}

fn filter(every: Vec<Either>) -> RecordFilter {
    let words = WordFilter { every, ..WordFilter::default() };
    RecordFilter { words, ..RecordFilter::default() }
}

fn alike_view(edition: &Edition, here: &Here, row: &ConsultationRow) -> AlikeView {
    let line = record::line(edition, here, row.id, &row.record);
    AlikeView {
        record: line.id,
        when: wording::moment(here, row.record.opened_at),
        what: line.what,
        result: line.result,
        result_text: line.result_text,
        helped: record::helped(edition, &row.record).into_iter().next(),
    }
}
