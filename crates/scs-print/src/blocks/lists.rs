//! Steps, lists, squares, lines to fill, notes and warnings.

use super::head::widest;
use super::{Composer, marks};
use crate::geometry::{Pt, mm};
use crate::paper::Text;
use crate::row::Row;
use crate::sheet::{Item, Stroke};
use crate::style::{Density, Type};

/// Height of capitals and digits in ems.
const CAPITAL: f32 = 0.7;

impl Composer {
    pub(super) fn steps(&self, steps: &[Text]) -> Vec<Row> {
        let numbered = steps.iter().enumerate();
        let last = self.measured(&self.step_number(steps.len()), self.style.numeral).width();
        let indent = self.style.step_indent.max(last + mm(2.5));
        match self.style.density {
            Density::Ruled => numbered.map(|(index, step)| self.ruled_step((index, step), indent)).collect(),
            _ => numbered.map(|(index, step)| self.plain_step((index, step), indent)).collect(),
        }
    }

    fn step_number(&self, number: usize) -> Text {
        let stop = if self.style.density == Density::Ruled { "" } else { "." };
        format!("{number}{stop}").into()
    }

    fn ruled_step(&self, (index, step): (usize, &Text), indent: Pt) -> Row {
        let (style, pad) = (&self.style, self.gap(2.2));
        let mut row = Row::after(if index == 0 { self.gap(style.gaps.row) } else { 0.0 });
        if index == 0 {
            row.rule(0.0, style.width(), 0.0, mm(0.2));
        }
        row.height = self.put_step(&mut row, (index, step), (indent, pad)) + 2.0 * pad;
        row.rule(0.0, style.width(), row.height, mm(0.2));
        row.after = self.gap(style.gaps.row);
        row
    }

    fn plain_step(&self, (index, step): (usize, &Text), indent: Pt) -> Row {
        let mut row = Row::after(self.gap(self.style.gaps.row));
        row.height = self.put_step(&mut row, (index, step), (indent, 0.0));
        row
    }

    fn put_step(&self, row: &mut Row, (index, step): (usize, &Text), (indent, top): (Pt, Pt)) -> Pt {
        let style = &self.style;
        let number = self.lines(&self.step_number(index + 1), style.numeral, indent);
        row.put(&number, style.numeral, (0.0, top + style.body.baseline() - style.numeral.baseline()));
        row.put(&self.lines(step, style.body, style.width() - indent), style.body, (indent, top))
    }

    pub(super) fn list(&self, items: &[Text]) -> Vec<Row> {
        let size = self.style.body;
        let indent = size.size * 1.1;
        let dash = self.lines(&"–".into(), size, indent * 2.0);
        let row = |item: &Text| {
            let mut row = Row::after(self.gap(self.style.gaps.row));
            row.put(&dash, size, (0.0, 0.0));
            row.height = row.put(&self.lines(item, size, self.style.width() - indent), size, (indent, 0.0));
            row
        };
        items.iter().map(row).collect()
    }

    pub(super) fn checklist(&self, items: &[Text]) -> Vec<Row> {
        let side = square_side(self.style.body);
        let square = |row: &mut Row, top: Pt| row.frame((0.0, top), (side, side), mm(0.4));
        items.iter().map(|item| self.marked(item, side, square)).collect()
    }

    pub(super) fn done(&self, items: &[Text]) -> Vec<Row> {
        let side = square_side(self.style.body);
        let tick = |row: &mut Row, top: Pt| row.items.extend(marks::tick(side, (0.0, top)));
        items.iter().map(|item| self.marked(item, side, tick)).collect()
    }

    /// An item with a drawn mark centred on the capitals of its first line.
    fn marked(&self, item: &Text, side: Pt, draw: impl Fn(&mut Row, Pt)) -> Row {
        let size = self.style.body;
        let mut row = Row::after(self.gap(self.style.gaps.row));
        draw(&mut row, size.baseline() - (CAPITAL * size.size + side) / 2.0);
        let indent = side + mm(3.0);
        row.height = row.put(&self.lines(item, size, self.style.width() - indent), size, (indent, 0.0));
        row
    }

    /// Names at the left, lines from one edge to the right margin.
    pub(super) fn blanks(&self, names: &[String]) -> Vec<Row> {
        let (style, size) = (&self.style, self.style.body);
        let width = style.width();
        let texts: Vec<_> = names.iter().map(|name| Text::from(name.as_str())).collect();
        let natural = texts.iter().map(|text| self.measured(text, size).width());
        let column = natural.filter(|natural| *natural <= width * 0.55).fold(width * 0.2, Pt::max);
        let row = |text: &Text| {
            let lines = self.lines(text, size, width * 0.55);
            let mut row = Row::default();
            let height = size.lead * lines.len().max(1) as f32;
            let top = (style.hand - height).max(0.0);
            row.put(&lines, size, (0.0, top));
            row.height = top + height;
            let baseline = row.height - size.lead + size.baseline();
            row.rule(widest(&lines).max(column) + mm(3.0), width, baseline + mm(0.6), mm(0.3));
            row
        };
        texts.iter().map(row).collect()
    }

    pub(super) fn note(&self, texts: &[Text]) -> Row {
        let size = self.style.body;
        let indent = mm(4.0);
        let room = self.gap(self.style.gaps.block);
        let mut row = Row { before: room, after: room, ..Row::default() };
        for text in texts {
            let lines = self.lines(text, size, self.style.width() - indent);
            row.height += row.put(&lines, size, (indent, row.height));
        }
        let bar = Stroke::straight((mm(0.4), 0.0), (mm(0.4), row.height), mm(0.8));
        row.items.push(Item::Stroke(bar));
        row
    }

    pub(super) fn warning(&self, texts: &[Text]) -> Row {
        let (side, above) = (mm(4.0), self.gap(2.0) + mm(0.5));
        let room = self.gap(self.style.gaps.block);
        let mut row = Row { before: room, after: room, height: above, ..Row::default() };
        for (index, text) in texts.iter().enumerate() {
            let size = if index == 0 { self.style.body.bold() } else { self.style.body };
            let lines = self.lines(text, size, self.style.width() - 2.0 * side);
            row.height += row.put(&lines, size, (side, row.height));
        }
        row.height += above;
        row.frame((0.0, 0.0), (self.style.width(), row.height), mm(0.5));
        row
    }

    /// Groups of a long code, four in a row, each in its own cell.
    pub(super) fn key(&self, groups: &[String]) -> Vec<Row> {
        const IN_ROW: usize = 4;
        let size = Type { size: 18.0, lead: 24.0, strong: true, tracking: 0.06 };
        let (gap, height) = (mm(3.0), mm(13.0));
        let cell = (self.style.width() - gap * (IN_ROW as f32 - 1.0)) / IN_ROW as f32;
        let row = |groups: &[String]| {
            let mut row = Row { before: gap, height, keep: true, ..Row::default() };
            for (index, group) in groups.iter().enumerate() {
                let left = (cell + gap) * index as f32;
                let lines = self.lines(&group.as_str().into(), size, cell);
                row.put(&lines, size, (left + (cell - widest(&lines)) / 2.0, (height - size.lead) / 2.0));
                row.frame((left, 0.0), (cell, height), mm(0.3));
            }
            row
        };
        let mut rows: Vec<Row> = groups.chunks(IN_ROW).map(row).collect();
        if let Some(first) = rows.first_mut() {
            first.before = self.gap(self.style.gaps.above_title);
        }
        if let Some(last) = rows.last_mut() {
            last.after = self.gap(self.style.gaps.above_title);
        }
        rows
    }
}

/// Side of a square as tall as a capital and a bit.
pub(super) fn square_side(size: Type) -> Pt {
    (size.size * 0.86).max(mm(4.0))
}
