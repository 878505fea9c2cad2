//! Three faults sown on purpose; each is found, and without it nothing is.

use crate::bench::Faults;
use crate::faults::Fault;
use crate::folder::Room;
use crate::operations;
use crate::truth::Truth;
use crate::{order, power};

/// States judged of each sown fault.
const STATES: usize = 400;

fn bare_drafts(fault: Fault) -> (Vec<String>, Faults) {
    let operation = operations::find("draft").unwrap();
    let steps = power::recorded(operation, &Room::new(), Some(fault));
    let early = order::told_too_early(operation, &steps);
    let name = format!("seeded-{}", fault.word());
    (early, power::judged(&name, &Truth::of_bare(operation), operation, &steps, STATES).1)
}

#[test]
fn synchronous_normal_is_found() {
    let (early, faults) = bare_drafts(Fault::Normal);
    println!("normal: {} answers too early, {} states with loss", early.len(), faults.count());
    assert!(!early.is_empty() && faults.count() > 0);
}

#[test]
fn synchronous_full_is_not_accused() {
    let (early, faults) = bare_drafts(Fault::Full);
    assert_eq!(early, Vec::<String>::new());
    faults.assert_none("full");
}

#[test]
fn an_answer_before_its_commit_is_found() {
    let operation = operations::find("quick-entry").unwrap();
    let steps = power::recorded(operation, &Room::new(), Some(Fault::AckFirst));
    let (_, faults) = power::judged("seeded-ack-first", &Truth::of(operation), operation, &steps, STATES);
    println!("ack first: {} states with loss", faults.count());
    assert!(faults.count() > 0);
}

#[test]
fn a_missing_flush_of_a_folder_is_found() {
    let operation = operations::find("open-first").unwrap();
    let steps = power::recorded(operation, &Room::new(), Some(Fault::NoFolderFlush));
    let (_, faults) = power::judged("seeded-no-flush", &Truth::of(operation), operation, &steps, 5 * STATES);
    println!("no folder flush: {} states with loss", faults.count());
    assert!(faults.count() > 0);
}
