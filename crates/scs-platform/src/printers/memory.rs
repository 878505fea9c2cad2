//! Printers of paper nobody sees, for tests of others: they do what their script says.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{JobId, JobState, Printer, PrinterError, PrinterState, Printers};

/// What was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentJob {
    pub id: JobId,
    pub printer: String,
    pub job_name: String,
    pub pdf: Vec<u8>,
    pub copies: u32,
}

/// Each job lives through the scripted states, one per question; the last one stays.
pub struct MemoryPrinters {
    inside: Mutex<Inside>,
}

#[derive(Default)]
struct Inside {
    printers: Vec<Printer>,
    script: Vec<JobState>,
    trouble: Option<PrinterError>,
    sent: Vec<SentJob>,
    ahead: BTreeMap<String, VecDeque<JobState>>,
}

impl MemoryPrinters {
    /// Jobs are queued, then printing, then printed.
    pub fn new(printers: Vec<Printer>) -> MemoryPrinters {
        MemoryPrinters {
            inside: Mutex::new(Inside {
                printers,
                script: vec![JobState::Queued, JobState::Printing, JobState::Printed],
                ..Inside::default()
            }),
        }
    }

    /// One printer, ready, the default one.
    pub fn with_one(name: &str) -> MemoryPrinters {
        MemoryPrinters::new(vec![Printer {
            name: name.to_owned(),
            title: name.to_owned(),
            is_default: true,
            state: PrinterState::Ready,
        }])
    }

    /// What the jobs sent from now on live through. An empty script leaves them queued.
    pub fn script(&self, states: &[JobState]) {
        self.inside().script = states.to_vec();
    }

    /// Every call fails with this from now on; nothing: the service works again.
    pub fn fail_with(&self, trouble: Option<PrinterError>) {
        self.inside().trouble = trouble;
    }

    pub fn set_state(&self, printer: &str, state: PrinterState) {
        let mut inside = self.inside();
        let found = inside.printers.iter_mut().find(|known| known.name == printer);
        if let Some(found) = found {
            found.state = state;
        }
    }

    /// Everything sent so far, cancelled or not, the first one first.
    pub fn sent(&self) -> Vec<SentJob> {
        self.inside().sent.clone()
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where the service works.
    fn working(&self) -> Result<MutexGuard<'_, Inside>, PrinterError> {
        let inside = self.inside();
        match &inside.trouble {
            Some(trouble) => Err(trouble.clone()),
            None => Ok(inside),
        }
    }
}

impl Inside {
    fn known(&self, printer: &str) -> Result<(), PrinterError> {
        let is_known = self.printers.iter().any(|known| known.name == printer);
        is_known.then_some(()).ok_or(PrinterError::NoSuchPrinter)
    }

    /// The state a job is in now, without living on.
    fn now(&self, job: &JobId) -> JobState {
        match self.ahead.get(job.as_str()) {
            Some(states) => states.front().copied().unwrap_or(JobState::Queued),
            None => JobState::Gone,
        }
    }
}

impl Printers for MemoryPrinters {
    fn list(&self) -> Result<Vec<Printer>, PrinterError> {
        Ok(self.working()?.printers.clone())
    }

    fn send(&self, printer: &str, job_name: &str, pdf: &[u8], copies: u32) -> Result<JobId, PrinterError> {
        let mut inside = self.working()?;
        inside.known(printer)?;
        let id = JobId::new((inside.sent.len() + 1).to_string());
        let ahead = inside.script.iter().copied().collect();
        inside.ahead.insert(id.to_string(), ahead);
        inside.sent.push(SentJob {
            id: id.clone(),
            printer: printer.to_owned(),
            job_name: job_name.to_owned(),
            pdf: pdf.to_vec(),
            copies: copies.max(1),
        });
        Ok(id)
    }

    fn state(&self, printer: &str, job: &JobId) -> Result<JobState, PrinterError> {
        let mut inside = self.working()?;
        inside.known(printer)?;
        let now = inside.now(job);
        if let Some(states) = inside.ahead.get_mut(job.as_str())
            && states.len() > 1
        {
            states.pop_front();
        }
        Ok(now)
    }

    fn cancel(&self, printer: &str, job: &JobId) -> Result<(), PrinterError> {
        let mut inside = self.working()?;
        inside.known(printer)?;
        match inside.now(job) {
            JobState::Gone => Err(PrinterError::NoSuchJob),
            now if now.is_final() => Err(PrinterError::JobFinished),
            _ => {
                inside.ahead.remove(job.as_str());
                Ok(())
            }
        }
    }

    fn forget(&self, printer: &str, job: &JobId) -> Result<(), PrinterError> {
        let mut inside = self.working()?;
        inside.known(printer)?;
        if !inside.now(job).is_final() {
            return Err(PrinterError::JobUnfinished);
        }
        inside.ahead.remove(job.as_str());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printers::Reason;

    #[test]
    fn a_job_lives_through_its_script_and_stays_at_the_end() {
        let printers = MemoryPrinters::with_one("hall");
        let stuck = JobState::Stopped { reason: Reason::PaperOut };
        printers.script(&[JobState::Queued, stuck, JobState::Printed]);
        let job = printers.send("hall", "5", b"%PDF", 2).unwrap();
        let lived: Vec<JobState> = (0..4).map(|_| printers.state("hall", &job).unwrap()).collect();
        assert_eq!(lived, [JobState::Queued, stuck, JobState::Printed, JobState::Printed]);
        assert_eq!(printers.cancel("hall", &job), Err(PrinterError::JobFinished));
        let sent = printers.sent();
        assert_eq!((sent[0].pdf.as_slice(), sent[0].copies), (&b"%PDF"[..], 2));
    }

    #[test]
    fn a_cancelled_job_is_gone_and_cannot_be_cancelled_again() {
        let printers = MemoryPrinters::with_one("hall");
        let job = printers.send("hall", "5", b"%PDF", 1).unwrap();
        assert_eq!(printers.forget("hall", &job), Err(PrinterError::JobUnfinished));
        assert_eq!(printers.cancel("hall", &job), Ok(()));
        assert_eq!(printers.state("hall", &job), Ok(JobState::Gone));
        assert_eq!(printers.cancel("hall", &job), Err(PrinterError::NoSuchJob));
        assert_eq!(printers.forget("hall", &job), Ok(()));
    }

    #[test]
    fn trouble_lasts_until_it_is_taken_away() {
        let printers = MemoryPrinters::with_one("hall");
        printers.fail_with(Some(PrinterError::NoService));
        assert_eq!(printers.list(), Err(PrinterError::NoService));
        assert_eq!(printers.send("hall", "5", b"%PDF", 1), Err(PrinterError::NoService));
        printers.fail_with(None);
        printers.set_state("hall", PrinterState::Offline);
        assert_eq!(printers.list().unwrap()[0].state, PrinterState::Offline);
        assert_eq!(printers.send("cellar", "5", b"%PDF", 1), Err(PrinterError::NoSuchPrinter));
    }
}
