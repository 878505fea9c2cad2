//! No print service may hang the program: the work goes to a thread, the caller waits so long and no longer.
//!
//! The work itself ends a little earlier than its caller's patience, so that what it did late can still
//! be taken back before anybody is told that it failed.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::PrinterError;

/// How long a question may take.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

const MARGIN: Duration = Duration::from_millis(500);

/// The moment after which nobody waits for the work any more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deadline(Instant);

impl Deadline {
    pub(super) fn within(patience: Duration) -> Deadline {
        Deadline(Instant::now() + patience)
    }

    /// What is left; [`PrinterError::TooSlow`] when nothing is.
    pub(super) fn left(self) -> Result<Duration, PrinterError> {
        let left = self.0.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(PrinterError::TooSlow) } else { Ok(left) }
    }
}

/// Runs the work on its own thread. Work that does not end in time is left to itself and must end by its deadline.
pub(super) fn in_time<T: Send + 'static>(
    patience: Duration,
    work: impl FnOnce(Deadline) -> Result<T, PrinterError> + Send + 'static,
) -> Result<T, PrinterError> {
    let deadline = Deadline::within(patience.saturating_sub(MARGIN));
    let (tell, hear) = mpsc::channel();
    let begun = thread::Builder::new().name("printers".to_owned()).spawn(move || {
        let _ = tell.send(work(deadline));
    });
    begun.map_err(|_| PrinterError::unclear("no thread to be had"))?;
    hear.recv_timeout(patience).unwrap_or(Err(PrinterError::TooSlow))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_never_ends_is_given_up() {
        let (_hold, held) = mpsc::channel::<()>();
        let begun = Instant::now();
        let outcome = in_time(Duration::from_millis(600), move |_| {
            let _ = held.recv();
            Ok(())
        });
        assert_eq!(outcome, Err(PrinterError::TooSlow));
        assert!(begun.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn work_that_ends_is_heard() {
        assert_eq!(in_time(PATIENCE, |deadline| deadline.left().map(|_| 7)), Ok(7));
    }

    #[test]
    fn the_work_ends_before_its_caller_does() {
        let left = in_time(PATIENCE, Deadline::left).unwrap();
        assert!(left <= PATIENCE - MARGIN);
        assert_eq!(Deadline::within(Duration::ZERO).left(), Err(PrinterError::TooSlow));
    }
}
