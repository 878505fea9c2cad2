//! Holes between the months of several entries.

use chrono::{Datelike, NaiveDate};

use super::answers::Entry;
use super::month::first_day;

/// The number of the later entry before which the hole lies, and its months. Entries without a beginning are
/// left out; one without an end lasts to this day.
pub(super) fn hole(
    entries: &[Entry],
    from: &str,
    to: &str,
    longest: u32,
    today: NaiveDate,
) -> Option<(usize, u32)> {
    let mut spans: Vec<(NaiveDate, NaiveDate, usize)> = entries
        .iter()
        .enumerate()
        .filter_map(|(number, entry)| {
            let begin = first_day(entry.get(from)?)?;
            let end = entry.get(to).and_then(|month| first_day(month)).unwrap_or(today);
            Some((begin, end, number))
        })
        .collect();
    spans.sort_unstable();
    let mut covered: Option<NaiveDate> = None;
    for (begin, end, number) in spans {
        if let Some(until) = covered {
            // Work ended in May and begun in June leaves no month between.
            let between = months(begin) - months(until) - 1;
            if let Ok(missing) = u32::try_from(between)
                && missing > longest
            {
                return Some((number, missing));
            }
        }
        covered = Some(covered.map_or(end, |until| until.max(end)));
    }
    None
}

fn months(day: NaiveDate) -> i32 {
    day.year() * 12 + i32::try_from(day.month0()).unwrap_or_default()
}
