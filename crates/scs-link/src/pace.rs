//! How long each side waits, and when a terminal tries again.

use std::time::Duration;

/// The times of a link. Both sides should keep the same; a test may be quicker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// A workstation that had nothing to say this long asks whether the terminal is there.
    pub ping: Duration,
    /// A side that heard nothing this long holds the link for lost; more than twice `ping`.
    pub silence: Duration,
    /// A connection must have come to its end of the handshake by then.
    pub handshake: Duration,
    /// A terminal tries again after about this, then after twice as long each time,
    pub retry_first: Duration,
    /// and never less often than this.
    pub retry_most: Duration,
}

impl Default for Pace {
    /// Ping 3 s, silence 10 s, handshake 5 s, tries after 0.5 to 15 s.
    fn default() -> Self {
        Pace {
            ping: Duration::from_secs(3),
            silence: Duration::from_secs(10),
            handshake: Duration::from_secs(5),
            retry_first: Duration::from_millis(500),
            retry_most: Duration::from_secs(15),
        }
    }
}

/// The rests between tries.
#[derive(Debug)]
pub(crate) struct Backoff {
    first: Duration,
    most: Duration,
    next: Duration,
}

impl Backoff {
    pub(crate) fn new(pace: &Pace) -> Self {
        Backoff { first: pace.retry_first, most: pace.retry_most, next: pace.retry_first }
    }

    /// How long to rest now: between half of the step and all of it, as `random` falls, so that thirty
    /// terminals do not come back in one moment.
    pub(crate) fn rest(&mut self, random: u16) -> Duration {
        let step = self.next.min(self.most);
        self.next = step.saturating_mul(2);
        step / 2 + (step / 2).mul_f64(f64::from(random) / f64::from(u16::MAX))
    }

    /// A link was made.
    pub(crate) fn reset(&mut self) {
        self.next = self.first;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rests_double_up_to_the_longest_and_begin_anew_after_a_link() {
        let mut backoff = Backoff::new(&Pace::default());
        let rests: Vec<u128> = (0..8).map(|_| backoff.rest(u16::MAX).as_millis()).collect();
        assert_eq!(rests, [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
        backoff.reset();
        assert_eq!(backoff.rest(0).as_millis(), 250);
    }

    #[test]
    fn a_rest_lies_between_half_of_its_step_and_all_of_it() {
        for random in [0, 1, 30_000, u16::MAX] {
            let rest = Backoff::new(&Pace::default()).rest(random).as_millis();
            assert!((250..=500).contains(&rest), "{rest}");
        }
    }
}
