//! How people say it and how the texts call it, by stems.

use std::collections::BTreeMap;

use super::{fold, stem};
use crate::content::Synonym;

/// Longest phrase that is looked for among the typed words.
const LONGEST: usize = 3;

/// Phrases of people with what each means, as stems.
#[derive(Clone, Debug, Default)]
pub struct Synonyms(BTreeMap<Vec<String>, Vec<Vec<String>>>);

/// Typed words `at..at + length` and the phrases they may stand for.
#[derive(Debug, PartialEq)]
pub struct Meant<'s> {
    pub at: usize,
    pub length: usize,
    pub phrases: &'s [Vec<String>],
}

impl Synonyms {
    pub fn of(list: &[Synonym]) -> Synonyms {
        let phrase = |text: &String| -> Vec<String> { fold(text).split(' ').map(stem).collect() };
        let mut known: BTreeMap<_, Vec<Vec<String>>> = BTreeMap::new();
        for synonym in list {
            for says in &synonym.says {
                known.entry(phrase(says)).or_default().extend(synonym.means.iter().map(phrase));
            }
        }
        Synonyms(known)
    }

    /// What the typed stems may stand for; words of a found phrase are not looked at again one by one.
    pub fn meant(&self, typed: &[String]) -> Vec<Meant<'_>> {
        let mut meant = Vec::new();
        let mut at = 0;
        while at < typed.len() {
            let found = (1..=LONGEST).rev().find_map(|length| {
                let words = typed.get(at..at + length)?;
                self.0.get(words).map(|phrases| Meant { at, length, phrases })
            });
            at += found.as_ref().map_or(1, |found| found.length);
            meant.extend(found);
        }
        meant
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Synonyms {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Synonyms::of(&[
            Synonym {
                says: list(&["биржа", "биржа труда"]), means: list(&["центр занятости"])
            },
            Synonym { says: list(&["труд"]), means: list(&["работа"]) },
        ])
    }

    fn spans(typed: &str) -> Vec<(usize, usize)> {
        let typed: Vec<String> = fold(typed).split(' ').map(stem).collect();
        known().meant(&typed).iter().map(|meant| (meant.at, meant.length)).collect()
    }

    #[test]
    fn the_longest_phrase_is_taken_in_any_form_of_its_words() {
        assert_eq!(spans("пришёл на биржу труда"), [(2, 2)]);
        assert_eq!(spans("биржи и труда"), [(0, 1), (2, 1)]);
        assert_eq!(spans("направление"), []);
    }
}
