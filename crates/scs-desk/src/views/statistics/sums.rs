//! Sums of a span, by measure and item.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use scs_domain::statistics::{Measure, hour, median};
use scs_store::Reader;

use super::span::Span;
use crate::days::Here;
use crate::error::Result;

pub(crate) struct Sums(BTreeMap<Measure, BTreeMap<String, u64>>);

impl Sums {
    pub(crate) fn of(reader: &Reader<'_>, here: &Here, span: &Span) -> Result<Sums> {
        let mut sums: BTreeMap<Measure, BTreeMap<String, u64>> = BTreeMap::new();
        for row in reader.tallies(hour(here.begins(span.from)), hour(here.begins(span.end())))? {
            sums.entry(row.measure).or_default().insert(row.item, row.count);
        }
        Ok(Sums(sums))
    }

    pub(crate) fn items(&self, measure: Measure) -> impl Iterator<Item = (&str, u64)> {
        let items = self.0.get(&measure).into_iter().flatten();
        items.map(|(item, count)| (item.as_str(), *count))
    }

    pub(crate) fn count(&self, measure: Measure, item: &str) -> u64 {
        self.0.get(&measure).and_then(|items| items.get(item)).copied().unwrap_or(0)
    }

    pub(crate) fn sum(&self, measure: Measure) -> u64 {
        self.items(measure).map(|(_, count)| count).sum()
    }

    /// All records.
    pub(crate) fn records(&self) -> u64 {
        self.sum(Measure::Result)
    }

    /// The most frequent first; of equals, by the item.
    pub(crate) fn ranked(&self, measure: Measure) -> Vec<(&str, u64)> {
        let mut items: Vec<(&str, u64)> = self.items(measure).collect();
        items.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
        items
    }

    /// Usual minutes of a finished record.
    pub(crate) fn usual_minutes(&self) -> Option<u32> {
        let counted =
            self.items(Measure::Minutes).filter_map(|(item, count)| Some((item.parse().ok()?, count)));
        median(&counted.collect())
    }
}

/// One measure by the days of a span.
pub(crate) fn by_day(
    reader: &Reader<'_>,
    here: &Here,
    span: &Span,
    measure: Measure,
) -> Result<BTreeMap<NaiveDate, BTreeMap<String, u64>>> {
    let rows = reader.tally_hours(measure, hour(here.begins(span.from)), hour(here.begins(span.end())))?;
    let mut days: BTreeMap<NaiveDate, BTreeMap<String, u64>> = BTreeMap::new();
    for (at, item, count) in rows {
        *days.entry(here.day(at * 3_600_000)).or_default().entry(item).or_default() += count;
    }
    Ok(days)
}
