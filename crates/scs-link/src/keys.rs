//! The two keys of a machine, and where randomness comes from.

use std::fmt;
use std::sync::Arc;

use data_encoding::HEXLOWER;
use snow::params::{CipherChoice, DHChoice, HashChoice};
use snow::resolvers::{CryptoResolver, DefaultResolver};
use snow::types::{Cipher, Dh, Hash, Random};
use zeroize::Zeroizing;

use crate::{LinkError, NoChance};

/// Bytes of either key (X25519, RFC 7748).
const KEY: usize = 32;

type Fill = dyn Fn(&mut [u8]) -> Result<(), NoChance> + Send + Sync;

/// Randomness, handed in: this crate takes none from the system, not even for one connection's keys.
#[derive(Clone)]
pub struct Chance(Arc<Fill>);

impl Chance {
    /// `fill` fills every byte with what nobody can foretell, or refuses.
    pub fn new(fill: impl Fn(&mut [u8]) -> Result<(), NoChance> + Send + Sync + 'static) -> Self {
        Chance(Arc::new(fill))
    }

    pub(crate) fn fill(&self, bytes: &mut [u8]) -> Result<(), NoChance> {
        (self.0)(bytes)
    }
}

impl fmt::Debug for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chance")
    }
}

/// The lasting key of one machine. Belongs into the keyring; overwritten when dropped.
pub struct SecretKey {
    secret: Zeroizing<[u8; KEY]>,
    public: PublicKey,
}

impl SecretKey {
    /// # Errors
    /// [`LinkError::NoChance`] when there is no randomness.
    pub fn generate(chance: &Chance) -> Result<Self, LinkError> {
        let mut secret = Zeroizing::new([0; KEY]);
        chance.fill(secret.as_mut_slice())?;
        Self::from_bytes(&secret)
    }

    /// The key that [`SecretKey::expose`] gave. Any 32 bytes are a key (RFC 7748, section 5).
    ///
    /// # Errors
    /// [`LinkError::NoSuite`] only in a wrong build.
    pub fn from_bytes(bytes: &[u8; KEY]) -> Result<Self, LinkError> {
        let mut dh = DefaultResolver.resolve_dh(&DHChoice::Curve25519).ok_or(LinkError::NoSuite)?;
        dh.set(bytes);
        let public = PublicKey::read(dh.pubkey()).ok_or(LinkError::NoSuite)?;
        Ok(SecretKey { secret: Zeroizing::new(*bytes), public })
    }

    /// The secret itself, to be kept and shown to nobody.
    pub fn expose(&self) -> &[u8; KEY] {
        &self.secret
    }

    pub fn public(&self) -> PublicKey {
        self.public
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey(of {:?})", self.public)
    }
}

/// By what a machine is known after pairing: 32 bytes, no secret.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey(pub [u8; KEY]);

impl PublicKey {
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(PublicKey)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

/// The primitives of `snow`, with randomness from outside.
pub(crate) struct Primitives(pub(crate) Chance);

impl CryptoResolver for Primitives {
    fn resolve_rng(&self) -> Option<Box<dyn Random>> {
        Some(Box::new(Drawn(self.0.clone())))
    }

    fn resolve_dh(&self, choice: &DHChoice) -> Option<Box<dyn Dh>> {
        DefaultResolver.resolve_dh(choice)
    }

    fn resolve_hash(&self, choice: &HashChoice) -> Option<Box<dyn Hash>> {
        DefaultResolver.resolve_hash(choice)
    }

    fn resolve_cipher(&self, choice: &CipherChoice) -> Option<Box<dyn Cipher>> {
        DefaultResolver.resolve_cipher(choice)
    }
}

struct Drawn(Chance);

impl Random for Drawn {
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), snow::Error> {
        self.0.fill(bytes).map_err(|_| snow::Error::Rng)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 7748, section 6.1: the keys of Bob.
    #[test]
    fn a_public_key_is_the_one_of_the_standard() {
        let read = |text: &[u8]| <[u8; KEY]>::try_from(HEXLOWER.decode(text).unwrap()).unwrap();
        let secret = read(b"5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        let public = read(b"de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
        assert_eq!(SecretKey::from_bytes(&secret).unwrap().public(), PublicKey(public));
    }

    #[test]
    fn no_randomness_makes_no_key_and_no_debug_shows_one() {
        assert!(matches!(SecretKey::generate(&Chance::new(|_| Err(NoChance))), Err(LinkError::NoChance(_))));
        let key = SecretKey::from_bytes(&[9; KEY]).unwrap();
        assert!(!format!("{key:?}").contains("0909"));
        assert_eq!(SecretKey::from_bytes(key.expose()).unwrap().public(), key.public());
    }
}
