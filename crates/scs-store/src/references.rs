//! Official lists brought in from files: professions, regions.

use rusqlite::{OptionalExtension, params};

use crate::{Notebook, Reader, StoreError};

/// Where a list came from, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedList {
    pub source: String,
    pub at: i64,
}

impl Reader<'_> {
    /// None: the list of the materials stands alone.
    pub fn imported_list(&self, list: &str) -> Result<Option<ImportedList>, StoreError> {
        let select = "SELECT source, at FROM reference_list WHERE id = ?1";
        let read = |row: &rusqlite::Row<'_>| Ok(ImportedList { source: row.get(0)?, at: row.get(1)? });
        Ok(self.connection.prepare_cached(select)?.query_row([list], read).optional()?)
    }

    /// Codes and names, by code.
    pub fn reference_rows(&self, list: &str) -> Result<Vec<(String, String)>, StoreError> {
        let select = "SELECT code, name FROM reference_row WHERE list = ?1 ORDER BY code";
        let mut select = self.connection.prepare_cached(select)?;
        let rows = select.query_map([list], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Notebook<'_> {
    /// The rows take the place of those the list had.
    pub fn put_reference_list<'r>(
        &mut self,
        list: &str,
        imported: &ImportedList,
        rows: impl Iterator<Item = (&'r str, &'r str)>,
    ) -> Result<(), StoreError> {
        self.drop_reference_list(list)?;
        self.transaction.execute(
            "INSERT INTO reference_list (id, source, at) VALUES (?1, ?2, ?3)",
            params![list, imported.source, imported.at],
        )?;
        let mut insert = self
            .transaction
            .prepare_cached("INSERT INTO reference_row (list, code, name) VALUES (?1, ?2, ?3)")?;
        for (code, name) in rows {
            insert.execute(params![list, code, name])?;
        }
        Ok(())
    }

    /// The list of the materials stands alone again.
    pub fn drop_reference_list(&mut self, list: &str) -> Result<(), StoreError> {
        self.transaction.execute("DELETE FROM reference_row WHERE list = ?1", [list])?;
        self.transaction.execute("DELETE FROM reference_list WHERE id = ?1", [list])?;
        Ok(())
    }
}
