//! The stems of many texts, and which of them a typed word may mean.

use std::collections::BTreeMap;

use super::numbers::is_number;
use super::stem;

/// Stems by their places, which are given in the order they are met in.
#[derive(Default)]
pub(super) struct Vocabulary {
    places: BTreeMap<String, usize>,
    /// By place: what letters the stem has.
    letters: Vec<u64>,
}

/// How well a word of the query fits a word of a text.
const SAME: f32 = 1.0;
const BEGUN: f32 = 0.8;
/// Begun only, where the word itself stands in some text: «завод» is not «заводить».
const BEGUN_ANOTHER: f32 = 0.3;
const MISTYPED: f32 = 0.6;
/// Another word of one family: came late, being late.
const KIN: f32 = 0.5;
/// Letters a family shares from the beginning, and letters each of its stems may add.
const FAMILY: usize = 4;
const FAMILY_TAIL: usize = 2;
/// A shorter word with another letter is another word.
const SHORTEST_MISTYPED: usize = 4;
/// A word of a single text may be a slip there too, where a word of so many texts is near.
const COMMON: usize = 5;
/// Two words made one. The beginning says little, but more than nothing.
const COMPOUND: f32 = 0.3;
const SHORTEST_COMPOUND: usize = 7;
/// Two letters may differ in words of so many.
const LONG: usize = 8;

impl Vocabulary {
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    pub(super) fn place(&self, stem: &str) -> Option<usize> {
        self.places.get(stem).copied()
    }

    pub(super) fn take(&mut self, stem: String) -> usize {
        let next = self.letters.len();
        let letters = letters_of(&stem);
        let place = *self.places.entry(stem).or_insert(next);
        if place == next {
            self.letters.push(letters);
        }
        place
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&str, usize)> {
        self.places.iter().map(|(stem, place)| (stem.as_str(), *place))
    }

    /// Places of stems that may be meant by this word; `having` tells how many texts have a stem.
    pub(super) fn alike(&self, word: &str, having: impl Fn(usize) -> usize) -> Vec<(f32, usize)> {
        let stem = stem(word);
        let same = self.place(&stem);
        let mut alike: Vec<(f32, usize)> = same.map(|place| (SAME, place)).into_iter().collect();
        let fit = if alike.is_empty() { BEGUN } else { BEGUN_ANOTHER };
        let begun = self.begun(word).filter(|(known, _)| *known != stem);
        alike.extend(begun.map(|(_, place)| (fit, place)));
        if is_number(word) {
            return alike;
        }
        alike.extend(self.kin(word, &stem).map(|place| (KIN, place)));
        let is_rare = same.is_some_and(|place| having(place) <= 1);
        if (alike.is_empty() || is_rare) && stem.chars().count() >= SHORTEST_MISTYPED {
            let near = self.near(&stem, forgiven(word.chars().count()));
            let near = near.filter(|place| !is_rare || having(*place) >= COMMON);
            alike.extend(near.map(|place| (MISTYPED, place)));
        }
        if alike.is_empty() && word.chars().count() >= SHORTEST_COMPOUND {
            alike.extend(self.of_beginning(word).map(|(_, place)| (COMPOUND, place)));
        }
        alike
    }

    fn begun<'r>(&'r self, beginning: &str) -> impl Iterator<Item = (&'r str, usize)> + use<'r> {
        let beginning = beginning.to_owned();
        let from = self.places.range(beginning.clone()..);
        from.map(|(known, place)| (known.as_str(), *place))
            .take_while(move |(known, _)| known.starts_with(&beginning))
    }

    /// Stems of the family of this one, without those the word itself begins.
    fn kin<'r>(&'r self, word: &'r str, stem: &'r str) -> impl Iterator<Item = usize> {
        let head = stem.char_indices().nth(FAMILY).and_then(|(end, _)| stem.get(..end)).unwrap_or(stem);
        let family = self.begun(head).filter(move |(known, _)| {
            let same = known.chars().zip(stem.chars()).take_while(|(one, other)| one == other).count();
            let adds = |text: &str| text.chars().count() - same <= FAMILY_TAIL;
            same >= FAMILY && *known != stem && !known.starts_with(word) && adds(known) && adds(stem)
        });
        family.map(|(_, place)| place)
    }

    fn near(&self, stem: &str, most: usize) -> impl Iterator<Item = usize> {
        let typed: Vec<char> = stem.chars().collect();
        let letters = letters_of(stem);
        let is_likely = move |place: usize| {
            let known = self.letters.get(place).copied().unwrap_or_default();
            (known ^ letters).count_ones() <= 2 * u32::try_from(most).unwrap_or(u32::MAX / 2)
        };
        let near = self.all().filter(move |(known, place)| is_likely(*place) && is_near(&typed, known, most));
        near.map(|(_, place)| place)
    }

    /// Stems with the longest beginning of the word that any of them has, not a too short one.
    fn of_beginning(&self, word: &str) -> impl Iterator<Item = (&str, usize)> {
        let ends = word.char_indices().map(|(at, _)| at).skip(SHORTEST_MISTYPED).collect::<Vec<_>>();
        let beginnings = ends.into_iter().rev().filter_map(|end| word.get(..end));
        beginnings
            .map(|beginning| self.begun(beginning))
            .find_map(|mut found| Some((found.next()?, found)))
            .into_iter()
            .flat_map(|(first, rest)| std::iter::once(first).chain(rest))
    }
}

/// One bit for each letter; a slip of the keys changes two at most.
fn letters_of(stem: &str) -> u64 {
    stem.chars().fold(0, |letters, letter| letters | 1 << (u32::from(letter) % u64::BITS))
}

fn forgiven(length: usize) -> usize {
    if length >= LONG { 2 } else { 1 }
}

/// A slip of the keys away from the other stem; a short one forgives none.
pub(super) fn is_near_stem(stem: &str, known: &str) -> bool {
    let letters: Vec<char> = stem.chars().collect();
    letters.len() >= SHORTEST_MISTYPED && is_near(&letters, known, forgiven(letters.len()))
}

/// At most `most` letters put in, left out, changed or exchanged with their neighbour.
fn is_near(letters: &[char], known: &str, most: usize) -> bool {
    let known: Vec<char> = known.chars().collect();
    if known.len().abs_diff(letters.len()) > most || known.len() < SHORTEST_MISTYPED {
        return false;
    }
    distance(letters, &known) <= most
}

/// Damerau and Levenshtein, neighbours exchanged once.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut row = vec![at + 1];
        for (place, known) in other.iter().enumerate() {
            let cell = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
            let changed = cell(&last, place) + usize::from(letter != known);
            let mut least = changed.min(cell(&last, place + 1) + 1).min(cell(&row, place) + 1);
            let back = at.checked_sub(1).zip(place.checked_sub(1));
            let exchanged = back
                .is_some_and(|(at, place)| one.get(at) == Some(known) && other.get(place) == Some(letter));
            if exchanged {
                least = least.min(cell(&before_last, place - 1) + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_exchanged_are_one_slip() {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(distance(&letters("abcd"), &letters("abdc")), 1);
        assert_eq!(distance(&letters("кот"), &letters("кит")), 1);
        assert_eq!(distance(&letters("кот"), &letters("кофта")), 2);
        assert_eq!(distance(&[], &letters("кот")), 3);
    }

    #[test]
    fn a_slip_that_stands_in_a_text_is_still_a_slip() {
        let mut known = Vocabulary::default();
        let right = known.take("психолог".to_owned());
        let wrong = known.take("псхолог".to_owned());
        let often = |place| if place == right { COMMON } else { 1 };
        assert_eq!(known.alike("псхолог", often), [(SAME, wrong), (MISTYPED, right)]);
        assert_eq!(known.alike("псхолог", |_| 1), [(SAME, wrong)]);
    }
}
