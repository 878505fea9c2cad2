//! Days and hours of the centre: the clock gives UTC, people live in a time zone.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use scs_domain::consultation::Moment;

/// Used until the centre's own zone is set.
pub(crate) const FIRST_ZONE: Tz = chrono_tz::Europe::Moscow;

/// The centre's time zone with the moment it is now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Here {
    pub(crate) zone: Tz,
    pub(crate) now: Moment,
}

impl Here {
    /// An unknown name stands for the first zone.
    pub(crate) fn new(zone: &str, now: Moment) -> Here {
        Here { zone: zone.parse().unwrap_or(FIRST_ZONE), now }
    }

    pub(crate) fn local(&self, at: Moment) -> NaiveDateTime {
        utc(at).with_timezone(&self.zone).naive_local()
    }

    pub(crate) fn today(&self) -> NaiveDate {
        self.local(self.now).date()
    }

    pub(crate) fn day(&self, at: Moment) -> NaiveDate {
        self.local(at).date()
    }

    /// «14:32»
    pub(crate) fn clock(&self, at: Moment) -> String {
        self.local(at).format("%H:%M").to_string()
    }

    /// First moment of a day; the first valid one where the clock was moved.
    pub(crate) fn begins(&self, day: NaiveDate) -> Moment {
        let midnight = day.and_time(chrono::NaiveTime::MIN);
        let begins = self.zone.from_local_datetime(&midnight).earliest();
        begins.map_or_else(|| midnight.and_utc().timestamp_millis(), |moment| moment.timestamp_millis())
    }

    /// Minutes ahead of UTC now.
    pub(crate) fn utc_offset(&self) -> i32 {
        utc(self.now).with_timezone(&self.zone).offset().fix().local_minus_utc() / 60
    }

    pub(crate) fn year(&self) -> i32 {
        self.today().year()
    }
}

fn utc(at: Moment) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at).unwrap_or_default()
}
