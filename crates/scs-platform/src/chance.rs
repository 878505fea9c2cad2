//! The only source of randomness; tests hand in a seeded one.

use uuid::{Builder, Uuid};

use crate::PlatformError;

pub trait Chance: Send + Sync {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), PlatformError>;
}

/// The operating system's generator.
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), PlatformError> {
        getrandom::fill(bytes).map_err(|_| PlatformError::NoChance)
    }
}

/// A UUIDv7 (RFC 9562 §5.7) of this moment, in milliseconds since 1970.
pub fn new_uuid(now: i64, chance: &dyn Chance) -> Result<Uuid, PlatformError> {
    let mut random = [0; 10];
    chance.fill(&mut random)?;
    let millis = u64::try_from(now).unwrap_or_default();
    Ok(Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
}
