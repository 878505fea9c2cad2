//! What is recorded and what travels: the envelope of an event, the hash chain over envelopes, the
//! device that signs it. Shared by the workstation and the central system, so both read one chain.
//!
//! The chain covers envelopes with their facts, and a *keyed commitment* to each personal part.
//! Whoever has no key can verify everything but the content of personal parts; after the key and the
//! personal part of one person are destroyed, the chain still verifies.
//!
//! Bytes are sacred: hashes cover the stored bytes of facts and personal parts, never a re-encoding.

mod chain;
mod codec;
mod device;
mod envelope;
mod paper;
mod verify;

pub use chain::{Commitment, Hash, SubjectKey, commitment, genesis, link};
pub use codec::{CodecError, Encoded, decode, encode};
pub use device::{Anchor, DeviceKey, DeviceName, SignatureError};
pub use envelope::{Envelope, EventRef};
pub use paper::{PaperProof, ProofTextError};
pub use verify::{ChainReport, Fault, FaultKind, PersonalPart, Verifier};
