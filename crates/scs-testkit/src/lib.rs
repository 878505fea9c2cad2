//! What tests stand on: a desk in a temporary folder, a clock that stands, chance from a seed.
//!
//! A dev-dependency only; the program never links it.

mod chance;
mod clock;
mod desk;

pub use chance::SeededChance;
pub use clock::StandingClock;
pub use desk::{TestDesk, centre};
