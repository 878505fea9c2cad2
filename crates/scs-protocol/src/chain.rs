//! Hashes and commitments of the journal (algorithm ids `h0`, `h1`, `c0`, `c1`).

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::envelope::{Envelope, EventRef};

/// SHA-256 of a link.
pub type Hash = [u8; 32];
/// What the chain says of a personal part without showing it.
pub type Commitment = [u8; 32];

/// Random key of one person on one device; destroying it makes the commitments mean nothing.
#[derive(Clone)]
pub struct SubjectKey(pub [u8; 32]);

/// The hash before the first event: binds the chain to the device, its epoch and its key.
pub fn genesis(device: Uuid, epoch: u32, public_key: &[u8; 32]) -> Hash {
    let mut hash = Sha256::new();
    hash.update(b"h0");
    hash.update(device.as_bytes());
    hash.update(epoch.to_be_bytes());
    hash.update(public_key);
    hash.finalize().into()
}

/// Keyed when the event speaks of a person, so that a short number cannot be found by trying all of them;
/// plain, over no data, when there is no personal part.
pub fn commitment(event: &EventRef, personal: Option<(&SubjectKey, &[u8])>) -> Commitment {
    match personal {
        None => {
            let mut hash = Sha256::new();
            hash.update(b"c0");
            hash.update(event.bytes());
            hash.finalize().into()
        }
        Some((key, data)) => keyed(&key.0, &[b"c1", &event.bytes(), data]),
    }
}

/// HMAC-SHA256 over the parts one after another (RFC 2104).
pub(crate) fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes a key of any length.
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(key) else { return [0; 32] };
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

/// The hash of an event after `previous`.
pub fn link(previous: &Hash, envelope: &Envelope, commitment: &Commitment) -> Hash {
    let mut hash = Sha256::new();
    hash.update(b"h1");
    hash.update(previous);
    hash.update(envelope.to_cbor());
    hash.update(commitment);
    hash.finalize().into()
}
