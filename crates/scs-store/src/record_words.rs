//! Words of records: the stems of their free text and their own marks in an FTS5 table beside them, and the
//! list of all stems, by which a beginning or a slip of the keys is understood.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use scs_domain::consultation::{Consultation, RecordKind};
use scs_domain::statistics::{Contributions, hour};
use scs_domain::text::{self, Lexicon, Sought};

use crate::sql_types::word;
use crate::{Notebook, Reader, StoreError, tally};

/// How words are made of a record. Another number makes all of them anew.
const WAY: i64 = 1;

/// What a record is marked with beside its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    Client,
    Record,
    Result,
    Path,
    Topic,
    /// Every problem it met.
    Problem,
}

impl Mark {
    fn of(self, value: &str) -> String {
        let name = match self {
            Mark::Client => "client",
            Mark::Record => "record",
            Mark::Result => "result",
            Mark::Path => "path",
            Mark::Topic => "topic",
            Mark::Problem => "problem",
        };
        format!("{name}={value}")
    }
}

/// One of these must be met: something said in the record, or a mark.
#[derive(Clone, Debug, Default)]
pub struct Either {
    pub said: BTreeSet<Sought>,
    pub marks: BTreeSet<(Mark, String)>,
}

/// What a search asks of a record's words.
#[derive(Clone, Debug, Default)]
pub struct WordFilter {
    pub every: Vec<Either>,
    pub without: Either,
}

impl WordFilter {
    pub fn is_empty(&self) -> bool {
        self.every.is_empty() && self.without.said.is_empty()
    }

    /// As FTS5 asks it. None asks for nothing.
    pub(crate) fn sql(&self, marks: &[Either]) -> Option<String> {
        let groups = self.every.iter().chain(marks).filter_map(Either::sql);
        let every: Vec<String> = groups.collect();
        let without = self.without.sql();
        if every.is_empty() && without.is_none() {
            return None;
        }
        let every = if every.is_empty() { any_record().sql()? } else { every.join(" AND ") };
        Some(match without {
            Some(without) => format!("({every}) NOT {without}"),
            None => every,
        })
    }
}

fn any_record() -> Either {
    Either::marks(Mark::Record, ["guided", "quick"])
}

impl Either {
    pub fn marks<V: Into<String>>(mark: Mark, values: impl IntoIterator<Item = V>) -> Either {
        let marks = values.into_iter().map(|value| (mark, value.into())).collect();
        Either { said: BTreeSet::new(), marks }
    }

    fn sql(&self) -> Option<String> {
        let said = self.said.iter().map(|sought| match sought {
            Sought::Phrase(stems) => quoted(&stems.join(" ")),
            Sought::Beginning(beginning) => format!("{}*", quoted(beginning)),
        });
        let marks = self.marks.iter().map(|(mark, value)| quoted(&mark.of(value)));
        let all: Vec<String> = said.chain(marks).collect();
        (!all.is_empty()).then(|| format!("({})", all.join(" OR ")))
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Stems of the record's free text and numbers, then its marks.
pub(crate) fn of(record: &Consultation) -> String {
    let asked = record.questions.iter().flat_map(|question| [&question.text, &question.answer]);
    let numbers = record.taken.iter().map(|taken| &taken.portal_number);
    let texts = asked.chain(numbers).chain([&record.note]).filter_map(Option::as_deref);
    let mut words: Vec<String> = texts.flat_map(text::tokens).collect();
    words.extend(marks(record));
    words.join(" ")
}

fn marks(record: &Consultation) -> Vec<String> {
    let mut marks = vec![Mark::Client.of(&word(&record.client))];
    match &record.record {
        RecordKind::Guided => marks.push(Mark::Record.of("guided")),
        RecordKind::Quick { topic } => marks.extend([Mark::Record.of("quick"), Mark::Topic.of(topic)]),
    }
    let path = record.walk.as_ref().and_then(|walk| walk.frames.first());
    marks.extend(path.map(|frame| Mark::Path.of(&frame.path)));
    marks.extend(record.met.iter().map(|met| Mark::Problem.of(&met.problem)));
    marks.extend(record.result.as_ref().map(|result| Mark::Result.of(&word(result))));
    marks
}

/// Puts what the words are now in the place of what they were; empty: there were none.
pub(crate) fn replace(connection: &Connection, number: i64, was: &str, is: &str) -> Result<(), StoreError> {
    if was == is {
        return Ok(());
    }
    if !was.is_empty() {
        connection
            .prepare_cached(
                "INSERT INTO record_words (record_words, rowid, words) VALUES ('delete', ?1, ?2)",
            )?
            .execute(params![number, was])?;
    }
    connection
        .prepare_cached("INSERT INTO record_words (rowid, words) VALUES (?1, ?2)")?
        .execute(params![number, is])?;
    learn(connection, is)?;
    forget(connection, was, is)
}

fn stems(words: &str) -> BTreeSet<&str> {
    let is_stem = |word: &&str| {
        !word.is_empty() && !word.contains('=') && !word.chars().all(|sign| sign.is_ascii_digit())
    };
    words.split(' ').filter(is_stem).collect()
}

fn learn(connection: &Connection, words: &str) -> Result<(), StoreError> {
    let mut insert =
        connection.prepare_cached("INSERT INTO record_word (stem) VALUES (?1) ON CONFLICT DO NOTHING")?;
    stems(words).into_iter().try_for_each(|stem| insert.execute([stem]).map(drop))?;
    Ok(())
}

/// Stems that stand in no record any more.
fn forget(connection: &Connection, was: &str, is: &str) -> Result<(), StoreError> {
    let now = stems(is);
    for stem in stems(was).into_iter().filter(|stem| !now.contains(stem)) {
        let found: Option<i64> = connection
            .prepare_cached("SELECT rowid FROM record_words WHERE record_words MATCH ?1 LIMIT 1")?
            .query_row([quoted(stem)], |row| row.get(0))
            .optional()?;
        if found.is_none() {
            connection.prepare_cached("DELETE FROM record_word WHERE stem = ?1")?.execute([stem])?;
        }
    }
    Ok(())
}

/// Before every record is folded again: what is folded has its words at once.
pub(crate) fn clear(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("INSERT INTO record_words (record_words) VALUES ('delete-all')", [])?;
    connection.execute("DELETE FROM record_word", [])?;
    connection.execute("UPDATE record_words_made SET total = 0", [])?;
    made(connection, i64::MIN, 0)
}

/// A record has come.
pub(crate) fn one_more(connection: &Connection) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE record_words_made SET total = total + 1")?.execute([])?;
    Ok(())
}

fn made(connection: &Connection, down_to: i64, records: u64) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE record_words_made SET way = ?1, down_to = ?2, records = ?3",
        params![WAY, down_to, records],
    )?;
    Ok(())
}

impl Notebook<'_> {
    /// Makes words of the newest records that have none, at most `most`, and counts them. True when all have them.
    pub fn make_words(&mut self, most: u32) -> Result<bool, StoreError> {
        let connection: &Connection = &self.transaction;
        let (way, down_to, records) = how_far(connection)?;
        if way != WAY {
            connection.execute("INSERT INTO record_words (record_words) VALUES ('delete-all')", [])?;
            tally::clear_records(connection)?;
            connection.execute_batch(
                "DELETE FROM record_word; UPDATE consultation SET words = '' WHERE words <> ''",
            )?;
        }
        let (down_to, records) = if way == WAY { (down_to, records) } else { (i64::MAX, 0) };
        let mut select = connection.prepare_cached(
            "SELECT number, state FROM consultation WHERE number < ?1 AND words = '' ORDER BY number DESC LIMIT ?2",
        )?;
        let rows = select.query_map(params![down_to, most], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let rows: Vec<(i64, String)> = rows.collect::<Result<_, _>>()?;
        for (number, state) in &rows {
            let record: Consultation = serde_json::from_str(state)?;
            let words = of(&record);
            tally::replace(
                connection,
                hour(record.opened_at),
                &Contributions::new(),
                &record.contributions(),
            )?;
            replace(connection, *number, "", &words)?;
            connection
                .prepare_cached("UPDATE consultation SET words = ?2 WHERE number = ?1")?
                .execute(params![number, words])?;
        }
        let is_whole = rows.len() < most as usize;
        let last = rows.last().filter(|_| !is_whole).map_or(i64::MIN, |(number, _)| *number);
        made(connection, last, if is_whole { 0 } else { records + rows.len() as u64 })?;
        Ok(is_whole)
    }
}

fn how_far(connection: &Connection) -> Result<(i64, i64, u64), StoreError> {
    let select = "SELECT way, down_to, records FROM record_words_made";
    Ok(connection.query_row(select, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
}

impl Reader<'_> {
    /// How many records there are; kept, not counted.
    pub(crate) fn record_total(&self) -> Result<u64, StoreError> {
        let mut select = self.connection.prepare_cached("SELECT total FROM record_words_made")?;
        Ok(select.query_row([], |row| row.get(0))?)
    }

    /// How many records had their words made so far, while some have none; None when all have them.
    pub fn words_made(&self) -> Result<Option<u64>, StoreError> {
        let (way, down_to, records) = how_far(self.connection)?;
        let is_whole = way == WAY && down_to == i64::MIN;
        Ok((!is_whole).then_some(if way == WAY { records } else { 0 }))
    }
}

impl Lexicon for Reader<'_> {
    type Error = StoreError;

    fn has(&self, stem: &str) -> Result<bool, StoreError> {
        let mut select = self.connection.prepare_cached("SELECT 1 FROM record_word WHERE stem = ?1")?;
        Ok(select.exists([stem])?)
    }

    fn begun(&self, beginning: &str, most: usize) -> Result<Vec<String>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT stem FROM record_word WHERE stem >= ?1 AND stem < ?1 || char(0x10FFFF) ORDER BY stem LIMIT ?2",
        )?;
        let rows = select
            .query_map(params![beginning, i64::try_from(most).unwrap_or(i64::MAX)], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
