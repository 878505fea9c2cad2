//! Sums by the hour. The rules of what counts are the domain's.

use rusqlite::{Connection, params};
use scs_domain::statistics::{Contributions, Measure};

use crate::sql_types::word;
use crate::{Reader, StoreError};

/// A sum over hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TallyRow {
    pub measure: Measure,
    pub item: String,
    pub count: u64,
}

/// Takes out what a record was counted in and puts in what it counts in now.
pub(crate) fn replace(
    connection: &Connection,
    hour: i64,
    was: &Contributions,
    is: &Contributions,
) -> Result<(), StoreError> {
    for (measure, item) in was.difference(is) {
        let (measure, place) = (word(measure), "hour = ?1 AND measure = ?2 AND item = ?3");
        connection
            .prepare_cached(&format!("DELETE FROM tally WHERE {place} AND count = 1"))?
            .execute(params![hour, measure, item])?;
        connection
            .prepare_cached(&format!("UPDATE tally SET count = count - 1 WHERE {place} AND count > 1"))?
            .execute(params![hour, measure, item])?;
    }
    is.difference(was).try_for_each(|(measure, item)| add(connection, hour, *measure, item))
}

/// One more.
pub(crate) fn add(
    connection: &Connection,
    hour: i64,
    measure: Measure,
    item: &str,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO tally (hour, measure, item, count) VALUES (?1, ?2, ?3, 1)
             ON CONFLICT DO UPDATE SET count = count + 1",
        )?
        .execute(params![hour, word(&measure), item])?;
    Ok(())
}

pub(crate) fn clear(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM tally", [])?;
    Ok(())
}

/// What records count in; they will be counted anew.
pub(crate) fn clear_records(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM tally WHERE measure <> ?1", [word(&Measure::Memo)])?;
    Ok(())
}

impl Reader<'_> {
    /// Sums from the first hour to before the last.
    pub fn tallies(&self, from: i64, to: i64) -> Result<Vec<TallyRow>, StoreError> {
        let select = "SELECT measure, item, sum(count) FROM tally WHERE hour >= ?1 AND hour < ?2
                       GROUP BY measure, item ORDER BY measure, item";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement
            .query_map([from, to], |row| Ok((row.get::<_, String>(0)?, row.get(1)?, row.get(2)?)))?;
        rows.map(|row| {
            let (name, item, count) = row?;
            let measure = serde_json::from_value(name.into())?;
            Ok(TallyRow { measure, item, count })
        })
        .collect()
    }

    /// One measure hour by hour: hour, item, count.
    pub fn tally_hours(
        &self,
        measure: Measure,
        from: i64,
        to: i64,
    ) -> Result<Vec<(i64, String, u64)>, StoreError> {
        let select = "SELECT hour, item, count FROM tally WHERE hour >= ?1 AND hour < ?2 AND measure = ?3";
        let mut statement = self.connection.prepare_cached(select)?;
        let rows = statement.query_map(params![from, to, word(&measure)], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
