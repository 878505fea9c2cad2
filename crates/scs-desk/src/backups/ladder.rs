//! Which copies stay: many young ones, fewer old ones, and never more than the disk bears.

use scs_domain::consultation::Moment;

const HOUR: Moment = 3_600_000;
const DAY: Moment = 24 * HOUR;
/// How many steps of each height hold one copy each: hours, days, weeks.
const STEPS: [(Moment, Moment); 3] = [(HOUR, 24), (DAY, 14), (7 * DAY, 8)];
/// A longer time between two copies is not believed: a clock that jumps must cost no copy, and one that was
/// off for weeks need not.
const LONGEST_GAP: Moment = 7 * DAY;
/// However little room there is.
const ALWAYS: usize = 2;

/// A copy as the ladder sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rung {
    pub(crate) at: Moment,
    pub(crate) bytes: u64,
}

/// For each copy, whether it stays. `copies` run from the newest to the oldest; `room` is what all of them
/// may take together. Ages are reckoned from copy to copy, so a clock that was put back or ran ahead in
/// between ages nothing.
pub(crate) fn stays(copies: &[Rung], now: Moment, room: u64) -> Vec<bool> {
    let mut taken: Vec<(usize, Moment)> = Vec::new();
    let mut bytes = 0_u64;
    let mut staying = Vec::with_capacity(copies.len());
    let (mut age, mut younger) = (0, now);
    for (at, copy) in copies.iter().enumerate() {
        age += believed(younger - copy.at);
        younger = copy.at;
        let is_on_a_step = at == 0 || step_of(age, &mut taken);
        bytes = bytes.saturating_add(copy.bytes);
        let stays = at < ALWAYS || (is_on_a_step && bytes <= room);
        if !stays {
            bytes = bytes.saturating_sub(copy.bytes);
        }
        staying.push(stays);
    }
    staying
}

fn believed(gap: Moment) -> Moment {
    if gap > LONGEST_GAP { HOUR } else { gap.max(0) }
}

/// Takes the first free step the age falls on.
fn step_of(age: Moment, taken: &mut Vec<(usize, Moment)>) -> bool {
    STEPS.iter().enumerate().any(|(kind, (height, count))| {
        let step = (kind, age / height);
        let is_free = step.1 < *count && !taken.contains(&step);
        if is_free {
            taken.push(step);
        }
        is_free
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every(step: Moment, count: Moment) -> Vec<Rung> {
        (0..count).map(|age| Rung { at: -age * step, bytes: 10 }).collect()
    }

    fn ages(copies: &[Rung], room: u64, unit: Moment) -> Vec<Moment> {
        let stays = stays(copies, 0, room);
        copies.iter().zip(stays).filter(|(_, stays)| *stays).map(|(copy, _)| -copy.at / unit).collect()
    }

    #[test]
    fn a_year_of_hourly_copies_leaves_a_day_of_hours_two_weeks_of_days_and_two_months_of_weeks() {
        let kept = ages(&every(HOUR, 24 * 365), u64::MAX, HOUR);
        assert_eq!(kept.iter().filter(|age| **age < 24).count(), 24);
        let days: std::collections::BTreeSet<_> = kept.iter().map(|age| age / 24).collect();
        assert!((0..14).all(|day| days.contains(&day)), "{days:?}");
        assert!(kept.iter().any(|age| age / 24 / 7 == 7), "{kept:?}");
        assert!(kept.len() <= 24 + 14 + 8 + 1);
    }

    #[test]
    fn the_two_newest_stay_however_little_room_there_is() {
        assert_eq!(ages(&every(DAY, 9), 0, DAY), [0, 1]);
        assert_eq!(ages(&every(DAY, 9), 45, DAY), [0, 1, 2, 3]);
    }

    #[test]
    fn copies_of_a_clock_that_ran_ahead_do_not_pile_up() {
        let copies: Vec<Rung> = (1..=40).rev().map(|day| Rung { at: day * DAY, bytes: 1 }).collect();
        let kept = stays(&copies, 0, 100).into_iter().filter(|stays| *stays).count();
        assert!(kept <= 24 + 14 + 8 + 1, "{kept}");
    }

    /// A day of hourly copies and two weeks of daily ones before it, the newest first.
    fn usual() -> Vec<Rung> {
        let hours = (0..24).map(|age| -age * HOUR);
        let days = (1..14).map(|age| -age * DAY - 12 * HOUR);
        hours.chain(days).map(|at| Rung { at, bytes: 1 }).collect()
    }

    #[test]
    fn a_clock_that_jumps_years_ahead_costs_no_copy() {
        let mut copies = usual();
        assert!(stays(&copies, 0, 100).into_iter().all(|stays| stays));
        let now = 20 * 365 * DAY;
        copies.insert(0, Rung { at: now, bytes: 1 });
        let gone = stays(&copies, now, 100).into_iter().filter(|stays| !stays).count();
        assert!(gone <= 1, "{gone}: an hour is all that has passed");
        // Put right again, with the copy of the future among the others.
        copies.insert(0, Rung { at: HOUR, bytes: 1 });
        let gone = stays(&copies, HOUR, 100).into_iter().filter(|stays| !stays).count();
        assert!(gone <= 2, "{gone}");
    }

    #[test]
    fn a_clock_that_jumps_back_costs_no_copy() {
        let mut copies = usual();
        let now = -25 * 365 * DAY;
        copies.insert(0, Rung { at: now, bytes: 1 });
        let gone = stays(&copies, now, 100).into_iter().filter(|stays| !stays).count();
        assert!(gone <= 1, "{gone}");
    }
}
