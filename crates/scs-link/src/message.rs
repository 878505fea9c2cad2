//! What the two sides say. JSON on the wire; a changed message is a new [`VERSION`](crate::VERSION).
//!
//! What a citizen types has no place in a report: steps, paths and memos are named by ids of the
//! content. The one message that carries a citizen's words is [`FromTerminal::ConsentGiven`].

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

mod parts;

pub use parts::{
    Centre, ConsentTag, Document, Gate, HintText, Line, MemoTag, Minutes, PathTag, Scale, State, StepTag,
    WipeTag, Wiped,
};

/// Bytes of the longest message to a terminal: a centre whose every line is full fits.
const TO_TERMINAL_MAX: usize = 8 * 1024;
/// Bytes of the longest message from a terminal: a document of 256 KiB in base64, and its frame.
const FROM_TERMINAL_MAX: usize = 400 * 1024;
/// Bytes of a message from a terminal that is no document.
const PLAIN_MAX: usize = 8 * 1024;
/// Kinds of things that one wipe may name.
const WIPED_MAX: usize = 32;
/// Steps of the longest path.
const STEPS_MAX: u16 = 500;
/// Seconds: no session and no state is older than a day.
const DAY_S: u32 = 86_400;

/// Why a message is none. Says nothing of what stood in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    #[error("a message longer than its kind may be")]
    TooLong,
    #[error("a message that is not of this version")]
    Malformed,
    #[error("a message with a value out of its range")]
    OutOfRange,
}

/// What a terminal says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FromTerminal {
    /// How it stands now. Each replaces the one before; the last is said again on every new link.
    Report(Report),
    /// The session's traces were destroyed. `found` counts what a search afterwards still found:
    /// anything but 0 means the terminal must not be given to the next person.
    Wiped { what: Vec<Wiped>, found: u32 },
    /// A paper waits for the consultant to let it out. `id` is the terminal's own, `pages` from 1.
    PrintAsked { id: Uuid, pages: u16 },
    /// The citizen handed over what she was asked for. Never waits for a link: without one it is refused.
    ConsentGiven { document: Document },
    /// She was asked and keeps it to herself, or the sitting was over before she answered.
    ConsentRefused,
    /// The answer to a ping; the drivers say it themselves.
    Pong,
}

/// One tile of the consultant's screen: where somebody is on the way, and for how long. No names, no
/// pictures, nothing typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    pub state: State,
    /// Seconds since somebody sat down, or since the terminal is free; at most a day.
    pub since_s: u32,
    /// The page or the form that is open; none on the first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<PathTag>,
    /// The part of it that is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<StepTag>,
    /// Which step it is, from 1; 0 when there is no path. At most `of`.
    pub at: u16,
    /// How many steps the path has; at most 500.
    pub of: u16,
    /// Seconds left of the session, at most a day; none when it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_s: Option<u32>,
    /// Papers that wait to be let out.
    pub waits_print: u8,
    /// How many times this step was tried.
    pub tries: u16,
}

/// What the workstation says to one terminal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ToTerminal {
    /// Whose computer it is; said on every new link, and kept by the terminal.
    Centre(Centre),
    /// Begin a session. Without a path the citizen chooses.
    Start {
        minutes: Minutes,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        path: Option<PathTag>,
    },
    /// Another path for the session that runs.
    Assign { path: PathTag },
    /// Show this memo.
    Memo { id: MemoTag },
    /// Show a line the consultant wrote.
    Hint { text: HintText },
    /// More time, counted from the present end.
    Extend { minutes: Minutes },
    /// How large everything is drawn.
    Scale { scale: Scale },
    /// Ask the citizen to the desk.
    ComeToDesk,
    /// The consultant saw the raised hand and is coming.
    OnMyWay,
    /// End the session and wipe it; answered by [`FromTerminal::Wiped`].
    End,
    /// Let out the paper that [`FromTerminal::PrintAsked`] named.
    ReleasePrint { id: Uuid },
    /// Open one gate that is otherwise shut, until the visitor has gone.
    Release { what: Gate },
    /// Ask the citizen to hand something over. She may refuse, and silence is a refusal.
    AskConsent { what: ConsentTag },
    /// Are you there; the drivers say it themselves.
    Ping,
}

impl FromTerminal {
    /// Refuses what [`FromTerminal::decode`] would refuse.
    pub(crate) fn encode(&self) -> Result<Zeroizing<Vec<u8>>, MessageError> {
        self.check()?;
        encode(self)
    }

    /// Refuses unknown fields, values out of range and messages too long for their kind.
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, MessageError> {
        let message: Self = decode(bytes, FROM_TERMINAL_MAX)?;
        if bytes.len() > PLAIN_MAX && !message.is_personal() {
            return Err(MessageError::TooLong);
        }
        message.check()?;
        Ok(message)
    }

    /// Whether it carries what a citizen typed.
    pub(crate) fn is_personal(&self) -> bool {
        matches!(self, FromTerminal::ConsentGiven { .. })
    }

    /// What the types do not see.
    pub(crate) fn check(&self) -> Result<(), MessageError> {
        let is_good = match self {
            FromTerminal::Report(report) => report.is_in_range(),
            FromTerminal::Wiped { what, .. } => what.len() <= WIPED_MAX,
            FromTerminal::PrintAsked { pages, .. } => *pages > 0,
            FromTerminal::ConsentGiven { .. } | FromTerminal::ConsentRefused | FromTerminal::Pong => true,
        };
        if is_good { Ok(()) } else { Err(MessageError::OutOfRange) }
    }
}

impl Report {
    fn is_in_range(&self) -> bool {
        let is_placed = self.at <= self.of && self.of <= STEPS_MAX;
        is_placed && self.since_s <= DAY_S && self.left_s.is_none_or(|left| left <= DAY_S)
    }
}

impl ToTerminal {
    pub(crate) fn encode(&self) -> Result<Zeroizing<Vec<u8>>, MessageError> {
        encode(self)
    }

    /// Refuses unknown fields, values out of range and more than 8 KiB.
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, MessageError> {
        decode(bytes, TO_TERMINAL_MAX)
    }
}

fn encode(message: &impl Serialize) -> Result<Zeroizing<Vec<u8>>, MessageError> {
    serde_json::to_vec(message).map(Zeroizing::new).map_err(|_| MessageError::Malformed)
}

/// The words of serde's errors quote what they refuse, so none of them goes on.
fn decode<T: serde::de::DeserializeOwned>(bytes: &[u8], most: usize) -> Result<T, MessageError> {
    if bytes.len() > most {
        return Err(MessageError::TooLong);
    }
    serde_json::from_slice(bytes).map_err(|_| MessageError::Malformed)
}

#[cfg(test)]
mod tests;
