//! Papers: blocks without geometry become laid-out sheets, and the same sheets become PDF and SVG.
//!
//! The invariant: one layout, two painters. Layout is measured with the fonts' own advances; painters only translate
//! what is placed, so the preview on the screen is the paper. The crate is pure: no files, no clock, no chance; the
//! same paper gives the same bytes in any process.
//!
//! It refuses rather than prints badly: a character without a glyph, a one-sheet paper that needs two.
//!
//! It does not know consultations, portals, printers or the register of papers; dates come as words from outside.

mod band;
mod blocks;
mod code;
mod error;
mod flow;
mod geometry;
mod laid;
mod paint;
mod paper;
pub mod papers;
mod proof;
mod row;
mod setting;
mod sheet;
mod style;
mod words;

pub use error::PrintError;
pub use geometry::{PAGE_HEIGHT, PAGE_WIDTH, Pt, mm};
pub use laid::{Laid, lay_out};
pub use paper::{
    Block, Cell, Column, Fact, Fill, Look, PageLimit, Paper, Part, Piece, Plot, PlotPoint, PlotShape, Text,
};
pub use proof::{Proven, UnprovenError, proven};
pub use setting::printable;
pub use sheet::{Code, Frame, Item, Run, Segment, Sheet, Stroke};
