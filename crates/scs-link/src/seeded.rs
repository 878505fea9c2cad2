//! Randomness for tests: the same for the same seed.

use crate::Chance;

/// Xorshift64*.
pub(crate) struct Seeded(u64);

impl Seeded {
    pub(crate) fn new(seed: u64) -> Self {
        Seeded(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// `SCS_SEED`, or a new one.
    pub(crate) fn seed_of_the_run() -> u64 {
        let given = std::env::var("SCS_SEED").ok().and_then(|seed| seed.parse().ok());
        given.unwrap_or_else(|| u64::from(std::process::id()))
    }

    pub(crate) fn number(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    pub(crate) fn byte(&mut self) -> u8 {
        self.number().to_be_bytes()[0]
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from((self.number() >> 33) % u64::try_from(bound).unwrap()).unwrap()
    }
}

/// The randomness of a side of a test.
pub(crate) fn chance(seed: u64) -> Chance {
    let random = std::sync::Mutex::new(Seeded::new(seed));
    Chance::new(move |bytes| {
        let mut random = random.lock().unwrap();
        bytes.iter_mut().for_each(|byte| *byte = random.byte());
        Ok(())
    })
}
