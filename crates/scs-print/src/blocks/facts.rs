//! Labels with what they say, framed boxes and dates.

use super::Composer;
use super::head::widest;
use crate::geometry::{Pt, mm};
use crate::paper::{Cell, Fact, Text};
use crate::row::Row;
use crate::setting::lines::Line;
use crate::style::{Density, Type};

/// As many lines of a value stand by each other on one sheet.
const TOGETHER: usize = 8;
/// Room between a label and its value.
const COLUMN_GAP: Pt = mm(3.0);

impl Composer {
    pub(super) fn facts(&self, facts: &[Fact]) -> Vec<Row> {
        let column = self.style.label_width;
        let row = |fact: &Fact| {
            let size = if fact.large { self.style.big } else { self.style.body };
            self.labelled((&fact.label.as_str().into(), self.style.label), (&fact.value, size), column)
        };
        facts.iter().flat_map(row).collect()
    }

    pub(super) fn pairs(&self, pairs: &[(String, String)]) -> Vec<Row> {
        let size = self.style.label;
        let row = |(sign, cure): &(String, String)| {
            let stop = if self.style.density == Density::RunIn && !sign.ends_with(['.', '?', '!']) {
                "."
            } else {
                ""
            };
            let sign = Text::strong(format!("{sign}{stop}"));
            self.labelled((&sign, size), (&cure.as_str().into(), size), self.style.pair_width)
        };
        pairs.iter().flat_map(row).collect()
    }

    /// A label in a column of its own with the first lines on one baseline, or in front of its value.
    fn labelled(&self, label: (&Text, Type), value: (&Text, Type), column: Pt) -> Vec<Row> {
        let style = &self.style;
        let before = self.gap(style.gaps.row);
        if style.density == Density::RunIn {
            let mut text = label.0.clone();
            let ended = |(words, strong): &(String, bool)| {
                words.ends_with([':', '?']) || *strong && words.ends_with('.')
            };
            let closed = text.spans.last().is_some_and(ended);
            let between = if closed { " " } else { ": " };
            text = if label.0.is_blank() { Text::default() } else { text.and(between) };
            text.spans.extend(value.0.spans.iter().cloned());
            let lines = self.lines(&text, value.1, style.width());
            return going_on(Row::after(before), &lines, value.1, (0.0, 0.0));
        }
        let labels = self.lines(label.0, label.1, column - COLUMN_GAP);
        let values = self.lines(value.0, value.1, style.width() - column);
        let lift = value.1.baseline() - label.1.baseline();
        let mut row = Row::after(before);
        row.height = row.put(&labels, label.1, (0.0, lift.max(0.0))) + lift.max(0.0);
        going_on(row, &values, value.1, (column, (-lift).max(0.0)))
    }

    pub(super) fn framed(&self, cells: &[Cell]) -> Vec<Row> {
        match cells {
            [first, second] if self.style.density != Density::RunIn => vec![self.two_cells(first, second)],
            _ => cells.iter().map(|cell| self.one_cell(cell)).collect(),
        }
    }

    fn one_cell(&self, cell: &Cell) -> Row {
        let mut row = self.framed_row();
        let height = self.put_cell(&mut row, cell, 0.0, self.style.width());
        self.close_frame(row, height)
    }

    fn two_cells(&self, first: &Cell, second: &Cell) -> Row {
        let width = self.style.width();
        let split = width * 1.25 / 2.25;
        let mut row = self.framed_row();
        let left = self.put_cell(&mut row, first, 0.0, split);
        let right = self.put_cell(&mut row, second, split, width - split);
        let height = left.max(right);
        let divider = crate::sheet::Stroke::straight((split, 0.0), (split, height), mm(0.2));
        row.items.push(crate::sheet::Item::Stroke(divider));
        self.close_frame(row, height)
    }

    fn framed_row(&self) -> Row {
        let room = self.gap(self.style.gaps.block + 2.0);
        Row { before: room, after: room, ..Row::default() }
    }

    fn close_frame(&self, mut row: Row, height: Pt) -> Row {
        row.frame((0.0, 0.0), (self.style.width(), height), mm(0.5));
        row.height = height;
        row
    }

    /// Words of a cell; says how tall the cell must be.
    fn put_cell(&self, row: &mut Row, cell: &Cell, left: Pt, width: Pt) -> Pt {
        let style = &self.style;
        let (side, above, under) = (mm(4.0), self.gap(2.5), self.gap(3.0));
        let mut below = above;
        for (words, size) in
            [(&cell.heading, style.heading), (&cell.strong, style.big), (&cell.note, style.body)]
        {
            let lines = self.lines(&words.as_str().into(), size, width - 2.0 * side);
            below += row.put(&lines, size, (left + side, below));
        }
        below + under
    }

    /// The date to act by, framed; what to do stands in front of it or above it.
    pub(super) fn deadline(&self, label: &str, date: &str) -> Row {
        let style = &self.style;
        let (side, above) = (mm(5.0), self.gap(3.0));
        let inner = style.width() - 2.0 * side;
        let label = self.lines(&label.into(), style.body, inner);
        let date = self.lines(&date.into(), style.big, inner);
        let mut row = self.framed_row();
        let height = if fits_beside(&label, &date, inner) {
            row.put(&label, style.body, (side, above + style.big.baseline() - style.body.baseline()));
            row.put(&date, style.big, (side + widest(&label) + gap_if(&label, mm(6.0)), above))
        } else {
            let first = row.put(&label, style.body, (side, above));
            first + row.put(&date, style.big, (side, above + first))
        };
        row.height = height + 2.0 * above;
        row.frame((0.0, 0.0), (style.width(), row.height), mm(0.7));
        row
    }
}

/// The first lines in the row; those of a long text after it, line by line, so that a sheet may end between them,
/// though never before the last.
fn going_on(mut row: Row, lines: &[Line], size: Type, at: (Pt, Pt)) -> Vec<Row> {
    let first = if lines.len() > TOGETHER { TOGETHER / 2 } else { lines.len() };
    let (first, rest) = lines.split_at(first);
    row.height = row.height.max(row.put(first, size, at));
    let last = rest.len().saturating_sub(2);
    let after = rest.iter().enumerate().map(|(index, line)| {
        let mut row = Row::default();
        row.height = row.put(std::slice::from_ref(line), size, (at.0, 0.0));
        Row { keep: index == last && rest.len() > 1, ..row }
    });
    std::iter::once(row).chain(after).collect()
}

fn fits_beside(label: &[Line], date: &[Line], inner: Pt) -> bool {
    label.len() <= 1 && date.len() == 1 && widest(label) + mm(6.0) + widest(date) <= inner
}

fn gap_if(lines: &[Line], room: Pt) -> Pt {
    if lines.is_empty() { 0.0 } else { room }
}
