//! Finds texts by the words people use: forms of a word are one, a mistyped letter is forgiven, a word that
//! stands in few texts says more than one that stands in many. Behind the surest come texts about the same.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::numbers::{is_number, numbers};
use super::related::Relations;
use super::translit::from_latin;
use super::vocabulary::Vocabulary;
use super::words::IDLE;
use super::{Query, Synonyms, fold, look_alike, other_layout, stem};

/// A text with the weight of what is found in it: a title more than a body.
pub type Field<'t> = (f32, &'t str);

/// Texts by their words. Documents are known by their place in the order they were given.
pub struct Ranking {
    synonyms: Arc<Synonyms>,
    is_repeating: bool,
    documents: Vec<Document>,
    vocabulary: Vocabulary,
    /// By stem: the documents it stands in, in their order, with the heaviest weight it has there.
    postings: Vec<Vec<(usize, f32)>>,
    relations: Relations,
}

struct Document {
    /// Folded, the heaviest first.
    fields: Vec<String>,
    /// Stems of the words of each field, but of those that only stand around.
    stems: Vec<Vec<usize>>,
    /// So many of the first weigh the most.
    names: usize,
}

/// A typed word and the phrases it may stand for.
struct Word<'s> {
    text: String,
    phrases: &'s [Vec<String>],
    akin: Vec<&'s [String]>,
}

/// What a document has of the query.
#[derive(Clone, Default)]
struct Has {
    score: f32,
    words: usize,
    share: f32,
}

/// A phrase the word stands for, all its words.
const MEANT: f32 = 0.7;
/// The same, where the word itself stands in some text.
const MEANT_ANOTHER: f32 = 0.4;
/// A phrase that stands for the same.
const AKIN: f32 = 0.4;
/// All that is typed stands in one field.
const TOGETHER: f32 = 2.0;
/// A field that weighs less than this share of the heaviest only stands around.
const AROUND: f32 = 0.25;
/// Read otherwise than it was typed: other keys, other letters.
const READ_OTHERWISE: f32 = 0.9;
/// Shorter words join others and say little; they count when nothing longer is typed.
pub(super) const SHORTEST_TELLING: usize = 3;
/// What a word says that stands in any sentence.
const IDLE_TELLS: f32 = 0.4;
/// What stands among more words says less, each by itself.
const LONG: f32 = 60.0;
const LONG_TELLS: f32 = -0.2;
/// So many of the first keep their places, and the others are measured by how near they are to these.
const SUREST: usize = 3;
/// What no typed word is found in must be so near to them.
const LEAST_NEAR: f32 = 0.1;

impl Ranking {
    pub fn of<'t, D: IntoIterator<Item = Field<'t>>>(
        synonyms: &Arc<Synonyms>,
        documents: impl IntoIterator<Item = D>,
    ) -> Ranking {
        let mut ranking = Ranking {
            synonyms: Arc::clone(synonyms),
            is_repeating: false,
            documents: Vec::new(),
            vocabulary: Vocabulary::default(),
            postings: Vec::new(),
            relations: Relations::default(),
        };
        let mut known = HashMap::new();
        let told = documents.into_iter().map(|document| ranking.take(document, &mut known)).collect();
        let says = |stem| Some(ranking.having(stem)).filter(|having| *having > 1);
        let says = |stem| says(stem).map_or(0.0, |having| ranking.rarity(having));
        ranking.relations = Relations::of(&ranking.vocabulary, told, says);
        ranking
    }

    /// Of texts that repeat each other's bodies: that all of them have a word takes nothing from the one it names,
    /// and that they are near each other says nothing.
    pub fn repeating(self) -> Ranking {
        Ranking { is_repeating: true, ..self }
    }

    /// How much the document says of each of its stems. Each word is stemmed once, however often it stands.
    fn take<'t>(
        &mut self,
        document: impl IntoIterator<Item = Field<'t>>,
        known: &mut HashMap<String, usize>,
    ) -> Vec<(usize, f32)> {
        let mut fields: Vec<(f32, String)> =
            document.into_iter().map(|(weight, text)| (weight, fold(text))).collect();
        fields.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let mut told: BTreeMap<usize, (f32, f32)> = BTreeMap::new();
        let mut length = 0;
        for alike in fields.chunk_by(|(one, _), (other, _)| one.total_cmp(other).is_eq()) {
            length += alike.iter().map(|(_, text)| words(text).count()).sum::<usize>();
            let tells = (as_float(length) / LONG).max(1.0).powf(LONG_TELLS);
            for (weight, text) in alike {
                for stem in self.stems(text, known) {
                    let (heaviest, sum) = told.entry(stem).or_default();
                    *heaviest = heaviest.max(weight * tells);
                    *sum += weight * tells;
                }
            }
        }
        self.postings.resize_with(self.vocabulary.len(), Vec::new);
        for (stem, (heaviest, _)) in &told {
            let at = self.documents.len();
            self.postings.get_mut(*stem).into_iter().for_each(|found| found.push((at, *heaviest)));
        }
        self.documents.push(Document::of(fields, known));
        told.into_iter().map(|(stem, (_, sum))| (stem, sum)).collect()
    }

    fn stems(&mut self, text: &str, known: &mut HashMap<String, usize>) -> Vec<usize> {
        let mut stems = Vec::new();
        for word in words(text) {
            let place = known.get(word).copied().unwrap_or_else(|| {
                let place = self.vocabulary.take(stem(word));
                known.insert(word.to_owned(), place);
                place
            });
            stems.push(place);
        }
        stems.extend(numbers(text).into_iter().map(|number| self.vocabulary.take(number)));
        stems
    }

    /// Documents that answer to the query with their scores, the best first; equal ones in their order. Behind the
    /// surest stand those about the same too, if no word of the query is found in them.
    ///
    /// The query is also read on the other keyboard layout, as Russian in Latin letters and with look-alike
    /// letters; the reading that says most counts. An empty query finds nothing.
    pub fn find(&self, query: &str) -> Vec<(usize, f32)> {
        let best = |found: &[(usize, f32)]| found.first().map_or(0.0, |(_, score)| *score);
        let others = [other_layout(query), from_latin(query), look_alike(query)];
        let mut read = Query::of(query);
        let mut most = self.ranked(&read);
        for other in others.iter().flatten() {
            let other = Query::of(other);
            let mut found = self.ranked(&other);
            found.iter_mut().for_each(|(_, score)| *score *= READ_OTHERWISE);
            if best(&found) > best(&most) {
                (read, most) = (other, found);
            }
        }
        if self.is_repeating { most } else { self.with_related(&read, most) }
    }

    /// What stands behind the surest, in the order of what it has of the query and how near it is to them.
    fn with_related(&self, query: &Query, mut found: Vec<(usize, f32)>) -> Vec<(usize, f32)> {
        let Some((_, best)) = found.first().copied() else { return found };
        let rest = found.split_off(found.len().min(SUREST));
        let shares: Vec<(usize, f32)> =
            found.iter().map(|(document, score)| (*document, score / best)).collect();
        let near = self.relations.near(&shares, &self.asked(query));
        let mut scores = vec![0.0; self.documents.len()];
        for (document, score) in rest {
            scores.get_mut(document).into_iter().for_each(|known| *known = score);
        }
        let least = found.last().map_or(best, |(_, score)| *score);
        let whole = scores.into_iter().zip(near).enumerate();
        let mut behind: Vec<(usize, f32)> = whole
            .filter(|(_, (score, near))| *score > 0.0 || *near >= LEAST_NEAR)
            .map(|(document, (score, near))| (document, score + best * near))
            .filter(|(document, _)| shares.iter().all(|(surest, _)| surest != document))
            .filter(|(document, _)| self.is_allowed(*document, query))
            .collect();
        behind.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        found.extend(behind.into_iter().map(|(document, score)| (document, score.min(least))));
        found
    }

    fn ranked(&self, query: &Query) -> Vec<(usize, f32)> {
        let words = self.telling(&query.words);
        let typed = |word: &String| (word.clone(), self.vocabulary.place(&stem(word)));
        let typed: Vec<(String, Option<usize>)> = query.words.iter().map(typed).collect();
        let mut all = vec![Has::default(); self.documents.len()];
        for word in &words {
            let (tells, share) = (word.tells(), self.share(word));
            for (has, score) in all.iter_mut().zip(self.of_word(word)).filter(|(_, score)| *score > 0.0) {
                has.score += tells * score;
                has.words += 1;
                has.share += share;
            }
        }
        let most: f32 = words.iter().map(|word| self.share(word)).sum();
        let whole = |document: usize, has: &Has| {
            let together = has.words == words.len() && self.are_together(document, &typed);
            has.score * (has.share / most).sqrt() * if together { TOGETHER } else { 1.0 }
        };
        let mut found: Vec<(usize, f32)> = all
            .iter()
            .enumerate()
            .filter(|(document, has)| has.words > 0 && self.is_allowed(*document, query))
            .map(|(document, has)| (document, whole(document, has)))
            .collect();
        found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        found
    }

    /// Has every phrase as it is typed, and no word that must not stand there.
    fn is_allowed(&self, document: usize, query: &Query) -> bool {
        let has = |stem: String| weight_in(self.found(&stem), document).is_some();
        let Some(known) = self.documents.get(document) else { return false };
        let says = |phrase: &String| {
            known.fields.iter().any(|field| format!(" {field}").contains(&format!(" {phrase}")))
        };
        query.phrases.iter().all(says) && !query.without.iter().any(|word| has(stem(word)))
    }

    /// One of its fields has every word that is typed, in any form, finished or not; where bodies repeat each other,
    /// one of the heaviest.
    fn are_together(&self, document: usize, words: &[(String, Option<usize>)]) -> bool {
        let Some(known) = self.documents.get(document) else { return false };
        let is_begun = |field: &str, word: &str| self::words(field).any(|have| have.starts_with(word));
        let fields = if self.is_repeating { known.names } else { known.stems.len() };
        known.fields.iter().zip(&known.stems).take(fields).any(|(field, stems)| {
            let has = |stem: &Option<usize>| stem.is_some_and(|stem| stems.contains(&stem));
            words.iter().all(|(word, stem)| has(stem) || is_begun(field, word))
        })
    }

    /// How much of the query the word is: the fewer texts have it, the more, unless they repeat each other. What none
    /// has may be a slip of a rare one.
    fn share(&self, word: &Word<'_>) -> f32 {
        if self.is_repeating {
            return word.tells();
        }
        let having = self.vocabulary.place(&stem(&word.text)).map_or(0, |stem| self.having(stem));
        word.tells() * self.rarity(having.max(1))
    }

    /// Words that say something, with the phrases they may stand for; all of them when none does.
    fn telling(&self, typed: &[String]) -> Vec<Word<'_>> {
        let all = self.joined(typed);
        let stems: Vec<String> = all.iter().map(|word| stem(word)).collect();
        let meant = self.synonyms.meant(&stems);
        let of = |at: usize| meant.iter().find(|meant| (meant.at..meant.at + meant.length).contains(&at));
        let word = |(at, text): (usize, &String)| Word {
            text: text.clone(),
            phrases: of(at).map_or(&[], |meant| meant.phrases),
            akin: self.synonyms.akin(&stems, at).collect(),
        };
        let is_telling = |word: &Word<'_>| {
            let is_long = word.text.chars().count() >= SHORTEST_TELLING;
            is_long || !word.phrases.is_empty() || !word.akin.is_empty() || is_number(&word.text)
        };
        let words = || all.iter().enumerate().map(word);
        let telling: Vec<Word<'_>> = words().filter(is_telling).collect();
        if telling.is_empty() { words().collect() } else { telling }
    }

    /// Stems that are typed or may be meant, each by how well it fits and how much it says.
    fn asked(&self, query: &Query) -> Vec<(usize, f32)> {
        let mut asked: BTreeMap<usize, f32> = BTreeMap::new();
        for word in self.telling(&query.words) {
            let alike = self.vocabulary.alike(&word.text, |stem| self.having(stem));
            let meant = word.phrases.iter().map(|phrase| (self.fit_of_meant(&word), phrase.as_slice()));
            let phrases = meant.chain(word.akin.iter().map(|phrase| (AKIN, *phrase)));
            let of_phrases = phrases.flat_map(|(fit, phrase)| {
                let place = |stem: &String| self.vocabulary.place(stem);
                phrase.iter().filter_map(place).map(move |stem| (fit / as_float(phrase.len()), stem))
            });
            for (fit, stem) in alike.into_iter().chain(of_phrases) {
                let says = fit * word.tells() * self.rarity(self.having(stem));
                let known = asked.entry(stem).or_default();
                *known = known.max(says);
            }
        }
        asked.into_iter().collect()
    }

    /// Digits typed apart as one number, where some text has it.
    fn joined(&self, typed: &[String]) -> Vec<String> {
        let text = typed.join(" ");
        let known: Vec<String> =
            numbers(&text).into_iter().filter(|number| self.vocabulary.place(number).is_some()).collect();
        let is_part = |word: &String| is_number(word) && !self.is_alone(word, &known);
        let rest = typed.iter().filter(|word| !is_part(word)).cloned();
        rest.chain(known.iter().cloned()).collect()
    }

    /// No known number is made of it, or it stands in a text as it is.
    fn is_alone(&self, word: &str, known: &[String]) -> bool {
        let bare = word.trim_start_matches('0');
        !known.iter().any(|number| number.contains(bare))
    }

    /// The best each document has for one word, or for what the word stands for.
    fn of_word(&self, word: &Word<'_>) -> Vec<f32> {
        let mut best = vec![0.0; self.documents.len()];
        for (fit, stem) in self.vocabulary.alike(&word.text, |stem| self.having(stem)) {
            self.raise(&mut best, fit, self.postings.get(stem).map_or(&[], Vec::as_slice));
        }
        let fit = self.fit_of_meant(word);
        word.phrases.iter().for_each(|phrase| self.raise(&mut best, fit, &self.of_phrase(phrase)));
        word.akin.iter().for_each(|phrase| self.raise(&mut best, AKIN, &self.of_phrase(phrase)));
        best
    }

    fn fit_of_meant(&self, word: &Word<'_>) -> f32 {
        let is_known = self.vocabulary.place(&stem(&word.text)).is_some();
        if is_known { MEANT_ANOTHER } else { MEANT }
    }

    /// The fewer texts have it, the more it says; where they repeat each other, the fewer have it in as heavy a place.
    fn raise(&self, best: &mut [f32], fit: f32, found: &[(usize, f32)]) {
        let mut weights: Vec<f32> = found.iter().map(|(_, weight)| *weight).collect();
        weights.sort_by(f32::total_cmp);
        let all = self.rarity(weights.len());
        let rarity = |weight: f32| match self.is_repeating {
            true => self.rarity(weights.len() - weights.partition_point(|known| *known < weight)),
            false => all,
        };
        for (document, weight) in found {
            let score = fit * weight * rarity(*weight);
            best.get_mut(*document).into_iter().for_each(|known| *known = known.max(score));
        }
    }

    /// Documents that have every word of the phrase.
    fn of_phrase(&self, stems: &[String]) -> Vec<(usize, f32)> {
        let mut words = stems.iter().map(|stem| self.found(stem));
        let first = words.next().unwrap_or_default().to_vec();
        words.fold(first, |found, word| {
            let least = |(document, weight): (usize, f32)| {
                weight_in(word, document).map(|other| (document, weight.min(other)))
            };
            found.into_iter().filter_map(least).collect()
        })
    }

    fn found(&self, stem: &str) -> &[(usize, f32)] {
        let place = self.vocabulary.place(stem);
        place.and_then(|place| self.postings.get(place)).map_or(&[], Vec::as_slice)
    }

    fn having(&self, stem: usize) -> usize {
        self.postings.get(stem).map_or(0, Vec::len)
    }

    /// What finding a word says, when so many documents have it.
    fn rarity(&self, having: usize) -> f32 {
        let (all, having) = (as_float(self.documents.len()), as_float(having));
        (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
    }
}

impl Document {
    fn of(fields: Vec<(f32, String)>, stems: &HashMap<String, usize>) -> Document {
        let most = fields.first().map_or(0.0, |(weight, _)| *weight);
        let near = fields.iter().take_while(|(weight, _)| *weight >= most * AROUND);
        let names = fields.iter().take_while(|(weight, _)| *weight >= most).count();
        let of = |text: &str| words(text).filter_map(|word| stems.get(word).copied()).collect();
        Document {
            names,
            stems: near.map(|(_, text)| of(text)).collect(),
            fields: fields.into_iter().map(|(_, text)| text).collect(),
        }
    }
}

impl Word<'_> {
    fn tells(&self) -> f32 {
        if IDLE.split(' ').any(|idle| idle == self.text) { IDLE_TELLS } else { 1.0 }
    }
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|word| !word.is_empty())
}

fn weight_in(found: &[(usize, f32)], document: usize) -> Option<f32> {
    let at = found.binary_search_by_key(&document, |(known, _)| *known).ok()?;
    found.get(at).map(|(_, weight)| *weight)
}

fn as_float(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
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
    fn words_that_stand_in_one_field_say_more_than_the_same_words_apart() {
        let apart = [(5.0, "Пришла справка"), (1.5, "код просят"), (1.5, "пароль забыт")];
        let together = [(5.0, "Пришла справка"), (1.5, "просят пароль и код"), (1.5, "забыт")];
        let around = [(5.0, "Пришла справка"), (0.5, "просят пароль и код"), (1.5, "код и пароль")];
        let texts = [apart, around, together, apart];
        let ranking = Ranking::of(&Arc::default(), texts);
        let found = ranking.find("код пароль просит");
        assert_eq!(found[0].0, 2);
        assert!(found[0].1 > 1.9 * found[1].1, "{found:?}");
        let found = ranking.repeating().find("код пароль просит");
        assert!((found[0].1 - found[1].1).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn a_rare_word_is_more_of_the_query_than_a_common_one() {
        let texts = ["код пришёл", "код забыт", "код и плагин", "код и прописка"];
        let ranking = of(texts.iter().map(|text| [(1.0, *text)]));
        let share = |text: &str| ranking.share(&ranking.telling(&[text.to_owned()])[0]);
        assert!(share("плагин") > 2.0 * share("код"));
        assert_eq!(share("тракторист"), share("плагин"));
        let ranking = ranking.repeating();
        assert_eq!(ranking.share(&ranking.telling(&["плагин".to_owned()])[0]), 1.0);
    }
}
