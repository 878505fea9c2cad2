//! A laid-out sheet: what stands where. Both painters read this and nothing else, so the preview and the PDF agree.

use crate::geometry::{PAGE_HEIGHT, PAGE_WIDTH, Pt};

/// One A4 sheet, items in reading order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    pub(crate) lying: bool,
    pub(crate) items: Vec<Item>,
}

impl Sheet {
    /// Width and height: A4, standing or lying.
    #[must_use]
    pub fn size(&self) -> (Pt, Pt) {
        if self.lying { (PAGE_HEIGHT, PAGE_WIDTH) } else { (PAGE_WIDTH, PAGE_HEIGHT) }
    }

    /// Everything on the sheet, in reading order.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The sheet with nothing in the place of the code that stands for the whole paper.
    pub(crate) fn without_proof(&self) -> Sheet {
        let mut sheet = self.clone();
        for item in &mut sheet.items {
            if let Item::Code(code) = item
                && code.proves
            {
                code.dark.clear();
            }
        }
        sheet
    }

    /// The text runs only.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        self.items.iter().filter_map(|item| match item {
            Item::Run(run) => Some(run),
            _ => None,
        })
    }
}

/// One placed thing.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    Run(Run),
    Stroke(Stroke),
    Frame(Frame),
    Code(Code),
}

/// A piece of one text line in one face; `y` is the baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    pub text: String,
    pub x: Pt,
    pub y: Pt,
    pub size: Pt,
    pub width: Pt,
    /// Semi-bold instead of regular.
    pub strong: bool,
    /// Extra space after each character, in ems; negative pulls together.
    pub tracking: f32,
}

/// A drawn line: rules, dashes, scissors, ticks.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    pub path: Vec<Segment>,
    pub width: Pt,
    /// Lengths of dash and gap.
    pub dash: Option<(Pt, Pt)>,
    pub round: bool,
}

/// A step of a path. A path begins with `Move`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    Move(Pt, Pt),
    Line(Pt, Pt),
    /// Two control points, then the end.
    Curve([Pt; 6]),
}

/// An empty rectangle; the line runs along the middle of its edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    pub x: Pt,
    pub y: Pt,
    pub width: Pt,
    pub height: Pt,
    pub line: Pt,
}

/// A QR code: dark stretches as (row, first module, length).
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    pub x: Pt,
    pub y: Pt,
    pub size: Pt,
    /// Modules along one side.
    pub side: usize,
    pub dark: Vec<(usize, usize, usize)>,
    /// Stands for the whole paper: a proof may take its place.
    pub proves: bool,
}

impl Stroke {
    /// A straight line.
    #[must_use]
    pub fn straight(from: (Pt, Pt), to: (Pt, Pt), width: Pt) -> Self {
        let path = vec![Segment::Move(from.0, from.1), Segment::Line(to.0, to.1)];
        Self { path, width, dash: None, round: false }
    }
}

impl Segment {
    fn shifted(self, dx: Pt, dy: Pt) -> Self {
        match self {
            Self::Move(x, y) => Self::Move(x + dx, y + dy),
            Self::Line(x, y) => Self::Line(x + dx, y + dy),
            Self::Curve([a, b, c, d, x, y]) => Self::Curve([a + dx, b + dy, c + dx, d + dy, x + dx, y + dy]),
        }
    }
}

impl Item {
    pub(crate) fn shifted(mut self, dx: Pt, dy: Pt) -> Self {
        match &mut self {
            Self::Run(run) => {
                run.x += dx;
                run.y += dy;
            }
            Self::Stroke(stroke) => {
                for segment in &mut stroke.path {
                    *segment = segment.shifted(dx, dy);
                }
            }
            Self::Frame(frame) => {
                frame.x += dx;
                frame.y += dy;
            }
            Self::Code(code) => {
                code.x += dx;
                code.y += dy;
            }
        }
        self
    }
}
