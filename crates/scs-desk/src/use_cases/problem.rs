//! Cards for «Не получается?», by words, codes and the step underfoot.

use scs_domain::content::{Edition, Problem};
use scs_domain::walk::Walk;

use super::consultation_id;
use crate::desk::{Caller, Desk};
use crate::error::Result;
use crate::views::problem;
use crate::wire::{ProblemFindInput, ProblemList};

pub(crate) fn find(desk: &Desk, _: &Caller, input: ProblemFindInput) -> Result<ProblemList> {
    let record = input.consultation.as_deref().map(|id| desk.record(consultation_id(id)?)).transpose()?;
    let edition = match &record {
        Some(record) => desk.edition_for(record)?,
        None => desk.edition(desk.here()?.today())?,
    };
    let walk = record.as_ref().and_then(|record| record.underfoot());
    let portal = match walk {
        Some(walk) => walk.portal.clone(),
        None => desk.centre()?.portal,
    };
    let here = walk.map(|walk| of_step(&edition, walk)).unwrap_or_default();
    let mut found = cards(desk, &edition, &portal, &input.text);
    found.sort_by_key(|card| !here.contains(&card.id));
    desk.store.read(|reader| {
        let place = problem::here(&edition, &portal, walk);
        let cards = found.iter().map(|card| problem::view(&edition, &place, card, reader));
        Ok(ProblemList { problems: cards.collect::<Result<_>>()? })
    })
}

/// Cards of a portal that answer to a text, the likeliest first; to an empty one all of them, by their codes.
pub(crate) fn cards<'e>(desk: &Desk, edition: &'e Edition, portal: &str, text: &str) -> Vec<&'e Problem> {
    if text.trim().is_empty() {
        let here = |card: &&Problem| card.portals.iter().any(|known| known == portal);
        let mut all: Vec<&Problem> = edition.problems.values().filter(here).collect();
        all.sort_by_key(|card| &card.code);
        return all;
    }
    let finder = desk.finder(edition, portal);
    finder.cards(text).into_iter().filter_map(|id| edition.problems.get(id)).collect()
}

fn of_step(edition: &Edition, walk: &Walk) -> Vec<String> {
    let step = walk.step(edition).map(|(_, step)| step);
    step.map(|step| step.all_problems().into_iter().map(str::to_owned).collect()).unwrap_or_default()
}
