//! Reading records: one, the unfinished ones, a page of the journal.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params_from_iter};
use scs_domain::consultation::Consultation;
use scs_domain::experience::Tried;
use scs_domain::ids::ConsultationId;
use scs_domain::walk::StepAddress;

use crate::sql_types::{day, uuid};
use crate::{Either, Mark, Reader, StoreError, WordFilter};

/// A record with its id.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsultationRow {
    pub id: ConsultationId,
    pub record: Consultation,
}

/// A place in the list: the number of the last record already seen. Numbers grow with the minute of opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordPlace(pub i64);

/// Places of one minute.
pub(crate) const PLACES: i64 = 256;
/// More records that have some words are not counted.
pub const MOST_COUNTED: u64 = 10_000;

/// The first place of the minute of a moment.
pub(crate) fn begins(at: i64) -> i64 {
    at.div_euclid(60_000) * PLACES
}

/// Which records to show. Empty lists and None ask for all.
#[derive(Clone, Debug, Default)]
pub struct RecordFilter {
    /// First and last moment of opening, the last exclusive.
    pub from: Option<i64>,
    pub to: Option<i64>,
    pub client: Option<String>,
    pub results: Vec<String>,
    pub paths: Vec<String>,
    pub topics: Vec<String>,
    pub problems: Vec<String>,
    pub unfinished_only: bool,
    /// What must stand in the record's words or among its marks.
    pub words: WordFilter,
}

#[derive(Clone, Debug)]
pub struct RecordPage {
    pub rows: Vec<ConsultationRow>,
    /// How many records the filter finds; of words, at most [`MOST_COUNTED`] and one.
    pub found: u64,
    /// How many records there are.
    pub total: u64,
    /// Where the next page begins; None on the last one.
    pub next: Option<RecordPlace>,
}

/// A running term of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueRow {
    pub consultation: ConsultationId,
    pub id: String,
    pub due: NaiveDate,
    pub provisional: bool,
}

/// The WHERE of a filter, built from fixed pieces; values travel as parameters.
#[derive(Default)]
struct Clause {
    parts: Vec<String>,
    values: Vec<Value>,
}

impl Clause {
    fn when(&mut self, sql: &str, value: Option<Value>) {
        if let Some(value) = value {
            self.values.push(value);
            self.parts.push(sql.replace('?', &format!("?{}", self.values.len())));
        }
    }

    fn among(&mut self, column: &str, words: &[String]) {
        let places: Vec<String> = words
            .iter()
            .map(|word| {
                self.values.push(Value::Text(word.clone()));
                format!("?{}", self.values.len())
            })
            .collect();
        if !places.is_empty() {
            self.parts.push(format!("{column} IN ({})", places.join(", ")));
        }
    }

    fn sql(&self) -> String {
        if self.parts.is_empty() { String::new() } else { format!(" WHERE {}", self.parts.join(" AND ")) }
    }
}

/// The records a filter asks for: where some words are asked for, they lead, and everything else only leaves
/// some out. FTS5 hands out the newest one by one.
struct Source {
    clause: Clause,
    has_words: bool,
    /// The records' own rows are asked.
    has_rows: bool,
}

fn source(filter: &RecordFilter) -> Source {
    let mut clause = Clause::default();
    let words = filter.words.sql(&[]).and_then(|_| filter.words.sql(&marks(filter)));
    let has_words = words.is_some();
    clause.when("record_words MATCH ?", words.map(Value::Text));
    let source =
        Source { clause: Clause::default(), has_words, has_rows: !has_words || filter.unfinished_only };
    let number = source.number();
    clause.when(&format!("{number} >= ?"), filter.from.map(begins).map(Value::Integer));
    clause.when(&format!("{number} < ?"), filter.to.map(begins).map(Value::Integer));
    if !has_words {
        clause.when("client = ?", filter.client.clone().map(Value::Text));
        clause.among("result", &filter.results);
        clause.among("path", &filter.paths);
        clause.among("topic", &filter.topics);
        clause.among("problem", &filter.problems);
    }
    if filter.unfinished_only {
        clause.parts.push("is_unfinished = 1".to_owned());
    }
    Source { clause, ..source }
}

impl Source {
    fn number(&self) -> &'static str {
        if self.has_words { "record_words.rowid" } else { "consultation.number" }
    }

    fn from(&self) -> &'static str {
        match (self.has_words, self.has_rows) {
            (false, _) => "consultation",
            (true, false) => "record_words",
            (true, true) => {
                "record_words CROSS JOIN consultation ON consultation.number = record_words.rowid"
            }
        }
    }

    /// The moment of opening, to the minute at least.
    fn moment(&self) -> &'static str {
        if self.has_rows { "opened_at" } else { "record_words.rowid / 256 * 60000" }
    }
}

/// The same filters as marks, so that one index answers to all of them.
fn marks(filter: &RecordFilter) -> Vec<Either> {
    let of = |mark, values: &[String]| Either::marks(mark, values.iter().cloned());
    vec![
        Either::marks(Mark::Client, filter.client.clone()),
        of(Mark::Result, &filter.results),
        of(Mark::Path, &filter.paths),
        of(Mark::Topic, &filter.topics),
        of(Mark::Problem, &filter.problems),
    ]
}

fn record(row: &Row<'_>) -> rusqlite::Result<(ConsultationId, String)> {
    Ok((ConsultationId(uuid(row, 0)?), row.get(1)?))
}

fn read_record((id, state): (ConsultationId, String)) -> Result<ConsultationRow, StoreError> {
    Ok(ConsultationRow { id, record: serde_json::from_str(&state)? })
}

impl Reader<'_> {
    /// None when there is no such record.
    pub fn find_consultation(&self, id: ConsultationId) -> Result<Option<Consultation>, StoreError> {
        let state: Option<String> = self
            .connection
            .prepare_cached("SELECT state FROM consultation WHERE id = ?1")?
            .query_row([id.0.as_bytes()], |row| row.get(0))
            .optional()?;
        Ok(state.map(|state| serde_json::from_str(&state)).transpose()?)
    }

    /// Records that wait for somebody, the newest first.
    pub fn unfinished(&self) -> Result<Vec<ConsultationRow>, StoreError> {
        let select = "SELECT id, state FROM consultation WHERE is_unfinished = 1 ORDER BY number DESC";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement.query_map([], record)?;
        rows.map(|row| read_record(row?)).collect()
    }

    /// One page of the journal with the counts beside it; counting reads every record that is found.
    pub fn records(
        &self,
        filter: &RecordFilter,
        after: Option<RecordPlace>,
        limit: u32,
    ) -> Result<RecordPage, StoreError> {
        let (rows, next) = self.record_rows(filter, after, limit, 0)?;
        let (found, total) = self.record_counts(filter)?;
        Ok(RecordPage { rows, found, total, next })
    }

    /// The newest first, after `after`; by keyset, so rows cost the same anywhere. What is skipped is walked over:
    /// a long way is gone by the last moment of the filter. Answers where the next rows begin, if there are any.
    pub fn record_rows(
        &self,
        filter: &RecordFilter,
        after: Option<RecordPlace>,
        limit: u32,
        skip: u32,
    ) -> Result<(Vec<ConsultationRow>, Option<RecordPlace>), StoreError> {
        let mut source = Source { has_rows: true, ..source(filter) };
        let number = source.number();
        source.clause.when(&format!("{number} < ?"), after.map(|place| Value::Integer(place.0)));
        let (from, whole) = (source.from(), source.clause.sql());
        source.clause.values.extend([Value::Integer(i64::from(limit) + 1), Value::Integer(skip.into())]);
        let (limit_at, skip_at) = (source.clause.values.len() - 1, source.clause.values.len());
        let sql = format!(
            "SELECT id, state, {number} FROM {from}{whole} ORDER BY {number} DESC LIMIT ?{limit_at} OFFSET ?{skip_at}"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement
            .query_map(params_from_iter(&source.clause.values), |row| Ok((record(row)?, row.get(2)?)))?;
        let mut rows: Vec<((ConsultationId, String), i64)> = rows.collect::<Result<_, _>>()?;
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let next = rows.last().filter(|_| more).map(|(_, number)| RecordPlace(*number));
        let rows = rows.into_iter().map(|(row, _)| read_record(row)).collect::<Result<_, _>>()?;
        Ok((rows, next))
    }

    /// When each record that is found was opened, the newest first: a list of days is made of it. Of those with
    /// some words no more than [`MOST_COUNTED`] and one.
    pub fn record_moments(&self, filter: &RecordFilter) -> Result<Vec<i64>, StoreError> {
        let source = source(filter);
        let (from, moment, number) = (source.from(), source.moment(), source.number());
        let (order, most) = match source.has_words {
            true => (number, format!(" LIMIT {}", MOST_COUNTED + 1)),
            false => (moment, String::new()),
        };
        let sql = format!("SELECT {moment} FROM {from}{} ORDER BY {order} DESC{most}", source.clause.sql());
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(&source.clause.values), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many records the filter finds, and how many there are. A filter that asks for all is counted once;
    /// one with words counts to [`MOST_COUNTED`] and one.
    pub fn record_counts(&self, filter: &RecordFilter) -> Result<(u64, u64), StoreError> {
        let total = self.record_total()?;
        let source = source(filter);
        let found = if source.clause.parts.is_empty() { total } else { self.count(&source)? };
        Ok((found, total))
    }

    fn count(&self, source: &Source) -> Result<u64, StoreError> {
        let (from, clause) = (source.from(), source.clause.sql());
        let sql = match source.has_words {
            true => format!("SELECT count(*) FROM (SELECT 1 FROM {from}{clause} LIMIT {})", MOST_COUNTED + 1),
            false => format!("SELECT count(*) FROM {from}{clause}"),
        };
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params_from_iter(&source.clause.values), |row| row.get(0))?)
    }

    /// Running terms, the nearest first.
    pub fn deadlines(&self, limit: u32) -> Result<Vec<DueRow>, StoreError> {
        let select = "SELECT consultation, id, due, provisional FROM deadline ORDER BY due, id LIMIT ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement.query_map([limit], |row| {
            let due: String = row.get(2)?;
            Ok((ConsultationId(uuid(row, 0)?), row.get::<_, String>(1)?, due, row.get::<_, bool>(3)?))
        })?;
        rows.map(|row| {
            let (consultation, id, due, provisional) = row?;
            let due = day(&due).ok_or(StoreError::Unreadable("day"))?;
            Ok(DueRow { consultation, id, due, provisional })
        })
        .collect()
    }

    /// How often each fix of a problem was tried, where, and how it ended.
    pub fn tried(&self, problem: &str) -> Result<Vec<Tried>, StoreError> {
        let select = "SELECT fix, portal, path, step, release, helped, partly, failed FROM fix_tried
                       WHERE problem = ?1 ORDER BY fix, portal, path, step, release";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement.query_map([problem], |row| {
            let (path, step): (String, String) = (row.get(2)?, row.get(3)?);
            Ok(Tried {
                fix: row.get(0)?,
                portal: row.get(1)?,
                step: (!step.is_empty()).then_some(StepAddress { path, step }),
                release: row.get(4)?,
                helped: row.get(5)?,
                partly: row.get(6)?,
                failed: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
