//! Nothing waits for a flush when an answer is told.

use crate::disk::Disk;
use crate::folder::Room;
use crate::operations::Operation;
use crate::trace::Step;
use crate::{bases, power};

mod each {
    crate::each_operation! { super::holds }
}

fn holds(operation: &'static Operation) {
    let steps = power::recorded(operation, &Room::new(), None);
    let early = told_too_early(operation, &steps);
    assert!(early.is_empty(), "{}: {early:#?}", operation.name);
}

/// Answers told while something still waited.
pub fn told_too_early(operation: &Operation, steps: &[Step]) -> Vec<String> {
    let mut disk = Disk::holding(bases::of(operation.base));
    let mut early = Vec::new();
    for step in steps {
        disk.take(step);
        let waiting: Vec<String> = disk.waiting().into_iter().filter(|path| matters(path)).collect();
        if *step == Step::Told && !waiting.is_empty() {
            early.push(format!("waiting when an answer was told: {}", waiting.join(", ")));
        }
    }
    early
}

/// The anchor is kept behind the work on purpose. The lock, the shared memory and the log hold nothing that
/// must last.
fn matters(path: &str) -> bool {
    !["-shm", "desk.lock", "-anchor.new", "-anchor.secret", "/logs"].iter().any(|end| path.ends_with(end))
}
