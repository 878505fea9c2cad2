//! Words of people lead to words that stand in the texts, and each stands for one thing.

use std::collections::BTreeSet;

use scs_domain::content::Edition;
use scs_domain::text::{fold, stem};

use super::texts::all_texts;
use super::{Report, Rule};
use crate::Pack;

pub(super) fn check(pack: &Pack, report: Report<'_>) {
    let known = known(&pack.edition(pack.manifest.valid_from));
    let mut said = BTreeSet::new();
    for synonym in &pack.synonyms {
        for says in &synonym.says {
            if !said.insert(stems(says)) {
                report(format!("synonyms/{says}"), Rule::DuplicateId, says.clone());
            }
        }
        for means in
            synonym.means.iter().filter(|means| !stems(means).iter().all(|stem| known.contains(stem)))
        {
            report(format!("synonyms/{means}"), Rule::SynonymOfNothing, means.clone());
        }
    }
}

fn stems(text: &str) -> Vec<String> {
    fold(text).split(' ').map(stem).collect()
}

/// Of everything that is searched.
fn known(edition: &Edition) -> BTreeSet<String> {
    let shown = all_texts(edition).into_iter().map(|(_, text)| text);
    let situations = edition.situations.iter().flat_map(|row| row.search.iter().chain([&row.title]));
    let cards = edition.problems.values().flat_map(|card| card.symptoms.iter().chain(&card.search));
    let searched = situations.chain(cards).map(String::as_str);
    let folded: Vec<String> = shown.chain(searched).map(fold).collect();
    // Each word is stemmed once, however often it stands.
    let words: BTreeSet<&str> = folded.iter().flat_map(|text| text.split(' ')).collect();
    words.into_iter().map(stem).collect()
}
