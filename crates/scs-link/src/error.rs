//! What can go wrong between two machines. Nothing here holds a word of what was sent.

use std::io::ErrorKind;

use crate::frame::FrameError;
use crate::message::MessageError;

/// The source of randomness gave nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no randomness was to be had")]
pub struct NoChance;

/// Why a link is not made, or ended. Whatever it says, the connection it speaks of is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    #[error(transparent)]
    Frame(#[from] FrameError),
    #[error(transparent)]
    Message(#[from] MessageError),
    /// Not this protocol at all: some other program knocked, or was dialled.
    #[error("the other side does not speak this protocol")]
    OtherProtocol,
    /// The program on one of the two machines is older. This is not authenticated: whoever sits on the
    /// cable can make it appear, as he can cut the cable.
    #[error("the other side speaks version {theirs}, we speak version {}", crate::VERSION)]
    OtherVersion { theirs: u16 },
    /// Changed, repeated, reordered or foreign ciphertext.
    #[error("what came was not sealed by the other side for this place in the stream")]
    Forged,
    #[error("the key of the other side is not the one that was paired")]
    UnknownKey,
    /// The workstation closed the door after it saw our key: it does not know us, or nobody is pairing.
    #[error("the workstation did not let us in")]
    Refused,
    /// What was revealed is not what was committed to: somebody in the middle, or a broken program.
    #[error("the commitment of the pairing does not hold")]
    CommitmentBroken,
    #[error("the codes were not confirmed on both sides")]
    Declined,
    #[error("nothing was heard in time")]
    Silent,
    #[error("the other side closed the connection")]
    Closed,
    #[error("the network: {0}")]
    Network(ErrorKind),
    #[error("there is no link now")]
    NotLinked,
    #[error("too much is waiting to be sent")]
    Backlog,
    #[error(transparent)]
    NoChance(#[from] NoChance),
    /// The suite of ciphers is compiled in; where it is missing, the build is wrong.
    #[error("the suite of ciphers is missing")]
    NoSuite,
}

impl LinkError {
    /// For a log, where no sentence of an error goes.
    pub fn word(&self) -> &'static str {
        match self {
            LinkError::Frame(_) => "frame",
            LinkError::Message(_) => "message",
            LinkError::OtherProtocol => "other-protocol",
            LinkError::OtherVersion { .. } => "other-version",
            LinkError::Forged => "forged",
            LinkError::UnknownKey => "unknown-key",
            LinkError::Refused => "refused",
            LinkError::CommitmentBroken => "commitment-broken",
            LinkError::Declined => "declined",
            LinkError::Silent => "silent",
            LinkError::Closed => "closed",
            LinkError::Network(_) => "network",
            LinkError::NotLinked => "not-linked",
            LinkError::Backlog => "backlog",
            LinkError::NoChance(_) => "no-chance",
            LinkError::NoSuite => "no-suite",
        }
    }
}

impl From<std::io::Error> for LinkError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::WouldBlock | ErrorKind::TimedOut => LinkError::Silent,
            ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::BrokenPipe => {
                LinkError::Closed
            }
            other => LinkError::Network(other),
        }
    }
}

impl From<snow::Error> for LinkError {
    fn from(error: snow::Error) -> Self {
        match error {
            snow::Error::Decrypt | snow::Error::Input | snow::Error::Dh => LinkError::Forged,
            snow::Error::Rng => LinkError::NoChance(NoChance),
            _ => LinkError::NoSuite,
        }
    }
}
