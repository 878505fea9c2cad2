//! Papers as they leave the crate: where things stand, what the files say, and that bytes never change by themselves.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests fail loudly, in their helpers too"
)]

mod bytes;
mod files;
mod pages;
mod places;
mod proof;
mod samples;
mod words;

use std::sync::OnceLock;

use scs_print::{Laid, Paper, PrintError, lay_out};

/// A paper that must be laid out.
fn laid(paper: Result<Paper, PrintError>) -> Laid {
    paper.and_then(|paper| lay_out(&paper)).unwrap()
}

/// Every sample, laid out once for all tests.
fn all_laid() -> &'static [(&'static str, Laid)] {
    static LAID: OnceLock<Vec<(&'static str, Laid)>> = OnceLock::new();
    LAID.get_or_init(|| samples::all().into_iter().map(|(name, paper)| (name, laid(paper))).collect())
}
