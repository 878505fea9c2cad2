//! Where in a text stands what was wanted, and the part of the text around it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::numbers::{is_number, whole};
use super::{Sought, Wanted, fold, stem};

/// A stretch of a text; hits are what was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub is_hit: bool,
}

/// So much of a longer text is shown before the first hit, in characters.
const BEFORE: usize = 24;

struct Word {
    span: Range<usize>,
    folded: String,
    stem: String,
}

impl Wanted {
    /// How many groups the text meets, and where the words that meet them stand, in their order.
    pub fn hits(&self, text: &str) -> (usize, Vec<Range<usize>>) {
        let words = words(text);
        let mut spans: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut met = 0;
        for group in &self.every {
            let found: Vec<Range<usize>> = group.iter().flat_map(|sought| standing(sought, &words)).collect();
            met += usize::from(!found.is_empty());
            spans.extend(found.into_iter().map(|span| (span.start, span.end)));
        }
        (met, spans.into_iter().map(|(start, end)| start..end).collect())
    }
}

/// The words of the text that are this, each by itself.
fn standing(sought: &Sought, words: &[Word]) -> Vec<Range<usize>> {
    match sought {
        Sought::Beginning(beginning) => words
            .iter()
            .filter(|word| word.folded.starts_with(beginning.as_str()))
            .map(|word| word.span.clone())
            .collect(),
        Sought::Phrase(stems) => {
            let is = |word: &Word, stem: &String| word.stem == *stem || is_whole(word, stem);
            let runs = words.windows(stems.len().max(1));
            let found = runs.filter(|run| run.iter().zip(stems).all(|(word, stem)| is(word, stem)));
            found.flat_map(|run| run.iter().map(|word| word.span.clone())).collect()
        }
    }
}

fn is_whole(word: &Word, number: &str) -> bool {
    is_number(&word.folded) && whole(&word.folded) == number
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut begun: Option<usize> = None;
    let ends = text.char_indices().map(|(at, letter)| (at, letter.is_alphanumeric()));
    for (at, is_word) in ends.chain([(text.len(), false)]) {
        match (begun, is_word) {
            (None, true) => begun = Some(at),
            (Some(start), false) => {
                let folded = fold(text.get(start..at).unwrap_or_default());
                words.push(Word { span: start..at, stem: stem(&folded), folded });
                begun = None;
            }
            _ => {}
        }
    }
    words
}

/// The text from shortly before the first hit on, at most `most` characters, in pieces.
pub fn fragment(text: &str, hits: &[Range<usize>], most: usize) -> Vec<Piece> {
    let from = hits.first().map_or(0, |first| beginning(text, first.start));
    let rest = text.get(from..).unwrap_or_default();
    let to = rest.char_indices().nth(most).map_or(text.len(), |(at, _)| from + at);
    let mut pieces = Vec::new();
    let mut push = |text: &str, is_hit| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.replace('\n', " "), is_hit });
        }
    };
    if from > 0 {
        push("…", false);
    }
    let mut at = from;
    for hit in hits.iter().filter(|hit| hit.end <= to) {
        push(text.get(at..hit.start).unwrap_or_default(), false);
        push(text.get(hit.clone()).unwrap_or_default(), true);
        at = hit.end;
    }
    push(text.get(at..to).unwrap_or_default(), false);
    if to < text.len() {
        push("…", false);
    }
    pieces
}

/// The beginning of a word, not far before the hit.
fn beginning(text: &str, hit: usize) -> usize {
    let before = text.get(..hit).unwrap_or_default();
    let Some((far, _)) = before.char_indices().rev().nth(BEFORE) else { return 0 };
    let near = before.get(far..).and_then(|near| near.find(' '));
    near.map_or(hit, |space| far + space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(groups: &[&[&str]]) -> Wanted {
        let phrase = |text: &&str| Sought::Phrase(text.split(' ').map(str::to_owned).collect());
        Wanted {
            every: groups.iter().map(|group| group.iter().map(phrase).collect()).collect(),
            ..Wanted::default()
        }
    }

    fn marked(text: &str, wanted: &Wanted, most: usize) -> String {
        let pieces = fragment(text, &wanted.hits(text).1, most);
        pieces
            .iter()
            .map(|piece| if piece.is_hit { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect()
    }

    #[test]
    fn the_words_are_marked_as_they_stand_in_the_text() {
        let wanted = wanted(&[&["справк"], &["центр занят"], &["7053"]]);
        let text = "Ещё справками из Центра занятости, код 007053; центр города";
        assert_eq!(wanted.hits(text).0, 3);
        assert_eq!(
            marked(text, &wanted, 80),
            "Ещё [справками] из [Центра] [занятости], код [007053]; центр города"
        );
    }

    #[test]
    fn a_long_text_is_cut_around_the_first_hit_at_a_word() {
        let text = "Долго рассказывала о прежней работе и о том, что пароль не подходит, а телефон чужой";
        assert_eq!(marked(text, &wanted(&[&["парол"]]), 40), "…работе и о том, что [пароль] не подходит, …");
        assert_eq!(wanted(&[&["снилс"]]).hits(text), (0, Vec::new()));
    }
}
