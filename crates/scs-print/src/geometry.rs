//! Lengths. Everything placed on a sheet is in points (1/72 inch), measured from the top left corner of the page;
//! styles are written in millimetres because offices measure paper with a ruler.

/// A length in points.
pub type Pt = f32;

/// Millimetres as points.
#[must_use]
pub const fn mm(value: f32) -> Pt {
    value * 72.0 / 25.4
}

/// Width of an A4 sheet.
pub const PAGE_WIDTH: Pt = mm(210.0);
/// Height of an A4 sheet.
pub const PAGE_HEIGHT: Pt = mm(297.0);
