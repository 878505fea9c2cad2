//! What stays in the queue after a job has ended, and what does not.

use std::path::PathBuf;

use scs_platform::{JobId, JobState, PrinterError, Printers};

use crate::cupsd::{Cupsd, Device, GATED, Queue, document, queue, wait_for_state};

#[test]
fn a_printed_job_is_never_cancelled_afterwards_but_can_be_forgotten() {
    let cupsd = Cupsd::with(&[queue("hall")]);
    let printers = cupsd.printers();
    let job = printers.send("hall", "5", &document(), 1).unwrap();
    wait_for_state(&printers, "hall", &job, JobState::Printed);
    assert_eq!(printers.cancel("hall", &job), Err(PrinterError::JobFinished));
    assert!(!cupsd.left_behind().is_empty(), "CUPS keeps printed documents");
    assert_eq!(printers.forget("hall", &job), Ok(()));
    assert_eq!(cupsd.left_behind(), Vec::<PathBuf>::new());
    assert_eq!(printers.state("hall", &job), Ok(JobState::Gone));
    assert_eq!(printers.forget("hall", &job), Ok(()));
}

#[test]
fn an_unfinished_job_is_not_forgotten() {
    let cupsd = Cupsd::with(&[Queue { device: Device::File { filter: GATED }, ..queue("hall") }]);
    let printers = cupsd.printers();
    let job = printers.send("hall", "5", &document(), 1).unwrap();
    assert_eq!(printers.forget("hall", &job), Err(PrinterError::JobUnfinished));
    cupsd.open_the_gate();
    wait_for_state(&printers, "hall", &job, JobState::Printed);
}

#[test]
fn a_number_the_queue_never_gave_is_gone() {
    let cupsd = Cupsd::with(&[queue("hall")]);
    let printers = cupsd.printers();
    for strange in ["4711", "0", "hall-1"] {
        let job = JobId::new(strange);
        assert_eq!(printers.state("hall", &job), Ok(JobState::Gone), "{strange}");
        assert_eq!(printers.cancel("hall", &job), Err(PrinterError::NoSuchJob), "{strange}");
    }
}
