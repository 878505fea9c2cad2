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
/// So many tries to get out, one upon another within [`TRIES_WITHIN`], and the screen rests for [`CALM`].
const TRIES: usize = 5;
const TRIES_WITHIN: u64 = 30_000;
pub const CALM: u64 = 30_000;

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

/// A way out of a public computer that somebody tried and that is shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WayOut {
    /// Keys of the system or of the browser.
    Keys,
    Menu,
    Print,
    /// A file dialog, or a file dropped on the page.
    File,
    /// Camera, microphone, place, notices.
    Permission,
    Window,
    Download,
    /// A page that is not on the list.
    Address,
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
    /// Too many tries to get out; seconds of rest left.
    Calm {
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
    /// When somebody tried to get out, the last times; the oldest first.
    tries: [Option<u64>; TRIES],
    calm_until: Option<u64>,
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

    /// Somebody tried a way out; whoever tries is here. Tries while the screen rests do not lengthen its rest.
    pub fn tried(&mut self, now: u64) {
        self.touch(now);
        if let Phase::Calm { .. } | Phase::Over(_) = self.phase(now) {
            return;
        }
        self.tries.rotate_left(1);
        if let Some(last) = self.tries.last_mut() {
            *last = Some(now);
        }
        let oldest = self.tries.first().copied().flatten();
        if oldest.is_some_and(|oldest| now.saturating_sub(oldest) <= TRIES_WITHIN) {
            self.calm_until = Some(now + CALM);
            self.tries = [None; TRIES];
        }
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
            Some(_) if self.rests(now) > 0 => Phase::Calm { left: self.rests(now).div_ceil(1000) },
            Some(left) if left <= NOTICE => Phase::Asked { left: left.div_ceil(1000) },
            Some(_) => Phase::Busy,
        }
    }

    fn rests(&self, now: u64) -> u64 {
        self.calm_until.map_or(0, |until| until.saturating_sub(now))
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
    fn five_tries_within_half_a_minute_and_the_screen_rests_for_as_long() {
        let mut sitting = touched();
        for at in [2_000, 10_000, 20_000, 31_000] {
            sitting.tried(at);
        }
        assert_eq!(sitting.phase(31_000), Phase::Busy);
        sitting.tried(32_000);
        assert_eq!(sitting.phase(32_000), Phase::Calm { left: 30 });
        sitting.tried(40_000);
        assert_eq!(sitting.phase(61_999), Phase::Calm { left: 1 }, "more tries do not lengthen it");
        assert_eq!(sitting.phase(62_000), Phase::Busy);
        sitting.tried(62_000);
        assert_eq!(sitting.phase(62_000), Phase::Busy, "counted anew");
    }

    #[test]
    fn tries_far_apart_are_slips_of_the_hand() {
        let mut sitting = Sitting::default();
        for at in 0..20 {
            sitting.tried(at * 10_000);
            assert_eq!(sitting.phase(at * 10_000), Phase::Busy);
        }
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
