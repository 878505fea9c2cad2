//! Wordings of a list found in a text.

use crate::content::{Wording, WordingList};
use crate::text::fold;

/// The first wording that stands in the text, and the words as they were typed.
pub(super) fn first<'l>(list: &'l WordingList, text: &str) -> Option<(&'l Wording, String)> {
    sentences(text).into_iter().find_map(|sentence| {
        let words: Vec<(&str, String)> =
            sentence.split_whitespace().flat_map(parts).filter(|(_, folded)| !folded.is_empty()).collect();
        list.wordings.iter().find_map(|wording| {
            let found = wording.patterns.iter().find_map(|pattern| standing(pattern, &words))?;
            let excused = wording.unless.iter().any(|pattern| standing(pattern, &words).is_some());
            (!excused).then_some((wording, found))
        })
    })
}

/// «мужчина/женщина» is two words.
fn parts(word: &str) -> Vec<(&str, String)> {
    word.split(['/', '-', '–', '—']).map(|part| (part, fold(part))).collect()
}

fn sentences(text: &str) -> Vec<&str> {
    text.split(['.', '!', '?', ';', '\n']).filter(|part| !part.trim().is_empty()).collect()
}

fn standing(pattern: &str, words: &[(&str, String)]) -> Option<String> {
    let wanted: Vec<&str> = pattern.split_whitespace().collect();
    if wanted.is_empty() {
        return None;
    }
    let window = words
        .windows(wanted.len())
        .find(|window| window.iter().zip(&wanted).all(|((_, word), wanted)| is_like(wanted, word)))?;
    let found: Vec<&str> =
        window.iter().map(|(typed, _)| typed.trim_matches([',', ':', '(', ')', '«', '»'])).collect();
    Some(found.join(" "))
}

fn is_like(wanted: &str, word: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(start) => word.starts_with(start),
        None if wanted == "#" => word.chars().all(|sign| sign.is_ascii_digit()),
        None => word == wanted,
    }
}
