//! The printers of the machine: which there are, a PDF into a queue, and what became of it.
//!
//! Handed over is not printed. A job is [`JobState::Printed`] only when the queue says so, and what the
//! queue cannot know (a jam in the last second, a sheet somebody else took) is not known here either.
//! No call hangs its caller: each runs on a thread of its own and is given up after five seconds (a send
//! on Windows, which draws the pages, after thirty). A send that is given up takes its job back, so that
//! a retry does not print twice.
//!
//! The document travels in the body of the request; no file of ours is left behind. Nothing is drawn
//! here, nothing is retried, and no register is kept.

mod error;
mod in_time;
mod memory;
mod state;
mod words;

#[cfg(any(windows, test))]
mod bitmap;
#[cfg(unix)]
mod cups;
#[cfg(any(windows, test))]
mod spooler;
#[cfg(windows)]
#[expect(unsafe_code, reason = "winspool and GDI are C interfaces; nothing else is unsafe here")]
mod windows;

#[cfg(unix)]
pub use cups::{CupsAddress, CupsPrinters};
pub use error::PrinterError;
pub use memory::{MemoryPrinters, SentJob};
pub use state::{JobId, JobState, Printer, PrinterState, Reason};
#[cfg(windows)]
pub use windows::SpoolerPrinters;

/// The print service of the machine. Blocking; call it from where waiting five seconds is allowed.
pub trait Printers: Send + Sync {
    /// Every printer the service knows, in its own order. Empty when the service works and has none.
    fn list(&self) -> Result<Vec<Printer>, PrinterError>;

    /// Puts a PDF into the printer's queue: A4, one-sided, not scaled; 0 copies count as 1.
    ///
    /// `job_name` is shown to everybody who looks at the queue: a number of a paper, never a person's name.
    fn send(&self, printer: &str, job_name: &str, pdf: &[u8], copies: u32) -> Result<JobId, PrinterError>;

    /// What became of a job. `Gone` is an answer, not a refusal.
    fn state(&self, printer: &str, job: &JobId) -> Result<JobState, PrinterError>;

    /// Stops a job and takes its document out of the spool.
    ///
    /// Refused with [`PrinterError::JobFinished`] when it ended before, so that a printed paper is
    /// never called cancelled, and with [`PrinterError::NoSuchJob`] when the queue no longer knows it.
    /// Afterwards the job is `Gone`; where it is `Cancelled`, the printer holds the document still and
    /// [`Printers::forget`] takes it out a little later.
    fn cancel(&self, printer: &str, job: &JobId) -> Result<(), PrinterError>;

    /// Takes the document of a finished job out of the spool, where a queue may keep it for a day.
    ///
    /// The job is `Gone` afterwards; one that is gone already is no refusal. An unfinished one is
    /// refused with [`PrinterError::JobUnfinished`] and left alone.
    fn forget(&self, printer: &str, job: &JobId) -> Result<(), PrinterError>;
}

/// CUPS, where `CUPS_SERVER` says or on this machine.
#[cfg(unix)]
pub fn system_printers() -> Box<dyn Printers> {
    Box::new(CupsPrinters::of_the_machine())
}

/// The Windows spooler.
#[cfg(windows)]
pub fn system_printers() -> Box<dyn Printers> {
    Box::new(SpoolerPrinters)
}
