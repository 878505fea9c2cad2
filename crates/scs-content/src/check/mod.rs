//! What must be true of a pack before anybody walks it.
//!
//! Each rule is a small function that adds findings. Walking is explored with the very code that walks
//! a consultation, over every portal and every combination of facts.

mod calendars;
mod coverage;
mod exercises;
mod explore;
mod finding;
mod forms;
mod live;
mod locate;
mod orphans;
mod papers;
mod quotes;
mod references;
mod remark;
mod shape;
mod sign_in;
mod sources;
mod synonyms;
mod terms;
mod texts;
mod versions;
mod walking;
mod words;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use scs_domain::content::{Edition, Validity};

use crate::Pack;
use crate::items::{Item, Visit};

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
    synonyms::check(pack, &mut report);
    let mut walked: Vec<Edition> = Vec::new();
    for day in turning_days(pack) {
        let edition = pack.edition(day);
        references::check(pack, &edition, &mut report);
        forms::check(&edition, &mut report);
        shape::check(pack, &edition, &mut report);
        texts::check(pack, &edition, &mut report);
        quotes::check(pack, &edition, &mut report);
        terms::check(&edition, &mut report);
        exercises::check(&edition, &mut report);
        sign_in::check(&edition, &mut report);
        if !walked.iter().any(|before| walking::is_same(before, &edition)) {
            walking::check(&edition, &mut report);
            walked.push(edition);
        }
    }
    findings.into_iter().collect()
}

/// Where a rule writes what it finds: place, rule, detail.
type Report<'r> = &'r mut dyn FnMut(String, Rule, String);

/// The first day of the pack and every later day on which some version begins or another has ended.
fn turning_days(pack: &Pack) -> BTreeSet<NaiveDate> {
    let first = pack.manifest.valid_from;
    let mut turns = Turns { first, days: BTreeSet::from([first]) };
    pack.visit(&mut turns);
    turns.days
}

struct Turns {
    first: NaiveDate,
    days: BTreeSet<NaiveDate>,
}

impl Visit for Turns {
    fn item<T: Item>(&mut self, _: &'static str, item: &T) {
        let Validity { from, to } = item.validity();
        let after = to.and_then(|last| last.succ_opt());
        self.days.extend([Some(from), after].into_iter().flatten().filter(|day| *day > self.first));
    }
}

/// Portals of the edition, by id.
fn portals(edition: &Edition) -> Vec<&str> {
    edition.portals.keys().map(String::as_str).collect()
}
