//! The base pack as it stands in the tree, and packs broken on purpose.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "tests fail loudly, in their helpers too"
)]

mod base;
mod broken;
mod cycles;
mod fields;
mod on_disk;
mod sources;
mod walks;
