//! The spooler of Windows: a PDF is drawn page by page by Windows itself and goes out through GDI.
//!
//! Untested: this module is type-checked, but no machine with Windows has run it yet. A printed job
//! leaves that queue at once unless the printer keeps its documents, so [`JobState::Gone`] is the usual
//! end of a good print here. The spool files are Windows's own; it deletes them with the job.

mod drawing;
mod paper;
mod queue;

use std::time::Duration;

use queue::Queue;
use windows::Win32::Foundation::{
    ERROR_ACCESS_DENIED, ERROR_INVALID_PRINTER_NAME, ERROR_PRINTER_DELETED, WIN32_ERROR,
};
use windows::core::Error;

use super::in_time::{PATIENCE, in_time};
use super::{JobId, JobState, Printer, PrinterError, Printers};

/// Drawing pages is our own work and takes its time; asking does not.
const DRAWING: Duration = Duration::from_secs(30);

/// Every printer this user sees, local and connected.
#[derive(Clone, Copy, Debug, Default)]
pub struct SpoolerPrinters;

impl Printers for SpoolerPrinters {
    fn list(&self) -> Result<Vec<Printer>, PrinterError> {
        in_time(PATIENCE, |_| queue::list())
    }

    fn send(&self, printer: &str, job_name: &str, pdf: &[u8], copies: u32) -> Result<JobId, PrinterError> {
        let (printer, job_name, pdf) = (printer.to_owned(), job_name.to_owned(), pdf.to_vec());
        in_time(DRAWING, move |deadline| {
            let document = drawing::open(&pdf)?;
            let paper = paper::Paper::of(&Queue::open(&printer)?, &printer)?;
            let job = paper.begin(&job_name)?;
            for _ in 0..copies.max(1) {
                for page in 0..drawing::pages(&document)? {
                    deadline.left()?;
                    paper.put(&drawing::draw(&document, page)?)?;
                }
            }
            deadline.left()?;
            paper.finish()?;
            Ok(JobId::new(job.to_string()))
        })
    }

    fn state(&self, printer: &str, job: &JobId) -> Result<JobState, PrinterError> {
        let (printer, job) = (printer.to_owned(), number(job));
        in_time(PATIENCE, move |_| Queue::open(&printer)?.job(job))
    }

    fn cancel(&self, printer: &str, job: &JobId) -> Result<(), PrinterError> {
        let (printer, job) = (printer.to_owned(), number(job));
        in_time(PATIENCE, move |_| {
            let queue = Queue::open(&printer)?;
            match queue.job(job)? {
                JobState::Gone => Err(PrinterError::NoSuchJob),
                state if state.is_final() => Err(PrinterError::JobFinished),
                _ => queue.delete(job),
            }
        })
    }

    fn forget(&self, printer: &str, job: &JobId) -> Result<(), PrinterError> {
        let (printer, job) = (printer.to_owned(), number(job));
        in_time(PATIENCE, move |_| {
            let queue = Queue::open(&printer)?;
            match queue.job(job)? {
                JobState::Gone => Ok(()),
                state if state.is_final() => queue.delete(job),
                _ => Err(PrinterError::JobUnfinished),
            }
        })
    }
}

/// Windows counts its jobs from 1; 0 is none of them.
fn number(job: &JobId) -> u32 {
    job.as_str().parse().unwrap_or(0)
}

/// `RPC_S_SERVER_UNAVAILABLE`: the spooler service is stopped.
const NO_SPOOLER: WIN32_ERROR = WIN32_ERROR(1722);

/// What an error of Windows means to the caller.
fn trouble(error: &Error) -> PrinterError {
    let is = |known: WIN32_ERROR| error.code() == known.to_hresult();
    if is(NO_SPOOLER) {
        PrinterError::NoService
    } else if is(ERROR_INVALID_PRINTER_NAME) || is(ERROR_PRINTER_DELETED) {
        PrinterError::NoSuchPrinter
    } else if is(ERROR_ACCESS_DENIED) {
        PrinterError::NotAllowed
    } else {
        PrinterError::unclear(format!("HRESULT {:#010x}", error.code().0))
    }
}
