//! What of a pack should be looked at again.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use scs_domain::content::{Confidence, Validity};

use crate::Pack;
use crate::items::{Item, Visit};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Its last version has ended on this day and none follows.
    Ended(NaiveDate),
    /// Its last version ends on this day, which is near, and none follows.
    EndsSoon(NaiveDate),
    /// Nobody has checked it since this day, which is long ago.
    CheckedLongAgo(NaiveDate),
    /// No calendar of this year is in the pack, and the year is near; or its calendar is not approved.
    NoCalendar(i32),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stale {
    pub why: Why,
    /// `deadlines/referral`; the pack itself for a calendar.
    pub place: String,
    pub title: String,
}

/// How many versions rest on how much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    pub confirmed: u32,
    pub seed_only: u32,
    pub unverified: u32,
}

/// The worst first. How long is long is the pack's own: `limits.stale_after_days` and `limits.ends_within_days`.
pub fn stale(pack: &Pack, day: NaiveDate) -> Vec<Stale> {
    let mut last = Last { days: BTreeMap::new() };
    pack.visit(&mut last);
    let limits = &pack.manifest.limits;
    let mut stale: Vec<Stale> = last
        .days
        .into_iter()
        .filter_map(|(place, seen)| {
            let old = seen.checked_at.checked_add_days(Days::new(limits.stale_after_days.into()))?;
            let soon = day.checked_add_days(Days::new(limits.ends_within_days.into()))?;
            let why = match seen.validity.to {
                Some(end) if end < day => Why::Ended(end),
                Some(end) if end <= soon => Why::EndsSoon(end),
                _ if old < day => Why::CheckedLongAgo(seen.checked_at),
                _ => return None,
            };
            Some(Stale { why, place, title: seen.title })
        })
        .collect();
    stale.extend(calendars(pack, day));
    stale.sort();
    stale
}

/// This year's calendar must be there, approved; the next one too once it is near.
fn calendars(pack: &Pack, day: NaiveDate) -> Vec<Stale> {
    use chrono::Datelike;
    let soon = day.checked_add_days(Days::new(pack.manifest.limits.ends_within_days.into()));
    let years = [Some(day.year()), soon.map(|soon| soon.year())];
    let mut wanted: Vec<i32> = years.into_iter().flatten().collect();
    wanted.dedup();
    let approved = |year: i32| pack.calendars.iter().any(|known| known.year == year && known.state.is_none());
    let missing = wanted.into_iter().filter(|year| !approved(*year));
    missing
        .map(|year| Stale {
            why: Why::NoCalendar(year),
            place: format!("calendars/{year}"),
            title: year.to_string(),
        })
        .collect()
}

/// Of the versions in force on `day`.
pub fn trust(pack: &Pack, day: NaiveDate) -> Trust {
    let mut count = Count { day, trust: Trust::default() };
    pack.visit(&mut count);
    count.trust
}

struct Seen {
    title: String,
    validity: Validity,
    checked_at: NaiveDate,
}

/// The last version of each item.
struct Last {
    days: BTreeMap<String, Seen>,
}

impl Visit for Last {
    fn item<T: Item>(&mut self, list: &'static str, item: &T) {
        // A year ends by itself; [`calendars`] asks for the ones needed.
        if list == "calendars" {
            return;
        }
        let place = format!("{list}/{}", item.id());
        let validity = item.validity();
        if self.days.get(&place).is_none_or(|known| known.validity.from < validity.from) {
            let seen = Seen { title: item.title().to_owned(), validity, checked_at: item.checked_at() };
            self.days.insert(place, seen);
        }
    }
}

struct Count {
    day: NaiveDate,
    trust: Trust,
}

impl Visit for Count {
    fn item<T: Item>(&mut self, _: &'static str, item: &T) {
        if !item.validity().holds_on(self.day) {
            return;
        }
        match item.confidence() {
            Confidence::Confirmed => self.trust.confirmed += 1,
            Confidence::SeedOnly => self.trust.seed_only += 1,
            Confidence::Unverified => self.trust.unverified += 1,
        }
    }
}
