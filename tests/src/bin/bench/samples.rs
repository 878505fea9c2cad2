//! Times of one thing done many times.

use std::time::{Duration, Instant};

#[derive(Default)]
pub(crate) struct Samples(Vec<Duration>);

impl Samples {
    /// Taken elsewhere.
    pub(crate) fn of_milliseconds(times: &[f64]) -> Samples {
        Samples(times.iter().map(|time| Duration::from_secs_f64(time / 1000.0)).collect())
    }

    /// Keeps how long the work took; dropping what it made is outside, and work that fails is not kept.
    pub(crate) fn time<T, E>(&mut self, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let start = Instant::now();
        let made = work()?;
        self.0.push(start.elapsed());
        Ok(made)
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Milliseconds by the nearest rank, so always a time that was measured; 50 is the median. Zero of no times.
    pub(crate) fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * percent).div_ceil(100);
        let time = sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default();
        time.as_secs_f64() * 1000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(times: impl IntoIterator<Item = u64>) -> Samples {
        Samples(times.into_iter().map(Duration::from_millis).collect())
    }

    #[test]
    fn percentiles_are_times_that_were_measured_in_whatever_order() {
        let hundred = of((1..=100).rev());
        assert_eq!((hundred.percentile(50), hundred.percentile(95)), (50.0, 95.0));
        let three = of([9, 1, 5]);
        assert_eq!((three.percentile(50), three.percentile(95)), (5.0, 9.0));
    }

    #[test]
    fn a_single_time_is_its_own_median() {
        assert_eq!((of([7]).percentile(50), of([7]).percentile(95)), (7.0, 7.0));
    }
}
