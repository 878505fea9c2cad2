//! CUPS, asked in its own protocol (IPP over its socket), because `lpstat` does not tell a printed job
//! from an aborted one.
//!
//! A job is made first and filled second: its number is known before a byte of the document leaves, so
//! whatever goes wrong afterwards can be taken back. Every question opens a connection of its own.
//! Encrypted connections to a server elsewhere are not spoken.

mod address;
mod exchange;
mod notices;
mod question;
mod reading;

use std::env;
use std::thread;
use std::time::Duration;

pub use address::CupsAddress;
use exchange::exchange;
use ipp::model::{DelimiterTag, Operation, StatusCode};
use question::{Answer, Question, failure};
use reading::{Seen, job_state, printer_facts, read_printer};

use super::in_time::{Deadline, PATIENCE, in_time};
use super::{JobId, JobState, Printer, PrinterError, Printers};

const PRINTER_FACTS: [&str; 6] = [
    "printer-name",
    "printer-info",
    "printer-state",
    "printer-state-reasons",
    "printer-state-message",
    "printer-is-accepting-jobs",
];

const JOB_FACTS: [&str; 3] = ["job-state", "job-state-reasons", "job-printer-state-message"];

const PAUSE: Duration = Duration::from_millis(20);

/// The printers of one CUPS server.
#[derive(Clone, Debug)]
pub struct CupsPrinters {
    address: Option<CupsAddress>,
    /// Owns the jobs; only their owner may cancel them.
    user: String,
}

impl CupsPrinters {
    /// The server `CUPS_SERVER` names, or this machine's own, looked for at every call.
    pub fn of_the_machine() -> CupsPrinters {
        let named = env::var("CUPS_SERVER").ok();
        CupsPrinters { address: named.as_deref().and_then(CupsAddress::named), user: user_name() }
    }

    pub fn at(address: CupsAddress) -> CupsPrinters {
        CupsPrinters { address: Some(address), user: user_name() }
    }

    /// Runs the work against the server in the time every caller is promised.
    fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Line) -> Result<T, PrinterError> + Send + 'static,
    ) -> Result<T, PrinterError> {
        let address = self.address.clone().unwrap_or_else(CupsAddress::of_the_machine);
        let user = self.user.clone();
        in_time(PATIENCE, move |deadline| work(&Line { address, user, deadline }))
    }
}

/// As libcups does it; no account of this name has to exist.
fn user_name() -> String {
    let mut named = ["USER", "LOGNAME"].into_iter().filter_map(|name| env::var(name).ok());
    named.find(|name| !name.is_empty()).unwrap_or_else(|| "anonymous".to_owned())
}

impl Printers for CupsPrinters {
    fn list(&self) -> Result<Vec<Printer>, PrinterError> {
        self.ask(Line::list)
    }

    fn send(&self, printer: &str, job_name: &str, pdf: &[u8], copies: u32) -> Result<JobId, PrinterError> {
        let (printer, job_name, pdf) = (printer.to_owned(), job_name.to_owned(), pdf.to_vec());
        self.ask(move |line| {
            let job = line.create(&printer, &job_name, copies)?;
            match line.fill(&printer, job, &pdf) {
                Ok(()) => Ok(JobId::new(job.to_string())),
                Err(trouble) => {
                    line.take_back(job);
                    Err(trouble)
                }
            }
        })
    }

    fn state(&self, printer: &str, job: &JobId) -> Result<JobState, PrinterError> {
        let (printer, job) = (printer.to_owned(), number(job));
        self.ask(move |line| {
            let seen = line.printer(&printer)?;
            match job {
                Some(job) => line.state(job, &seen),
                None => Ok(JobState::Gone),
            }
        })
    }

    fn cancel(&self, _printer: &str, job: &JobId) -> Result<(), PrinterError> {
        let job = number(job).ok_or(PrinterError::NoSuchJob)?;
        self.ask(move |line| {
            match line.cancel(job, false)? {
                StatusCode::ClientErrorNotFound => return Err(PrinterError::NoSuchJob),
                StatusCode::ClientErrorNotPossible => return Err(PrinterError::JobFinished),
                status => failure(status)?,
            }
            match line.purge(job) {
                // Cancelled it is; the document stays until its backend ends and somebody forgets the job.
                Err(PrinterError::TooSlow) => Ok(()),
                purged => purged,
            }
        })
    }

    fn forget(&self, printer: &str, job: &JobId) -> Result<(), PrinterError> {
        let (printer, job) = (printer.to_owned(), number(job));
        self.ask(move |line| {
            let seen = line.printer(&printer)?;
            let Some(job) = job else { return Ok(()) };
            if line.state(job, &seen)?.is_final() {
                line.purge(job)
            } else {
                Err(PrinterError::JobUnfinished)
            }
        })
    }
}

/// CUPS counts its jobs from 1; 0 would mean the one that prints just now.
fn number(job: &JobId) -> Option<i32> {
    job.as_str().parse().ok().filter(|number| *number > 0)
}

/// One caller's line to the server; open until the deadline.
struct Line {
    address: CupsAddress,
    user: String,
    deadline: Deadline,
}

impl Line {
    fn list(&self) -> Result<Vec<Printer>, PrinterError> {
        let default = self.default_name()?;
        let question = Question::about(Operation::CupsGetPrinters, &self.user)?.wanting(&PRINTER_FACTS)?;
        let answer = self.put("/", &question, &[])?;
        if answer.status == StatusCode::ClientErrorNotFound {
            return Ok(Vec::new());
        }
        failure(answer.status)?;
        let printers = answer.facts(DelimiterTag::PrinterAttributes);
        Ok(printers.filter_map(|facts| read_printer(&facts, default.as_deref())).collect())
    }

    fn default_name(&self) -> Result<Option<String>, PrinterError> {
        let question = Question::about(Operation::CupsGetDefault, &self.user)?.wanting(&["printer-name"])?;
        let answer = self.put("/", &question, &[])?;
        let mut printers = answer.facts(DelimiterTag::PrinterAttributes);
        Ok(printers.next().and_then(|facts| facts.text("printer-name").map(str::to_owned)))
    }

    fn create(&self, printer: &str, job_name: &str, copies: u32) -> Result<i32, PrinterError> {
        let question = Question::about(Operation::CreateJob, &self.user)?
            .of_printer(printer)?
            .named(job_name)?
            .on_plain_paper(copies)?;
        let answer = self.put(&question::path_of(printer), &question, &[])?;
        failure(answer.status)?;
        let mut jobs = answer.facts(DelimiterTag::JobAttributes);
        jobs.next().and_then(|facts| facts.number("job-id")).ok_or_else(|| PrinterError::unclear("no job-id"))
    }

    fn fill(&self, printer: &str, job: i32, pdf: &[u8]) -> Result<(), PrinterError> {
        let question =
            Question::about(Operation::SendDocument, &self.user)?.of_printer(printer)?.with_last_pdf(job)?;
        let answer = self.put(&question::path_of(printer), &question, pdf)?;
        failure(answer.status)?;
        // An answer that comes when nobody waits any more counts as none.
        self.deadline.left().map(|_| ())
    }

    fn printer(&self, printer: &str) -> Result<Seen, PrinterError> {
        let question = Question::about(Operation::GetPrinterAttributes, &self.user)?
            .of_printer(printer)?
            .wanting(&PRINTER_FACTS)?;
        let answer = self.put(&question::path_of(printer), &question, &[])?;
        failure(answer.status)?;
        let mut printers = answer.facts(DelimiterTag::PrinterAttributes);
        Ok(printers.next().map(|facts| printer_facts(&facts)).unwrap_or_default())
    }

    fn state(&self, job: i32, seen: &Seen) -> Result<JobState, PrinterError> {
        let question =
            Question::about(Operation::GetJobAttributes, &self.user)?.of_job(job)?.wanting(&JOB_FACTS)?;
        let answer = self.put("/jobs/", &question, &[])?;
        if matches!(answer.status, StatusCode::ClientErrorNotFound | StatusCode::ClientErrorGone) {
            return Ok(JobState::Gone);
        }
        failure(answer.status)?;
        let mut jobs = answer.facts(DelimiterTag::JobAttributes);
        jobs.next()
            .and_then(|facts| job_state(&facts, seen))
            .ok_or_else(|| PrinterError::unclear("no job-state"))
    }

    /// What CUPS says to it; with `purge` the job is forgotten together with its document.
    fn cancel(&self, job: i32, purge: bool) -> Result<StatusCode, PrinterError> {
        let question = Question::about(Operation::CancelJob, &self.user)?.of_job(job)?;
        let question = if purge { question.purging()? } else { question };
        Ok(self.put("/jobs/", &question, &[])?.status)
    }

    /// Until CUPS knows the job no longer: it says yes to a purge and keeps the document all the same
    /// while the backend of the job is still ending.
    fn purge(&self, job: i32) -> Result<(), PrinterError> {
        loop {
            match self.cancel(job, true)? {
                StatusCode::ClientErrorNotFound => return Ok(()),
                status => failure(status)?,
            }
            thread::sleep(PAUSE.min(self.deadline.left()?));
        }
    }

    /// On time of its own: the caller may have given up already. Nothing more can be done if this fails.
    fn take_back(&self, job: i32) {
        let again = Line {
            address: self.address.clone(),
            user: self.user.clone(),
            deadline: Deadline::within(PATIENCE),
        };
        let _ = again.purge(job);
    }

    fn put(&self, path: &str, question: &Question, document: &[u8]) -> Result<Answer, PrinterError> {
        let head = question.to_bytes();
        let bytes = exchange(&self.address, path, &[&head, document], self.deadline)?;
        Answer::read(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_number_above_zero_is_a_job_of_this_service() {
        assert_eq!(number(&JobId::new("12")), Some(12));
        for strange in ["0", "-1", "", "hall-12", "99999999999"] {
            assert_eq!(number(&JobId::new(strange)), None, "{strange}");
        }
    }
}
