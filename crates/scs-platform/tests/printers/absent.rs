//! A service that is not there, or is there and does not answer, hangs nobody.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use scs_platform::{CupsAddress, CupsPrinters, JobState, PrinterError, Printers};

use crate::cupsd::{Cupsd, document, queue, wait_for_state};

const LIMIT: Duration = Duration::from_secs(6);

fn timed<T>(call: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let outcome = call();
    assert!(begun.elapsed() < LIMIT, "{:?}", begun.elapsed());
    outcome
}

#[test]
fn without_a_service_every_call_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let by_port = CupsAddress::named(&closed.to_string()).unwrap();
    for address in [CupsAddress::Socket(folder.path().join("cups.sock")), by_port] {
        let printers = CupsPrinters::at(address);
        assert_eq!(timed(|| printers.list()), Err(PrinterError::NoService));
        let sent = timed(|| printers.send("hall", "5", &document(), 1));
        assert_eq!(sent, Err(PrinterError::NoService));
    }
}

#[test]
fn what_listens_and_never_answers_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = CupsAddress::named(&listener.local_addr().unwrap().to_string()).unwrap();
    assert_eq!(timed(|| CupsPrinters::at(address).list()), Err(PrinterError::TooSlow));
}

#[test]
fn a_retry_after_a_frozen_service_prints_once() {
    let cupsd = Cupsd::with(&[queue("hall")]);
    let printers = cupsd.printers();
    cupsd.freeze();
    let frozen = timed(|| printers.send("hall", "5", &document(), 1));
    assert_eq!(frozen, Err(PrinterError::TooSlow));
    cupsd.thaw();
    let job = printers.send("hall", "5", &document(), 1).unwrap();
    wait_for_state(&printers, "hall", &job, JobState::Printed);
    assert_eq!(cupsd.runs().len(), 1);
}
