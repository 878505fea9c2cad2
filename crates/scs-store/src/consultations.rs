//! Reading records: one, the unfinished ones, a page of the journal.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params_from_iter};
use scs_domain::consultation::Consultation;
use scs_domain::ids::ConsultationId;

use crate::sql_types::{day, uuid};
use crate::{Reader, StoreError};

/// A record with its id.
#[derive(Clone, Debug, PartialEq)]
pub struct ConsultationRow {
    pub id: ConsultationId,
    pub record: Consultation,
}

/// A place in the list: the last record already seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordPlace {
    pub opened_at: i64,
    pub id: ConsultationId,
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
    /// Folded text to be found in the record's own words, or …
    pub words: Option<String>,
    /// … ids of paths, topics and problems whose titles hold the text.
    pub word_ids: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct RecordPage {
    pub rows: Vec<ConsultationRow>,
    /// How many records the filter finds.
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
        if let Some(sql) = self.in_list(column, words) {
            self.parts.push(sql);
        }
    }

    fn in_list(&mut self, column: &str, words: &[String]) -> Option<String> {
        let places: Vec<String> = words
            .iter()
            .map(|word| {
                self.values.push(Value::Text(word.clone()));
                format!("?{}", self.values.len())
            })
            .collect();
        (!places.is_empty()).then(|| format!("{column} IN ({})", places.join(", ")))
    }

    fn sql(&self) -> String {
        if self.parts.is_empty() { String::new() } else { format!(" WHERE {}", self.parts.join(" AND ")) }
    }
}

fn clause(filter: &RecordFilter) -> Clause {
    let mut clause = Clause::default();
    clause.when("opened_at >= ?", filter.from.map(Value::Integer));
    clause.when("opened_at < ?", filter.to.map(Value::Integer));
    clause.when("client = ?", filter.client.clone().map(Value::Text));
    clause.among("result", &filter.results);
    clause.among("path", &filter.paths);
    clause.among("topic", &filter.topics);
    clause.among("problem", &filter.problems);
    if filter.unfinished_only {
        clause.parts.push("is_unfinished = 1".to_owned());
    }
    if let Some(words) = &filter.words {
        clause.values.push(Value::Text(words.clone()));
        let mut either = vec![format!("instr(words, ?{}) > 0", clause.values.len())];
        for column in ["path", "topic", "problem"] {
            either.extend(clause.in_list(column, &filter.word_ids));
        }
        clause.parts.push(format!("({})", either.join(" OR ")));
    }
    clause
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
        let select =
            "SELECT id, state FROM consultation WHERE is_unfinished = 1 ORDER BY opened_at DESC, id DESC";
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
        let mut clause = clause(filter);
        if let Some(place) = after {
            let (at, id) = (clause.values.len() + 1, clause.values.len() + 2);
            clause.values.push(Value::Integer(place.opened_at));
            clause.values.push(Value::Blob(place.id.0.as_bytes().to_vec()));
            clause.parts.push(format!("(opened_at, id) < (?{at}, ?{id})"));
        }
        let whole = clause.sql();
        clause.values.extend([Value::Integer(i64::from(limit) + 1), Value::Integer(skip.into())]);
        let (limit_at, skip_at) = (clause.values.len() - 1, clause.values.len());
        let sql = format!(
            "SELECT id, state FROM consultation{whole} ORDER BY opened_at DESC, id DESC LIMIT ?{limit_at} OFFSET ?{skip_at}"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(&clause.values), record)?;
        let mut rows: Vec<ConsultationRow> = rows.map(|row| read_record(row?)).collect::<Result<_, _>>()?;
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let last = rows.last().filter(|_| more);
        let next = last.map(|row| RecordPlace { opened_at: row.record.opened_at, id: row.id });
        Ok((rows, next))
    }

    /// When each record that is found was opened, the newest first: a list of days is made of it.
    pub fn record_moments(&self, filter: &RecordFilter) -> Result<Vec<i64>, StoreError> {
        let clause = clause(filter);
        let sql =
            format!("SELECT opened_at FROM consultation{} ORDER BY opened_at DESC, id DESC", clause.sql());
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(&clause.values), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many records the filter finds, and how many there are. A filter that asks for all is counted once.
    pub fn record_counts(&self, filter: &RecordFilter) -> Result<(u64, u64), StoreError> {
        let total = self.count(&Clause::default())?;
        let clause = clause(filter);
        let found = if clause.parts.is_empty() { total } else { self.count(&clause)? };
        Ok((found, total))
    }

    fn count(&self, clause: &Clause) -> Result<u64, StoreError> {
        let sql = format!("SELECT count(*) FROM consultation{}", clause.sql());
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(params_from_iter(&clause.values), |row| row.get(0))?)
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

    /// How often each fix of a problem helped and failed.
    pub fn scores(&self, problem: &str) -> Result<Vec<(String, u32, u32)>, StoreError> {
        let select = "SELECT fix, helped, failed FROM fix_score WHERE problem = ?1";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement.query_map([problem], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
