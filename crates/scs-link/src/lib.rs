//! The wire between a terminal and the consultant's workstation.

mod channel;
mod error;
mod frame;
mod keys;
mod message;
mod pairing;

#[cfg(test)]
mod seeded;

pub use error::{LinkError, NoChance};
pub use frame::FrameError;
pub use keys::{Chance, PublicKey, SecretKey};
pub use message::{
    ConsentTag, Document, FromTerminal, Gate, HintText, MemoTag, MessageError, Minutes, PathTag, Report,
    Scale, State, StepTag, ToTerminal, WipeTag, Wiped,
};
pub use pairing::Code;

/// Of the protocol and its messages; both sides must speak the same.
pub const VERSION: u16 = 1;
