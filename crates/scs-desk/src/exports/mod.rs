//! Tables that leave the program as files: written row by row beside their name, which they get only when they are
//! whole, so that nothing half is left by a cancel, a full disk or a kill.

mod csv;
mod pdf;
pub(crate) mod words;
mod xlsx;

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use chrono::{NaiveDate, NaiveTime};
use scs_print::papers::Centre;

use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::wire::ExportFormat;

/// What stands in a cell. Text is never read as a formula.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    Text(String),
    Number(u32),
    Day(NaiveDate),
    Time(NaiveTime),
    Empty,
}

impl Cell {
    pub(crate) fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }

    pub(crate) fn number(number: Option<u32>) -> Cell {
        number.map_or(Cell::Empty, Cell::Number)
    }
}

/// A table to come: its name, and its columns with their widths in letters.
#[derive(Clone)]
pub(crate) struct Head {
    pub(crate) title: String,
    /// Others follow or came before.
    pub(crate) is_one_of_many: bool,
    pub(crate) columns: Vec<(String, u16)>,
    /// What sheets say before the table; other files have no place for it.
    pub(crate) caption: Option<Caption>,
}

/// Whose a table is, when it was made, and of what.
#[derive(Clone)]
pub(crate) struct Caption {
    pub(crate) centre: Centre,
    pub(crate) title: String,
    pub(crate) made: String,
    pub(crate) about: Vec<String>,
    pub(crate) sample: bool,
}

/// Takes rows one by one.
pub(crate) trait Tables {
    /// The rows that follow belong to this table.
    fn begin(&mut self, head: &Head) -> Result<()>;
    fn row(&mut self, cells: &[Cell]) -> Result<()>;
    /// Everything is in the file and flushed.
    fn finish(self: Box<Self>) -> Result<()>;
}

/// The export that runs: one at a time.
#[derive(Default)]
pub(crate) struct Exporting {
    is_running: AtomicBool,
    is_cancelled: AtomicBool,
    done: AtomicU64,
    total: AtomicU64,
}

impl Exporting {
    pub(crate) fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::SeqCst);
    }

    fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::SeqCst)
    }

    /// Rows written and rows to write, while it runs.
    pub(crate) fn progress(&self) -> Option<(u64, u64)> {
        let (done, total) = (self.done.load(Ordering::SeqCst), self.total.load(Ordering::SeqCst));
        // What is found by words is counted to some ten thousand only.
        self.is_running.load(Ordering::SeqCst).then_some((done, total.max(done)))
    }
}

/// How an export ended.
#[derive(Debug, PartialEq)]
pub(crate) enum Ended {
    Saved {
        path: PathBuf,
        rows: u64,
    },
    Cancelled,
    /// Another one runs.
    Busy,
}

/// A running export: counts rows and stops when nobody wants them any more.
pub(crate) struct Export<'e> {
    exporting: &'e Exporting,
    tables: Box<dyn Tables + 'e>,
    rows: u64,
}

impl Export<'_> {
    pub(crate) fn begin(&mut self, head: &Head) -> Result<()> {
        self.tables.begin(head)
    }

    pub(crate) fn row(&mut self, cells: &[Cell]) -> Result<()> {
        if self.exporting.is_cancelled() {
            return Err(Error::File(cancelled()));
        }
        self.tables.row(cells)?;
        self.rows += 1;
        self.exporting.done.store(self.rows, Ordering::SeqCst);
        Ok(())
    }
}

fn cancelled() -> std::io::Error {
    std::io::Error::other("cancelled")
}

/// Stops writing as soon as the export is cancelled, in the middle of a long finish too.
struct Wanted<'e> {
    exporting: &'e Exporting,
    file: File,
}

impl Wanted<'_> {
    fn refuse_cancelled(&self) -> Result<()> {
        if self.exporting.is_cancelled() { Err(Error::File(cancelled())) } else { Ok(()) }
    }
}

impl Write for Wanted<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.exporting.is_cancelled() {
            return Err(cancelled());
        }
        self.file.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

impl Seek for Wanted<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.file.seek(to)
    }
}

/// The one unfinished file. Whatever else lies in the folder is somebody else's.
const FRESH: &str = "scs-export.part";

impl Desk {
    /// Writes `total` rows or so by `fill` into a file of this name.
    pub(crate) fn export(
        &self,
        (name, format): (&str, ExportFormat),
        total: u64,
        fill: impl FnOnce(&mut Export<'_>) -> Result<()>,
    ) -> Result<Ended> {
        self.alone(total, || self.write_export(name, ending(format), |fresh| self.fill(fresh, format, fill)))
    }

    /// A file that is made already: a picture, a sheet.
    pub(crate) fn export_made(&self, (name, ending): (&str, &str), made: &[u8]) -> Result<Ended> {
        self.alone(1, || {
            self.write_export(name, ending, |fresh| {
                scs_platform::write_durably(fresh, made)?;
                Ok(1)
            })
        })
    }

    fn alone(&self, total: u64, write: impl FnOnce() -> Result<Ended>) -> Result<Ended> {
        let exporting = &self.exporting;
        if exporting.is_running.swap(true, Ordering::SeqCst) {
            return Ok(Ended::Busy);
        }
        exporting.is_cancelled.store(false, Ordering::SeqCst);
        exporting.done.store(0, Ordering::SeqCst);
        exporting.total.store(total, Ordering::SeqCst);
        let ended = write();
        exporting.is_running.store(false, Ordering::SeqCst);
        ended
    }

    fn write_export(
        &self,
        name: &str,
        ending: &str,
        write: impl FnOnce(&Path) -> Result<u64>,
    ) -> Result<Ended> {
        let folder = self.folders.exports();
        scs_platform::make_folder(&folder)?;
        let path = free_name(&folder, name, ending);
        let fresh = folder.join(FRESH);
        let outcome = write(&fresh).and_then(|rows| {
            scs_platform::take_place(&fresh, &path)?;
            Ok(Ended::Saved { path, rows })
        });
        if outcome.is_err() {
            scs_platform::remove_durably(&fresh)?;
        }
        match outcome {
            Err(_) if self.exporting.is_cancelled() => Ok(Ended::Cancelled),
            outcome => outcome,
        }
    }

    fn fill(
        &self,
        fresh: &Path,
        format: ExportFormat,
        fill: impl FnOnce(&mut Export<'_>) -> Result<()>,
    ) -> Result<u64> {
        scs_platform::empty_file(fresh)?;
        let file = File::options().read(true).write(true).open(fresh).map_err(Error::File)?;
        let wanted = Wanted { exporting: &self.exporting, file };
        let tables: Box<dyn Tables + '_> = match format {
            ExportFormat::Csv => Box::new(csv::Csv::new(wanted)?),
            ExportFormat::Pdf => Box::new(pdf::Pdf::new(wanted)),
            ExportFormat::Xlsx => Box::new(xlsx::Xlsx::new(wanted, &self.folders.exports())?),
        };
        let mut export = Export { exporting: &self.exporting, tables, rows: 0 };
        fill(&mut export)?;
        export.tables.finish()?;
        Ok(export.rows)
    }

    /// What an export that was killed left. Only before work begins.
    pub(crate) fn drop_half_exported(&self) -> Result<()> {
        Ok(scs_platform::remove_durably(&self.folders.exports().join(FRESH))?)
    }
}

fn ending(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Csv => "csv",
        ExportFormat::Pdf => "pdf",
        ExportFormat::Xlsx => "xlsx",
    }
}

/// «name.csv», or «name (2).csv» where that is taken.
fn free_name(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let numbered = |number: u32| match number {
        1 => folder.join(format!("{name}.{ending}")),
        number => folder.join(format!("{name} ({number}).{ending}")),
    };
    (1..).map(numbered).find(|path| !path.exists()).unwrap_or_else(|| numbered(1))
}
