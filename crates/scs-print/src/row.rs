//! Rows: the smallest pieces of a paper that a page break cannot cut.

use std::rc::Rc;

use crate::geometry::Pt;
use crate::setting::lines::Line;
use crate::sheet::{Frame, Item, Run, Stroke};
use crate::style::Type;

/// Placed things of one row; `x` from the left margin, `y` from the top of the row.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Row {
    /// Room wanted above and below; neighbours share the larger one, a page edge takes none.
    pub(crate) before: Pt,
    pub(crate) after: Pt,
    pub(crate) height: Pt,
    pub(crate) items: Vec<Item>,
    /// Stays on one page with the next row.
    pub(crate) keep: bool,
    /// Stands above the row once more where a sheet begins with it.
    pub(crate) again: Option<Rc<Row>>,
}

impl Row {
    pub(crate) fn after(before: Pt) -> Self {
        Self { before, ..Self::default() }
    }

    /// A row that holds lines at the left margin only.
    pub(crate) fn of_lines(before: Pt, lines: &[Line], size: Type) -> Self {
        let mut row = Self::after(before);
        row.height = row.put(lines, size, (0.0, 0.0));
        row
    }

    pub(crate) fn kept(mut self) -> Self {
        self.keep = true;
        self
    }

    /// Places lines from a top left corner and says how tall they are.
    pub(crate) fn put(&mut self, lines: &[Line], size: Type, at: (Pt, Pt)) -> Pt {
        let mut top = at.1;
        for line in lines {
            self.put_line(line, size, (at.0, top + size.baseline()));
            top += size.lead;
        }
        top - at.1
    }

    /// Places lines so that they end at `right`.
    pub(crate) fn put_right(&mut self, lines: &[Line], size: Type, right: Pt, top: Pt) {
        let mut baseline = top + size.baseline();
        for line in lines {
            self.put_line(line, size, (right - line.width, baseline));
            baseline += size.lead;
        }
    }

    /// Places one line on a baseline.
    pub(crate) fn put_line(&mut self, line: &Line, size: Type, at: (Pt, Pt)) {
        for piece in &line.pieces {
            self.items.push(Item::Run(Run {
                text: piece.text.clone(),
                x: at.0 + piece.x,
                y: at.1,
                size: size.size,
                width: piece.width,
                strong: piece.strong,
                tracking: size.tracking,
            }));
        }
    }

    /// A rule from `left` to `right`.
    pub(crate) fn rule(&mut self, left: Pt, right: Pt, y: Pt, width: Pt) {
        self.items.push(Item::Stroke(Stroke::straight((left, y), (right, y), width)));
    }

    /// A frame whose outer edge is the given rectangle.
    pub(crate) fn frame(&mut self, at: (Pt, Pt), size: (Pt, Pt), line: Pt) {
        self.items.push(Item::Frame(Frame {
            x: at.0 + line / 2.0,
            y: at.1 + line / 2.0,
            width: size.0 - line,
            height: size.1 - line,
            line,
        }));
    }
}
