//! The register of printed papers.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};
use scs_domain::ids::PaperId;
use scs_domain::paper::Paper;

use crate::sql_types::{day_text, uuid};
use crate::{Reader, StoreError};

#[derive(Clone, Debug, PartialEq)]
pub struct PaperRow {
    pub id: PaperId,
    pub paper: Paper,
}

fn read(row: (PaperId, String)) -> Result<PaperRow, StoreError> {
    Ok(PaperRow { id: row.0, paper: serde_json::from_str(&row.1)? })
}

impl Reader<'_> {
    pub fn find_paper(&self, id: PaperId) -> Result<Option<Paper>, StoreError> {
        let select = "SELECT state FROM paper WHERE id = ?1";
        let state: Option<String> =
            self.connection.query_row(select, [id.0.as_bytes()], |row| row.get(0)).optional()?;
        Ok(state.map(|state| serde_json::from_str(&state)).transpose()?)
    }

    /// Papers issued since `since`, the newest first.
    pub fn papers_since(&self, since: i64, limit: u32) -> Result<Vec<PaperRow>, StoreError> {
        let select = "SELECT id, state FROM paper WHERE last_at >= ?1 ORDER BY last_at DESC LIMIT ?2";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows =
            statement.query_map(params![since, limit], |row| Ok((PaperId(uuid(row, 0)?), row.get(1)?)))?;
        rows.map(|row| read(row?)).collect()
    }

    /// Papers whose name should be gone by `today`.
    pub fn papers_to_wipe(&self, today: NaiveDate) -> Result<Vec<PaperRow>, StoreError> {
        self.named_until(&day_text(today))
    }

    /// Papers whose name is still there.
    pub fn papers_with_names(&self) -> Result<Vec<PaperRow>, StoreError> {
        const NEVER: &str = "9999-12-31";
        self.named_until(NEVER)
    }

    fn named_until(&self, day: &str) -> Result<Vec<PaperRow>, StoreError> {
        let select = "SELECT id, state FROM paper WHERE is_wiped = 0 AND kept_until < ?1 ORDER BY id";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement.query_map([day], |row| Ok((PaperId(uuid(row, 0)?), row.get(1)?)))?;
        rows.map(|row| read(row?)).collect()
    }
}
