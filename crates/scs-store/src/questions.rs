//! Questions to specialists, as a list; their words stand in their records.

use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};
use scs_domain::consultation::Told;
use scs_domain::ids::{ConsultationId, QuestionId};

use crate::sql_types::uuid;
use crate::{Reader, StoreError};

/// A question with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionRow {
    pub id: QuestionId,
    pub consultation: ConsultationId,
    pub specialist: String,
    pub topic: Option<String>,
    pub asked_at: i64,
    pub answered_at: Option<i64>,
}

/// Which questions to show. None asks for all.
#[derive(Clone, Debug, Default)]
pub struct QuestionFilter {
    pub answered: Option<bool>,
    pub specialist: Option<String>,
    pub topic: Option<String>,
}

pub(crate) fn asked(
    connection: &Connection,
    told: &Told<'_>,
    question: QuestionId,
    specialist: &str,
    topic: Option<&str>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO question (id, consultation, specialist, topic, asked_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![question.0.as_bytes(), told.aggregate.as_bytes(), specialist, topic, told.at])?;
    Ok(())
}

pub(crate) fn answered(
    connection: &Connection,
    told: &Told<'_>,
    question: QuestionId,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE question SET answered_at = ?2 WHERE id = ?1 AND answered_at IS NULL")?
        .execute(params![question.0.as_bytes(), told.at])?;
    Ok(())
}

impl Reader<'_> {
    /// Open ones the oldest first, answered ones the newest first; then how many there are.
    pub fn questions(
        &self,
        filter: &QuestionFilter,
        limit: u32,
    ) -> Result<(Vec<QuestionRow>, u64), StoreError> {
        let mut parts = vec!["1"];
        let mut values: Vec<Value> = Vec::new();
        let mut when = |sql, value: &Option<String>| {
            if let Some(value) = value {
                parts.push(sql);
                values.push(value.clone().into());
            }
        };
        when("specialist = ?", &filter.specialist);
        when("topic = ?", &filter.topic);
        match filter.answered {
            Some(true) => parts.push("answered_at IS NOT NULL"),
            Some(false) => parts.push("answered_at IS NULL"),
            None => {}
        }
        let clause = parts.join(" AND ");
        let count = format!("SELECT count(*) FROM question WHERE {clause}");
        let count = self.connection.query_row(&count, params_from_iter(&values), |row| row.get(0))?;
        let order = "answered_at IS NOT NULL, coalesce(-answered_at, asked_at), id";
        let columns = "id, consultation, specialist, topic, asked_at, answered_at";
        let select = format!("SELECT {columns} FROM question WHERE {clause} ORDER BY {order} LIMIT {limit}");
        let mut select = self.connection.prepare(&select)?;
        let rows = select.query_map(params_from_iter(&values), |row| {
            Ok(QuestionRow {
                id: QuestionId(uuid(row, 0)?),
                consultation: ConsultationId(uuid(row, 1)?),
                specialist: row.get(2)?,
                topic: row.get(3)?,
                asked_at: row.get(4)?,
                answered_at: row.get(5)?,
            })
        })?;
        Ok((rows.collect::<Result<_, _>>()?, count))
    }

    pub fn open_questions(&self) -> Result<u64, StoreError> {
        let select = "SELECT count(*) FROM question WHERE answered_at IS NULL";
        Ok(self.connection.prepare_cached(select)?.query_row([], |row| row.get(0))?)
    }
}
