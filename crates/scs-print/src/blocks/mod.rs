//! Blocks into rows, one file per family. Only looks decide sizes; blocks decide order and alignment.

mod facts;
mod form;
mod head;
mod lists;
mod marks;
mod plots;
mod table;

use crate::error::PrintError;
use crate::geometry::{Pt, mm};
use crate::paper::{Block, Text};
use crate::row::Row;
use crate::setting::face::Faces;
use crate::setting::lines::{Line, Measured};
use crate::style::{Style, Type};

/// Turns blocks into rows of one look; `air` between 0 and 1 scales every gap, never the text.
pub(crate) struct Composer {
    pub(crate) faces: &'static Faces,
    pub(crate) style: Style,
    pub(crate) air: f32,
}

impl Composer {
    /// The rows of one block; words without a single glyph leave no row.
    pub(crate) fn rows(&self, block: &Block) -> Result<Vec<Row>, PrintError> {
        Ok(match block {
            Block::Letterhead { name, parts, code, proves } => {
                vec![self.letterhead(name, parts, (code.as_deref(), *proves))?]
            }
            Block::Title { text, number, mark } => self.title(text, number.as_deref(), mark.as_deref()),
            Block::Lead(text) => self.paragraph(text, self.style.body, self.style.gaps.row),
            Block::Paragraph(text) => self.paragraph(text, self.style.body, self.style.gaps.block),
            Block::Dotted(parts) => vec![self.dotted(parts)],
            Block::Small(text) => self.paragraph(text, self.style.tiny, self.style.gaps.block),
            Block::Heading { text, ruled } => vec![self.heading(text, *ruled)],
            Block::Facts(facts) => self.facts(facts),
            Block::Pairs(pairs) => self.pairs(pairs),
            Block::Box(cells) => self.framed(cells),
            Block::Deadline { label, date } => vec![self.deadline(label, date)],
            Block::Steps(steps) => self.steps(steps),
            Block::List(items) => self.list(items),
            Block::Checklist(items) => self.checklist(items),
            Block::Done(items) => self.done(items),
            Block::Blanks(names) => self.blanks(names),
            Block::Note(lines) => vec![self.note(lines)],
            Block::Warning(lines) => vec![self.warning(lines)],
            Block::Form(pieces) => vec![self.form(pieces)],
            Block::FormRows { label, rows } => self.form_rows(label, rows),
            Block::Rule => vec![self.thin_rule()],
            Block::Space(room) => vec![Row { height: self.gap(*room), ..Row::default() }],
            Block::Cut(words) => vec![self.cut(words)],
            Block::SlipHead { title, number, parts, code } => {
                vec![self.slip_head((title, number), parts, code.as_deref())?]
            }
            Block::Imprint { phone, lines, edition, code } => {
                vec![self.imprint(phone, lines, edition, code.as_deref())?]
            }
            Block::Key(groups) => self.key(groups),
            Block::Plots(plots) => self.plots(plots),
            Block::Table { columns, rows } => self.table(columns, rows),
        })
    }

    /// A gap of so many millimetres with as much air as there is.
    fn gap(&self, room: f32) -> Pt {
        mm(room) * self.air
    }

    pub(crate) fn measured(&self, text: &Text, size: Type) -> Measured<'static> {
        Measured::new(self.faces, text, size)
    }

    pub(crate) fn lines(&self, text: &Text, size: Type, width: Pt) -> Vec<Line> {
        self.measured(text, size).lines(width)
    }

    /// One row per line; the first two and the last two stay together.
    fn paragraph(&self, text: &Text, size: Type, before: f32) -> Vec<Row> {
        let lines = self.lines(text, size, self.style.width());
        let count = lines.len();
        let rows = lines.iter().enumerate().map(|(index, line)| {
            let room = if index == 0 { self.gap(before) } else { 0.0 };
            let row = Row::of_lines(room, std::slice::from_ref(line), size);
            Row { keep: index + 1 < count && (index == 0 || index + 2 == count), ..row }
        });
        rows.collect()
    }

    fn dotted(&self, parts: &[Text]) -> Row {
        let size = self.style.body;
        let lines = self.packed(parts, size, self.style.width());
        Row::of_lines(self.gap(self.style.gaps.row), &lines, size)
    }

    /// As many parts on a line as fit whole, dots between them; a part wider than the line gets lines of its own.
    fn packed(&self, parts: &[Text], size: Type, width: Pt) -> Vec<Line> {
        let mut rows: Vec<Text> = Vec::new();
        for part in parts.iter().filter(|part| !part.is_blank()) {
            let longer = rows.last().map(|row| {
                let mut longer = row.clone().and(" · ");
                longer.spans.extend(part.spans.iter().cloned());
                longer
            });
            match longer.filter(|longer| self.measured(longer, size).width() <= width) {
                Some(longer) => {
                    rows.pop();
                    rows.push(longer);
                }
                None => rows.push(part.clone()),
            }
        }
        rows.iter().flat_map(|row| self.lines(row, size, width)).collect()
    }

    fn heading(&self, text: &str, ruled: bool) -> Row {
        let size = self.style.heading;
        let lines = self.lines(&text.into(), size, self.style.width());
        let mut row = Row::of_lines(self.gap(self.style.gaps.above_heading), &lines, size).kept();
        row.after = self.gap(self.style.gaps.row);
        if ruled {
            row.height += mm(1.0);
            row.rule(0.0, self.style.width(), row.height, mm(0.2));
            row.after = self.gap(1.2);
        }
        row
    }

    fn thin_rule(&self) -> Row {
        let room = self.gap(2.0);
        let mut row = Row { before: room, after: room, height: mm(0.2), ..Row::default() };
        row.rule(0.0, self.style.width(), mm(0.1), mm(0.2));
        row
    }
}
