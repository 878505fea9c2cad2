//! Cards for «Не получается?», by words, codes and the step underfoot.

use scs_domain::content::{Edition, Problem};
use scs_domain::text;
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
    let mut found: Vec<&Problem> = edition
        .problems
        .values()
        .filter(|card| card.portals.contains(&portal) && matches(card, &input.text))
        .collect();
    found.sort_by_key(|card| (!here.contains(&card.id), card.code.clone()));
    desk.store.read(|reader| {
        let cards = found.iter().map(|card| problem::view(&edition, &portal, card, reader));
        Ok(ProblemList { problems: cards.collect::<Result<_>>()? })
    })
}

fn of_step(edition: &Edition, walk: &Walk) -> Vec<String> {
    let step = walk.step(edition).map(|(_, step)| step);
    step.map(|step| step.all_problems().into_iter().map(str::to_owned).collect()).unwrap_or_default()
}

/// A card answers to its title, symptoms, codes and search words.
pub(crate) fn matches(card: &Problem, query: &str) -> bool {
    let texts = [&card.title, &card.code];
    let lists = card.symptoms.iter().chain(&card.search).chain(&card.screen.codes).chain(&card.screen.texts);
    let all: Vec<&str> = texts.into_iter().chain(lists).map(String::as_str).collect();
    text::matches(query, &all.join(" "))
}
