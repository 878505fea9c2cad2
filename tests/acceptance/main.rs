//! A consultant's day, without a window.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "tests fail loudly, in their helpers too"
)]

mod backups;
mod consultation;
mod damage;
mod door;
mod folding;
mod journal;
mod keyring;
mod killed;
mod no_trace;
mod paper;
mod places;
mod programs;
mod quick_entry;
mod restart;
mod script;
mod settings;
mod tending;
