//! Copies of the file: one consistent state, the same key, no names, believed only after they were read through.

use std::fs::File;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, Transaction};
use scs_protocol::Hash;

use crate::confined::has_log;
use crate::journal::erase;
use crate::{RawKey, Reader, Store, StoreError, open};

/// What a copy was found to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Events of the journal.
    pub count: u64,
    pub head: Hash,
    /// Time of the newest event, UTC milliseconds.
    pub last_at: Option<i64>,
}

impl Store {
    /// Writes the present state into `path`: an empty file, or none. The copy is on the disk when this
    /// answers; its name is the caller's to flush. Nobody who works has to wait.
    ///
    /// Names on papers have a term of days and copies stay for weeks, so names are left out: the copy
    /// knows them as erased. So are answers in documents, and drafts of both.
    pub fn back_up_to(&self, path: &Path) -> Result<(), StoreError> {
        self.refuse_confined()?;
        back_up(&open::source(&self.path, &self.key)?, &self.key, path)
    }

    /// Reads the open file through, as [`prove`] does a copy.
    ///
    /// After a power cut a page may be whole in the log only, so the log is brought into the file before the
    /// seals of the file's own pages are asked; where that does not go, the pages are read as work reads them.
    ///
    /// On a connection of its own: FTS5 answers the check from what the connection saw of the index before, and
    /// calls what others wrote since a corruption.
    pub fn prove(&self) -> Result<Proof, StoreError> {
        let (is_confined, path) = (self.confinement().is_some(), &self.path);
        let is_one_file = if is_confined { !has_log(path) } else { self.bring_log_in() };
        let read = |connection: &Connection| match is_one_file {
            true => read_through(connection),
            false => read_structure(connection),
        };
        if is_confined {
            return self.read(|reader| read(reader.connection));
        }
        let mut own = open::reader(path, &self.key)?;
        let transaction = own.transaction()?;
        read(&transaction)
    }
}

/// A file of an earlier program, before opening it changes its schema.
pub struct Older<'c> {
    pub(crate) connection: &'c Connection,
    pub(crate) key: &'c RawKey,
}

impl Older<'_> {
    /// As [`Store::back_up_to`].
    pub fn back_up_to(&self, path: &Path) -> Result<(), StoreError> {
        back_up(self.connection, self.key, path)
    }
}

fn back_up(connection: &Connection, key: &RawKey, path: &Path) -> Result<(), StoreError> {
    connection.execute("VACUUM INTO ?1", [path.to_string_lossy()])?;
    leave_names_out(path, key)?;
    flush(path)
}

/// Reads a copy through: the seal of every page, the structure, the chain. Writes nothing beside it.
///
/// Refuses a copy of a newer program. Pages or a structure that do not hold are [`StoreError::Damaged`], a
/// journal that was changed is [`StoreError::ChainBroken`]. The chain of an older copy is verified once it
/// is opened for work.
pub fn prove(path: &Path, key: &RawKey) -> Result<Proof, StoreError> {
    let connection = open::connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    crate::migrations::refuse_newer(&connection)?;
    read_through(&connection)
}

/// Without a journal beside it: a copy that was not finished is never read.
fn leave_names_out(path: &Path, key: &RawKey) -> Result<(), StoreError> {
    let mut connection = open::connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA secure_delete = ON;")?;
    let transaction = connection.transaction()?;
    let named = Reader { connection: &transaction }.papers_with_names()?;
    for mut row in named {
        erase(&transaction, row.paper.subject)?;
        row.paper.fields.clear();
        let state = serde_json::to_string(&row.paper)?;
        transaction.execute("UPDATE paper SET state = ?1 WHERE id = ?2", (state, row.id.0.as_bytes()))?;
    }
    leave_answers_out(&transaction)?;
    transaction.execute("DELETE FROM draft WHERE form LIKE 'print/%' OR form LIKE 'document/%'", [])?;
    Ok(transaction.commit()?)
}

/// Answers in documents have a term too, shorter than that of the oldest copies. A file of an earlier program may
/// have none yet.
fn leave_answers_out(transaction: &Transaction<'_>) -> Result<(), StoreError> {
    let has_documents = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'document'";
    if !transaction.prepare(has_documents)?.exists([])? {
        return Ok(());
    }
    let kept = Reader { connection: transaction }.documents_with_answers()?;
    for (id, mut document) in kept {
        erase(transaction, document.subject)?;
        document.forget_answers();
        let state = serde_json::to_string(&document)?;
        transaction.execute("UPDATE document SET state = ?1 WHERE id = ?2", (state, id.0.as_bytes()))?;
    }
    Ok(())
}

fn read_through(connection: &Connection) -> Result<Proof, StoreError> {
    match sentences(connection, "PRAGMA cipher_integrity_check")?.as_slice() {
        [] => read_structure(connection),
        _ => Err(StoreError::Damaged),
    }
}

fn read_structure(connection: &Connection) -> Result<Proof, StoreError> {
    if sentences(connection, "PRAGMA quick_check")? != ["ok"] {
        return Err(StoreError::Damaged);
    }
    let reader = Reader { connection };
    if crate::migrations::is_older(connection)? {
        return older(&reader);
    }
    let chain = reader.verify(None)?;
    if !chain.faults.is_empty() {
        return Err(StoreError::ChainBroken);
    }
    Ok(Proof { count: chain.count, head: chain.head, last_at: reader.last_at()? })
}

fn older(reader: &Reader<'_>) -> Result<Proof, StoreError> {
    let head = reader
        .connection
        .query_row("SELECT seq, hash FROM journal_head", [], |row| Ok((row.get(0)?, row.get(1)?)));
    let (count, head) = head?;
    Ok(Proof { count, head, last_at: reader.last_at()? })
}

fn sentences(connection: &Connection, pragma: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(pragma)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn flush(path: &Path) -> Result<(), StoreError> {
    let flushed = File::options().read(true).write(true).open(path).and_then(|file| file.sync_all());
    flushed.map_err(StoreError::File)
}
