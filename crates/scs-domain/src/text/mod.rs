//! Text as it is searched: small letters, ё as е, one space; and the same keys on the other layout.

mod fragment;
mod latent;
mod numbers;
mod query;
mod ranking;
mod related;
mod synonyms;
mod translit;
mod vocabulary;
mod wanted;
mod words;

use rust_stemmers::{Algorithm, Stemmer};
use words::{CYRILLIC_KEYS, CYRILLIC_TWINS, LATIN_KEYS, LATIN_TWINS, YE, YO};

pub use fragment::{Piece, fragment};
pub use query::Query;
pub use ranking::{Field, Ranking};
pub use synonyms::Synonyms;
pub use wanted::{Lexicon, Sought, Wanted, tokens};

/// Small letters, ё as е, every run of anything that is neither letter nor digit as one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            YO => folded.push(YE),
            letter if letter.is_alphanumeric() => folded.push(letter),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The part of a folded word that its forms share.
pub fn stem(word: &str) -> String {
    Stemmer::create(Algorithm::Russian).stem(word).into_owned()
}

/// What the same keys give on the other layout: `ghjgbcrf` ↔ `прописка`. None when no key differs.
pub fn other_layout(text: &str) -> Option<String> {
    exchanged(text, LATIN_KEYS, CYRILLIC_KEYS)
}

/// What looks the same in the other alphabet: a code copied by eye. None when no letter has a twin.
fn look_alike(text: &str) -> Option<String> {
    exchanged(text, LATIN_TWINS, CYRILLIC_TWINS)
}

fn exchanged(text: &str, latin: &str, cyrillic: &str) -> Option<String> {
    let small = text.to_lowercase();
    let other = |letter| {
        let mut pairs = latin.chars().zip(cyrillic.chars());
        pairs.find_map(|(one, two)| match letter {
            _ if letter == one => Some(two),
            _ if letter == two => Some(one),
            _ => None,
        })
    };
    let swapped: String = small.chars().map(|letter| other(letter).unwrap_or(letter)).collect();
    (swapped != small).then_some(swapped)
}

/// True when every word of the query begins some word of the text; both are folded first,
/// and the query is also tried on the other layout and with look-alike letters. An empty query matches all.
pub fn matches(query: &str, text: &str) -> bool {
    let text = fold(text);
    let found = |query: &str| {
        let query = fold(query);
        query
            .split(' ')
            .filter(|word| !word.is_empty())
            .all(|word| text.split(' ').any(|have| have.starts_with(word)))
    };
    let others = [other_layout(query), look_alike(query)];
    found(query) || others.iter().flatten().any(|other| found(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yo_and_capitals_do_not_matter() {
        assert_eq!(fold("  Всё  «Ещё» — ДА!"), "все еще да");
    }

    #[test]
    fn keys_pressed_on_the_wrong_layout_are_understood() {
        assert_eq!(other_layout("ghjgbcrf").as_deref(), Some("прописка"));
        assert_eq!(other_layout("птицу").as_deref(), Some("gnbwe"));
        assert_eq!(other_layout("007055"), None);
        assert!(matches("htp.vt", "Разместить резюме"));
        assert_eq!(other_layout("У-05").as_deref(), Some("e-05"));
    }

    #[test]
    fn a_code_copied_by_eye_is_found_in_either_alphabet() {
        assert!(matches("Е-05", "E-05 Забыт пароль"));
        assert!(matches("e-05", "Е-05 Забыт пароль"));
    }

    #[test]
    fn every_word_of_the_query_must_begin_a_word() {
        assert!(matches("раз рез", "Разместить резюме"));
        assert!(!matches("местить", "Разместить резюме"));
        assert!(matches("", "что угодно"));
    }
}
