//! What stands in «…» is an official name, valid on that day and on a portal of the place.

use scs_domain::content::{Edition, Name};

use super::texts::all_texts;
use super::{Report, Rule};
use crate::Pack;

pub(super) fn check(_pack: &Pack, edition: &Edition, report: Report<'_>) {
    for (place, text) in all_texts(edition) {
        let on = portals_of(edition, &place);
        for quoted in quotes(text) {
            let official = edition.names.values().any(|name| name.text == quoted && fits(name, on));
            if !official {
                report(place.clone(), Rule::QuoteNotOfficial, quoted.to_owned());
            }
        }
    }
}

fn fits(name: &Name, on: Option<&[String]>) -> bool {
    let quotable = name.quotable.unwrap_or(true);
    let shared = match (&name.portals, on) {
        (None, _) | (_, None) => true,
        (Some(of_name), Some(of_place)) => of_place.iter().any(|portal| of_name.contains(portal)),
    };
    quotable && shared
}

/// Portals of the step or card a text belongs to.
fn portals_of<'e>(edition: &'e Edition, place: &str) -> Option<&'e [String]> {
    let mut parts = place.split('/');
    let (first, second) = (parts.next()?, parts.next());
    match (first, second) {
        ("problems", Some(id)) => Some(&edition.problems.get(id)?.portals),
        ("memos", Some(id)) => Some(&edition.memos.get(id)?.portals),
        ("forms", Some(id)) => Some(&edition.forms.get(id)?.portals),
        ("course" | "sign-in", Some(_)) => None,
        (path, Some(step)) => Some(&edition.paths.get(path)?.step(step)?.portals),
        (path, None) => Some(&edition.paths.get(path)?.portals),
    }
}

fn quotes(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('«') {
        let Some((inside, tail)) = after.split_once('»') else {
            break;
        };
        found.push(inside);
        rest = tail;
    }
    found
}
