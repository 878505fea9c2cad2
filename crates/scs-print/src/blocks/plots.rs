//! Plots: two beside each other, told apart by their fills in black alone, every number written out.

use super::Composer;
use crate::geometry::{Pt, mm};
use crate::paper::{Fill, Plot, PlotPoint, PlotShape, Text};
use crate::row::Row;
use crate::setting::lines::Line;
use crate::sheet::{Item, Stroke};
use crate::style::Type;

/// Room between two plots.
const GAP: Pt = mm(10.0);
const COLUMNS: Pt = mm(27.0);
const BAR: Pt = mm(3.4);
/// Beside the longest bar: «13 из 14».
const SAID: Pt = mm(19.0);
const EDGE: Pt = mm(0.2);
const HATCH: Pt = mm(1.1);
const SQUARE: Pt = mm(2.8);

/// Where the next thing of a plot goes, and how wide it may be.
struct Place {
    left: Pt,
    width: Pt,
    top: Pt,
}

impl Composer {
    pub(super) fn plots(&self, plots: &[Plot]) -> Vec<Row> {
        let width = (self.style.width() - GAP) / 2.0;
        let pair = |pair: &[Plot]| {
            let mut row = Row::after(self.gap(self.style.gaps.above_heading + 1.5));
            for (plot, left) in pair.iter().zip([0.0, width + GAP]) {
                let height = self.plot(&mut row, plot, Place { left, width, top: 0.0 });
                row.height = row.height.max(height);
            }
            row
        };
        plots.chunks(2).map(pair).collect()
    }

    /// Draws one plot; says how tall it is.
    fn plot(&self, row: &mut Row, plot: &Plot, mut place: Place) -> Pt {
        let (heading, label) = (self.style.heading, self.style.small);
        self.say(row, &plot.title, heading, &mut place);
        place.top += self.gap(1.5);
        if !plot.points.is_empty() {
            match plot.shape {
                PlotShape::Bars => self.bars(row, plot, &mut place),
                PlotShape::Columns => self.columns(row, plot, &mut place),
            }
            if plot.series.len() > 1 {
                self.key_of(row, &plot.series, &mut place);
            }
        }
        self.say(row, &plot.note, label, &mut place);
        place.top
    }

    fn say(&self, row: &mut Row, words: &str, size: Type, place: &mut Place) {
        let lines = self.lines(&Text::from(words), size, place.width);
        place.top += row.put(&lines, size, (place.left, place.top));
    }

    fn one_line(&self, words: &str, size: Type) -> Line {
        self.lines(&Text::from(words), size, Pt::MAX).into_iter().next().unwrap_or_default()
    }

    fn bars(&self, row: &mut Row, plot: &Plot, place: &mut Place) {
        let size = self.style.small;
        let greatest = greatest(plot);
        for point in &plot.points {
            self.say(row, &point.label, size, place);
            let top = place.top + mm(0.2);
            let mut x = place.left;
            for ((_, fill), value) in plot.series.iter().zip(&point.values) {
                let long = (place.width - SAID) * *value as f32 / greatest;
                filled(row, *fill, (x, top), (long, BAR));
                x += long;
            }
            let said = self.one_line(&point.said, size.bold());
            let baseline = top + BAR / 2.0 + 0.36 * size.size;
            row.put_line(&said, size.bold(), (x + mm(1.2), baseline));
            place.top = top + BAR.max(0.7 * size.size) + mm(1.2);
        }
    }

    fn columns(&self, row: &mut Row, plot: &Plot, place: &mut Place) {
        let size = self.style.tiny;
        let slot = place.width / plot.points.len() as f32;
        let foot = place.top + size.lead + COLUMNS;
        let tall = |value: u32| COLUMNS * value as f32 / greatest(plot);
        let middle = |at: usize| place.left + slot * (at as f32 + 0.5);
        let wide = (slot * 0.62).min(mm(12.0));
        let every = self.every(plot.points.iter().map(|point| point.label.as_str()), size, slot);
        let written = self.every(plot.points.iter().map(|point| point.said.as_str()), size.bold(), slot);
        for (at, point) in plot.points.iter().enumerate() {
            let mut y = foot;
            for ((_, fill), value) in plot.series.iter().zip(&point.values) {
                y -= tall(*value);
                filled(row, *fill, (middle(at) - wide / 2.0, y), (wide, tall(*value)));
            }
            if sum(point) > 0 && at % written == 0 {
                let said = self.one_line(&point.said, size.bold());
                row.put_line(&said, size.bold(), (middle(at) - said.width / 2.0, y - mm(1.1)));
            }
            if at % every == 0 {
                let label = self.one_line(&point.label, size);
                row.put_line(
                    &label,
                    size,
                    (middle(at) - label.width / 2.0, foot + size.baseline() + mm(0.6)),
                );
            }
        }
        row.rule(place.left, place.left + place.width, foot, EDGE);
        place.top = foot + size.lead + mm(1.2);
    }

    /// Every how many words are written, so that they do not touch.
    fn every<'w>(&self, words: impl Iterator<Item = &'w str>, size: Type, slot: Pt) -> usize {
        let widest = words.map(|words| self.one_line(words, size).width).fold(0.0, Pt::max);
        (((widest + mm(1.0)) / slot).ceil() as usize).max(1)
    }

    /// Squares with the names of the series, on as many lines as they need.
    fn key_of(&self, row: &mut Row, series: &[(String, Fill)], place: &mut Place) {
        let size = self.style.tiny;
        place.top += mm(0.8);
        let mut x = 0.0;
        for (title, fill) in series {
            let name = self.one_line(title, size);
            let wide = SQUARE + mm(1.2) + name.width;
            if x > 0.0 && x + wide > place.width {
                x = 0.0;
                place.top += size.lead;
            }
            let left = place.left + x;
            filled(row, *fill, (left, place.top + (size.lead - SQUARE) / 2.0), (SQUARE, SQUARE));
            row.put_line(&name, size, (left + SQUARE + mm(1.2), place.top + size.baseline()));
            x += wide + mm(4.0);
        }
        place.top += size.lead;
    }
}

fn sum(point: &PlotPoint) -> u32 {
    point.values.iter().sum()
}

fn greatest(plot: &Plot) -> f32 {
    plot.points.iter().map(sum).max().unwrap_or(0).max(1) as f32
}

/// A rectangle of one of the fills; nothing where there is nothing.
fn filled(row: &mut Row, fill: Fill, at: (Pt, Pt), size: (Pt, Pt)) {
    if size.0 <= 0.0 || size.1 <= 0.0 {
        return;
    }
    let (right, bottom) = (at.0 + size.0, at.1 + size.1);
    match fill {
        Fill::Solid => return row.rule(at.0, right, at.1 + size.1 / 2.0, size.1),
        Fill::Hatched => {
            let count = ((size.0 + size.1) / HATCH) as usize;
            for step in 1..=count {
                let from = at.0 - size.1 + HATCH * step as f32;
                let (left, end) = (from.max(at.0), (from + size.1).min(right));
                if end > left {
                    let line =
                        Stroke::straight((left, bottom - (left - from)), (end, bottom - (end - from)), EDGE);
                    row.items.push(Item::Stroke(line));
                }
            }
        }
        Fill::Lined => {
            let count = (size.1 / HATCH) as usize;
            for step in 1..=count {
                row.rule(at.0, right, at.1 + HATCH * step as f32, EDGE);
            }
        }
        Fill::Empty => {}
    }
    row.frame(at, size, EDGE);
}
