//! What a keeper and its sitting tell each other, a line of JSON each way.

use std::collections::BTreeMap;

use scs_domain::terminal::{Ending, WayOut};
use scs_link::{FromTerminal, ToTerminal};
use serde::{Deserialize, Serialize};

/// What a sitting tells its keeper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Told {
    Began,
    /// For the workstation. A client's words are in [`FromTerminal::ConsentGiven`] alone, once she has agreed.
    Says(FromTerminal),
    /// The staff wants to pair this computer with the workstation at an address.
    Pair {
        address: String,
    },
    /// Whether the same code stands on both screens.
    PairAnswer {
        same: bool,
    },
    /// Since it was said last.
    Tried {
        ways: BTreeMap<WayOut, u32>,
    },
    Ended {
        how: Ending,
    },
}

/// What a keeper tells its sitting once it has told whose computer it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Order {
    Link {
        is_paired: bool,
        is_linked: bool,
    },
    Pairing(PairingStep),
    Said(ToTerminal),
    /// There was no link to hand her answers over by.
    NotHanded,
}

/// How far a pairing is, as the terminal shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum PairingStep {
    Asking,
    /// Both screens must show it.
    Code(String),
    /// No address of a computer.
    NoAddress,
    /// Nobody there, or nobody there allows it.
    NoAnswer,
    /// One of the two people said that the codes differ, or said nothing.
    Declined,
}
