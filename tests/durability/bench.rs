//! How much, with which seed, and where what failed is kept.

use std::path::{Path, PathBuf};

use scs_platform::Chance;
use scs_testkit::SeededChance;

use crate::folder::Folder;

/// `SCS_SEED` repeats a run; without it the seed is this one.
pub fn seed() -> u64 {
    let given = std::env::var("SCS_SEED").ok().map(|text| text.parse().expect("SCS_SEED is a number"));
    given.unwrap_or(20_261_122)
}

pub fn is_deep() -> bool {
    std::env::var_os("SCS_DEEP").is_some_and(|word| word == "1")
}

pub fn count(short: usize, deep: usize) -> usize {
    if is_deep() { deep } else { short }
}

/// Numbers from a seed.
pub struct Dice(SeededChance);

impl Dice {
    /// Each subject throws its own, so that one more throw here changes nothing there.
    pub fn of(subject: &str) -> Dice {
        let mixed = subject.bytes().fold(seed(), |mixed, byte| mixed.wrapping_mul(31) ^ u64::from(byte));
        println!("{subject}: seed {}", seed());
        Dice(SeededChance::new(mixed))
    }

    /// Below `end`; 0 when there is nothing to choose from.
    pub fn below(&self, end: usize) -> usize {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes).unwrap();
        let number = usize::try_from(u64::from_le_bytes(bytes) >> 1).unwrap();
        if end == 0 { 0 } else { number % end }
    }

    pub fn coin(&self) -> bool {
        self.below(2) == 1
    }
}

/// Keeps what a failing state began with and what it came from; answers where.
pub fn keep(name: &str, folder: &Folder, trace: Option<&Path>) -> PathBuf {
    let kept = target().join("durability").join(name);
    folder.write(&kept.join("desk"));
    if let Some(trace) = trace {
        std::fs::copy(trace, kept.join("strace.txt")).unwrap();
    }
    println!("kept in {}", kept.display());
    kept
}

/// The target folder, wherever cargo put it.
fn target() -> PathBuf {
    let worker = Path::new(env!("CARGO_BIN_EXE_scs-worker"));
    worker.ancestors().nth(2).unwrap().to_path_buf()
}

/// Faults of many states, told together: the first ten and how many there were.
#[derive(Default)]
pub struct Faults {
    told: Vec<String>,
    count: usize,
}

impl Faults {
    pub fn add(&mut self, words: String) {
        self.count += 1;
        if self.told.len() < 10 {
            self.told.push(words);
        }
    }

    pub fn are_few(&self) -> bool {
        self.count < 3
    }

    pub fn count(&self) -> usize {
        self.count
    }

    pub fn assert_none(&self, what: &str) {
        assert!(self.count == 0, "{what}: {} faults\n{}", self.count, self.told.join("\n"));
    }
}
