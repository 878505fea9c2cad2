//! Calendars count to the number of working days they state, and their examples come out.

use scs_domain::calendar::{WorkingCalendar, prove};

use super::{Report, Rule};
use crate::Pack;

pub(super) fn check(pack: &Pack, report: Report<'_>) {
    let all = WorkingCalendar::new(pack.calendars.clone());
    for year in &pack.calendars {
        for flaw in prove(year, &all) {
            let what = format!("{}: {}", flaw.written(), flaw.message());
            report(format!("calendars/{}", year.id), Rule::CalendarWrong, what);
        }
    }
}
