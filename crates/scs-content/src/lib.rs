//! Content packs: reading the files, choosing versions by day, proving that nothing dead-ends,
//! drawing a path. Knows no disk: a pack comes as a [`Bundle`] of texts.

mod archive;
mod bundle;
pub mod check;
pub mod diff;
mod error;
mod find;
mod graph;
mod items;
mod lines;
mod manifest;
mod pack;
pub mod schema;
pub mod stale;
mod words;

pub use bundle::Bundle;
pub use error::ContentError;
pub use find::{Found, find};
pub use graph::{draw, draw_difference};
pub use items::{Item, Visit};
pub use manifest::{Expected, Limits, Manifest, Source, SourceKind};
pub use pack::Pack;
