//! Finds texts by the words people use: forms of a word are one, a mistyped letter is forgiven, a word that
//! stands in few texts says more than one that stands in many.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::numbers::{is_number, numbers};
use super::translit::from_latin;
use super::{Query, Synonyms, fold, look_alike, other_layout, stem};

/// A text with the weight of what is found in it: a title more than a body.
pub type Field<'t> = (f32, &'t str);

/// Texts by their words. Documents are known by their place in the order they were given.
pub struct Ranking {
    synonyms: Arc<Synonyms>,
    is_repeating: bool,
    documents: Vec<Document>,
    /// By stem: the heaviest field of each document it stands in.
    postings: BTreeMap<String, BTreeMap<usize, f32>>,
}

/// Folded fields, the heaviest first: its names.
struct Document {
    fields: Vec<String>,
    names: usize,
}

/// A typed word and the phrases it may stand for.
struct Word<'s> {
    text: String,
    phrases: &'s [Vec<String>],
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
/// A phrase the word stands for, all its words.
const MEANT: f32 = 0.7;
/// The same, where the word itself stands in some text.
const MEANT_ANOTHER: f32 = 0.4;
/// All that is typed stands in one name.
const NAMED: f32 = 2.0;
/// Read otherwise than it was typed: other keys, other letters.
const READ_OTHERWISE: f32 = 0.9;
/// Shorter words join others and say little; they count when nothing longer is typed.
pub(super) const SHORTEST_TELLING: usize = 3;
/// A shorter word with another letter is another word.
const SHORTEST_MISTYPED: usize = 4;
/// Two words made one. The beginning says little, but more than nothing.
const COMPOUND: f32 = 0.3;
const SHORTEST_COMPOUND: usize = 7;
/// Two letters may differ in words of so many.
const LONG: usize = 8;

impl Ranking {
    pub fn of<'t, D: IntoIterator<Item = Field<'t>>>(
        synonyms: &Arc<Synonyms>,
        documents: impl IntoIterator<Item = D>,
    ) -> Ranking {
        let mut ranking = Ranking {
            synonyms: Arc::clone(synonyms),
            is_repeating: false,
            documents: Vec::new(),
            postings: BTreeMap::new(),
        };
        for document in documents {
            let mut fields: Vec<(f32, String)> =
                document.into_iter().map(|(weight, text)| (weight, fold(text))).collect();
            fields.sort_by(|(one, _), (other, _)| other.total_cmp(one));
            for (weight, text) in &fields {
                let words = text.split(' ').filter(|word| !word.is_empty()).map(stem);
                words.chain(numbers(text)).for_each(|stem| ranking.post(stem, *weight));
            }
            let most = fields.first().map_or(0.0, |(weight, _)| *weight);
            let names = fields.iter().take_while(|(weight, _)| *weight >= most).count();
            let fields = fields.into_iter().map(|(_, text)| text).collect();
            ranking.documents.push(Document { fields, names });
        }
        ranking
    }

    /// Of texts that repeat each other's bodies: that all of them have a word takes nothing from the one it names.
    pub fn repeating(self) -> Ranking {
        Ranking { is_repeating: true, ..self }
    }

    fn post(&mut self, stem: String, weight: f32) {
        let found = self.postings.entry(stem).or_default();
        let known = found.entry(self.documents.len()).or_insert(0.0);
        *known = known.max(weight);
    }

    /// Documents that answer to the query with their scores, the best first; equal ones in their order.
    ///
    /// The query is also read on the other keyboard layout, as Russian in Latin letters and with look-alike
    /// letters; the reading that says most counts. An empty query finds nothing.
    pub fn find(&self, query: &str) -> Vec<(usize, f32)> {
        let best = |found: &Vec<(usize, f32)>| found.first().map_or(0.0, |(_, score)| *score);
        let others = [other_layout(query), from_latin(query), look_alike(query)];
        let mut most = self.ranked(&Query::of(query));
        for other in others.iter().flatten() {
            let mut found = self.ranked(&Query::of(other));
            found.iter_mut().for_each(|(_, score)| *score *= READ_OTHERWISE);
            if best(&found) > best(&most) {
                most = found;
            }
        }
        most
    }

    fn ranked(&self, query: &Query) -> Vec<(usize, f32)> {
        let words = self.telling(&query.words);
        let typed: Vec<(String, String)> =
            query.words.iter().map(|word| (word.clone(), stem(word))).collect();
        let mut scores: BTreeMap<usize, (f32, usize)> = BTreeMap::new();
        for word in &words {
            for (document, score) in self.of_word(word) {
                let known = scores.entry(document).or_default();
                *known = (known.0 + score, known.1 + 1);
            }
        }
        let share = |count: usize| (as_float(count) / as_float(words.len().max(1))).sqrt();
        let whole = |(score, count): (f32, usize)| score * share(count);
        let mut found: Vec<(usize, f32)> = scores
            .into_iter()
            .filter(|(document, _)| self.is_allowed(*document, query))
            .map(|(document, score)| (document, whole(score) * self.named(document, &typed)))
            .collect();
        found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        found
    }

    /// Has every phrase as it is typed, and no word that must not stand there.
    fn is_allowed(&self, document: usize, query: &Query) -> bool {
        let has = |stem: String| self.postings.get(&stem).is_some_and(|found| found.contains_key(&document));
        let Some(known) = self.documents.get(document) else { return false };
        let says = |phrase: &String| {
            known.fields.iter().any(|field| format!(" {field}").contains(&format!(" {phrase}")))
        };
        query.phrases.iter().all(says) && !query.without.iter().any(|word| has(stem(word)))
    }

    /// More when one of its names has every word that is typed, in any form, finished or not.
    fn named(&self, document: usize, words: &[(String, String)]) -> f32 {
        let is = |have: &str, (word, typed): &(String, String)| {
            have.starts_with(word.as_str()) || stem(have) == *typed
        };
        let has = |name: &String| words.iter().all(|word| name.split(' ').any(|have| is(have, word)));
        let names = self.documents.get(document).map(|known| known.fields.iter().take(known.names));
        if names.is_some_and(|mut names| names.any(has)) { NAMED } else { 1.0 }
    }

    /// Words that say something, with the phrases they may stand for; all of them when none does.
    fn telling(&self, typed: &[String]) -> Vec<Word<'_>> {
        let all = self.joined(typed);
        let stems: Vec<String> = all.iter().map(|word| stem(word)).collect();
        let meant = self.synonyms.meant(&stems);
        let of = |at: usize| meant.iter().find(|meant| (meant.at..meant.at + meant.length).contains(&at));
        let phrases = |at: usize| of(at).map_or(&[][..], |meant| meant.phrases);
        let words =
            || all.iter().enumerate().map(|(at, text)| Word { text: text.clone(), phrases: phrases(at) });
        let tells = |word: &Word<'_>| {
            let is_long = word.text.chars().count() >= SHORTEST_TELLING;
            is_long || !word.phrases.is_empty() || is_number(&word.text)
        };
        let telling: Vec<Word<'_>> = words().filter(tells).collect();
        if telling.is_empty() { words().collect() } else { telling }
    }

    /// Digits typed apart as one number, where some text has it.
    fn joined(&self, typed: &[String]) -> Vec<String> {
        let text = typed.join(" ");
        let known: Vec<String> =
            numbers(&text).into_iter().filter(|number| self.postings.contains_key(number)).collect();
        let is_part = |word: &String| is_number(word) && !self.is_alone(word, &known);
        let rest = typed.iter().filter(|word| !is_part(word)).cloned();
        rest.chain(known.iter().cloned()).collect()
    }

    /// No known number is made of it, or it stands in a text as it is.
    fn is_alone(&self, word: &str, known: &[String]) -> bool {
        let bare = word.trim_start_matches('0');
        !known.iter().any(|number| number.contains(bare))
    }

    /// The best a document has for one word, or for what the word stands for.
    fn of_word(&self, word: &Word<'_>) -> BTreeMap<usize, f32> {
        let mut best = self.of_text(&word.text);
        let fit = if self.postings.contains_key(&stem(&word.text)) { MEANT_ANOTHER } else { MEANT };
        for phrase in word.phrases {
            for (document, score) in self.of_phrase(phrase) {
                let known = best.entry(document).or_insert(0.0);
                *known = known.max(fit * score);
            }
        }
        best
    }

    /// Documents that have every word of the phrase; the fewer they are, the more it says.
    fn of_phrase(&self, stems: &[String]) -> BTreeMap<usize, f32> {
        let words: Option<Vec<_>> = stems.iter().map(|stem| self.postings.get(stem)).collect();
        let Some((first, rest)) = words.as_deref().and_then(|words| words.split_first()) else {
            return BTreeMap::new();
        };
        let least = |(document, weight): (&usize, &f32)| {
            let mut weights = rest.iter().map(|found| found.get(document).copied());
            weights
                .try_fold(*weight, |least, weight| weight.map(|weight| least.min(weight)))
                .map(|least| (*document, least))
        };
        let found: BTreeMap<usize, f32> = first.iter().filter_map(least).collect();
        self.telling_scores(&found).collect()
    }

    fn of_text(&self, word: &str) -> BTreeMap<usize, f32> {
        let mut best: BTreeMap<usize, f32> = BTreeMap::new();
        for (fit, stem) in self.alike(word) {
            let Some(found) = self.postings.get(&stem) else { continue };
            for (document, score) in self.telling_scores(found) {
                let known = best.entry(document).or_insert(0.0);
                *known = known.max(fit * score);
            }
        }
        best
    }

    /// The fewer texts have a word, the more it says; where they repeat each other, the fewer have it in as heavy a place.
    fn telling_scores(&self, found: &BTreeMap<usize, f32>) -> impl Iterator<Item = (usize, f32)> {
        let mut weights: Vec<f32> = found.values().copied().collect();
        weights.sort_by(f32::total_cmp);
        let having = move |weight: f32| match self.is_repeating {
            true => weights.len() - weights.partition_point(|known| *known < weight),
            false => weights.len(),
        };
        found.iter().map(move |(document, weight)| (*document, weight * self.rarity(having(*weight))))
    }

    /// Stems of the texts that may be meant by this word.
    fn alike(&self, word: &str) -> Vec<(f32, String)> {
        let stem = stem(word);
        let mut alike = Vec::new();
        if self.postings.contains_key(&stem) {
            alike.push((SAME, stem.clone()));
        }
        let length = word.chars().count();
        let fit = if alike.is_empty() { BEGUN } else { BEGUN_ANOTHER };
        let from = self.postings.range(word.to_owned()..).map(|(known, _)| known);
        let begun = from.take_while(|known| known.starts_with(word)).filter(|known| **known != stem);
        alike.extend(begun.map(|known| (fit, known.clone())));
        if is_number(word) {
            return alike;
        }
        alike.extend(self.kin(word, &stem).map(|known| (KIN, known.clone())));
        if alike.is_empty() && stem.chars().count() >= SHORTEST_MISTYPED {
            let most = forgiven(length);
            let letters: Vec<char> = stem.chars().collect();
            let near = self.postings.keys().filter(|known| is_near(&letters, known, most));
            alike.extend(near.map(|known| (MISTYPED, known.clone())));
        }
        if alike.is_empty() && length >= SHORTEST_COMPOUND {
            alike.extend(self.of_beginning(word).map(|known| (COMPOUND, known.clone())));
        }
        alike
    }

    /// Stems of the family of this one, without those the word itself begins.
    fn kin<'r>(&'r self, word: &'r str, stem: &'r str) -> impl Iterator<Item = &'r String> {
        let head = stem.char_indices().nth(FAMILY).and_then(|(end, _)| stem.get(..end)).unwrap_or(stem);
        let from = self.postings.range(head.to_owned()..).map(|(known, _)| known);
        let family = from.take_while(move |known| known.starts_with(head));
        family.filter(move |known| {
            let same = known.chars().zip(stem.chars()).take_while(|(one, other)| one == other).count();
            let adds = |text: &str| text.chars().count() - same <= FAMILY_TAIL;
            same >= FAMILY && *known != stem && !known.starts_with(word) && adds(known) && adds(stem)
        })
    }

    /// Stems with the longest beginning of the word that any of them has, not a too short one.
    fn of_beginning(&self, word: &str) -> impl Iterator<Item = &String> {
        let ends = word.char_indices().map(|(at, _)| at).skip(SHORTEST_MISTYPED).collect::<Vec<_>>();
        let beginnings = ends.into_iter().rev().filter_map(|end| word.get(..end));
        let having = |beginning: &str| {
            let beginning = beginning.to_owned();
            let from = self.postings.range(beginning.clone()..).map(|(known, _)| known);
            from.take_while(move |known| known.starts_with(&beginning))
        };
        beginnings
            .map(having)
            .find_map(|mut found| Some((found.next()?, found)))
            .into_iter()
            .flat_map(|(first, rest)| std::iter::once(first).chain(rest))
    }

    /// What finding a word says, when so many documents have it.
    fn rarity(&self, having: usize) -> f32 {
        let (all, having) = (as_float(self.documents.len()), as_float(having));
        (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
    }
}

fn as_float(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
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
    use crate::content::Synonym;

    const TEXTS: [&str; 4] = [
        "Подать заявление: встать на учёт, пособие, безработный",
        "Распечатать направление для работодателя",
        "Переобучиться на новую профессию",
        "Код ESIA-007055: запись не подтверждена",
    ];

    fn of<'t>(texts: impl Iterator<Item = [Field<'t>; 1]>) -> Ranking {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let synonyms = [
            Synonym { says: list(&["бумажка", "бп"]), means: list(&["направление"]) },
            Synonym {
                says: list(&["выучиться заново"]), means: list(&["новая профессия"])
            },
        ];
        Ranking::of(&Arc::new(Synonyms::of(&synonyms)), texts)
    }

    fn best(query: &str) -> Option<usize> {
        let ranking = of(TEXTS.iter().map(|text| [(1.0, *text)]));
        ranking.find(query).first().map(|(document, _)| *document)
    }

    #[test]
    fn forms_of_a_word_are_one_word() {
        assert_eq!(best("направления распечатаю"), Some(1));
        assert_eq!(best("новых профессий"), Some(2));
    }

    #[test]
    fn a_mistyped_letter_is_forgiven() {
        assert_eq!(best("пособее"), Some(0));
        assert_eq!(best("переобучится"), Some(2));
        assert_eq!(best("напарвление"), Some(1));
    }

    #[test]
    fn words_count_as_they_are_typed_and_on_the_other_layout() {
        assert_eq!(best("безраб"), Some(0));
        assert_eq!(best("gjcj,bt"), Some(0));
        assert_eq!(best("007055"), Some(3));
    }

    #[test]
    fn one_strange_word_does_not_hide_what_the_others_say() {
        assert_eq!(best("бумажка направление завод"), Some(1));
        assert_eq!(best("не на учёт"), Some(0));
        assert_eq!(best("абракадабра"), None);
        assert_eq!(best("профобучение"), Some(2), "by its beginning");
        assert_eq!(best("распечатка"), Some(1), "by its family");
        let names = ["код да код", "так код не пришёл", "код так и не пришёл"];
        let ranking = of(names.iter().map(|text| [(1.0, *text)]));
        assert_eq!(ranking.find("код так и не").first().map(|(document, _)| *document), Some(2));
        assert_eq!(best(""), None);
    }

    #[test]
    fn what_people_say_finds_what_it_is_called() {
        assert_eq!(best("бумажку"), Some(1));
        assert_eq!(best("за бп"), Some(1));
        assert_eq!(best("выучиться заново"), Some(2));
        assert_eq!(best("заново"), None, "one word of a phrase stands for nothing");
    }

    #[test]
    fn neighbours_exchanged_are_one_slip() {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(distance(&letters("abcd"), &letters("abdc")), 1);
        assert_eq!(distance(&letters("кот"), &letters("кит")), 1);
        assert_eq!(distance(&letters("кот"), &letters("кофта")), 2);
        assert_eq!(distance(&[], &letters("кот")), 3);
    }
}
