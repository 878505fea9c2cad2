//! The public computer. A keeper starts one sitting after another, each a process tree and a folder of its
//! own, and wipes both at every end; its journal holds what was cleared and nothing of what was done. A
//! workstation supervises the public computers that were paired with it.

mod console;
mod keeper;
mod line;
mod orders;
mod portal;
mod proof;
mod session;
mod shown;
mod watched;

use std::sync::Arc;

use data_encoding::HEXLOWER;
use scs_domain::form::Answers;
use scs_link::{Chance, LinkError, NoChance, PublicKey, SecretKey};
use serde::{Deserialize, Serialize};

use crate::desk::Desk;

pub(crate) use console::Supervision;
pub use keeper::{Cleared, Keeper};
pub(crate) use line::WORKSTATION;
pub(crate) use orders::PairingStep;
pub use orders::Told;
pub use proof::{Proof, Proved, WORDS, prove, rehearse};
pub(crate) use session::SittingState;
pub use session::of_session;
pub(crate) use shown::{Message, Shown, Spot};
pub(crate) use watched::{Asked, PairingStage, Seen, WipedLine};

/// Where a workstation listens for its public computers; in nobody's list of well-known ports.
pub const PORT: u16 = 47_615;

/// What a client hands over, inside a document of the link.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HandedOver {
    pub(crate) form: String,
    pub(crate) answers: Answers,
}

fn link_key(desk: &Desk) -> Result<SecretKey, LinkError> {
    SecretKey::from_bytes(&desk.device_key.derived("scs link"))
}

fn link_chance(desk: &Desk) -> Chance {
    let chance = Arc::clone(&desk.chance);
    Chance::new(move |bytes| chance.fill(bytes).map_err(|_| NoChance))
}

fn public_key(hex: &str) -> Option<PublicKey> {
    let bytes = HEXLOWER.decode(hex.as_bytes()).ok()?;
    bytes.try_into().ok().map(PublicKey)
}
