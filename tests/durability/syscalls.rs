//! Killed at every call that changes the disk: before it is made, one run a call.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use crate::bench::{self, Faults};
use crate::folder::{Folder, Room};
use crate::operations::Operation;
use crate::record::{self, Told};
use crate::trace::{self, Call};
use crate::truth::Truth;
use crate::{bases, io_errors};

mod each {
    crate::each_operation! { super::holds }
}

/// The n-th call of this name on this file. Counted a file, because strace counts a thread and each file is
/// written by one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    pub path: String,
    pub call: String,
    pub number: usize,
}

impl Point {
    /// Words for strace: do this at this point.
    pub fn words(&self, root: &Path, what: &str, and_after: &str) -> Vec<String> {
        let path = root.join(&self.path).display().to_string();
        vec![
            "-P".to_owned(),
            path.trim_end_matches('/').to_owned(),
            "-e".to_owned(),
            format!("trace={}", self.call),
            "-e".to_owned(),
            format!("inject={}:{what}:when={}{and_after}", self.call, self.number),
            "-o".to_owned(),
            "/dev/null".to_owned(),
        ]
    }
}

/// Every call of one whole run that changes the disk.
pub fn points(operation: &Operation) -> Vec<Point> {
    let room = Room::new();
    bases::of(operation.base).write(&room.path());
    let trace = record::record(operation, &room.path(), None, room.beside("strace.txt"));
    let calls = trace::read(&std::fs::read_to_string(trace).unwrap(), &room.path());
    let mut counts = BTreeMap::new();
    calls.iter().filter_map(|call| point(call, &mut counts)).collect()
}

fn point(call: &Call, counts: &mut BTreeMap<(String, String), usize>) -> Option<Point> {
    let path = call.step.path().filter(|path| !path.ends_with("-shm"))?;
    let count = counts.entry((path.to_owned(), call.name.clone())).or_insert(0);
    *count += 1;
    Some(Point { path: path.to_owned(), call: call.name.clone(), number: *count })
}

fn holds(operation: &'static Operation) {
    let began = Instant::now();
    let truth = Truth::of(operation);
    let points = points(operation);
    let mut faults = Faults::default();
    let mut missed = Vec::new();
    for point in &points {
        let (room, told) = killed(operation, point);
        if told.code.is_some() {
            missed.push(point);
        }
        let left = Folder::read(&room.path());
        if let Err(words) = truth.judge(&room.path(), told.answers) {
            if faults.are_few() {
                bench::keep(&name(operation, point), &left, None);
            }
            faults.add(format!("killed at {point:?}: {words}"));
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    println!("{}: {} points, {} missed, {seconds:.1} s", operation.name, points.len(), missed.len());
    faults.assert_none(operation.name);
    missed.retain(|point| !follows_the_work(point));
    assert!(missed.is_empty(), "not reached: {missed:?}");
}

/// Threads beside the work may make fewer calls in one run than in another: it is tried again.
fn killed(operation: &Operation, point: &Point) -> (Room, Told) {
    let mut tries = 0;
    loop {
        let room = Room::new();
        let told = broken(operation, &room, &point.words(&room.path(), "signal=SIGKILL", ""));
        tries += 1;
        if told.code.is_none() || tries == 5 {
            return (room, told);
        }
    }
}

/// The anchor and its folder are written by a thread of their own, several deeds at once when it comes late;
/// strace counts a thread, so a second flush of the folder may be the first of that thread.
fn follows_the_work(point: &Point) -> bool {
    point.path.contains("-anchor.") || point.path == "keystore"
}

pub fn name(operation: &Operation, point: &Point) -> String {
    format!("{}-{}-{}-{}", operation.name, point.path.replace('/', "-"), point.call, point.number)
}

/// A run with strace's words on a fresh base. Killed, it has no exit code of its own.
pub fn broken(operation: &Operation, room: &Room, words: &[String]) -> Told {
    bases::of(operation.base).write(&room.path());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let output = record::output(record::under_strace(operation, &room.path(), None, &words));
    let told = Told::of(&output);
    assert!(!io_errors::strace_failed(&told), "strace: {}", told.words);
    told
}
