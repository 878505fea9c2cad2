//! The list of migrations and the runner. The law is in `migrations/README.md`.

use rusqlite::{Connection, TransactionBehavior};

use crate::StoreError;

const MIGRATIONS: &[(u32, &str)] = &[
    (1, include_str!("../../../migrations/0001_init.sql")),
    (2, include_str!("../../../migrations/0002_journal_epoch.sql")),
    (3, include_str!("../../../migrations/0003_consultation_search.sql")),
    (4, include_str!("../../../migrations/0004_fix_tried_where.sql")),
    (5, include_str!("../../../migrations/0005_tally_by_hour.sql")),
    (6, include_str!("../../../migrations/0006_card_and_question.sql")),
    (7, include_str!("../../../migrations/0007_document_and_reference.sql")),
    (8, include_str!("../../../migrations/0008_document_by_form.sql")),
];

fn known() -> u32 {
    MIGRATIONS.last().map_or(0, |(number, _)| *number)
}

fn found(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// The file is of an earlier program and will be changed when it is opened for work. A file whose first
/// opening was cut short has no schema yet and is not older than anything.
pub(crate) fn is_older(connection: &Connection) -> Result<bool, StoreError> {
    Ok((1..known()).contains(&found(connection)?))
}

/// Nothing has to be changed before work; a file whose first opening was cut short is not there yet.
pub(crate) fn is_current(connection: &Connection) -> Result<bool, StoreError> {
    Ok(found(connection)? == known())
}

/// Refuses a file whose schema this program does not know.
pub(crate) fn refuse_newer(connection: &Connection) -> Result<(), StoreError> {
    let (found, known) = (found(connection)?, known());
    if found > known { Err(StoreError::Newer { found, known }) } else { Ok(()) }
}

/// Runs what is missing, in one transaction.
pub(crate) fn run(connection: &mut Connection) -> Result<(), StoreError> {
    refuse_newer(connection)?;
    let from = found(connection)?;
    if from == known() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (_, sql) in MIGRATIONS.iter().filter(|(number, _)| *number > from) {
        transaction.execute_batch(sql)?;
    }
    transaction.pragma_update(None, "user_version", known())?;
    transaction.commit()?;
    tracing::info!(from, to = known(), "schema migrated");
    Ok(())
}
