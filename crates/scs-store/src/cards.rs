//! Own cards: all of them are few.

use rusqlite::{Connection, OptionalExtension, params};
use scs_domain::card::{Card, Known};
use scs_domain::consultation::Told;
use scs_domain::event::Event;
use scs_domain::ids::CardId;
use uuid::Uuid;

use crate::sql_types::uuid;
use crate::{Reader, StoreError};

pub(crate) fn apply(connection: &Connection, told: &Told<'_>, event: &Event) -> Result<(), StoreError> {
    let card = match find(connection, told.aggregate)? {
        None => Card::begin(told, event).ok_or(StoreError::Unreadable("first event"))?,
        Some(mut card) => {
            card.apply(told, event);
            card
        }
    };
    connection
        .prepare_cached("INSERT OR REPLACE INTO card (id, number, state) VALUES (?1, ?2, ?3)")?
        .execute(params![told.aggregate.as_bytes(), card.number, serde_json::to_string(&card)?])?;
    Ok(())
}

fn find(connection: &Connection, id: Uuid) -> Result<Option<Card>, StoreError> {
    let mut select = connection.prepare_cached("SELECT state FROM card WHERE id = ?1")?;
    let state: Option<String> = select.query_row([id.as_bytes()], |row| row.get(0)).optional()?;
    Ok(state.map(|state| serde_json::from_str(&state)).transpose()?)
}

impl Reader<'_> {
    /// By their numbers.
    pub fn cards(&self) -> Result<Vec<Known>, StoreError> {
        let mut select = self.connection.prepare_cached("SELECT id, state FROM card ORDER BY number")?;
        let rows = select.query_map([], |row| Ok((CardId(uuid(row, 0)?), row.get::<_, String>(1)?)))?;
        rows.map(|row| {
            let (id, state) = row?;
            Ok((id, serde_json::from_str(&state)?))
        })
        .collect()
    }

    pub fn find_card(&self, id: CardId) -> Result<Option<Card>, StoreError> {
        find(self.connection, id.0)
    }

    /// The number a new card gets.
    pub fn next_card_number(&self) -> Result<u32, StoreError> {
        let select = "SELECT coalesce(max(number), 0) + 1 FROM card";
        Ok(self.connection.query_row(select, [], |row| row.get(0))?)
    }

    /// Who else opened records since a moment.
    pub fn others_since(&self, actor: &str, since: i64) -> Result<bool, StoreError> {
        let select = "SELECT 1 FROM consultation WHERE opened_at >= ?1 AND actor <> ?2 LIMIT 1";
        Ok(self.connection.prepare_cached(select)?.exists(params![since, actor])?)
    }
}
