//! A failing disk and a full one: every call that changes the disk fails once, or from there on.
//!
//! The worker stops at its first refusal; what it told before is there, and it never crashes.

use std::time::Instant;

use crate::bench::{self, Dice, Faults};
use crate::folder::{Folder, Room};
use crate::operations::Operation;
use crate::record::Told;
use crate::syscalls::{self, Point};
use crate::truth::Truth;

mod each {
    crate::each_operation! { super::holds }
}

/// What fails: once, and for a full disk everything after it too.
const TROUBLES: &[(&str, &str)] = &[("error=EIO", ""), ("error=ENOSPC", "+")];

fn holds(operation: &'static Operation) {
    let began = Instant::now();
    let truth = Truth::of(operation);
    let chosen = chosen(operation);
    let mut faults = Faults::default();
    let (mut refused, mut swallowed) = (0, 0);
    for (point, (trouble, after)) in &chosen {
        let room = Room::new();
        let told = syscalls::broken(operation, &room, &point.words(&room.path(), trouble, after));
        match told.code {
            Some(0) => swallowed += 1,
            Some(3) => refused += 1,
            _ => faults.add(format!("{trouble} at {point:?}: crashed ({:?}): {}", told.code, told.words)),
        }
        let left = Folder::read(&room.path());
        if let Err(words) = truth.judge_since(&room.path(), saved(told.answers, trouble), told.answers) {
            if faults.are_few() {
                bench::keep(&syscalls::name(operation, point), &left, None);
            }
            faults.add(format!("{trouble}{after} at {point:?}: {words}; worker: {}", told.words.trim()));
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    println!(
        "{}: {} failing calls, {refused} refused, {swallowed} went on, {seconds:.1} s",
        operation.name,
        chosen.len()
    );
    faults.assert_none(operation.name);
}

/// How many answers hold. A full disk keeps nobody from opening: what opening brings to its end is then left
/// to the next one.
fn saved(answers: usize, trouble: &str) -> usize {
    if answers == 1 && trouble == "error=ENOSPC" { 0 } else { answers }
}

type Trouble = (&'static str, &'static str);

/// All of them in the deep form; in the short one a share by seed, every file and call at least once.
fn chosen(operation: &Operation) -> Vec<(Point, Trouble)> {
    let dice = Dice::of(&format!("io-{}", operation.name));
    let points = syscalls::points(operation);
    let all = points.iter().flat_map(|point| TROUBLES.iter().map(move |trouble| (point.clone(), *trouble)));
    let all = all.filter(|(point, trouble)| trouble.0 != "error=ENOSPC" || fills(&point.call));
    all.filter(|(point, _)| bench::is_deep() || point.number == 1 || dice.below(6) == 0).collect()
}

/// Calls that a full disk refuses.
fn fills(call: &str) -> bool {
    ["write", "pwrite64", "ftruncate", "openat", "mkdir", "rename"].contains(&call)
}

/// strace itself did not do its work.
pub fn strace_failed(told: &Told) -> bool {
    told.words.lines().any(|line| line.starts_with("strace: "))
}
