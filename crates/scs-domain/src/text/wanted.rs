//! What a search of many texts asks of each: every typed word, in any of the shapes it may have there.

use std::collections::BTreeSet;

use super::numbers::{is_number, numbers, whole};
use super::ranking::SHORTEST_TELLING;
use super::translit::from_latin;
use super::vocabulary::is_near_stem;
use super::{Query, Synonyms, fold, look_alike, other_layout, stem};

/// A beginning of more stems is looked for as it stands.
const MOST_BEGUN: usize = 400;
/// A number is looked for by its beginning when so many digits are typed.
const SHORTEST_NUMBER: usize = 3;

/// The stems that stand in the texts. Numbers are not asked of it: any may stand there.
pub trait Lexicon {
    type Error;
    fn has(&self, stem: &str) -> Result<bool, Self::Error>;
    /// Those with this beginning, in their order, at most so many.
    fn begun(&self, beginning: &str, most: usize) -> Result<Vec<String>, Self::Error>;
}

/// Something that may stand in a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sought {
    /// Stems side by side.
    Phrase(Vec<String>),
    /// With which a number begins, or a word that very many may come of.
    Beginning(String),
}

/// Every group must be met by one of its members; none of `without` may stand there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    pub every: Vec<BTreeSet<Sought>>,
    pub without: BTreeSet<Sought>,
}

impl Wanted {
    /// Reads each word as it stands, on the other layout, as Russian in Latin letters or with look-alike letters,
    /// whichever is known. A word nothing knows is taken as it stands.
    pub fn of<L: Lexicon>(text: &str, synonyms: &Synonyms, lexicon: &L) -> Result<Wanted, L::Error> {
        let read: Vec<String> =
            text.split_whitespace().map(|word| read(word, lexicon)).collect::<Result<_, _>>()?;
        let query = Query::of(&read.join(" "));
        let is_typing = text.chars().next_back().is_some_and(char::is_alphanumeric);
        let reading = Reading { query: &query, synonyms, lexicon, is_typing };
        Ok(Wanted {
            every: reading.groups()?,
            without: query.without.iter().map(|word| single(&stem(word))).collect(),
        })
    }

    pub fn is_empty(&self) -> bool {
        self.every.is_empty() && self.without.is_empty()
    }
}

/// The stems of a text in their order, then the numbers that its digits make together.
pub fn tokens(text: &str) -> Vec<String> {
    let folded = fold(text);
    let stems = folded.split(' ').filter(|word| !word.is_empty()).map(stem);
    stems.chain(numbers(&folded)).collect()
}

fn single(stem: &str) -> Sought {
    Sought::Phrase(vec![stem.to_owned()])
}

/// The reading of a typed word with the most words that are known.
fn read<L: Lexicon>(typed: &str, lexicon: &L) -> Result<String, L::Error> {
    let others = [other_layout(typed), from_latin(typed), look_alike(typed)];
    let (mut best, mut most) = (typed.to_owned(), known(typed, lexicon)?);
    for other in others.into_iter().flatten() {
        let count = known(&other, lexicon)?;
        if count > most {
            (best, most) = (other, count);
        }
    }
    Ok(best)
}

/// How many of the words some text has, finished or not.
fn known<L: Lexicon>(text: &str, lexicon: &L) -> Result<usize, L::Error> {
    let mut count = 0;
    for word in &Query::of(text).words {
        let is_known = !is_number(word) && (lexicon.has(&stem(word))? || !lexicon.begun(word, 1)?.is_empty());
        count += usize::from(is_known);
    }
    Ok(count)
}

struct Reading<'r, L> {
    query: &'r Query,
    synonyms: &'r Synonyms,
    lexicon: &'r L,
    /// The last word may not be finished.
    is_typing: bool,
}

impl<L: Lexicon> Reading<'_, L> {
    fn groups(&self) -> Result<Vec<BTreeSet<Sought>>, L::Error> {
        let words = &self.query.words;
        let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
        let meant = self.synonyms.meant(&stems);
        let mut groups = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let span = meant.iter().find(|meant| meant.at == at);
            let length = span.map_or_else(|| self.run(at), |span| span.length);
            let mut group = match length {
                1 => self.of_word(word, at + 1 == words.len())?,
                _ => self.of_run(words.get(at..at + length).unwrap_or_default()),
            };
            let phrases = span.map_or(&[][..], |span| span.phrases);
            group.extend(phrases.iter().cloned().map(Sought::Phrase));
            let is_telling = is_number(word) || word.chars().count() >= SHORTEST_TELLING || span.is_some();
            groups.push((is_telling, group));
            at += length;
        }
        let says_something = groups.iter().any(|(is_telling, _)| *is_telling);
        let telling = groups.into_iter().filter(|(is_telling, _)| *is_telling || !says_something);
        let phrases = self
            .query
            .phrases
            .iter()
            .map(|phrase| BTreeSet::from([Sought::Phrase(phrase.split(' ').map(stem).collect())]));
        Ok(telling.map(|(_, group)| group).chain(phrases).collect())
    }

    /// How many words from here make one number.
    fn run(&self, at: usize) -> usize {
        let words = self.query.words.iter().skip(at);
        words.take_while(|word| is_number(word)).count().max(1)
    }

    /// Words that belong together: side by side, or as one number.
    fn of_run(&self, words: &[String]) -> BTreeSet<Sought> {
        let mut group = BTreeSet::from([Sought::Phrase(words.iter().map(|word| stem(word)).collect())]);
        if words.iter().all(|word| is_number(word)) {
            group.insert(single(&whole(&words.concat())));
        }
        group
    }

    fn of_word(&self, word: &str, is_last: bool) -> Result<BTreeSet<Sought>, L::Error> {
        if is_number(word) {
            return Ok(of_number(word, is_last && self.is_typing));
        }
        let typed = stem(word);
        let mut found = BTreeSet::new();
        if self.lexicon.has(&typed)? {
            found.insert(single(&typed));
        }
        if found.is_empty() || (is_last && self.is_typing) {
            let begun = self.lexicon.begun(word, MOST_BEGUN + 1)?;
            match begun.len() > MOST_BEGUN {
                true => found.extend([Sought::Beginning(word.to_owned())]),
                false => found.extend(begun.iter().map(|stem| single(stem))),
            }
        }
        if found.is_empty() {
            found = self.mistyped(&typed)?;
        }
        if found.is_empty() {
            found.insert(single(&typed));
        }
        Ok(found)
    }

    /// A slip is forgiven everywhere but in the first letter.
    fn mistyped(&self, typed: &str) -> Result<BTreeSet<Sought>, L::Error> {
        let first: String = typed.chars().take(1).collect();
        let candidates = self.lexicon.begun(&first, usize::MAX)?;
        Ok(candidates.iter().filter(|known| is_near_stem(typed, known)).map(|stem| single(stem)).collect())
    }
}

fn of_number(digits: &str, is_typing: bool) -> BTreeSet<Sought> {
    let mut found = BTreeSet::from([single(digits), single(&whole(digits))]);
    if is_typing && digits.len() >= SHORTEST_NUMBER {
        found.insert(Sought::Beginning(digits.to_owned()));
    }
    found
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;
    use crate::content::Synonym;

    struct Known(BTreeSet<String>);

    impl Lexicon for Known {
        type Error = Infallible;

        fn has(&self, stem: &str) -> Result<bool, Infallible> {
            Ok(self.0.contains(stem))
        }

        fn begun(&self, beginning: &str, most: usize) -> Result<Vec<String>, Infallible> {
            let from = self.0.range(beginning.to_owned()..);
            Ok(from.take_while(|known| known.starts_with(beginning)).take(most).cloned().collect())
        }
    }

    const TEXT: &str = "Забыла пароль, звонили из центра занятости, прописка есть, пособие";

    fn wanted(typed: &str) -> Wanted {
        wanted_among(typed, tokens(TEXT).into_iter().collect())
    }

    fn wanted_among(typed: &str, known: BTreeSet<String>) -> Wanted {
        let known = Known(known);
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let synonyms = [Synonym {
            says: list(&["биржа труда"]), means: list(&["центр занятости"])
        }];
        Wanted::of(typed, &Synonyms::of(&synonyms), &known).unwrap_or_else(|never| match never {})
    }

    fn shapes(typed: &str) -> Vec<Vec<String>> {
        let shape = |sought: &Sought| match sought {
            Sought::Phrase(stems) => stems.join(" "),
            Sought::Beginning(digits) => format!("{digits}…"),
        };
        wanted(typed).every.iter().map(|group| group.iter().map(shape).collect()).collect()
    }

    #[test]
    fn a_word_is_wanted_in_any_form_and_as_far_as_it_is_typed() {
        assert_eq!(shapes("паролями "), [["парол"]]);
        assert_eq!(shapes("про"), [["прописк"]]);
        assert_eq!(shapes("забыл пар"), [["заб"], ["парол"]].map(|group| group.map(str::to_owned).to_vec()));
    }

    #[test]
    fn slips_other_keys_and_latin_letters_are_read() {
        assert_eq!(shapes("пороль "), [["парол"]]);
        assert_eq!(shapes("gjcj,bt "), [["пособ"]]);
        assert_eq!(shapes("propiska "), [["прописк"]]);
        assert_eq!(shapes("паспорт gjcj,bt "), [["паспорт"], ["пособ"]]);
        assert_eq!(shapes("тракторист "), [["тракторист"]], "unknown, so nothing is found");
    }

    #[test]
    fn a_big_list_of_stems_hides_nothing() {
        let mut known: BTreeSet<String> = (0..500).map(|at| format!("паа{at}")).collect();
        known.insert("парол".to_owned());
        let one = |typed| wanted_among(typed, known.clone()).every;
        assert_eq!(one("пороль "), [BTreeSet::from([single("парол")])], "a slip, far down the list");
        assert_eq!(one("па"), [BTreeSet::from([Sought::Beginning("па".to_owned())])], "all of them");
    }

    #[test]
    fn what_people_say_is_wanted_as_it_is_called_too() {
        assert_eq!(shapes("биржа труда "), [["бирж труд", "центр занят"]]);
    }

    #[test]
    fn digits_are_one_number_however_they_are_divided() {
        assert_eq!(shapes("7 053 "), [["7 053", "7053"]]);
        assert_eq!(shapes("007053 "), [["007053", "7053"]]);
        assert_eq!(shapes("4510"), [["4510", "4510…"]]);
        assert_eq!(tokens("№ 45-1023"), ["45", "1023", "451023"]);
    }

    #[test]
    fn short_words_are_wanted_only_alone_and_excluded_ones_are_not() {
        assert_eq!(shapes("и пароль "), [["парол"]]);
        assert_eq!(shapes("из "), [["из"]]);
        let wanted = wanted("пароль -прописки «центра занятости»");
        assert_eq!(wanted.without, BTreeSet::from([single("прописк")]));
        assert_eq!(wanted.every.last(), Some(&BTreeSet::from([Sought::Phrase(tokens("центр занятости"))])));
    }
}
