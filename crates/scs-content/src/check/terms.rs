//! One thing has one name: two terms do not share a name, and no text says what a term stands instead of.

use std::collections::BTreeMap;

use scs_domain::content::{Edition, Term};

use super::texts::all_texts;
use super::{Report, Rule};

pub(super) fn check(edition: &Edition, report: Report<'_>) {
    let mut named: BTreeMap<&str, &Term> = BTreeMap::new();
    for term in edition.terms.values() {
        if let Some(other) = named.insert(&term.term, term) {
            report(format!("glossary/{}", term.id), Rule::DuplicateId, other.id.clone());
        }
    }
    let banned = edition.terms.values().flat_map(|term| &term.instead_of);
    let banned: Vec<&str> = banned.map(String::as_str).collect();
    for (place, text) in all_texts(edition) {
        // A client of an exercise speaks as she does.
        if place.starts_with("course/") {
            continue;
        }
        let small = text.to_lowercase();
        for word in banned.iter().filter(|word| says(&small, word)) {
            report(place.clone(), Rule::OtherWord, (*word).to_owned());
        }
    }
}

/// At the beginning of a word.
fn says(text: &str, beginning: &str) -> bool {
    let starts = |(at, _): (usize, &str)| {
        !text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(char::is_alphabetic)
    };
    text.match_indices(beginning).any(starts)
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn a_word_is_found_by_its_beginning_and_not_inside_another() {
        assert!(says("проверьте аккаунт", "аккаунт"));
        assert!(says("аккаунта нет", "аккаунт"));
        assert!(!says("переучётка", "учётк"));
    }
}
