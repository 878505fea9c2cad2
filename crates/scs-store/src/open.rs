//! Opening: key first, then pragmas, then migrations.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, params};
use uuid::Uuid;

use crate::backup::Older;
use crate::{StoreError, migrations};

/// Older ones may lose a write when a WAL is reset (fixed in 3.51.3).
pub const MIN_SQLITE: i32 = 3_051_003;

/// Of every connection.
pub const PRAGMAS: &str = "PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA mmap_size = 0;
    PRAGMA temp_store = MEMORY;
    PRAGMA busy_timeout = 5000;";

/// Of the one that writes, besides.
pub const WRITER_PRAGMAS: &str = "PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA journal_size_limit = 67108864;";

/// 32 bytes for SQLCipher as they are, without key derivation.
#[derive(Clone)]
pub struct RawKey(pub [u8; 32]);

/// Whose file it is: written into a new file, compared with an existing one.
#[derive(Clone, Debug)]
pub struct FirstDevice {
    pub id: Uuid,
    pub epoch: u32,
    pub public_key: [u8; 32],
}

/// The linked SQLite, as 3 053 004 for 3.53.4.
pub fn sqlite_version() -> i32 {
    rusqlite::version_number()
}

/// Makes a connection that may write fit for work: schema, device.
pub(crate) fn writer<E: From<StoreError>>(
    mut connection: Connection,
    key: &RawKey,
    device: &FirstDevice,
    before: impl FnOnce(&Older<'_>) -> Result<(), E>,
) -> Result<Connection, E> {
    if migrations::is_older(&connection)? {
        before(&Older { connection: &connection, key })?;
    }
    migrations::run(&mut connection)?;
    bind(&connection, device)?;
    Ok(connection)
}

pub(crate) fn to_write(path: &Path, key: &RawKey) -> Result<Connection, StoreError> {
    if sqlite_version() < MIN_SQLITE {
        return Err(StoreError::OldSqlite(sqlite_version()));
    }
    let connection = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    // A file that may not be written is opened for reading without a word.
    if mode != "wal" || connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    connection.execute_batch(WRITER_PRAGMAS)?;
    Ok(connection)
}

pub(crate) fn reader(path: &Path, key: &RawKey) -> Result<Connection, StoreError> {
    let connection = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.pragma_update(None, "query_only", true)?;
    migrations::refuse_newer(&connection)?;
    Ok(connection)
}

/// For copying a state out: reads, but may write elsewhere.
pub(crate) fn source(path: &Path, key: &RawKey) -> Result<Connection, StoreError> {
    connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

pub(crate) fn connect(path: &Path, key: &RawKey, flags: OpenFlags) -> Result<Connection, StoreError> {
    connect_with(path, key, flags, "")
}

/// As [`connect`]; `first` is said before anything is read.
#[expect(clippy::disallowed_methods, reason = "the one place that opens connections")]
pub(crate) fn connect_with(
    path: &Path,
    key: &RawKey,
    flags: OpenFlags,
    first: &str,
) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.pragma_update(None, "key", sql_key(key))?;
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    connection.execute_batch(first)?;
    // The first read is what tells a wrong key.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    connection.execute_batch(PRAGMAS)?;
    Ok(connection)
}

fn sql_key(key: &RawKey) -> String {
    let mut text = String::from("x'");
    for byte in key.0 {
        text.push_str(&format!("{byte:02x}"));
    }
    text.push('\'');
    text
}

fn bind(connection: &Connection, device: &FirstDevice) -> Result<(), StoreError> {
    let genesis = scs_protocol::genesis(device.id, device.epoch, &device.public_key);
    connection.execute(
        "INSERT INTO journal_head (only, device, epoch, public_key, seq, hash) VALUES (1, ?1, ?2, ?3, 0, ?4)
         ON CONFLICT DO NOTHING",
        params![device.id.as_bytes(), device.epoch, device.public_key, genesis],
    )?;
    connection.execute(
        "INSERT INTO journal_epoch (epoch, base) SELECT epoch, 0 FROM journal_head
          WHERE NOT EXISTS (SELECT 1 FROM journal_epoch)",
        [],
    )?;
    belongs_to(connection, device)
}

pub(crate) fn belongs_to(connection: &Connection, device: &FirstDevice) -> Result<(), StoreError> {
    let (id, key): ([u8; 16], [u8; 32]) =
        connection.query_row("SELECT device, public_key FROM journal_head", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    if id == *device.id.as_bytes() && key == device.public_key {
        Ok(())
    } else {
        Err(StoreError::OtherDevice)
    }
}
