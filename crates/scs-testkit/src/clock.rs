//! A clock that goes only when told to.

use std::sync::atomic::{AtomicI64, Ordering};

use scs_platform::Clock;

pub struct StandingClock(AtomicI64);

impl StandingClock {
    /// Stands at a moment written as RFC 3339.
    ///
    /// # Panics
    /// When the text is no moment: a mistake of the test.
    #[expect(clippy::expect_used, reason = "a test that names no moment cannot go on")]
    pub fn at(moment: &str) -> StandingClock {
        let moment = chrono::DateTime::parse_from_rfc3339(moment).expect("an RFC 3339 moment");
        StandingClock(AtomicI64::new(moment.timestamp_millis()))
    }

    /// Jumps to another moment.
    ///
    /// # Panics
    /// As [`StandingClock::at`].
    pub fn set(&self, moment: &str) {
        self.0.store(StandingClock::at(moment).now(), Ordering::SeqCst);
    }

    pub fn pass_minutes(&self, minutes: i64) {
        self.0.fetch_add(minutes * 60_000, Ordering::SeqCst);
    }

    pub fn pass_days(&self, days: i64) {
        self.pass_minutes(days * 24 * 60);
    }
}

impl Clock for StandingClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }

    /// Goes with the other: a test that sets the day means both.
    fn passed(&self) -> u64 {
        u64::try_from(self.now()).unwrap_or(0)
    }
}
