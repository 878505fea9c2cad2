//! Chance that repeats: the same seed gives the same ids and keys.

use std::sync::atomic::{AtomicU64, Ordering};

use scs_platform::{Chance, PlatformError};

/// SplitMix64: good enough to tell ids apart, and nothing secret rests on it.
pub struct SeededChance(AtomicU64);

impl SeededChance {
    pub fn new(seed: u64) -> SeededChance {
        SeededChance(AtomicU64::new(seed))
    }

    fn next(&self) -> u64 {
        let state = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::SeqCst);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), PlatformError> {
        for chunk in bytes.chunks_mut(8) {
            let word = self.next().to_le_bytes();
            chunk.iter_mut().zip(word).for_each(|(byte, fresh)| *byte = fresh);
        }
        Ok(())
    }
}
