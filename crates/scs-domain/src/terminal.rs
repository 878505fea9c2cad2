//! One client's sitting at a public computer: when it begins, when she is asked whether she is still there,
//! and when it is over. Times are milliseconds of a clock nobody can set.

use serde::{Deserialize, Serialize};

/// Without a touch for so long she is asked.
pub const QUIET: u64 = 180_000;
/// So long she may think; then all is wiped.
pub const NOTICE: u64 = 60_000;
/// The longest sitting a consultant may give, in minutes: a day of work.
pub const LONGEST: u16 = 480;
const MINUTE: u64 = 60_000;

/// Why a sitting is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The client pressed «Закончить и стереть».
    Client,
    /// Nobody touched anything.
    Idle,
    Consultant,
    /// The time the consultant gave has run out.
    Time,
    /// The program of the sitting went away by itself.
    Crash,
    /// Found at the next start: the machine went off.
    NextStart,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nobody has touched anything yet.
    Free,
    Busy,
    /// «Вы ещё здесь?»: seconds left to answer, 1 to 60.
    Asked {
        left: u64,
    },
    Over(Ending),
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Sitting {
    began: Option<u64>,
    touched: Option<u64>,
    until: Option<u64>,
    ended: Option<Ending>,
    calls: bool,
}

impl Sitting {
    /// The client did something. A sitting that is over stays so.
    pub fn touch(&mut self, now: u64) {
        if !matches!(self.phase(now), Phase::Over(_)) {
            self.began.get_or_insert(now);
            self.touched = Some(now);
        }
    }

    /// The consultant seats somebody for so many minutes. Where somebody sits already nothing changes.
    pub fn begin(&mut self, now: u64, minutes: u16) {
        if self.phase(now) == Phase::Free {
            self.touch(now);
            self.until = Some(now + u64::from(minutes.min(LONGEST)) * MINUTE);
        }
    }

    /// More time, counted from the present end; never more than [`LONGEST`] from now. A sitting without an
    /// end gets none.
    pub fn extend(&mut self, now: u64, minutes: u16) {
        if let Phase::Over(_) = self.phase(now) {
            return;
        }
        let most = now + u64::from(LONGEST) * MINUTE;
        self.until = self.until.map(|until| (until + u64::from(minutes) * MINUTE).min(most));
    }

    /// When somebody sat down.
    pub fn began(&self) -> Option<u64> {
        self.began
    }

    /// Milliseconds until the time is over; None where it has no end.
    pub fn left(&self, now: u64) -> Option<u64> {
        self.until.map(|until| until.saturating_sub(now))
    }

    /// «Позвать консультанта», or that she is not needed after all.
    pub fn call(&mut self, calls: bool) {
        self.calls = calls;
    }

    pub fn calls(&self) -> bool {
        self.calls
    }

    /// The first ending stays.
    pub fn end(&mut self, ending: Ending) {
        self.ended.get_or_insert(ending);
    }

    pub fn phase(&self, now: u64) -> Phase {
        if let Some(ending) = self.ended {
            return Phase::Over(ending);
        }
        let Some(touched) = self.touched else { return Phase::Free };
        if self.left(now) == Some(0) {
            return Phase::Over(Ending::Time);
        }
        let still = now.saturating_sub(touched);
        match (QUIET + NOTICE).checked_sub(still) {
            None | Some(0) => Phase::Over(Ending::Idle),
            Some(left) if left <= NOTICE => Phase::Asked { left: left.div_ceil(1000) },
            Some(_) => Phase::Busy,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touched() -> Sitting {
        let mut sitting = Sitting::default();
        sitting.touch(1_000);
        sitting
    }

    #[test]
    fn a_computer_nobody_touched_waits_for_ever() {
        assert_eq!(Sitting::default().phase(u64::MAX), Phase::Free);
    }

    #[test]
    fn after_three_minutes_she_is_asked_and_after_one_more_it_is_over() {
        let sitting = touched();
        assert_eq!(sitting.phase(1_000 + QUIET - 1), Phase::Busy);
        assert_eq!(sitting.phase(1_000 + QUIET), Phase::Asked { left: 60 });
        assert_eq!(sitting.phase(1_000 + QUIET + NOTICE - 1), Phase::Asked { left: 1 });
        assert_eq!(sitting.phase(1_000 + QUIET + NOTICE), Phase::Over(Ending::Idle));
    }

    #[test]
    fn a_touch_while_asked_goes_on_and_a_touch_after_the_end_does_not() {
        let mut sitting = touched();
        sitting.touch(1_000 + QUIET + 5);
        assert_eq!(sitting.phase(1_000 + QUIET + 6), Phase::Busy);
        let long_after = 10_000_000;
        sitting.touch(long_after);
        assert_eq!(sitting.phase(long_after), Phase::Over(Ending::Idle));
    }

    #[test]
    fn the_first_ending_is_the_one_that_is_told() {
        let mut sitting = touched();
        sitting.end(Ending::Client);
        sitting.end(Ending::Consultant);
        assert_eq!(sitting.phase(2_000), Phase::Over(Ending::Client));
    }

    #[test]
    fn a_sitting_the_consultant_began_ends_with_its_time_and_goes_on_when_it_is_extended() {
        let mut sitting = Sitting::default();
        sitting.begin(1_000, 2);
        assert_eq!((sitting.phase(1_000), sitting.left(1_000)), (Phase::Busy, Some(120_000)));
        sitting.extend(61_000, 1);
        assert_eq!(sitting.left(61_000), Some(120_000));
        assert_eq!(sitting.phase(180_999), Phase::Busy);
        assert_eq!(sitting.phase(181_000), Phase::Over(Ending::Time));
        sitting.extend(181_000, 5);
        assert_eq!(sitting.phase(181_000), Phase::Over(Ending::Time), "what is over stays over");
    }

    #[test]
    fn nobody_is_given_more_than_a_day_and_whoever_sat_down_by_herself_has_no_end() {
        let mut sitting = Sitting::default();
        sitting.begin(0, 400);
        sitting.extend(0, 400);
        assert_eq!(sitting.left(0), Some(u64::from(LONGEST) * MINUTE));
        let mut alone = touched();
        alone.begin(2_000, 5);
        alone.extend(2_000, 5);
        assert_eq!((alone.began(), alone.left(2_000)), (Some(1_000), None));
    }
}
