//! Sizes, margins and gaps of each look, as the design pages have them.

use crate::geometry::{PAGE_HEIGHT, PAGE_WIDTH, Pt, mm};
use crate::paper::Look;

/// A size of text: points, line height in points, weight, tracking in ems.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Type {
    pub(crate) size: Pt,
    pub(crate) lead: Pt,
    pub(crate) strong: bool,
    pub(crate) tracking: f32,
}

impl Type {
    const fn plain(size: Pt, lead: Pt) -> Self {
        Self { size, lead, strong: false, tracking: 0.0 }
    }

    const fn strong(size: Pt, lead: Pt) -> Self {
        Self { size, lead, strong: true, tracking: 0.0 }
    }

    const fn tight(self, tracking: f32) -> Self {
        Self { tracking, ..self }
    }

    /// Baseline below the top of a line: the face's ascent and descent centred in the line height.
    pub(crate) fn baseline(self) -> Pt {
        self.lead / 2.0 + 0.38 * self.size
    }

    /// The same line, strong.
    pub(crate) const fn bold(self) -> Self {
        Self { strong: true, ..self }
    }
}

/// Empty room, in millimetres; shrinks when a one-sheet paper is tight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Gaps {
    pub(crate) above_title: f32,
    pub(crate) below_title: f32,
    pub(crate) above_heading: f32,
    pub(crate) block: f32,
    pub(crate) row: f32,
}

/// How numbered steps and paired lines are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Density {
    /// Rules between steps, labels in a column.
    Ruled,
    /// No rules, labels in a column.
    Plain,
    /// No rules, labels in front of what they say.
    RunIn,
}

/// Everything a look decides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    /// The long side of the sheet is at the top.
    pub(crate) lying: bool,
    pub(crate) top: Pt,
    pub(crate) right: Pt,
    pub(crate) bottom: Pt,
    pub(crate) left: Pt,
    pub(crate) body: Type,
    pub(crate) label: Type,
    pub(crate) big: Type,
    pub(crate) title: Type,
    pub(crate) number: Type,
    pub(crate) heading: Type,
    pub(crate) name: Type,
    pub(crate) small: Type,
    pub(crate) tiny: Type,
    pub(crate) numeral: Type,
    pub(crate) phone: Type,
    pub(crate) step_indent: Pt,
    pub(crate) label_width: Pt,
    pub(crate) pair_width: Pt,
    pub(crate) code: Pt,
    pub(crate) hand: Pt,
    pub(crate) density: Density,
    pub(crate) gaps: Gaps,
}

impl Style {
    /// The looks to try, roomiest first, each with the share of its gaps that is kept. Running text of memos keeps
    /// its size; a crowded referral gets a smaller one; large print only loses air.
    pub(crate) fn attempts(look: Look) -> Vec<(Self, f32)> {
        let ladder = |style: Self, airs: &[f32]| airs.iter().map(|air| (style, *air)).collect::<Vec<_>>();
        match look {
            Look::Office => {
                [ladder(OFFICE, &[1.0, 0.8, 0.6, 0.45]), ladder(OFFICE_TIGHT, &[1.0, 0.7, 0.4, 0.2])].concat()
            }
            Look::Letter => ladder(LETTER, &[1.0, 0.8, 0.6, 0.45]),
            Look::Memo => {
                [ladder(MEMO, &[1.0, 0.85, 0.7]), ladder(MEMO_TIGHT, &[1.0, 0.8, 0.6, 0.4])].concat()
            }
            Look::LargePrint => ladder(LARGE_PRINT, &[1.0, 0.8, 0.6, 0.4, 0.25]),
            Look::Register => ladder(REGISTER, &[1.0]),
        }
    }

    /// The same look with room for the bands of a training sample.
    pub(crate) fn with_bands(self) -> Self {
        Self { top: self.top.max(mm(15.0)), bottom: self.bottom.max(mm(14.0)), ..self }
    }

    /// Width and height of the whole sheet.
    pub(crate) fn sheet(&self) -> (Pt, Pt) {
        if self.lying { (PAGE_HEIGHT, PAGE_WIDTH) } else { (PAGE_WIDTH, PAGE_HEIGHT) }
    }

    pub(crate) fn width(&self) -> Pt {
        self.sheet().0 - self.left - self.right
    }

    pub(crate) fn height(&self) -> Pt {
        self.sheet().1 - self.top - self.bottom
    }
}

const OFFICE: Style = Style {
    lying: false,
    top: mm(13.0),
    right: mm(16.0),
    bottom: mm(10.0),
    left: mm(20.0),
    body: Type::plain(10.5, 15.0),
    label: Type::plain(9.5, 15.0),
    big: Type::strong(12.5, 17.0),
    title: Type::strong(19.0, 24.0).tight(-0.012),
    number: Type::strong(12.0, 24.0),
    heading: Type::strong(11.0, 15.0),
    name: Type::strong(11.0, 13.5),
    small: Type::plain(9.5, 13.5),
    tiny: Type::plain(8.5, 12.0),
    numeral: Type::strong(12.5, 17.0),
    phone: Type::strong(12.5, 17.0),
    step_indent: mm(8.0),
    label_width: mm(38.0),
    pair_width: mm(38.0),
    code: mm(19.0),
    hand: mm(8.0),
    density: Density::Plain,
    gaps: Gaps { above_title: 6.0, below_title: 4.0, above_heading: 4.0, block: 3.0, row: 0.8 },
};

/// For names of a hundred letters and organisations of three lines.
const OFFICE_TIGHT: Style = Style {
    top: mm(10.0),
    right: mm(15.0),
    bottom: mm(8.0),
    body: Type::plain(9.5, 12.5),
    label: Type::plain(8.5, 12.5),
    big: Type::strong(11.0, 14.5),
    title: Type::strong(17.0, 21.0).tight(-0.012),
    number: Type::strong(11.0, 21.0),
    heading: Type::strong(10.0, 13.0),
    name: Type::strong(10.0, 12.5),
    small: Type::plain(8.5, 11.5),
    tiny: Type::plain(8.0, 10.5),
    label_width: mm(32.0),
    code: mm(16.0),
    hand: mm(6.6),
    ..OFFICE
};

/// Many columns on a lying sheet.
const REGISTER: Style = Style {
    lying: true,
    top: mm(11.0),
    right: mm(15.0),
    bottom: mm(9.0),
    left: mm(15.0),
    body: Type::plain(8.5, 11.0),
    label: Type::plain(8.5, 11.0),
    title: Type::strong(15.0, 19.0).tight(-0.012),
    number: Type::strong(10.0, 19.0),
    heading: Type::strong(9.5, 12.0),
    name: Type::strong(9.5, 12.0),
    small: Type::plain(8.5, 11.5),
    tiny: Type::plain(8.0, 10.5),
    gaps: Gaps { above_title: 4.0, below_title: 2.0, above_heading: 3.0, block: 1.5, row: 0.6 },
    ..OFFICE
};

const LETTER: Style = Style {
    lying: false,
    top: mm(14.0),
    right: mm(18.0),
    bottom: mm(12.0),
    left: mm(22.0),
    body: Type::plain(12.0, 17.0),
    label: Type::plain(11.0, 17.0),
    big: Type::strong(14.0, 20.0),
    title: Type::strong(22.0, 27.0).tight(-0.014),
    number: Type::strong(13.0, 27.0),
    heading: Type::strong(13.0, 18.0),
    name: Type::strong(11.0, 14.5),
    small: Type::plain(10.0, 14.0),
    tiny: Type::plain(9.5, 13.0),
    numeral: Type::strong(14.0, 19.0),
    phone: Type::strong(16.0, 22.0),
    step_indent: mm(9.0),
    label_width: mm(46.0),
    pair_width: mm(46.0),
    code: mm(19.0),
    hand: mm(9.0),
    density: Density::Plain,
    gaps: Gaps { above_title: 6.0, below_title: 4.0, above_heading: 6.0, block: 3.5, row: 1.2 },
};

const MEMO: Style = Style {
    lying: false,
    top: mm(16.0),
    right: mm(20.0),
    bottom: mm(14.0),
    left: mm(24.0),
    body: Type::plain(14.0, 20.0),
    label: Type::plain(12.5, 18.0),
    big: Type::strong(18.0, 24.0),
    title: Type::strong(30.0, 35.0).tight(-0.018),
    number: Type::strong(14.0, 20.0),
    heading: Type::strong(16.0, 22.0),
    name: Type::strong(10.5, 15.0),
    small: Type::plain(10.5, 15.0),
    tiny: Type::plain(10.5, 15.0),
    numeral: Type::strong(20.0, 22.0),
    phone: Type::strong(20.0, 28.0),
    step_indent: mm(14.0),
    label_width: mm(52.0),
    pair_width: mm(58.0),
    code: mm(22.0),
    hand: mm(9.5),
    density: Density::Ruled,
    gaps: Gaps { above_title: 7.0, below_title: 4.0, above_heading: 6.0, block: 5.0, row: 1.5 },
};

/// For memos with many short sections: the same 14 pt, fewer rules.
const MEMO_TIGHT: Style = Style {
    top: mm(13.0),
    bottom: mm(11.0),
    title: Type::strong(26.0, 31.0).tight(-0.016),
    heading: Type::strong(14.0, 20.0),
    numeral: Type::strong(14.0, 20.0),
    phone: Type::strong(18.0, 24.0),
    step_indent: mm(9.0),
    density: Density::Plain,
    gaps: Gaps { above_title: 5.0, below_title: 3.0, above_heading: 5.0, block: 3.5, row: 1.0 },
    ..MEMO
};

/// 18 pt at 1.5 everywhere; air gives way before words do.
const LARGE_PRINT: Style = Style {
    lying: false,
    top: mm(11.0),
    right: mm(15.0),
    bottom: mm(9.0),
    left: mm(18.0),
    body: Type::plain(18.0, 27.0),
    label: Type::plain(18.0, 27.0),
    big: Type::strong(20.0, 30.0),
    title: Type::strong(28.0, 38.0).tight(-0.01),
    number: Type::strong(18.0, 27.0),
    heading: Type::strong(18.0, 27.0),
    name: Type::strong(18.0, 27.0),
    small: Type::plain(18.0, 27.0),
    tiny: Type::plain(18.0, 27.0),
    numeral: Type::strong(18.0, 27.0),
    phone: Type::strong(18.0, 27.0),
    step_indent: mm(10.0),
    label_width: mm(60.0),
    pair_width: mm(60.0),
    code: mm(20.0),
    hand: mm(9.6),
    density: Density::RunIn,
    gaps: Gaps { above_title: 2.0, below_title: 1.0, above_heading: 3.5, block: 3.0, row: 0.6 },
};
