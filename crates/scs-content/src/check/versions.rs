//! Versions of one id neither overlap nor leave a day between them.

use std::collections::BTreeMap;

use scs_domain::content::Validity;

use super::{Report, Rule};
use crate::Pack;
use crate::items::{Item, Visit};

pub(super) fn check(pack: &Pack, report: Report<'_>) {
    let mut versions = Versions::default();
    pack.visit(&mut versions);
    for (place, mut held) in versions.0 {
        held.sort_by_key(|validity| validity.from);
        for pair in held.windows(2) {
            let [earlier, later] = pair else { continue };
            match earlier.to {
                Some(last) if last < later.from => {
                    if last.succ_opt() != Some(later.from) {
                        report(place.clone(), Rule::VersionsGap, last.to_string());
                    }
                }
                _ => report(place.clone(), Rule::VersionsOverlap, later.from.to_string()),
            }
        }
    }
}

/// By place.
#[derive(Default)]
struct Versions(BTreeMap<String, Vec<Validity>>);

impl Visit for Versions {
    fn item<T: Item>(&mut self, list: &'static str, item: &T) {
        self.0.entry(format!("{list}/{}", item.id())).or_default().push(item.validity());
    }
}
