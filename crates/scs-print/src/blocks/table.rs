//! Tables: cells under headings that are repeated on every sheet, and a thin rule below each row.

use std::rc::Rc;

use super::Composer;
use crate::geometry::{Pt, mm};
use crate::paper::{Column, Text};
use crate::row::Row;
use crate::setting::lines::Line;
use crate::style::Type;

/// Room between two columns.
const GAP: Pt = mm(3.0);
/// A longer row is cut, so that it never outgrows a sheet.
const MOST_LINES: usize = 12;
const HEAD_RULE: Pt = mm(0.4);
const ROW_RULE: Pt = mm(0.1);

/// Where a column stands.
struct Slot {
    left: Pt,
    width: Pt,
    at_right: bool,
}

impl Composer {
    pub(super) fn table(&self, columns: &[Column], rows: &[Vec<String>]) -> Vec<Row> {
        let slots = self.slots_of(columns);
        let titles: Vec<Vec<Line>> = columns
            .iter()
            .zip(&slots)
            .map(|(column, slot)| {
                self.lines(&column.title.as_str().into(), self.style.label.bold(), slot.width)
            })
            .collect();
        let head = self.head_row(&slots, &titles);
        let again = Rc::new(head.clone());
        let rows = rows.iter().flat_map(|cells| self.table_row(&slots, cells, &again));
        std::iter::once(head).chain(rows).collect()
    }

    fn slots_of(&self, columns: &[Column]) -> Vec<Slot> {
        let gaps = GAP * columns.len().saturating_sub(1) as f32;
        let letters: f32 = columns.iter().map(|column| f32::from(column.letters.max(1))).sum();
        let letter = (self.style.width() - gaps) / letters;
        let mut left = 0.0;
        let mut slots = Vec::new();
        for column in columns {
            let width = letter * f32::from(column.letters.max(1));
            slots.push(Slot { left, width, at_right: column.at_right });
            left += width + GAP;
        }
        slots
    }

    fn head_row(&self, slots: &[Slot], titles: &[Vec<Line>]) -> Row {
        let tallest = titles.iter().map(Vec::len).max().unwrap_or(0);
        let mut row = Row::after(self.gap(self.style.gaps.block)).kept();
        for (slot, lines) in slots.iter().zip(titles) {
            let top = self.style.label.lead * (tallest - lines.len()) as f32;
            put_cell(&mut row, slot, lines, (self.style.label.bold(), top));
        }
        row.height = self.style.label.lead * tallest as f32 + mm(1.0);
        row.rule(0.0, self.style.width(), row.height - HEAD_RULE / 2.0, HEAD_RULE);
        row
    }

    /// One row, or its pieces when it is long; only the last piece has a rule below it.
    fn table_row(&self, slots: &[Slot], cells: &[String], again: &Rc<Row>) -> Vec<Row> {
        let size = self.style.body;
        let cells: Vec<Vec<Line>> = cells
            .iter()
            .zip(slots)
            .map(|(cell, slot)| {
                cell.split('\n').flat_map(|part| self.lines(&Text::from(part), size, slot.width)).collect()
            })
            .collect();
        let tallest = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let pieces = tallest.div_ceil(MOST_LINES);
        let mut rows = Vec::new();
        for piece in 0..pieces {
            let above = if piece == 0 { self.gap(self.style.gaps.row).max(mm(0.5)) } else { 0.0 };
            let mut row = Row { again: Some(Rc::clone(again)), ..Row::default() };
            let mut most = 0;
            for (slot, lines) in slots.iter().zip(&cells) {
                let from = lines.len().min(piece * MOST_LINES);
                let to = lines.len().min((piece + 1) * MOST_LINES);
                let lines = lines.get(from..to).unwrap_or_default();
                put_cell(&mut row, slot, lines, (size, above));
                most = most.max(lines.len());
            }
            row.height = above + size.lead * most as f32;
            if piece + 1 == pieces {
                row.height += mm(1.0);
                row.rule(0.0, self.style.width(), row.height - ROW_RULE / 2.0, ROW_RULE);
            }
            rows.push(row);
        }
        rows
    }
}

fn put_cell(row: &mut Row, slot: &Slot, lines: &[Line], (size, top): (Type, Pt)) {
    if slot.at_right {
        row.put_right(lines, size, slot.left + slot.width, top);
    } else {
        row.put(lines, size, (slot.left, top));
    }
}
