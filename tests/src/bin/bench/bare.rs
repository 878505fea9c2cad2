//! SQLCipher with nothing above it: a fresh file under the desk's key with the desk's pragmas.

use std::path::Path;

use rusqlite::Connection;
use scs_store::{PRAGMAS, RawKey, WRITER_PRAGMAS};

use crate::Outcome;

pub(crate) struct Bare(Connection);

impl Bare {
    #[expect(clippy::disallowed_methods, reason = "the reference is a file without the store")]
    pub(crate) fn create(path: &Path, key: &RawKey) -> Outcome<Bare> {
        let connection = Connection::open(path)?;
        let key: String = key.0.iter().map(|byte| format!("{byte:02x}")).collect();
        connection.pragma_update(None, "key", format!("x'{key}'"))?;
        let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        if mode != "wal" {
            return Err("the disk of the build knows no WAL".into());
        }
        connection.execute_batch(PRAGMAS)?;
        connection.execute_batch(WRITER_PRAGMAS)?;
        connection
            .execute_batch("CREATE TABLE event (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;")?;
        Ok(Bare(connection))
    }

    /// One row, one commit.
    pub(crate) fn insert(&self, bytes: &[u8]) -> Outcome {
        self.0.prepare_cached("INSERT INTO event (bytes) VALUES (?1)")?.execute([bytes])?;
        Ok(())
    }
}
