//! The wire between a terminal and the consultant's workstation, on the network of one centre.
//!
//! The workstation listens ([`Console`]), at the one address it is told; terminals dial ([`Terminal`]).
//! Nobody looks for anybody. Before the first link two people pair the machines: a [`Pairing`] at the
//! terminal, [`Console::allow_pairing`] at the desk, the same six digits on both screens, and each side
//! keeps the other's [`PublicKey`]. From then on a link is made without people, and with no other key.
//!
//! Over it a terminal says by *step*, never by picture, where somebody is ([`Report`]); the workstation
//! answers with a little help ([`ToTerminal`]). What a citizen typed travels in one message only, which
//! she sends herself. A terminal that is not heard for ten seconds is [`Heard::Lost`], and comes back by
//! itself with its last report.
//!
//! Inside, `frame`, `channel`, `message` and `outbox` know no socket; sockets and threads are in `wire`,
//! `console` and `terminal`. Randomness is handed in ([`Chance`]). Why Noise, and why the code of a
//! pairing hangs on a commitment: `docs/adr/0017-link-by-noise.md`.

mod channel;
mod console;
mod doors;
mod error;
mod frame;
mod keys;
mod message;
mod outbox;
mod pace;
mod pairing;
mod terminal;
mod wire;

#[cfg(test)]
mod seeded;

pub use console::{Console, Heard, TerminalId};
pub use error::{LinkError, NoChance};
pub use frame::FrameError;
pub use keys::{Chance, PublicKey, SecretKey};
pub use message::{
    Centre, ConsentTag, Document, FromTerminal, Gate, HintText, Line, MemoTag, MessageError, Minutes,
    PathTag, Report, Scale, State, StepTag, ToTerminal, WipeTag, Wiped,
};
pub use pace::Pace;
pub use pairing::{Code, Pairing, PairingAsk};
pub use terminal::{Terminal, TerminalHeard};

/// Of the protocol and its messages; both sides must speak the same.
pub const VERSION: u16 = 1;
