//! The only clock.

pub trait Clock: Send + Sync {
    /// Wall time: milliseconds since 1970, UTC. Nothing is ordered by it and no wait is measured by it.
    fn now(&self) -> i64;

    /// Milliseconds since some moment of this run of the machine: waits are measured by it. It goes on
    /// while the machine sleeps, and nobody can set it.
    fn passed(&self) -> u64;
}

/// The machine's own clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock everybody else asks")]
    fn now(&self) -> i64 {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }

    fn passed(&self) -> u64 {
        passed()
    }
}

#[cfg(unix)]
fn passed() -> u64 {
    let since = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    let millis = since.tv_sec.saturating_mul(1000).saturating_add(since.tv_nsec / 1_000_000);
    u64::try_from(millis).unwrap_or(0)
}

/// The counter behind `Instant` goes on while Windows sleeps.
#[cfg(windows)]
fn passed() -> u64 {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    u64::try_from(START.elapsed().as_millis()).unwrap_or(u64::MAX)
}
