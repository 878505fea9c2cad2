//! Whether the computer's date is believed. What a term ends is gone for good, so a date that ran years
//! ahead ends nothing until a person says that it is right.

use chrono::{NaiveDate, TimeDelta};
use scs_domain::consultation::Moment;

use crate::days::Here;
use crate::desk::{Area, Desk};
use crate::error::{Error, Result};

/// Longer than the longest leave with its holidays; after a longer break a person is asked.
const LONGEST_BREAK: TimeDelta = TimeDelta::days(60);
/// Setting: the latest moment that was believed.
const SEEN: &str = "clock-seen";

/// The computer's date beside the last one that was believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    Believed,
    /// Terms wait.
    Ahead {
        last: NaiveDate,
    },
    /// No term ends too early; the dates of new records may be wrong.
    Behind {
        last: NaiveDate,
    },
}

impl Desk {
    pub(crate) fn trust(&self, here: &Here) -> Result<Trust> {
        let Some(seen) = self.seen()? else { return Ok(Trust::Believed) };
        let (today, last) = (here.today(), here.day(seen));
        Ok(match today.signed_duration_since(last) {
            gone if gone > LONGEST_BREAK => Trust::Ahead { last },
            gone if gone < TimeDelta::zero() => Trust::Behind { last },
            _ => Trust::Believed,
        })
    }

    /// The day by which terms are reckoned over; None while the date is not believed.
    pub(crate) fn believed_today(&self) -> Result<Option<NaiveDate>> {
        let here = self.here()?;
        match self.trust(&here)? {
            Trust::Ahead { .. } => return Ok(None),
            Trust::Behind { .. } => {}
            Trust::Believed => self.see(&here)?,
        }
        Ok(Some(here.today()))
    }

    /// A person says that the date is right.
    pub(crate) fn believe(&self) -> Result<()> {
        self.keep_seen()?;
        self.tell(&[Area::Settings]);
        Ok(())
    }

    /// Once a day is enough.
    fn see(&self, here: &Here) -> Result<()> {
        let kept = self.store.read(|reader| reader.setting(SEEN).map_err(Error::from))?;
        let kept = kept.and_then(|text| text.parse().ok());
        if kept.is_some_and(|kept: Moment| here.day(kept) == here.today()) {
            return Ok(());
        }
        self.keep_seen()
    }

    fn keep_seen(&self) -> Result<()> {
        let now = self.now();
        self.jot(&[], |notebook| Ok(notebook.set(SEEN, &now.to_string(), now)?))
    }

    /// Without the setting, the last event; None in a place where nothing happened.
    fn seen(&self) -> Result<Option<Moment>> {
        self.store.read(|reader| {
            let kept = reader.setting(SEEN)?.and_then(|text| text.parse().ok());
            Ok::<_, Error>(kept.or(reader.last_at()?))
        })
    }
}
