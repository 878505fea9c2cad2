//! Content packs: reading the files, choosing versions by day, proving that nothing dead-ends,
//! drawing a path. Knows no disk: a pack comes as a [`Bundle`] of texts.

mod bundle;
pub mod check;
mod error;
mod graph;
mod lines;
mod manifest;
mod pack;
mod words;

pub use bundle::Bundle;
pub use error::ContentError;
pub use graph::draw;

pub use manifest::{Expected, Limits, Manifest, Source, SourceKind};
pub use pack::Pack;
