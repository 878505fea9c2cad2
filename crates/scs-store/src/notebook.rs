//! The second door: settings, drafts, print queue, the counter of our own papers.

use rusqlite::{OptionalExtension, Transaction, params};
use scs_domain::ids::PaperId;

use crate::sql_types::uuid;
use crate::{Notebook, Reader, StoreError, Writer};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// JSON as the screen gave it.
    pub body: String,
    pub at: i64,
}

/// A job in a print queue; queued is not printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintJob {
    pub paper: PaperId,
    pub copy: u32,
    pub printer: String,
    /// The queue's own number of the job.
    pub job: String,
    pub state: String,
    pub reason: Option<String>,
    pub at: i64,
}

impl Reader<'_> {
    /// JSON; None when never set.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let select = "SELECT value FROM setting WHERE name = ?1";
        Ok(self.connection.prepare_cached(select)?.query_row([name], |row| row.get(0)).optional()?)
    }

    pub fn draft(&self, form: &str) -> Result<Option<Draft>, StoreError> {
        let select = "SELECT body, at FROM draft WHERE form = ?1";
        let read = |row: &rusqlite::Row<'_>| Ok(Draft { body: row.get(0)?, at: row.get(1)? });
        Ok(self.connection.prepare_cached(select)?.query_row([form], read).optional()?)
    }

    pub fn drafts(&self) -> Result<Vec<(String, i64)>, StoreError> {
        let mut statement = self.connection.prepare("SELECT form, at FROM draft ORDER BY at DESC, form")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Jobs, the newest first.
    pub fn print_jobs(&self, limit: u32) -> Result<Vec<PrintJob>, StoreError> {
        let select =
            "SELECT paper, copy, printer, job, state, reason, at FROM print_job ORDER BY at DESC LIMIT ?1";
        let mut statement = self.connection.prepare(select)?;
        let rows = statement.query_map([limit], |row| {
            Ok(PrintJob {
                paper: PaperId(uuid(row, 0)?),
                copy: row.get(1)?,
                printer: row.get(2)?,
                job: row.get(3)?,
                state: row.get(4)?,
                reason: row.get(5)?,
                at: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Notebook<'_> {
    pub fn set(&mut self, name: &str, value: &str, at: i64) -> Result<(), StoreError> {
        self.transaction.execute(
            "INSERT INTO setting (name, value, at) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at",
            params![name, value, at],
        )?;
        Ok(())
    }

    pub fn save_draft(&mut self, form: &str, body: &str, at: i64) -> Result<(), StoreError> {
        save_draft(&self.transaction, form, body, at)
    }

    pub fn drop_draft(&mut self, form: &str) -> Result<(), StoreError> {
        self.transaction.execute("DELETE FROM draft WHERE form = ?1", [form])?;
        Ok(())
    }

    pub fn unset(&mut self, name: &str) -> Result<(), StoreError> {
        self.transaction.execute("DELETE FROM setting WHERE name = ?1", [name])?;
        Ok(())
    }

    pub fn put_print_job(&mut self, job: &PrintJob) -> Result<(), StoreError> {
        put_print_job(&self.transaction, job)
    }
}

impl Writer<'_> {
    /// The next number of our own papers in a year; taken with the deed that uses it, so none is lost.
    pub fn next_paper_number(&mut self, year: i32) -> Result<u32, StoreError> {
        self.transaction.execute(
            "INSERT INTO paper_counter (year, last) VALUES (?1, 1) ON CONFLICT DO UPDATE SET last = last + 1",
            [year],
        )?;
        Ok(self
            .transaction
            .query_row("SELECT last FROM paper_counter WHERE year = ?1", [year], |row| row.get(0))?)
    }

    /// A draft ends with the deed it became.
    pub fn drop_draft(&mut self, form: &str) -> Result<(), StoreError> {
        self.transaction.execute("DELETE FROM draft WHERE form = ?1", [form])?;
        Ok(())
    }

    /// What a deed leaves to be typed on.
    pub fn save_draft(&mut self, form: &str, body: &str, at: i64) -> Result<(), StoreError> {
        save_draft(&self.transaction, form, body, at)
    }

    /// What the queue said last, with the deed it became.
    pub fn put_print_job(&mut self, job: &PrintJob) -> Result<(), StoreError> {
        put_print_job(&self.transaction, job)
    }
}

fn save_draft(transaction: &Transaction<'_>, form: &str, body: &str, at: i64) -> Result<(), StoreError> {
    transaction.execute(
        "INSERT INTO draft (form, body, at) VALUES (?1, ?2, ?3)
         ON CONFLICT DO UPDATE SET body = excluded.body, at = excluded.at",
        params![form, body, at],
    )?;
    Ok(())
}

fn put_print_job(transaction: &Transaction<'_>, job: &PrintJob) -> Result<(), StoreError> {
    transaction.execute(
        "INSERT INTO print_job (paper, copy, printer, job, state, reason, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT DO UPDATE SET state = excluded.state, reason = excluded.reason, at = excluded.at",
        params![job.paper.0.as_bytes(), job.copy, job.printer, job.job, job.state, job.reason, job.at],
    )?;
    Ok(())
}
