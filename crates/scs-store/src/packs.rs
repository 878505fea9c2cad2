//! Installed materials.

use rusqlite::{OptionalExtension, params};

use crate::{Notebook, Reader, StoreError};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackHead {
    pub hash: String,
    pub id: String,
    pub version: String,
    pub installed_at: i64,
    pub is_current: bool,
}

#[derive(Clone, Debug)]
pub struct StoredPack {
    pub hash: String,
    pub bundle: Vec<u8>,
}

impl Reader<'_> {
    /// The hash of the materials in use. Asked by every command, so without the materials themselves.
    pub fn current_pack(&self) -> Result<Option<String>, StoreError> {
        let select = "SELECT hash FROM pack WHERE is_current = 1";
        Ok(self.connection.prepare_cached(select)?.query_row([], |row| row.get(0)).optional()?)
    }

    /// The materials a consultation began with.
    pub fn pack(&self, hash: &str) -> Result<Option<StoredPack>, StoreError> {
        let select = "SELECT hash, bundle FROM pack WHERE hash = ?1";
        let read = |row: &rusqlite::Row<'_>| Ok(StoredPack { hash: row.get(0)?, bundle: row.get(1)? });
        Ok(self.connection.query_row(select, [hash], read).optional()?)
    }

    pub fn packs(&self) -> Result<Vec<PackHead>, StoreError> {
        let select =
            "SELECT hash, id, version, installed_at, is_current FROM pack ORDER BY installed_at DESC, hash";
        let mut statement = self.connection.prepare(select)?;
        let rows = statement.query_map([], |row| {
            Ok(PackHead {
                hash: row.get(0)?,
                id: row.get(1)?,
                version: row.get(2)?,
                installed_at: row.get(3)?,
                is_current: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Notebook<'_> {
    /// Keeps the pack and makes it the current one of its id.
    pub fn install_pack(&mut self, head: &PackHead, bundle: &[u8]) -> Result<(), StoreError> {
        self.transaction.execute("UPDATE pack SET is_current = 0 WHERE id = ?1", [&head.id])?;
        self.transaction.execute(
            "INSERT INTO pack (hash, id, version, bundle, installed_at, is_current) VALUES (?1, ?2, ?3, ?4, ?5, 1)
             ON CONFLICT (hash) DO UPDATE SET is_current = 1",
            params![head.hash, head.id, head.version, bundle, head.installed_at],
        )?;
        Ok(())
    }

    /// Forgets other packs of this version that nothing was begun under: drafts of a text being written.
    pub fn drop_unused(&mut self, head: &PackHead) -> Result<(), StoreError> {
        self.transaction.execute(
            "DELETE FROM pack WHERE id = ?1 AND version = ?2 AND hash <> ?3 AND is_current = 0
             AND NOT EXISTS (SELECT 1 FROM consultation WHERE state ->> '$.edition.hash' = pack.hash)",
            [&head.id, &head.version, &head.hash],
        )?;
        Ok(())
    }

    /// Makes a kept pack the current one of its id. Refuses a pack that is not kept.
    pub fn use_pack(&mut self, hash: &str) -> Result<(), StoreError> {
        let of = "SELECT id FROM pack WHERE hash = ?1";
        let id: Option<String> = self.transaction.query_row(of, [hash], |row| row.get(0)).optional()?;
        let id = id.ok_or(StoreError::NotFound)?;
        self.transaction.execute("UPDATE pack SET is_current = 0 WHERE id = ?1", [&id])?;
        self.transaction.execute("UPDATE pack SET is_current = 1 WHERE hash = ?1", [hash])?;
        Ok(())
    }
}
