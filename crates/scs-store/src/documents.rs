//! Documents prepared with clients.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use scs_domain::consultation::Told;
use scs_domain::document::{Document, Known};
use scs_domain::event::Event;
use scs_domain::ids::{ConsultationId, DocumentId};
use uuid::Uuid;

use scs_domain::form::Answers;

use crate::sql_types::{day_text, uuid, word};
use crate::{Reader, StoreError};

pub(crate) fn apply(connection: &Connection, told: &Told<'_>, event: &Event) -> Result<(), StoreError> {
    let document = match find(connection, told.aggregate)? {
        None => Document::begin(told, event).ok_or(StoreError::Unreadable("first event"))?,
        Some(mut document) => {
            document.apply(told, event);
            document
        }
    };
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO document
               (id, number, kind, standing, consultation, changed_at, due, kept_until, is_wiped, state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            told.aggregate.as_bytes(),
            document.number,
            word(&document.kind),
            word(&document.standing),
            document.consultation.map(|record| record.0.into_bytes()),
            document.changed_at(),
            document.running().map(|term| day_text(term.due)),
            document.kept_until.map(day_text),
            document.wiped_at.is_some(),
            serde_json::to_string(&document)?,
        ])?;
    Ok(())
}

fn find(connection: &Connection, id: Uuid) -> Result<Option<Document>, StoreError> {
    let mut select = connection.prepare_cached("SELECT state FROM document WHERE id = ?1")?;
    let state: Option<String> = select.query_row([id.as_bytes()], |row| row.get(0)).optional()?;
    Ok(state.map(|state| serde_json::from_str(&state)).transpose()?)
}

/// A document as far as others of its form look at it.
pub struct DocumentSketch {
    pub id: DocumentId,
    pub number: u32,
    pub consultation: Option<ConsultationId>,
    pub links: BTreeMap<String, DocumentId>,
    /// Of the newest version.
    pub answers: Answers,
}

impl Reader<'_> {
    /// Living ones of this form that speak of another and have a version.
    pub fn document_sketches(&self, form: &str) -> Result<Vec<DocumentSketch>, StoreError> {
        let select = "SELECT id, number, consultation, json_extract(state, '$.links'),
                json_extract(state, '$.versions[#-1].answers') AS answers
            FROM document
            WHERE is_wiped = 0 AND json_extract(state, '$.form') = ?1 AND standing <> 'ended'
                AND json_extract(state, '$.links') <> '{}' AND answers IS NOT NULL
            ORDER BY number";
        let mut select = self.connection.prepare_cached(select)?;
        let rows = select.query_map([form], |row| {
            let record: Option<[u8; 16]> = row.get(2)?;
            let head = (DocumentId(uuid(row, 0)?), row.get(1)?, record);
            Ok((head, row.get::<_, String>(3)?, row.get::<_, String>(4)?))
        })?;
        rows.map(|row| {
            let ((id, number, record), links, answers) = row?;
            Ok(DocumentSketch {
                id,
                number,
                consultation: record.map(|record| ConsultationId(Uuid::from_bytes(record))),
                links: serde_json::from_str(&links)?,
                answers: serde_json::from_str(&answers)?,
            })
        })
        .collect()
    }

    pub fn find_document(&self, id: DocumentId) -> Result<Option<Document>, StoreError> {
        find(self.connection, id.0)
    }

    /// Those whose term runs first, however long they have lain; then the last changed.
    pub fn documents(&self, limit: u32) -> Result<Vec<Known>, StoreError> {
        let select = "SELECT id, state FROM document
            ORDER BY due IS NULL OR standing IN ('good', 'ended'), changed_at DESC, number DESC LIMIT ?1";
        self.known(select, &[&limit])
    }

    /// In the order they were begun.
    pub fn documents_of(&self, record: ConsultationId) -> Result<Vec<Known>, StoreError> {
        let select = "SELECT id, state FROM document WHERE consultation = ?1 ORDER BY number";
        self.known(select, &[&record.0.into_bytes()])
    }

    /// Living ones of this form, the last changed first: not wiped, not over.
    pub fn documents_on(&self, form: &str) -> Result<Vec<Known>, StoreError> {
        let select = "SELECT id, state FROM document
            WHERE is_wiped = 0 AND standing <> 'ended' AND json_extract(state, '$.form') = ?1
            ORDER BY changed_at DESC, number DESC";
        self.known(select, &[&form])
    }

    /// Documents whose answers should be gone by `today`.
    pub fn documents_to_wipe(&self, today: NaiveDate) -> Result<Vec<Known>, StoreError> {
        self.kept_until(&day_text(today))
    }

    /// Documents whose answers are still there.
    pub fn documents_with_answers(&self) -> Result<Vec<Known>, StoreError> {
        const NEVER: &str = "9999-12-31";
        self.kept_until(NEVER)
    }

    fn kept_until(&self, day: &str) -> Result<Vec<Known>, StoreError> {
        let select = "SELECT id, state FROM document WHERE is_wiped = 0 AND kept_until < ?1 ORDER BY number";
        self.known(select, &[&day])
    }

    /// The number a new document gets.
    pub fn next_document_number(&self) -> Result<u32, StoreError> {
        let select = "SELECT coalesce(max(number), 0) + 1 FROM document";
        Ok(self.connection.query_row(select, [], |row| row.get(0))?)
    }

    fn known(&self, select: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<Known>, StoreError> {
        let mut select = self.connection.prepare_cached(select)?;
        let rows =
            select.query_map(values, |row| Ok((DocumentId(uuid(row, 0)?), row.get::<_, String>(1)?)))?;
        rows.map(|row| {
            let (id, state) = row?;
            Ok((id, serde_json::from_str(&state)?))
        })
        .collect()
    }
}
