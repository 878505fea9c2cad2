//! The encrypted file: one SQLCipher database with the journal and everything folded from it. Blocking.
//!
//! Three ways in, and no fourth:
//! - [`Store::act`] writes events; what is folded from them changes in the same transaction;
//! - [`Store::jot`] writes what is no deed: settings, drafts, print queue, materials;
//! - [`Store::read`] reads on a `query_only` connection.
//!
//! One writer, several readers; WAL with `synchronous = FULL`, so what was answered as saved is on the disk.

mod backup;
mod cards;
mod chain;
mod confined;
mod consultations;
mod documents;
mod error;
mod fold;
mod journal;
mod migrations;
mod notebook;
mod open;
mod packs;
mod papers;
mod questions;
mod record_words;
mod references;
mod sql_types;
mod tally;

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use backup::{Older, Proof, prove};
use confined::Confined;
pub use confined::Confinement;
pub use consultations::{ConsultationRow, DueRow, MOST_COUNTED, RecordFilter, RecordPage, RecordPlace};
pub use error::StoreError;
pub use journal::{Head, JournalRow, NewEvent};
pub use notebook::{Draft, PrintJob};
pub use open::{FirstDevice, MIN_SQLITE, PRAGMAS, RawKey, WRITER_PRAGMAS, sqlite_version};
pub use packs::{PackHead, StoredPack};
pub use papers::PaperRow;
pub use questions::{QuestionFilter, QuestionRow};
pub use record_words::{Either, Mark, WordFilter};
pub use references::ImportedList;
pub use tally::TallyRow;

/// Readers kept open between uses.
const SPARE_READERS: usize = 4;

/// The open file. Cheap to share behind an `Arc`.
pub struct Store {
    path: PathBuf,
    key: RawKey,
    /// None: opened for reading only, beside a running program. None inside: the disk takes no writing.
    writer: Option<Mutex<Option<Connection>>>,
    readers: Mutex<Vec<Connection>>,
    confined: Confined,
}

impl Store {
    /// Opens or makes the file. A new file is bound to `device`; an existing one must be of that device.
    ///
    /// On a disk that takes no writing an existing file is read; see [`Store::confinement`].
    ///
    /// Refuses a wrong key, a damaged file, a file of a newer program and a SQLite older than [`MIN_SQLITE`];
    /// the file is then as it was.
    pub fn open(path: &Path, key: RawKey, device: &FirstDevice) -> Result<Store, StoreError> {
        Store::open_after(path, key, device, |_| Ok(()))
    }

    /// As [`Store::open`]; `before` is called with a file of an earlier program before its schema changes,
    /// and a refusal leaves it as it was.
    pub fn open_after<E: From<StoreError>>(
        path: &Path,
        key: RawKey,
        device: &FirstDevice,
        before: impl FnOnce(&Older<'_>) -> Result<(), E>,
    ) -> Result<Store, E> {
        let (writer, confined) = match open::to_write(path, &key) {
            Ok(connection) => (Some(open::writer(connection, &key, device, before)?), Confined::default()),
            Err(error) => (None, Confined::open(path, &key, device, error)?),
        };
        Ok(Store {
            path: path.to_owned(),
            key,
            writer: Some(Mutex::new(writer)),
            readers: Mutex::new(Vec::new()),
            confined,
        })
    }

    /// Opens an existing file for reading while another process writes it.
    pub fn open_to_read(path: &Path, key: RawKey) -> Result<Store, StoreError> {
        let reader = open::reader(path, &key)?;
        Ok(Store {
            path: path.to_owned(),
            key,
            writer: None,
            readers: Mutex::new(vec![reader]),
            confined: Confined::default(),
        })
    }

    pub fn is_read_only(&self) -> bool {
        self.writer.is_none()
    }

    /// Deeds: events and what is folded from them, all or nothing.
    pub fn act<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.in_transaction(|transaction| {
            let mut writer = Writer { transaction };
            let made = work(&mut writer)?;
            writer.transaction.commit().map_err(StoreError::from)?;
            Ok(made)
        })
    }

    /// What is no deed, all or nothing.
    pub fn jot<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Notebook<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.in_transaction(|transaction| {
            let mut notebook = Notebook { transaction };
            let made = work(&mut notebook)?;
            notebook.transaction.commit().map_err(StoreError::from)?;
            Ok(made)
        })
    }

    /// False: a reader or the disk stands in the way.
    fn bring_log_in(&self) -> bool {
        let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
        let writer = self.writer.as_ref().map(lock);
        let connection = writer.as_ref().and_then(|writer| writer.as_ref());
        connection.is_some_and(|connection| {
            let is_busy = connection.query_row(checkpoint, [], |row| row.get::<_, bool>(0));
            matches!(is_busy, Ok(false))
        })
    }

    fn in_transaction<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let writer = self.writer.as_ref().ok_or(StoreError::ReadOnly)?;
        let mut writer = lock(writer);
        let connection = match writer.as_mut() {
            Some(connection) => connection,
            None => writer.insert(self.confined.leave(&self.path, &self.key)?),
        };
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        work(transaction)
    }

    /// Reads one consistent state; never waits for the writer.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.confined.is_on() {
            return self.read_confined(work);
        }
        self.read_beside(work)
    }

    fn read_beside<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let spare = lock(&self.readers).pop();
        let mut connection = match spare {
            Some(connection) => connection,
            None => open::reader(&self.path, &self.key)?,
        };
        let transaction = connection.transaction().map_err(StoreError::from)?;
        let made = work(&Reader { connection: &transaction })?;
        drop(transaction);
        let mut readers = lock(&self.readers);
        if readers.len() < SPARE_READERS {
            readers.push(connection);
        }
        Ok(made)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reading, on a reader's own connection or inside a writer's transaction.
pub struct Reader<'c> {
    connection: &'c Connection,
}

/// The door for deeds. Reads what it has written.
pub struct Writer<'c> {
    transaction: Transaction<'c>,
}

/// The narrow door for what is no deed.
pub struct Notebook<'c> {
    transaction: Transaction<'c>,
}

impl Writer<'_> {
    pub fn reader(&self) -> Reader<'_> {
        Reader { connection: self.transaction.deref() }
    }
}

impl Notebook<'_> {
    pub fn reader(&self) -> Reader<'_> {
        Reader { connection: self.transaction.deref() }
    }
}
