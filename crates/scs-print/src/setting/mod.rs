//! Setting of text: clean characters, measured glyphs, break places, lines.

pub(crate) mod breaks;
pub(crate) mod clean;
pub(crate) mod face;
pub(crate) mod kern;
pub(crate) mod lines;
