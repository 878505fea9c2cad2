//! What can happen to the file.

use rusqlite::ErrorCode;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A wrong key and a file that is no database look the same to SQLite.
    #[error("the file does not open with this key")]
    NotOpened,
    #[error("the file is damaged")]
    Damaged,
    /// Every page reads, and the journal is not what was written.
    #[error("the chain of the journal does not hold")]
    ChainBroken,
    #[error("the file is of a newer program: schema {found}, known {known}")]
    Newer { found: u32, known: u32 },
    #[error("the file belongs to another device")]
    OtherDevice,
    #[error("the SQLite inside is too old: {0}")]
    OldSqlite(i32),
    #[error("another program holds the file")]
    InUse,
    #[error("no room on the disk")]
    DiskFull,
    #[error("the file can only be read")]
    ReadOnly,
    #[error("the disk failed")]
    Disk(#[source] rusqlite::Error),
    #[error("the disk failed")]
    File(#[source] std::io::Error),
    #[error("no such row")]
    NotFound,
    #[error("a row does not read: {0}")]
    Unreadable(&'static str),
    #[error("event refused")]
    Event(#[from] scs_protocol::CodecError),
    #[error("SQL failed")]
    Sql(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error().map(|inner| inner.extended_code) {
            // A file shorter than it says it is.
            Some(rusqlite::ffi::SQLITE_IOERR_SHORT_READ) => return StoreError::Damaged,
            // The index that connections share does not fit on the disk.
            Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) => return StoreError::DiskFull,
            _ => {}
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::InUse,
            Some(ErrorCode::NotADatabase) => StoreError::NotOpened,
            Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged,
            Some(ErrorCode::DiskFull) => StoreError::DiskFull,
            Some(ErrorCode::ReadOnly) => StoreError::ReadOnly,
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => StoreError::Disk(error),
            _ if matches!(error, rusqlite::Error::QueryReturnedNoRows) => StoreError::NotFound,
            _ => StoreError::Sql(error),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(_: serde_json::Error) -> Self {
        StoreError::Unreadable("json")
    }
}
