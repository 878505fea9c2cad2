//! The sector of digital services, as the materials tell it.

use scs_domain::content::{Confidence, Edition, SectorItem};

use crate::desk::{Caller, Desk};
use crate::error::Result;
use crate::views::step::actor;
use crate::views::words;
use crate::wire::{Choice, Nothing, SectorCheck, SectorLine, SectorPart, SectorView};

pub(crate) fn show(desk: &Desk, _: &Caller, _: Nothing) -> Result<SectorView> {
    let edition = desk.edition(desk.here()?.today())?;
    let portal = desk.centre()?.portal;
    let sector = &edition.sector;
    let here = |item: &&SectorItem| item.portals.as_ref().is_none_or(|portals| portals.contains(&portal));
    let lines =
        |items: &[SectorItem]| items.iter().filter(here).map(|item| line(&edition, &portal, item)).collect();
    let part =
        |title: &str, items: &[SectorItem]| SectorPart { title: title.to_owned(), lines: lines(items) };
    let checks = sector.checks.iter().filter(here).filter_map(|item| {
        Some(SectorCheck { line: line(&edition, &portal, item), when: item.when?.into() })
    });
    Ok(SectorView {
        checks: checks.collect(),
        parts: vec![
            part(words::SECTOR_ORDER, &sector.order),
            part(words::SECTOR_CASES, &sector.cases),
            part(words::SECTOR_RESOURCES, &sector.resources),
            part(words::SECTOR_NORMS, &sector.norms),
        ],
    })
}

fn line(edition: &Edition, portal: &str, item: &SectorItem) -> SectorLine {
    let specialist = item.specialist.as_ref();
    let kind = specialist.and_then(|id| edition.specialists.iter().find(|kind| kind.id == *id));
    let who = kind.map(|kind| kind.title.clone());
    SectorLine {
        id: item.id.clone(),
        title: item.title.clone(),
        lines: item.text.clone(),
        silent: item.silent.clone(),
        who: who.or_else(|| item.actor.map(|who| actor(who).to_owned())),
        address: item.address.clone(),
        leads: leads(edition, portal, item),
        is_unverified: item.confidence == Confidence::Unverified,
    }
}

fn leads(edition: &Edition, portal: &str, item: &SectorItem) -> Vec<Choice> {
    let here = |portals: &[String]| portals.iter().any(|known| known == portal);
    let path = item.path.as_ref().and_then(|id| edition.paths.get(id)).filter(|path| here(&path.portals));
    let card =
        item.problem.as_ref().and_then(|id| edition.problems.get(id)).filter(|card| here(&card.portals));
    let path = path.map(|path| Choice { id: format!("path:{}", path.id), title: path.title.clone() });
    let card = card.map(|card| Choice { id: format!("problem:{}", card.id), title: card.title.clone() });
    path.into_iter().chain(card).collect()
}
