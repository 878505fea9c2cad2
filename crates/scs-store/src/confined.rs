//! A disk that takes no writing, full to the last byte or closed: the file is read all the same.
//!
//! Connections share an index beside the file, and there is no room for it or no leave to make it. One
//! connection does without, for reading. The first writing that the disk takes ends this state; nobody
//! has to start the program again.

use std::cell::RefCell;
use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use parking_lot::ReentrantMutex;
use rusqlite::{Connection, OpenFlags};

use crate::{FirstDevice, RawKey, Reader, Store, StoreError, lock, migrations, open};

/// Why nothing can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confinement {
    /// Not a byte is free.
    Full,
    /// The disk, or the folder, is closed for writing.
    Closed,
}

impl Confinement {
    /// As the log says it.
    fn word(self) -> &'static str {
        match self {
            Confinement::Full => "disk-full",
            Confinement::Closed => "disk-closed",
        }
    }
}

impl From<Confinement> for StoreError {
    fn from(why: Confinement) -> Self {
        match why {
            Confinement::Full => StoreError::DiskFull,
            Confinement::Closed => StoreError::ReadOnly,
        }
    }
}

/// The one connection of a disk that takes no writing; nothing on any other disk.
#[derive(Default)]
pub(crate) struct Confined {
    is_on: AtomicBool,
    is_full: AtomicBool,
    /// Reading may be done in the middle of reading.
    connection: ReentrantMutex<RefCell<Option<Connection>>>,
}

impl Confined {
    /// Where `refused` has another cause than the disk, or nothing can be read either, it is passed on.
    pub(crate) fn open(
        path: &Path,
        key: &RawKey,
        device: &FirstDevice,
        refused: StoreError,
    ) -> Result<Confined, StoreError> {
        let Some(why) = why(path, &refused) else { return Err(refused) };
        let Ok(connection) = to_read(path, key, why) else { return Err(why.into()) };
        migrations::refuse_newer(&connection)?;
        if !migrations::is_current(&connection)? {
            return Err(why.into());
        }
        open::belongs_to(&connection, device)?;
        let confined = Confined::default();
        confined.set(why);
        *confined.connection.lock().borrow_mut() = Some(connection);
        tracing::warn!(code = why.word(), "opened on a disk that takes no writing");
        Ok(confined)
    }

    pub(crate) fn is_on(&self) -> bool {
        self.is_on.load(Ordering::SeqCst)
    }

    fn set(&self, why: Confinement) {
        self.is_full.store(why == Confinement::Full, Ordering::SeqCst);
        self.is_on.store(true, Ordering::SeqCst);
    }

    fn why(&self) -> Option<Confinement> {
        let why = if self.is_full.load(Ordering::SeqCst) { Confinement::Full } else { Confinement::Closed };
        self.is_on().then_some(why)
    }

    /// A connection that writes, as soon as the disk lets it; else why not, and reading goes on.
    pub(crate) fn leave(&self, path: &Path, key: &RawKey) -> Result<Connection, StoreError> {
        let held = self.connection.lock();
        let Ok(mut held) = held.try_borrow_mut() else {
            return Err(self.why().unwrap_or(Confinement::Full).into());
        };
        // It shuts everybody else out, this process too.
        *held = None;
        match open::to_write(path, key) {
            Ok(connection) => {
                self.is_on.store(false, Ordering::SeqCst);
                Ok(connection)
            }
            Err(error) => {
                let why = why(path, &error).ok_or(error)?;
                *held = to_read(path, key, why).ok();
                self.set(why);
                Err(why.into())
            }
        }
    }
}

impl Store {
    /// Why the file is only read at present; None where it can be written.
    pub fn confinement(&self) -> Option<Confinement> {
        self.confined.why()
    }

    /// Tries whether the disk takes writing by now. Answers whether that is news.
    pub fn leave_confinement(&self) -> bool {
        let Some(writer) = self.writer.as_ref().filter(|_| self.confined.is_on()) else { return false };
        let mut writer = lock(writer);
        if writer.is_none() {
            *writer = self.confined.leave(&self.path, &self.key).ok();
        }
        writer.is_some()
    }

    pub(crate) fn refuse_confined(&self) -> Result<(), StoreError> {
        self.confinement().map_or(Ok(()), |why| Err(why.into()))
    }

    pub(crate) fn read_confined<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let held = self.confined.connection.lock();
        let held = held.borrow();
        let Some(connection) = held.as_ref() else { return self.read_beside(work) };
        // Inside another reading its state is the one to see.
        let is_first = connection.is_autocommit();
        let _state =
            is_first.then(|| connection.unchecked_transaction()).transpose().map_err(StoreError::from)?;
        work(&Reader { connection })
    }
}

fn why(path: &Path, refused: &StoreError) -> Option<Confinement> {
    match refused {
        StoreError::DiskFull => Some(Confinement::Full),
        StoreError::ReadOnly => Some(Confinement::Closed),
        StoreError::Disk(_) if is_closed(path) => Some(Confinement::Closed),
        _ => None,
    }
}

fn is_closed(path: &Path) -> bool {
    let closed = |error: std::io::Error| {
        matches!(error.kind(), ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied)
    };
    let probe = path.with_extension("db.probe");
    let file = OpenOptions::new().write(true).open(path).map(drop);
    let beside = OpenOptions::new().write(true).create(true).truncate(true).open(&probe).map(drop);
    let _ = std::fs::remove_file(&probe);
    [file, beside].into_iter().any(|outcome| outcome.is_err_and(closed))
}

fn to_read(path: &Path, key: &RawKey, why: Confinement) -> Result<Connection, StoreError> {
    let connection = match why {
        // The index is kept in memory.
        Confinement::Full => {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
            open::connect_with(path, key, flags, "PRAGMA locking_mode = EXCLUSIVE;")?
        }
        Confinement::Closed => open::connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)
            .or_else(|error| if has_log(path) { Err(error) } else { unchanging(path, key) })?,
    };
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

pub(crate) fn has_log(path: &Path) -> bool {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name).exists()
}

/// With no log beside it the file holds everything itself, and on a closed disk nobody changes it.
fn unchanging(path: &Path, key: &RawKey) -> Result<Connection, StoreError> {
    let mut uri = String::from(if cfg!(windows) { "file:/" } else { "file:" });
    for sign in path.to_string_lossy().chars() {
        match sign {
            '%' => uri.push_str("%25"),
            '?' => uri.push_str("%3f"),
            '#' => uri.push_str("%23"),
            '\\' if cfg!(windows) => uri.push('/'),
            other => uri.push(other),
        }
    }
    uri.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    open::connect(Path::new(&uri), key, flags)
}
