//! What tests stand on: a desk in a temporary folder, a clock that stands, chance from a seed,
//! years of work for an empty journal.
//!
//! A dev-dependency only; the program never links it.

mod chance;
mod clock;
mod desk;
mod records;
mod room;

pub use chance::SeededChance;
pub use clock::StandingClock;
pub use desk::{TestDesk, centre};
pub use records::{Plan, Written, fill};
pub use room::GivenRoom;
