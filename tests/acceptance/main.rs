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
mod cards;
mod clocks;
mod consultation;
mod damage;
mod documents;
mod door;
mod exercises;
mod export;
mod folding;
mod full_disk;
mod journal;
mod judged;
mod keyring;
mod killed;
mod linked;
mod materials;
mod no_trace;
mod paper;
mod paper_proof;
mod places;
mod postgres;
mod programs;
mod questions;
mod quick_entry;
mod read;
mod read_only;
mod reports;
mod restart;
mod roles;
mod script;
mod search;
mod second_start;
mod settings;
mod situations;
mod small_disk;
mod statistics;
mod suggestions;
mod tending;
mod terminal;
mod terminals;
mod troubles;
mod visits;
