//! How people say it and how the texts call it, by stems.

use std::collections::BTreeMap;

use super::{fold, stem};
use crate::content::Synonym;

/// Longest phrase that is looked for among the typed words.
const LONGEST: usize = 3;

/// Phrases as stems.
type Phrases = BTreeMap<Vec<String>, Vec<Vec<String>>>;

/// Phrases of people with what each means.
#[derive(Clone, Debug, Default)]
pub struct Synonyms {
    means: Phrases,
    /// Of either, the other phrases of people for the same.
    akin: Phrases,
}

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
        let mut known = Synonyms::default();
        for synonym in list {
            let [says, means] =
                [&synonym.says, &synonym.means].map(|texts| texts.iter().map(phrase).collect::<Vec<_>>());
            for said in &says {
                known.means.entry(said.clone()).or_default().extend(means.iter().cloned());
            }
            for either in says.iter().chain(&means) {
                let others = says.iter().filter(|other| *other != either).cloned();
                known.akin.entry(either.clone()).or_default().extend(others);
            }
        }
        known
    }

    /// What the typed stems may stand for; words of a found phrase are not looked at again one by one.
    pub fn meant(&self, typed: &[String]) -> Vec<Meant<'_>> {
        let mut meant = Vec::new();
        let mut at = 0;
        while at < typed.len() {
            let found = (1..=LONGEST).rev().find_map(|length| {
                let words = typed.get(at..at + length)?;
                self.means.get(words).map(|phrases| Meant { at, length, phrases })
            });
            at += found.as_ref().map_or(1, |found| found.length);
            meant.extend(found);
        }
        meant
    }

    /// What else people say for the typed stem, alone or with those beside it.
    pub fn akin<'s>(&'s self, typed: &[String], at: usize) -> impl Iterator<Item = &'s [String]> {
        let lengths = (1..=LONGEST).flat_map(|length| {
            let from = (at + 1).saturating_sub(length)..=at;
            from.filter_map(move |from| self.akin.get(typed.get(from..from + length)?))
        });
        lengths.flatten().map(Vec::as_slice).collect::<Vec<_>>().into_iter()
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
    fn what_means_the_same_is_akin_alone_or_with_its_neighbours() {
        let stems = |text: &str| -> Vec<String> { fold(text).split(' ').map(stem).collect() };
        let akin = |typed: &str, at: usize| -> Vec<Vec<String>> {
            known().akin(&stems(typed), at).map(<[String]>::to_vec).collect()
        };
        assert_eq!(akin("на биржу", 1), [stems("биржа труда")]);
        assert_eq!(akin("центра занятости", 1), [stems("биржа"), stems("биржа труда")]);
        assert_eq!(akin("занятость", 0), <[Vec<String>; 0]>::default());
    }

    #[test]
    fn the_longest_phrase_is_taken_in_any_form_of_its_words() {
        assert_eq!(spans("пришёл на биржу труда"), [(2, 2)]);
        assert_eq!(spans("биржи и труда"), [(0, 1), (2, 1)]);
        assert_eq!(spans("направление"), []);
    }
}
