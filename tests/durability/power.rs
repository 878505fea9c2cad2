//! Power cuts: a recorded run, cut at every step, with any part of what was not flushed.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Instant;

use crate::bench::{self, Dice, Faults};
use crate::folder::{Folder, Room};
use crate::operations::Operation;
use crate::states::{self, State, Tried};
use crate::trace::{self, Step};
use crate::truth::Truth;
use crate::{bases, record};

mod each {
    crate::each_operation! { super::holds }
}

fn holds(operation: &'static Operation) {
    let began = Instant::now();
    let room = Room::new();
    let steps = recorded(operation, &room, None);
    let truth = Truth::of(operation);
    let wanted = bench::count(2_000, 20_000);
    let (tried, faults) = judged(&format!("power-{}", operation.name), &truth, operation, &steps, wanted);
    println!(
        "{}: {} steps, {} states, {} different, {} faults, {:.1} s",
        operation.name,
        steps.len(),
        tried.states,
        tried.different,
        faults.count(),
        began.elapsed().as_secs_f64()
    );
    assert!(tried.states >= wanted);
    faults.assert_none(operation.name);
}

/// The steps of one whole run.
pub fn recorded(
    operation: &'static Operation,
    room: &Room,
    fault: Option<crate::faults::Fault>,
) -> Vec<Step> {
    bases::of(operation.base).write(&room.path());
    let trace = record::record(operation, &room.path(), fault, room.beside("strace.txt"));
    let text = std::fs::read_to_string(trace).unwrap();
    trace::read(&text, &room.path()).into_iter().map(|call| call.step).collect()
}

/// Judges states of these steps; the folders of the first faults are kept.
pub fn judged(
    name: &str,
    truth: &Truth,
    operation: &Operation,
    steps: &[Step],
    wanted: usize,
) -> (Tried, Faults) {
    let dice = Dice::of(name);
    let faults = Mutex::new(Faults::default());
    let (hand_over, states) = sync_channel::<State>(8);
    let states = Mutex::new(states);
    let tried = std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| judge_all(name, truth, &states, &faults));
        }
        let tried = states::each(bases::of(operation.base), steps, (wanted, &dice), &mut |state| {
            hand_over.send(state).unwrap();
        });
        drop(hand_over);
        tried
    });
    (tried, faults.into_inner().unwrap())
}

fn judge_all(name: &str, truth: &Truth, states: &Mutex<Receiver<State>>, faults: &Mutex<Faults>) {
    let room = Room::new();
    loop {
        let Ok(state) = states.lock().unwrap().recv() else { return };
        state.folder.write(&room.path());
        if let Err(words) = truth.judge(&room.path(), state.told) {
            note(name, &state, words, &mut faults.lock().unwrap());
        }
    }
}

fn note(name: &str, state: &State, words: String, faults: &mut Faults) {
    if faults.are_few() && !name.starts_with("seeded") {
        bench::keep(&format!("{name}-step-{}-{}", state.step, state.kind), &state.folder, None);
    }
    let files: Vec<String> = listed(&state.folder);
    faults.add(format!("step {}, {}: {words}; files: {}", state.step, state.kind, files.join(" ")));
}

fn listed(folder: &Folder) -> Vec<String> {
    let size = |content: &Option<Vec<u8>>| {
        content.as_ref().map_or("/".to_owned(), |bytes| format!("={}", bytes.len()))
    };
    folder.0.iter().map(|(path, content)| format!("{path}{}", size(content))).collect()
}
