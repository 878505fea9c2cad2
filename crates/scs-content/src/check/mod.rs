//! What must be true of a pack before anybody walks it.
//!
//! Each rule is a small function that adds findings. Walking is explored with the very code that walks
//! a consultation, over every portal and every combination of facts.

mod calendars;
mod coverage;
mod explore;
mod finding;
mod live;
mod locate;
mod orphans;
mod quotes;
mod references;
mod remark;
mod shape;
mod sources;
mod texts;
mod versions;
mod walking;
mod words;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use scs_domain::content::{Edition, Validity};

use crate::Pack;

pub use explore::Move;
pub use finding::{Finding, Rule};
pub use locate::Spot;
pub use remark::{Remark, remarks};
pub use walking::shortest_walks;

/// Everything that is wrong with the pack, sorted and each once. Empty: the pack may be installed.
pub fn check(pack: &Pack) -> Vec<Finding> {
    let mut findings: BTreeSet<Finding> = BTreeSet::new();
    let mut report = |place: String, rule: Rule, what: String| {
        findings.insert(Finding { place, rule, what });
    };
    versions::check(pack, &mut report);
    sources::check(pack, &mut report);
    calendars::check(pack, &mut report);
    orphans::check(pack, &mut report);
    for day in turning_days(pack) {
        let edition = pack.edition(day);
        references::check(pack, &edition, &mut report);
        shape::check(pack, &edition, &mut report);
        texts::check(pack, &edition, &mut report);
        quotes::check(pack, &edition, &mut report);
        walking::check(&edition, &mut report);
    }
    findings.into_iter().collect()
}

/// Where a rule writes what it finds: place, rule, detail.
type Report<'r> = &'r mut dyn FnMut(String, Rule, String);

/// The first day of the pack and every later day on which some version begins or another has ended.
fn turning_days(pack: &Pack) -> BTreeSet<NaiveDate> {
    let mut days = BTreeSet::from([pack.manifest.valid_from]);
    let mut turn = |validity: Validity| {
        let after = validity.to.and_then(|last| last.succ_opt());
        days.extend(
            [Some(validity.from), after].into_iter().flatten().filter(|day| *day > pack.manifest.valid_from),
        );
    };
    pack.paths.iter().for_each(|path| turn(path.validity()));
    pack.problems.iter().for_each(|problem| turn(problem.validity()));
    pack.memos.iter().for_each(|memo| turn(memo.validity()));
    pack.forms.iter().for_each(|form| turn(form.validity()));
    pack.portals.iter().for_each(|portal| turn(portal.validity()));
    pack.facts.iter().for_each(|fact| turn(fact.validity()));
    pack.deadlines.iter().for_each(|deadline| turn(deadline.validity()));
    pack.names.iter().for_each(|name| turn(name.validity()));
    pack.terms.iter().for_each(|term| turn(term.validity()));
    days
}

/// Portals of the edition, by id.
fn portals(edition: &Edition) -> Vec<&str> {
    edition.portals.keys().map(String::as_str).collect()
}
