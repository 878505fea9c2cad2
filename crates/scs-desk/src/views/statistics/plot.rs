//! Plots put together from counted things.

use super::words;
use crate::wire::{PlotFill, PlotPoint, PlotSeries, PlotShape, PlotView};

/// More bars are not read.
pub(super) const MOST_BARS: usize = 6;
/// Fewer are no habit.
const FEWEST_LEADING: u32 = 3;

pub(super) fn series(titles: &[(&str, PlotFill)]) -> Vec<PlotSeries> {
    titles.iter().map(|(title, fill)| PlotSeries { title: (*title).to_owned(), fill: *fill }).collect()
}

pub(super) fn point(title: &str, values: Vec<Option<u64>>) -> PlotPoint {
    PlotPoint {
        label: title.to_owned(),
        title: title.to_owned(),
        values: values.into_iter().map(|value| value.map(narrow)).collect(),
        text: None,
    }
}

fn narrow(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn sum(point: &PlotPoint) -> u32 {
    point.values.iter().flatten().sum()
}

/// The first is clearly more than the next: by a fifth, and not by chance of two or three.
pub(super) fn leads(ranked: &[u32]) -> bool {
    let first = ranked.first().copied().unwrap_or(0);
    let next = ranked.get(1).copied().unwrap_or(0);
    first >= FEWEST_LEADING && first - next.min(first) >= (next / 5).max(1)
}

/// What is said of a plot before its points are known.
pub(super) struct Frame<'f> {
    pub(super) id: &'f str,
    pub(super) head: &'f str,
    /// The title when nothing follows from the figures.
    pub(super) neutral: &'f str,
    pub(super) shape: PlotShape,
    pub(super) series: Vec<PlotSeries>,
    pub(super) is_sum: bool,
    pub(super) empty: &'f str,
}

impl Frame<'_> {
    /// `title` is drawn from the points; without any there is nothing to conclude.
    pub(super) fn of(self, points: Vec<PlotPoint>, title: String) -> PlotView {
        let is_empty = points.is_empty();
        let parts: Vec<String> = points.iter().map(|point| self.said(point)).collect();
        PlotView {
            id: self.id.to_owned(),
            title: if is_empty { self.neutral.to_owned() } else { title },
            about: words::about(self.head, &parts),
            shape: self.shape,
            series: self.series,
            points,
            head: self.head.to_owned(),
            is_sum: self.is_sum,
            empty: is_empty.then(|| self.empty.to_owned()),
            note: None,
        }
    }

    /// Lying bars of the first points.
    pub(super) fn bars(mut self, mut points: Vec<PlotPoint>, conclude: impl Fn(&str) -> String) -> PlotView {
        self.shape = PlotShape::Bars;
        points.truncate(MOST_BARS);
        let sums: Vec<u32> = points.iter().map(sum).collect();
        let title = points.first().filter(|_| leads(&sums)).map(|first| conclude(&first.title));
        let neutral = self.neutral.to_owned();
        self.of(points, title.unwrap_or(neutral))
    }

    fn said(&self, point: &PlotPoint) -> String {
        if let Some(text) = &point.text {
            return format!("{} — {text}", point.title);
        }
        let one = |(series, value): (&PlotSeries, &Option<u32>)| {
            let value = (*value)?;
            Some(if self.series.len() == 1 { value.to_string() } else { format!("{} {value}", series.title) })
        };
        let values: Vec<String> = self.series.iter().zip(&point.values).filter_map(one).collect();
        format!("{} — {}", point.title, values.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conclusion_needs_a_clear_lead() {
        assert!(leads(&[31, 25]) && leads(&[3]) && leads(&[4, 3]));
        assert!(!leads(&[31, 30]) && !leads(&[2, 0]) && !leads(&[4, 4]) && !leads(&[]));
    }
}
