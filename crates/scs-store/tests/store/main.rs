//! The file on the disk: opened, written, tampered with, erased from.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "tests fail loudly, in their helpers too"
)]

mod backups;
mod corruption;
mod desk_of_one;
mod folding;
mod opening;
mod tampering;
