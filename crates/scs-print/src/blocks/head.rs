//! Top and bottom of a paper: letterhead, title, imprint, and the line a slip is torn off along.

use super::{Composer, marks};
use crate::code::code;
use crate::error::PrintError;
use crate::geometry::{Pt, mm};
use crate::paper::Text;
use crate::row::Row;
use crate::setting::lines::Line;
use crate::sheet::{Item, Stroke};
use crate::style::Type;

impl Composer {
    pub(super) fn letterhead(
        &self,
        name: &str,
        parts: &[String],
        (number, proves): (Option<&str>, bool),
    ) -> Result<Row, PrintError> {
        let style = &self.style;
        let side = if number.is_some() { style.code } else { 0.0 };
        let width = style.width() - if number.is_some() { side + mm(6.0) } else { 0.0 };
        let mut row = Row::default();
        let mut below = row.put(&self.lines(&name.into(), style.name, width), style.name, (0.0, 0.0));
        let parts: Vec<Text> = parts.iter().map(|part| part.as_str().into()).collect();
        below += row.put(&self.packed(&parts, style.small, width), style.small, (0.0, below));
        self.put_code(&mut row, number, side, 0.0)?;
        if proves {
            row.items.iter_mut().for_each(stands_for_all);
        }
        let room = self.gap(4.0);
        let rule = (below + room).max(side + room.max(quiet(side))) + mm(0.25);
        row.rule(0.0, style.width(), rule, mm(0.5));
        row.height = rule + mm(0.25);
        row.after = self.gap(style.gaps.above_title);
        Ok(row.kept())
    }

    /// A code at the right edge.
    fn put_code(&self, row: &mut Row, number: Option<&str>, side: Pt, top: Pt) -> Result<(), PrintError> {
        if let Some(number) = number {
            let made = code(number, side)?;
            row.items.push(Item::Code(made).shifted(self.style.width() - side, top));
        }
        Ok(())
    }

    pub(super) fn title(&self, text: &str, number: Option<&str>, mark: Option<&str>) -> Vec<Row> {
        let style = &self.style;
        let title = self.measured(&text.into(), style.title);
        let number = number.map(|words| self.measured(&words.into(), style.number));
        let beside = number.as_ref().map_or(0.0, |number| number.width() + mm(8.0));
        let one_row = title.width() + beside <= style.width();
        let mut row = Row::after(self.gap(style.gaps.above_title));
        row.height = row.put(&title.balanced(style.width()), style.title, (0.0, 0.0));
        if let Some(number) = number {
            if one_row {
                let top = style.title.baseline() - style.number.baseline();
                row.put_right(&number.lines(style.width()), style.number, style.width(), top);
            } else {
                row.height += row.put(&number.lines(style.width()), style.number, (0.0, row.height));
            }
        }
        let mut rows = vec![row.kept()];
        rows.extend(mark.map(|words| self.mark(words, one_row && beside > 0.0).kept()));
        if let Some(last) = rows.last_mut() {
            last.after = self.gap(style.gaps.below_title);
        }
        rows
    }

    /// Framed words near the number: a reprint says so.
    fn mark(&self, words: &str, at_right: bool) -> Row {
        let size = Type { strong: true, ..self.style.small };
        let pad = (mm(2.5), mm(1.0));
        let lines = self.lines(&words.into(), size, self.style.width() - 2.0 * pad.0);
        let width = widest(&lines) + 2.0 * pad.0;
        let left = if at_right { self.style.width() - width } else { 0.0 };
        let mut row = Row::after(self.gap(1.5));
        let height = row.put(&lines, size, (left + pad.0, pad.1)) + 2.0 * pad.1;
        row.frame((left, 0.0), (width, height), mm(0.4));
        row.height = height;
        row
    }

    pub(super) fn imprint(
        &self,
        phone: &str,
        lines: &[String],
        edition: &[String],
        number: Option<&str>,
    ) -> Result<Row, PrintError> {
        let style = &self.style;
        let side = if number.is_some() { style.code } else { 0.0 };
        let right = style.width() - if number.is_some() { side + mm(4.0) } else { 0.0 };
        let natural = widest(&self.stacked(lines, style.small, right * 0.65));
        let edition = self.stacked(edition, style.small, (right - natural - mm(5.0)).max(right * 0.3));
        let column = if edition.is_empty() { 0.0 } else { widest(&edition) + mm(5.0) };
        let phone = self.lines(&phone.into(), style.phone, right - column);
        let left = self.stacked(lines, style.small, right - column);
        let heights =
            [lines_of(&phone, style.phone) + lines_of(&left, style.small), lines_of(&edition, style.small)];
        let content = heights.iter().copied().fold(side, Pt::max);
        let top = mm(0.5) + self.gap(4.5).max(quiet(side));
        let mut row = Row::after(self.gap(style.gaps.block));
        row.rule(0.0, style.width(), mm(0.25), mm(0.5));
        let [left_height, edition_height] = heights;
        let start = top + content - left_height;
        let below = row.put(&phone, style.phone, (0.0, start));
        row.put(&left, style.small, (0.0, start + below));
        row.put_right(&edition, style.small, right, top + content - edition_height);
        self.put_code(&mut row, number, side, top + content - side)?;
        row.items.iter_mut().for_each(stands_for_all);
        row.height = top + content;
        Ok(row)
    }

    fn stacked(&self, texts: &[String], size: Type, width: Pt) -> Vec<Line> {
        texts.iter().flat_map(|text| self.lines(&text.as_str().into(), size, width)).collect()
    }

    /// Dashes run from edge to edge of the sheet, words and scissors stand in between.
    pub(super) fn cut(&self, words: &str) -> Row {
        let style = &self.style;
        let indent = mm(8.0);
        let lines = self.lines(&words.into(), style.tiny, style.width() - indent - mm(20.0));
        let mut row = Row { before: self.gap(4.0).max(mm(1.5)), after: self.gap(4.0), ..Row::default() };
        let side = style.tiny.lead.max(mm(5.0));
        let middle = side / 2.0;
        row.height =
            side - style.tiny.lead + row.put(&lines, style.tiny, (indent, middle - style.tiny.lead / 2.0));
        row.items.extend(marks::scissors(mm(5.0), (0.0, middle - mm(2.5))));
        let dashes =
            [(-style.left, -mm(3.0)), (indent + widest(&lines) + mm(3.0), style.width() + style.right)];
        for (from, to) in dashes {
            let line = Stroke::straight((from, middle), (to, middle), mm(0.4));
            row.items.push(Item::Stroke(Stroke { dash: Some((mm(1.2), mm(0.8))), ..line }));
        }
        row
    }

    pub(super) fn slip_head(
        &self,
        (title, number): (&str, &str),
        parts: &[Text],
        paper: Option<&str>,
    ) -> Result<Row, PrintError> {
        let style = &self.style;
        let side = if paper.is_some() { style.code * 0.8 } else { 0.0 };
        let width = style.width() - if paper.is_some() { side + mm(6.0) } else { 0.0 };
        let mut row = Row::default();
        let mut below = 0.0;
        for (words, size) in [(title, style.big), (number, style.heading)] {
            below += row.put(&self.lines(&words.into(), size, width), size, (0.0, below));
        }
        below += self.gap(1.5);
        below += row.put(&self.packed(parts, style.body, width), style.body, (0.0, below));
        self.put_code(&mut row, paper, side, 0.0)?;
        row.height = below.max(side + quiet(side) - self.gap(2.0));
        Ok(row.kept())
    }
}

/// The code of the paper's own number: a proof may take its place.
fn stands_for_all(item: &mut Item) {
    if let Item::Code(code) = item {
        code.proves = true;
    }
}

/// White room a reader of codes needs around one: four modules of the coarsest code, 21 across.
fn quiet(side: Pt) -> Pt {
    side * 4.0 / 21.0
}

pub(super) fn widest(lines: &[Line]) -> Pt {
    lines.iter().map(|line| line.width).fold(0.0, Pt::max)
}

fn lines_of(lines: &[Line], size: Type) -> Pt {
    lines.iter().map(|_| size.lead).sum()
}
