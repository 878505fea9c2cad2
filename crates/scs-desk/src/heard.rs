//! What a search of the journal may mean: words of the records, and words of the titles they are marked with.

use std::collections::BTreeSet;

use scs_domain::content::Edition;
use scs_domain::text::{self, Lexicon, Sought, Synonyms, Wanted};
use scs_store::{Either, Mark, Reader, WordFilter};

use crate::error::{Error, Result};

/// Titles of paths, topics and problems of an edition, and how people say it.
pub(crate) struct Titles {
    synonyms: Synonyms,
    titles: Vec<Title>,
    stems: BTreeSet<String>,
}

struct Title {
    mark: Mark,
    id: String,
    stems: Vec<String>,
}

/// What was typed, and what a record must have for it.
#[derive(Default)]
pub(crate) struct Heard {
    pub(crate) wanted: Wanted,
    pub(crate) filter: WordFilter,
}

impl Titles {
    pub(crate) fn of(edition: &Edition) -> Titles {
        let paths = edition.paths.values().map(|path| (Mark::Path, &path.id, &path.title));
        let topics = edition.topics.iter().map(|topic| (Mark::Topic, &topic.id, &topic.title));
        let cards = edition.problems.values().map(|card| (Mark::Problem, &card.id, &card.title));
        let all = paths.chain(topics).chain(cards);
        let titles: Vec<Title> =
            all.map(|(mark, id, title)| Title { mark, id: id.clone(), stems: text::tokens(title) }).collect();
        let stems = titles.iter().flat_map(|title| title.stems.iter().cloned()).collect();
        Titles { synonyms: Synonyms::of(&edition.synonyms), titles, stems }
    }

    /// Every word must be said in the record or stand in the title of its path, topic or problem.
    pub(crate) fn hear(&self, typed: &str, reader: &Reader<'_>) -> Result<Heard> {
        let wanted = Wanted::of(typed, &self.synonyms, &Known { reader, titles: &self.stems })?;
        let either = |said: &BTreeSet<Sought>| Either { said: said.clone(), marks: self.titled(said) };
        let filter =
            WordFilter { every: wanted.every.iter().map(either).collect(), without: either(&wanted.without) };
        Ok(Heard { wanted, filter })
    }

    fn titled(&self, said: &BTreeSet<Sought>) -> BTreeSet<(Mark, String)> {
        let has = |title: &&Title| said.iter().any(|sought| stands(sought, &title.stems));
        self.titles.iter().filter(has).map(|title| (title.mark, title.id.clone())).collect()
    }
}

fn stands(sought: &Sought, stems: &[String]) -> bool {
    match sought {
        Sought::Beginning(beginning) => stems.iter().any(|stem| stem.starts_with(beginning)),
        Sought::Phrase(phrase) => stems.windows(phrase.len().max(1)).any(|run| run == phrase.as_slice()),
    }
}

struct Known<'k, 'r> {
    reader: &'k Reader<'r>,
    titles: &'k BTreeSet<String>,
}

impl Lexicon for Known<'_, '_> {
    type Error = Error;

    fn has(&self, stem: &str) -> Result<bool> {
        Ok(self.titles.contains(stem) || self.reader.has(stem)?)
    }

    fn begun(&self, beginning: &str, most: usize) -> Result<Vec<String>> {
        let from = self.titles.range(beginning.to_owned()..);
        let mut begun = self.reader.begun(beginning, most)?;
        begun.extend(from.take_while(|stem| stem.starts_with(beginning)).take(most).cloned());
        Ok(begun)
    }
}
