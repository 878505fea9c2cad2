//! A document that does not come out says why, and leaves nothing behind when it is taken back.

use std::path::PathBuf;
use std::process::Command;

use scs_platform::{JobId, JobState, PrinterError, PrinterState, Printers, Reason};

use crate::cupsd::{Cupsd, Device, GATED, Queue, dead_queue, document, queue, wait_for, wait_for_state};

const NOTHING: Vec<PathBuf> = Vec::new();

fn stopped(reason: Reason) -> JobState {
    JobState::Stopped { reason }
}

#[test]
fn a_dead_printer_is_not_called_printing_and_its_job_can_be_taken_back() {
    let cupsd = Cupsd::with(&[dead_queue("hall")]);
    let printers = cupsd.printers();
    let job = printers.send("hall", "5", &document(), 1).unwrap();
    let lived = wait_for_state(&printers, "hall", &job, stopped(Reason::NotResponding));
    assert!(!lived.contains(&JobState::Printed), "{lived:?}");
    assert_eq!(printers.list().unwrap()[0].state, PrinterState::Offline);
    assert!(!cupsd.left_behind().is_empty(), "the spool holds a waiting document");
    assert_eq!(printers.cancel("hall", &job), Ok(()));
    assert_eq!(printers.state("hall", &job), Ok(JobState::Gone));
    assert_eq!(cupsd.left_behind(), NOTHING);
    assert_eq!(printers.cancel("hall", &job), Err(PrinterError::NoSuchJob));
    wait_for("an idle printer", || printers.list().unwrap()[0].state == PrinterState::Ready);
}

#[test]
fn a_job_waits_for_paper_and_says_so() {
    let hungry =
        format!("echo 'STATE: +media-empty-warning' >&2; {GATED}; echo 'STATE: -media-empty-warning' >&2");
    let cupsd = Cupsd::with(&[Queue { device: Device::File { filter: &hungry }, ..queue("hall") }]);
    let printers = cupsd.printers();
    let job = printers.send("hall", "5", &document(), 1).unwrap();
    wait_for_state(&printers, "hall", &job, stopped(Reason::PaperOut));
    cupsd.open_the_gate();
    wait_for_state(&printers, "hall", &job, JobState::Printed);
    assert!(cupsd.paper("hall") == document(), "other bytes came out");
}

#[test]
fn a_job_before_a_stopped_printer_says_what_stopped_it() {
    let cupsd = Cupsd::with(&[Queue { besides: "State Stopped\nReason media-jam-error\n", ..queue("hall") }]);
    let printers = cupsd.printers();
    let job = printers.send("hall", "5", &document(), 1).unwrap();
    assert_eq!(printers.state("hall", &job), Ok(stopped(Reason::PaperJam)));
    assert_eq!(printers.cancel("hall", &job), Ok(()));
    assert_eq!(cupsd.left_behind(), NOTHING);
}

#[test]
fn a_job_the_printer_could_not_be_given_is_neither_printed_nor_cancelled() {
    let cupsd =
        Cupsd::with(&[Queue { device: Device::Uri("socket://127.0.0.1:1/?contimeout=1"), ..queue("hall") }]);
    let printers = cupsd.printers();
    let job = printers.send("hall", "5", &document(), 1).unwrap();
    let aborted = stopped(Reason::Aborted);
    let lived = wait_for_state(&printers, "hall", &job, aborted);
    assert!(lived.iter().all(|state| *state == aborted || !state.is_final()), "{lived:?}");
    assert_eq!(printers.cancel("hall", &job), Err(PrinterError::JobFinished));
}

#[test]
fn a_job_whose_filter_fails_is_broken_off_and_can_be_cleared_away() {
    let cupsd = Cupsd::with(&[Queue { device: Device::File { filter: "exit 1" }, ..queue("hall") }]);
    let printers = cupsd.printers();
    let job = printers.send("hall", "5", &document(), 1).unwrap();
    wait_for_state(&printers, "hall", &job, stopped(Reason::Aborted));
    assert_eq!(printers.forget("hall", &job), Ok(()));
    assert_eq!(cupsd.left_behind(), NOTHING);
}

#[test]
fn a_job_of_somebody_else_is_seen_held_and_cancelled_but_not_touched() {
    let cupsd = Cupsd::with(&[queue("hall")]);
    let printers = cupsd.printers();
    let server = cupsd.server();
    let held = ["-H", "indefinite", "-d", "hall", "/etc/hostname"];
    let lp = Command::new("lp").args(["-h", &server, "-U", "other"]).args(held).output();
    let said = String::from_utf8(lp.unwrap().stdout).unwrap();
    let number = said.split_whitespace().find_map(|word| word.strip_prefix("hall-"));
    let job = JobId::new(number.expect("lp names its job"));
    assert_eq!(printers.state("hall", &job), Ok(stopped(Reason::Held)));
    assert_eq!(printers.cancel("hall", &job), Err(PrinterError::NotAllowed));
    let cancel = Command::new("cancel").args(["-h", &server, "-U", "other", job.as_str()]).status();
    assert!(cancel.unwrap().success());
    assert_eq!(printers.state("hall", &job), Ok(JobState::Cancelled));
}

#[test]
fn a_closed_queue_and_an_unknown_printer_are_refused_with_nothing_left() {
    let cupsd = Cupsd::with(&[Queue { besides: "Accepting No\n", ..queue("hall") }]);
    let printers = cupsd.printers();
    assert_eq!(printers.send("hall", "5", &document(), 1), Err(PrinterError::NotAccepting));
    let unknown = printers.send("cellar", "5", &document(), 1);
    assert_eq!(unknown, Err(PrinterError::NoSuchPrinter));
    let state = printers.state("cellar", &JobId::new("1"));
    assert_eq!(state, Err(PrinterError::NoSuchPrinter));
    assert_eq!(cupsd.left_behind(), NOTHING);
}
