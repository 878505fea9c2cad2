//! Killed at random moments of opening and of a whole day's work.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::bench::{self, Dice, Faults};
use crate::folder::{Folder, Room};
use crate::operations::{self, Operation};
use crate::truth::Truth;
use crate::{bases, record};

#[test]
fn a_day_killed_at_random_moments_first_half() {
    holds("kills-first", bench::count(500, 5_000));
}

#[test]
fn a_day_killed_at_random_moments_second_half() {
    holds("kills-second", bench::count(500, 5_000));
}

/// Every tenth kill is a first start, the rest are a day.
fn holds(name: &str, wanted: usize) {
    let began = Instant::now();
    let dice = Dice::of(name);
    let (first, day) = (operations::find("open-first").unwrap(), &operations::DAY);
    let (first, day) = ((first, Truth::of(first)), (day, Truth::of(day)));
    let (first_lasts, day_lasts) = (lasts(first.0), lasts(day.0));
    let mut faults = Faults::default();
    let mut answers = std::collections::BTreeMap::new();
    for round in 0..wanted {
        let ((operation, truth), whole) =
            if round % 10 == 9 { (&first, first_lasts) } else { (&day, day_lasts) };
        let after = Duration::from_micros(dice.below(usize::try_from(whole.as_micros()).unwrap()) as u64);
        let room = Room::new();
        let told = killed(operation, &room, (round % 2 == 0, after));
        *answers.entry(told).or_insert(0) += 1;
        let left = Folder::read(&room.path());
        if let Err(words) = truth.judge(&room.path(), told) {
            if faults.are_few() {
                bench::keep(&format!("{name}-{round}"), &left, None);
            }
            faults.add(format!("round {round}, {} after {after:?}: {words}", operation.name));
        }
    }
    println!("{name}: {wanted} kills, answers told: {answers:?}, {:.1} s", began.elapsed().as_secs_f64());
    assert!(answers.len() > 5, "the kills came at too few places: {answers:?}");
    faults.assert_none(name);
}

/// How long the operation takes when nobody kills it.
fn lasts(operation: &Operation) -> Duration {
    let room = Room::new();
    bases::of(operation.base).write(&room.path());
    let began = Instant::now();
    assert!(record::output(record::worker(operation, &room.path(), None)).status.success());
    began.elapsed()
}

/// Every second kill waits until the desk is open: most of the time goes by before, and most writes come after.
fn killed(operation: &Operation, room: &Room, (once_open, after): (bool, Duration)) -> usize {
    bases::of(operation.base).write(&room.path());
    let mut child = record::worker(operation, &room.path(), None).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut told = String::new();
    if once_open {
        lines.read_line(&mut told).unwrap();
    }
    std::thread::sleep(if once_open { after / 2 } else { after });
    child.kill().unwrap();
    child.wait().unwrap();
    lines.read_to_string(&mut told).unwrap();
    record::answers(&told)
}
