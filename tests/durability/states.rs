//! Which cuts are tried: at every step nothing and everything, and beginnings, subsets and torn writes by seed.

use std::collections::HashSet;

use crate::bench::Dice;
use crate::disk::{Change, Disk, Kept, Naming, Node, SECTOR};
use crate::folder::Folder;
use crate::trace::Step;

/// What came through of what waited.
pub enum Cut<'d> {
    Nothing,
    Everything,
    /// Of each file a beginning.
    Beginning(&'d Dice),
    /// Of each file any changes, in their order.
    Some(&'d Dice),
    /// Of each write any sectors.
    Torn(&'d Dice),
}

impl Kept for Cut<'_> {
    fn namings(&self, _: usize, waiting: &[Naming]) -> usize {
        match self {
            Cut::Nothing => 0,
            Cut::Everything => waiting.len(),
            Cut::Beginning(dice) | Cut::Some(dice) | Cut::Torn(dice) => dice.below(waiting.len() + 1),
        }
    }

    fn changes(&self, _: usize, waiting: &[Change]) -> Vec<Change> {
        match self {
            Cut::Nothing => Vec::new(),
            Cut::Everything => waiting.to_vec(),
            Cut::Beginning(dice) => waiting[..dice.below(waiting.len() + 1)].to_vec(),
            Cut::Some(dice) => waiting.iter().filter(|_| dice.coin()).cloned().collect(),
            Cut::Torn(dice) => waiting.iter().flat_map(|change| torn(change, dice)).collect(),
        }
    }
}

/// The sectors of a write that came through; a sector ends where the disk's does, not where the write began.
fn torn(change: &Change, dice: &Dice) -> Vec<Change> {
    let Change::Write { at, bytes } = change else {
        return if dice.coin() { vec![change.clone()] } else { Vec::new() };
    };
    let mut parts = Vec::new();
    let mut begin = 0;
    while begin < bytes.len() {
        let end = (begin + SECTOR - (at + begin) % SECTOR).min(bytes.len());
        if dice.coin() {
            parts.push(Change::Write { at: at + begin, bytes: bytes[begin..end].to_vec() });
        }
        begin = end;
    }
    parts
}

/// A cut to be judged.
pub struct State {
    /// After so many steps.
    pub step: usize,
    pub kind: &'static str,
    pub told: usize,
    pub folder: Folder,
}

/// Counts of what was tried.
#[derive(Default, Clone, Copy, Debug)]
pub struct Tried {
    pub states: usize,
    /// Those that differ from one another.
    pub different: usize,
}

/// Hands `wanted` states over (more when nothing and everything at each step are more), each different one once.
pub fn each(
    base: &Folder,
    steps: &[Step],
    (wanted, dice): (usize, &Dice),
    judge: &mut dyn FnMut(State),
) -> Tried {
    let open = steps_with_something_waiting(base, steps);
    let at_random = wanted.saturating_sub(2 * (steps.len() + 1));
    let mut disk = Disk::holding(base);
    let mut seen = HashSet::new();
    let mut tried = Tried::default();
    let (mut told, mut waiting_steps) = (0, 0);
    for step in 0..=steps.len() {
        let share = if open[step] {
            waiting_steps += 1;
            let all = open.iter().filter(|open| **open).count();
            at_random * waiting_steps / all - at_random * (waiting_steps - 1) / all
        } else {
            0
        };
        for (kind, cut) in cuts(share, dice) {
            let folder = disk.after(&cut);
            tried.states += 1;
            if seen.insert((folder.print(), told)) {
                tried.different += 1;
                judge(State { step, kind, told, folder });
            }
        }
        if let Some(next) = steps.get(step) {
            told += usize::from(*next == Step::Told);
            disk.take(next);
        }
    }
    tried
}

fn cuts<'d>(at_random: usize, dice: &'d Dice) -> impl Iterator<Item = (&'static str, Cut<'d>)> {
    let always = [("nothing", Cut::Nothing), ("everything", Cut::Everything)];
    let random = (0..at_random).map(move |number| match number % 3 {
        0 => ("torn", Cut::Torn(dice)),
        1 => ("some", Cut::Some(dice)),
        _ => ("beginning", Cut::Beginning(dice)),
    });
    always.into_iter().chain(random)
}

fn steps_with_something_waiting(base: &Folder, steps: &[Step]) -> Vec<bool> {
    let mut disk = Disk::holding(base);
    let mut open = vec![false];
    for step in steps {
        disk.take(step);
        // Memory between processes is no file that matters.
        open.push(disk.nodes.iter().any(|node| match node {
            Node::File { waiting, .. } => !waiting.is_empty(),
            Node::Folder { waiting, .. } => !waiting.is_empty(),
        }));
    }
    open
}
