//! Sealing one key with another. XChaCha20-Poly1305 under a key derived by HKDF-SHA256 (RFC 5869).

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::HEXLOWER;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::{Chance, PlatformError};

/// The data key: 32 random bytes, given raw to SQLCipher. Never written anywhere unsealed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Dek([u8; 32]);

impl std::fmt::Debug for Dek {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Dek(…)")
    }
}

impl Dek {
    pub fn random(chance: &dyn Chance) -> Result<Dek, PlatformError> {
        let mut bytes = [0; 32];
        chance.fill(&mut bytes)?;
        Ok(Dek(bytes))
    }

    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Tells a wrong key from a damaged file before the file is touched.
    pub fn check_value(&self) -> String {
        match <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.0) {
            Ok(mut mac) => {
                mac.update(b"kcv-v1");
                HEXLOWER.encode(&mac.finalize().into_bytes())
            }
            // HMAC takes a key of any length.
            Err(_) => String::new(),
        }
    }
}

/// 32 bytes under another secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    salt: String,
    nonce: String,
    text: String,
}

impl Sealed {
    /// `purpose` is bound to the sealing: what was sealed for one purpose opens for no other.
    pub fn seal(
        content: &[u8; 32],
        secret: &[u8],
        purpose: &str,
        chance: &dyn Chance,
    ) -> Result<Sealed, PlatformError> {
        let (mut salt, mut nonce) = ([0; 16], [0; 24]);
        chance.fill(&mut salt)?;
        chance.fill(&mut nonce)?;
        let payload = Payload { msg: content, aad: purpose.as_bytes() };
        let text = cipher(secret, &salt)
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| PlatformError::KeyFileDamaged)?;
        Ok(Sealed {
            salt: HEXLOWER.encode(&salt),
            nonce: HEXLOWER.encode(&nonce),
            text: HEXLOWER.encode(&text),
        })
    }

    /// None when the secret, the purpose or the sealed text is another one.
    pub fn open(&self, secret: &[u8], purpose: &str) -> Option<[u8; 32]> {
        let salt = HEXLOWER.decode(self.salt.as_bytes()).ok()?;
        let nonce: [u8; 24] = HEXLOWER.decode(self.nonce.as_bytes()).ok()?.try_into().ok()?;
        let text = HEXLOWER.decode(self.text.as_bytes()).ok()?;
        let payload = Payload { msg: &text, aad: purpose.as_bytes() };
        let mut opened = cipher(secret, &salt).decrypt(&XNonce::from(nonce), payload).ok()?;
        let content = opened.as_slice().try_into().ok();
        opened.zeroize();
        content
    }

    pub(crate) fn open_dek(&self, secret: &[u8], purpose: &str) -> Option<Dek> {
        self.open(secret, purpose).map(Dek)
    }
}

fn cipher(secret: &[u8], salt: &[u8]) -> XChaCha20Poly1305 {
    let mut key = [0; 32];
    // 32 bytes are far below the limit of HKDF, so expansion cannot refuse.
    let _ = Hkdf::<Sha256>::new(Some(salt), secret).expand(b"scs key v1", &mut key);
    let cipher = XChaCha20Poly1305::new(&key.into());
    key.zeroize();
    cipher
}
