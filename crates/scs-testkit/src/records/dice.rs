//! Choices that repeat with their seed.

use scs_platform::{Chance, new_uuid};
use uuid::Uuid;

use crate::SeededChance;

pub(super) struct Dice(SeededChance);

impl Dice {
    pub(super) fn new(seed: u64) -> Dice {
        Dice(SeededChance::new(seed))
    }

    pub(super) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        // Seeded chance never refuses.
        let _ = self.0.fill(&mut bytes);
        bytes
    }

    /// Zero up to `end`, `end` left out; zero for an empty range.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        u64::from_le_bytes(self.bytes()).checked_rem(end).unwrap_or_default()
    }

    pub(super) fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let place = self.below(of.len() as u64);
        of.get(usize::try_from(place).unwrap_or_default())
    }

    pub(super) fn uuid(&mut self, at: i64) -> Uuid {
        new_uuid(at, &self.0).unwrap_or_default()
    }
}
