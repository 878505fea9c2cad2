//! Walks every path on every portal with every combination of facts.

use std::collections::BTreeMap;

use scs_domain::condition::Facts;
use scs_domain::content::{Edition, FactSource, Path};
use scs_domain::walk::{Walk, WalkError};

use super::coverage::Coverage;
use super::explore::{Explorer, Move};
use super::live::Live;
use super::{Report, Rule, portals};

/// Walks of one are those of the other: most turning days change a term or a calendar only.
pub(super) fn is_same(one: &Edition, other: &Edition) -> bool {
    one.paths == other.paths && one.facts == other.facts && one.portals == other.portals
}

pub(super) fn check(edition: &Edition, report: Report<'_>) {
    let live = Live::of(edition);
    let mut coverage = Coverage::default();
    for path in edition.paths.values() {
        for portal in
            portals(edition).into_iter().filter(|portal| path.portals.iter().any(|known| known == portal))
        {
            let mut explorer = Explorer::new(edition, &live, &mut coverage, report);
            for settings in settings(edition, portal) {
                for walk in beginnings(edition, path, portal, &settings, &mut explorer) {
                    explorer.from(walk);
                }
            }
            explorer.report_traps();
        }
    }
    coverage.report(edition, report);
}

/// A shortest walk from the start of `path` to each of its ends on `portal`, for one combination of settings.
pub fn shortest_walks(
    edition: &Edition,
    path: &Path,
    portal: &str,
    settings: &Facts,
) -> BTreeMap<String, Vec<Move>> {
    let (live, mut coverage) = (Live::of(edition), Coverage::default());
    let mut ignore = |_: String, _: Rule, _: String| {};
    let mut explorer = Explorer::new(edition, &live, &mut coverage, &mut ignore);
    if let Ok(walk) = Walk::begin(edition, portal, &path.id, None, settings.clone()) {
        explorer.from(walk);
    }
    explorer.ways()
}

/// Every combination of what a centre of this portal may have set.
pub(super) fn settings(edition: &Edition, portal: &str) -> Vec<Facts> {
    let set = edition.facts.values().filter(|fact| {
        let here = fact.portals.as_ref().is_none_or(|portals| portals.iter().any(|known| known == portal));
        fact.source == FactSource::Setting && fact.id != "portal" && here
    });
    combinations(edition, set.map(|fact| fact.id.as_str()))
}

/// Every combination of values of these facts.
pub(super) fn combinations<'f>(edition: &Edition, facts: impl Iterator<Item = &'f str>) -> Vec<Facts> {
    let mut found = vec![BTreeMap::new()];
    for fact in facts {
        let values = edition.facts.get(fact).map(|known| known.value_ids()).unwrap_or_default();
        found = found
            .iter()
            .flat_map(|known: &Facts| {
                values.iter().map(|value| {
                    let mut more = known.clone();
                    more.insert(fact.to_owned(), (*value).to_owned());
                    more
                })
            })
            .collect();
    }
    found
}

/// The first steps: from the start and from every entry of this portal.
fn beginnings(
    edition: &Edition,
    path: &Path,
    portal: &str,
    settings: &Facts,
    explorer: &mut Explorer<'_, '_>,
) -> Vec<Walk> {
    let mut walks = Vec::new();
    let mut keep = |entry: Option<&str>, facts: Facts, explorer: &mut Explorer<'_, '_>| {
        let begun =
            Walk::begin_traced(edition, portal, (&path.id, entry), facts, &mut |arrow| explorer.arrow(arrow));
        let place = entry.map_or_else(|| path.id.clone(), |entry| format!("{}/entry.{entry}", path.id));
        match begun {
            Ok(walk) => walks.push(walk),
            Err(error) => explorer.fault(place, &error, Rule::EntryBroken),
        }
    };
    keep(None, settings.clone(), explorer);
    for entry in &path.entries {
        let here = entry.portals.as_ref().is_none_or(|portals| portals.iter().any(|known| known == portal));
        if !here {
            continue;
        }
        for asked in combinations(edition, entry.asks.iter().map(String::as_str)) {
            let mut facts = settings.clone();
            facts.extend(asked);
            keep(Some(&entry.id), facts, explorer);
        }
    }
    walks
}

/// The rule an error of a walk breaks.
pub(super) fn rule_of(error: &WalkError, otherwise: Rule) -> (Rule, String) {
    use scs_domain::condition::ConditionError;
    match error {
        WalkError::Condition(ConditionError::Unanswered { fact, .. }) => (Rule::FactNotAsked, fact.clone()),
        WalkError::Condition(ConditionError::Unreadable { source_text, .. }) => {
            (Rule::ConditionUnreadable, source_text.clone())
        }
        WalkError::Condition(ConditionError::NotYesNo { source_text }) => {
            (Rule::ConditionUnreadable, source_text.clone())
        }
        WalkError::Unanswered(facts) => (Rule::FactNotAsked, facts.join(", ")),
        other => (otherwise, other.to_string()),
    }
}
