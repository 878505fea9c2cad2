//! The device: its name, its signing key, and the anchors it signs. What it signs on papers is in `paper`.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::chain::{Hash, keyed};

/// A device as others know it. Every restore of its data opens a new epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceName {
    pub id: Uuid,
    pub epoch: u32,
    pub public_key: [u8; 32],
}

/// The Ed25519 key of a device (RFC 8032); made from 32 random bytes, wiped when dropped.
pub struct DeviceKey(SigningKey);

#[derive(Debug, thiserror::Error)]
#[error("the signature is not this device's")]
pub struct SignatureError;

/// «The chain had this many events and this head»: kept outside the database, so that a cut-off tail shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    pub device: Uuid,
    pub epoch: u32,
    pub count: u64,
    pub head: Hash,
    /// Ed25519 over `a1`, device, epoch, count, head.
    pub signature: Vec<u8>,
}

impl DeviceKey {
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        DeviceKey(SigningKey::from_bytes(seed))
    }

    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// Another secret of this device, for one purpose: whoever has it learns neither this key nor those of
    /// other purposes.
    pub fn derived(&self, purpose: &str) -> [u8; 32] {
        keyed(self.0.as_bytes(), &[b"k1", purpose.as_bytes()])
    }

    pub fn anchor(&self, name: &DeviceName, count: u64, head: Hash) -> Anchor {
        let text = anchor_text(name.id, name.epoch, count, &head);
        let signature = self.sign(&text).to_vec();
        Anchor { device: name.id, epoch: name.epoch, count, head, signature }
    }

    pub(crate) fn sign(&self, text: &[u8]) -> [u8; 64] {
        self.0.sign(text).to_bytes()
    }
}

impl Anchor {
    /// Refuses an anchor of another device or epoch, and a changed one.
    pub fn verify(&self, name: &DeviceName) -> Result<(), SignatureError> {
        if (self.device, self.epoch) != (name.id, name.epoch) {
            return Err(SignatureError);
        }
        let text = anchor_text(self.device, self.epoch, self.count, &self.head);
        verified(&name.public_key, &text, &self.signature)
    }
}

/// Whether the key signed exactly this text.
pub(crate) fn verified(key: &[u8; 32], text: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
    let key = VerifyingKey::from_bytes(key).map_err(|_| SignatureError)?;
    let signature = Signature::from_slice(signature).map_err(|_| SignatureError)?;
    key.verify_strict(text, &signature).map_err(|_| SignatureError)
}

fn anchor_text(device: Uuid, epoch: u32, count: u64, head: &Hash) -> Vec<u8> {
    let mut text = b"a1".to_vec();
    text.extend_from_slice(device.as_bytes());
    text.extend_from_slice(&epoch.to_be_bytes());
    text.extend_from_slice(&count.to_be_bytes());
    text.extend_from_slice(head);
    text
}
