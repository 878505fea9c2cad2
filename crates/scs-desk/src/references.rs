//! Reference lists as forms use them: the imported one of an id, else that of the materials.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use scs_domain::content::{Edition, PayList, WordingList};
use scs_domain::form::Lists;
use scs_domain::text::{fold, other_layout, stem};

use crate::desk::Desk;
use crate::error::{Error, Result};

/// Rows shown at once.
const MOST: usize = 20;

/// Imported lists read so far; few, and some thousand rows each.
#[derive(Default)]
pub(crate) struct References {
    imported: Mutex<BTreeMap<String, Option<Arc<Rows>>>>,
}

/// One list made ready for finding.
pub(crate) struct Rows {
    source: String,
    rows: Vec<Row>,
    by_code: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
}

struct Row {
    code: String,
    name: String,
    words: Vec<String>,
    stems: Vec<String>,
}

impl Rows {
    fn new<'r>(source: String, rows: impl Iterator<Item = (&'r str, &'r str, &'r [String])>) -> Rows {
        let rows: Vec<Row> = rows.map(|(code, name, also)| Row::new(code, name, also)).collect();
        let by_code = rows.iter().enumerate().map(|(at, row)| (row.code.clone(), at)).collect();
        let by_name = rows.iter().enumerate().rev().map(|(at, row)| (fold(&row.name), at)).collect();
        Rows { source, rows, by_code, by_name }
    }

    /// Where an imported list came from; empty for that of the materials.
    pub(crate) fn source(&self) -> &str {
        &self.source
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Rows every word of the query begins a word or a code of, on either keyboard layout; whole names and
    /// beginnings of names first, short ones before long ones. A form of the word is taken where nothing begins so.
    pub(crate) fn find(&self, query: &str) -> Vec<(&str, &str)> {
        let folded = fold(query);
        let found = self.beginning_with(&folded);
        let found = if found.is_empty() {
            other_layout(query).map(|other| self.beginning_with(&fold(&other))).unwrap_or_default()
        } else {
            found
        };
        let found = if found.is_empty() { self.of_stems(&folded) } else { found };
        found.into_iter().map(|row| (row.code.as_str(), row.name.as_str())).take(MOST).collect()
    }

    fn beginning_with(&self, folded: &str) -> Vec<&Row> {
        let wanted: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let begins = |row: &&Row| {
            let has = |word: &&str| {
                row.words.iter().any(|known| known.starts_with(word)) || row.code.starts_with(word)
            };
            wanted.iter().all(has)
        };
        let mut found: Vec<&Row> = self.rows.iter().filter(begins).collect();
        let first = wanted.first().copied().unwrap_or_default();
        found.sort_by_cached_key(|row| {
            let starts = row.words.first().is_some_and(|word| word.starts_with(first));
            (!starts, row.name.chars().count(), row.name.clone())
        });
        found
    }

    fn of_stems(&self, folded: &str) -> Vec<&Row> {
        let wanted: Vec<String> = folded.split(' ').filter(|word| !word.is_empty()).map(stem).collect();
        let mut found: Vec<&Row> =
            self.rows.iter().filter(|row| wanted.iter().all(|word| row.stems.contains(word))).collect();
        found.sort_by_key(|row| row.name.chars().count());
        if wanted.is_empty() { Vec::new() } else { found }
    }
}

impl Row {
    fn new(code: &str, name: &str, also: &[String]) -> Row {
        let folded = fold(&format!("{name} {}", also.join(" ")));
        let words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
        let stems = words.iter().map(|word| stem(word)).collect();
        Row { code: code.to_owned(), name: name.to_owned(), words, stems }
    }
}

/// Lists of one edition with the imported ones before them.
pub(crate) struct Listed<'e> {
    edition: &'e Edition,
    imported: BTreeMap<String, Arc<Rows>>,
}

impl Desk {
    /// The imported list, read once.
    fn imported(&self, list: &str) -> Result<Option<Arc<Rows>>> {
        let mut known = self.references.imported.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rows) = known.get(list) {
            return Ok(rows.clone());
        }
        let read = self.store.read(|reader| {
            let head = reader.imported_list(list)?;
            head.map(|head| Ok::<_, Error>((head, reader.reference_rows(list)?))).transpose()
        })?;
        let rows = read.map(|(head, rows)| {
            let rows = rows.iter().map(|(code, name)| (code.as_str(), name.as_str(), [].as_slice()));
            Arc::new(Rows::new(head.source, rows))
        });
        known.insert(list.to_owned(), rows.clone());
        Ok(rows)
    }

    /// What a form of this edition chooses from.
    pub(crate) fn listed<'e>(&self, edition: &'e Edition) -> Result<Listed<'e>> {
        let mut imported = BTreeMap::new();
        for list in edition.lists.keys() {
            if let Some(rows) = self.imported(list)? {
                imported.insert(list.clone(), rows);
            }
        }
        Ok(Listed { edition, imported })
    }

    /// A list made ready for finding, wherever it comes from.
    pub(crate) fn reference_rows(&self, edition: &Edition, list: &str) -> Result<Arc<Rows>> {
        if let Some(rows) = self.imported(list)? {
            return Ok(rows);
        }
        let of = edition.lists.get(list).ok_or(Error::NotFound)?;
        let rows = of.rows.iter().map(|row| (row.code.as_str(), row.name.as_str(), row.also.as_slice()));
        Ok(Arc::new(Rows::new(String::new(), rows)))
    }

    pub(crate) fn references_changed(&self) {
        self.references.imported.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl Lists for Listed<'_> {
    fn name(&self, list: &str, code: &str) -> Option<String> {
        match self.imported.get(list) {
            Some(rows) => rows.by_code.get(code).and_then(|at| Some(rows.rows.get(*at)?.name.clone())),
            None => self.edition.name(list, code),
        }
    }

    fn code(&self, list: &str, name: &str) -> Option<String> {
        match self.imported.get(list) {
            Some(rows) => rows.by_name.get(&fold(name)).and_then(|at| Some(rows.rows.get(*at)?.code.clone())),
            None => self.edition.code(list, name),
        }
    }

    fn wordings(&self, list: &str) -> Option<&WordingList> {
        self.edition.wordings(list)
    }

    fn pay(&self, list: &str) -> Option<&PayList> {
        self.edition.pay(list)
    }
}
