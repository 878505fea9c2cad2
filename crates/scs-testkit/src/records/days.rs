//! When people came: working days of two years, in the hours of the centre.

use chrono::{DateTime, Datelike, Days, NaiveDate, Weekday};
use scs_domain::calendar::WorkingCalendar;
use scs_domain::consultation::Moment;

use super::Plan;
use super::dice::Dice;

const YEARS: u64 = 2;
const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
/// The time zone of [`crate::centre`].
const AHEAD: i64 = 3 * HOUR;
const OPENS: i64 = 9 * HOUR;
/// The last person comes a little before the doors close.
const CLOSES: i64 = 17 * HOUR + 45 * MINUTE;
const LUNCH: std::ops::Range<i64> = 13 * HOUR..13 * HOUR + 45 * MINUTE;

/// The day it is in the centre.
pub(super) fn day(at: Moment) -> NaiveDate {
    DateTime::from_timestamp_millis(at + AHEAD).unwrap_or_default().date_naive()
}

fn midnight(day: NaiveDate) -> Moment {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis() - AHEAD
}

/// As many moments as the plan has records, the oldest first.
pub(super) fn moments(calendar: &WorkingCalendar, plan: Plan, dice: &mut Dice) -> Vec<Moment> {
    let today = day(plan.now);
    let first = today.checked_sub_days(Days::new(YEARS * 365)).unwrap_or(today);
    let days: Vec<(NaiveDate, u64)> = first
        .iter_days()
        .take_while(|day| *day < today)
        .filter(|day| calendar.is_working(*day).0)
        .map(|day| (day, busy(day, dice)))
        .collect();
    let whole: u64 = days.iter().map(|(_, weight)| weight).sum();
    let records = plan.records as u64;
    let (mut moments, mut weight, mut done) = (Vec::with_capacity(plan.records), 0, 0);
    for (day, busy) in days {
        weight += busy;
        let due = (records * weight).checked_div(whole).unwrap_or_default();
        let mut of_day: Vec<Moment> = (done..due).map(|_| midnight(day) + hour(dice)).collect();
        of_day.sort_unstable();
        moments.extend(of_day);
        done = due;
    }
    moments
}

/// Mondays are full and Fridays are not; the ends of the year are quiet.
fn busy(day: NaiveDate, dice: &mut Dice) -> u64 {
    let usual = match day.weekday() {
        Weekday::Mon => 130,
        Weekday::Fri => 75,
        _ => 100,
    };
    let season = if matches!(day.month(), 1 | 7 | 12) { 70 } else { 100 };
    usual * season / 100 + dice.below(40)
}

/// Milliseconds after midnight, lunch left out.
fn hour(dice: &mut Dice) -> i64 {
    let lunch = LUNCH.end - LUNCH.start;
    let open = u64::try_from(CLOSES - OPENS - lunch).unwrap_or_default();
    let at = OPENS + i64::try_from(dice.below(open)).unwrap_or_default();
    if at < LUNCH.start { at } else { at + lunch }
}
