//! Versions of one id neither overlap nor leave a day between them.

use std::collections::BTreeMap;

use scs_domain::content::Validity;

use super::{Report, Rule};
use crate::Pack;

pub(super) fn check(pack: &Pack, report: Report<'_>) {
    let p = pack;
    one(report, "paths", p.paths.iter().map(|path| (path.id.as_str(), path.validity())));
    one(report, "problems", p.problems.iter().map(|problem| (problem.id.as_str(), problem.validity())));
    one(report, "memos", p.memos.iter().map(|memo| (memo.id.as_str(), memo.validity())));
    one(report, "forms", p.forms.iter().map(|form| (form.id.as_str(), form.validity())));
    one(report, "portals", p.portals.iter().map(|portal| (portal.id.as_str(), portal.validity())));
    one(report, "facts", p.facts.iter().map(|fact| (fact.id.as_str(), fact.validity())));
    one(report, "deadlines", p.deadlines.iter().map(|deadline| (deadline.id.as_str(), deadline.validity())));
    one(report, "official_names", p.names.iter().map(|name| (name.id.as_str(), name.validity())));
    one(report, "glossary", p.terms.iter().map(|term| (term.id.as_str(), term.validity())));
    one(report, "client-groups", p.groups.iter().map(|group| (group.id.as_str(), group.validity())));
    one(report, "situations", p.situations.iter().map(|item| (item.id.as_str(), item.validity())));
    one(report, "topics", p.topics.iter().map(|topic| (topic.id.as_str(), topic.validity())));
    one(report, "sector", p.sector.items().map(|item| (item.id.as_str(), item.validity())));
    one(report, "specialists", p.specialists.iter().map(|kind| (kind.id.as_str(), kind.validity())));
}

fn one<'a>(report: Report<'_>, list: &str, items: impl Iterator<Item = (&'a str, Validity)>) {
    let mut by_id: BTreeMap<&str, Vec<Validity>> = BTreeMap::new();
    for (id, validity) in items {
        by_id.entry(id).or_default().push(validity);
    }
    for (id, mut versions) in by_id {
        versions.sort_by_key(|validity| validity.from);
        for pair in versions.windows(2) {
            let [earlier, later] = pair else { continue };
            let place = format!("{list}/{id}");
            match earlier.to {
                Some(last) if last < later.from => {
                    if last.succ_opt() != Some(later.from) {
                        report(place, Rule::VersionsGap, last.to_string());
                    }
                }
                _ => report(place, Rule::VersionsOverlap, later.from.to_string()),
            }
        }
    }
}
