//! A document goes out and comes out.

use scs_platform::{JobState, PrinterState, Printers, Reason};

use crate::cupsd::{Cupsd, Device, GATED, Queue, document, queue, wait_for_state};

#[test]
fn a_printed_document_arrives_byte_for_byte() {
    let cupsd = Cupsd::with(&[queue("hall")]);
    let printers = cupsd.printers();
    let job = printers.send("hall", "ЦЗН-1-2027-5", &document(), 2).unwrap();
    wait_for_state(&printers, "hall", &job, JobState::Printed);
    assert!(cupsd.paper("hall") == document(), "other bytes came out");
}

#[test]
fn the_same_goes_over_the_network() {
    let cupsd = Cupsd::with(&[queue("hall")]);
    let printers = cupsd.printers_by_port();
    let job = printers.send("hall", "5", &document(), 1).unwrap();
    wait_for_state(&printers, "hall", &job, JobState::Printed);
    assert!(cupsd.paper("hall") == document(), "other bytes came out");
}

#[test]
fn paper_is_a4_one_sided_unscaled_in_so_many_copies() {
    let cupsd = Cupsd::with(&[queue("hall")]);
    let printers = cupsd.printers();
    let job = printers.send("hall", "5", &document(), 3).unwrap();
    wait_for_state(&printers, "hall", &job, JobState::Printed);
    let runs = cupsd.runs();
    assert_eq!(runs.len(), 1);
    assert!(runs[0].starts_with("3 "), "{}", runs[0]);
    for option in ["media=iso_a4_210x297mm", "sides=one-sided", "print-scaling=none", "nofit-to-page"] {
        assert!(runs[0].contains(option), "{option} is not in {}", runs[0]);
    }
}

#[test]
fn a_queue_with_a_russian_name_prints() {
    let cupsd = Cupsd::with(&[queue("Принтер_в_зале")]);
    let printers = cupsd.printers();
    assert_eq!(printers.list().unwrap()[0].name, "Принтер_в_зале");
    let job = printers.send("Принтер_в_зале", "5", &document(), 1).unwrap();
    wait_for_state(&printers, "Принтер_в_зале", &job, JobState::Printed);
    assert!(cupsd.paper("Принтер_в_зале") == document(), "other bytes came out");
}

#[test]
fn queued_and_printing_are_not_printed() {
    let cupsd = Cupsd::with(&[Queue { device: Device::File { filter: GATED }, ..queue("hall") }]);
    let printers = cupsd.printers();
    let first = printers.send("hall", "5", &document(), 1).unwrap();
    wait_for_state(&printers, "hall", &first, JobState::Printing);
    let second = printers.send("hall", "6", &document(), 1).unwrap();
    assert_eq!(printers.state("hall", &second), Ok(JobState::Queued));
    assert_eq!(printers.list().unwrap()[0].state, PrinterState::Busy);
    assert!(cupsd.paper("hall").is_empty());
    cupsd.open_the_gate();
    wait_for_state(&printers, "hall", &second, JobState::Printed);
    assert_eq!(printers.state("hall", &first), Ok(JobState::Printed));
}

#[test]
fn printers_are_listed_with_title_default_and_state() {
    let cupsd = Cupsd::with(&[
        Queue { title: "HP в зале", is_default: true, ..queue("hall") },
        Queue { besides: "State Stopped\nReason media-empty-error\n", ..queue("cellar") },
        Queue { besides: "Accepting No\n", ..queue("attic") },
    ]);
    let mut listed = cupsd.printers().list().unwrap();
    listed.sort_by(|one, other| one.name.cmp(&other.name));
    let states: Vec<(&str, &PrinterState)> =
        listed.iter().map(|printer| (printer.title.as_str(), &printer.state)).collect();
    let stopped = |reasons: &[Reason]| PrinterState::Stopped { reasons: reasons.to_vec() };
    assert_eq!(
        states,
        [
            ("attic", &stopped(&[Reason::NotAccepting])),
            ("cellar", &stopped(&[Reason::PaperOut, Reason::Paused])),
            ("HP в зале", &PrinterState::Ready),
        ]
    );
    let defaults: Vec<bool> = listed.iter().map(|printer| printer.is_default).collect();
    assert_eq!(defaults, [false, false, true]);
}

#[test]
fn a_service_without_printers_has_an_empty_list() {
    let cupsd = Cupsd::with(&[]);
    assert_eq!(cupsd.printers().list(), Ok(Vec::new()));
}
