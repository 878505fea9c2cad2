//! Terminals and a workstation over 127.0.0.1, with a stranger between them where there is something to try.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    unreachable_pub,
    reason = "tests fail loudly, in their helpers too"
)]

mod flood;
mod links;
mod pairing;
mod places;
mod relay;
mod strangers;
mod thirty;
