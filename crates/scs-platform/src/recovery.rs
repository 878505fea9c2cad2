//! The recovery key: what opens the data when the keyring is lost. Printed once, kept by the head.
//!
//! 160 random bits and a check of 15 bits in Crockford's base 32, seven groups of five. Reading it back
//! forgives case, spaces, O for 0, I and L for 1, and Russian letters that look like Latin ones.

use data_encoding::{Encoding, Specification};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::{Chance, PlatformError};

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 35;
const KEY: usize = 20;

#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryKey([u8; KEY]);

impl RecoveryKey {
    pub fn random(chance: &dyn Chance) -> Result<RecoveryKey, PlatformError> {
        let mut bytes = [0; KEY];
        chance.fill(&mut bytes)?;
        Ok(RecoveryKey(bytes))
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Seven groups of five.
    pub fn groups(&self) -> Vec<String> {
        let mut text = base32().map(|encoding| encoding.encode(&self.0)).unwrap_or_default();
        text.push_str(&self.check());
        let letters: Vec<char> = text.chars().collect();
        letters.chunks(5).map(|group| group.iter().collect()).collect()
    }

    /// Reads what a person typed. Refuses a wrong length, foreign signs and a check that does not come out.
    pub fn parse(typed: &str) -> Result<RecoveryKey, PlatformError> {
        let text: String = typed.chars().filter_map(likely_meant).collect();
        if text.len() != LENGTH || !text.is_ascii() {
            return Err(PlatformError::RecoveryMistyped);
        }
        let (body, check) = text.split_at(32);
        let bytes = base32().and_then(|encoding| encoding.decode(body.as_bytes()).ok());
        let key = bytes.and_then(|bytes| bytes.try_into().ok()).map(RecoveryKey);
        key.filter(|key| key.check() == check).ok_or(PlatformError::RecoveryMistyped)
    }

    fn check(&self) -> String {
        let digest = Sha256::digest(self.0);
        let letters: Vec<char> = ALPHABET.chars().collect();
        digest.iter().take(3).filter_map(|byte| letters.get(usize::from(*byte) % 32)).collect()
    }
}

fn base32() -> Option<Encoding> {
    let mut specification = Specification::new();
    specification.symbols.push_str(ALPHABET);
    specification.encoding().ok()
}

/// None for what separates groups.
fn likely_meant(sign: char) -> Option<char> {
    let sign = sign.to_uppercase().next().unwrap_or(sign);
    let meant = match sign {
        ' ' | '\u{a0}' | '-' | '–' | '—' | '\t' | '\n' | '\r' => return None,
        'O' | '\u{41e}' => '0',
        'I' | 'L' => '1',
        '\u{410}' => 'A',
        '\u{412}' => 'B',
        '\u{421}' => 'C',
        '\u{415}' => 'E',
        '\u{41d}' => 'H',
        '\u{41a}' => 'K',
        '\u{41c}' => 'M',
        '\u{420}' => 'P',
        '\u{422}' => 'T',
        '\u{425}' => 'X',
        other => other,
    };
    Some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> RecoveryKey {
        RecoveryKey(core::array::from_fn(|place| u8::try_from(place * 11).unwrap()))
    }

    #[test]
    fn it_is_seven_groups_of_five_and_reads_back() {
        let groups = key().groups();
        assert_eq!(groups.iter().map(String::len).collect::<Vec<_>>(), [5; 7]);
        assert_eq!(RecoveryKey::parse(&groups.join("-")).unwrap().0, key().0);
        assert_eq!(RecoveryKey::parse(&groups.join(" ").to_lowercase()).unwrap().0, key().0);
    }

    #[test]
    fn russian_letters_of_the_same_look_are_forgiven() {
        let typed =
            key().groups().join("-").replace('A', "А").replace('C', "с").replace('0', "О").replace('1', "l");
        assert_eq!(RecoveryKey::parse(&typed).unwrap().0, key().0);
    }

    #[test]
    fn one_wrong_sign_is_noticed_almost_always() {
        let text = key().groups().concat();
        let mut passed = 0;
        for place in 0..LENGTH {
            let mut signs: Vec<char> = text.chars().collect();
            signs[place] = if signs[place] == 'Z' { 'Y' } else { 'Z' };
            let changed: String = signs.into_iter().collect();
            passed += usize::from(RecoveryKey::parse(&changed).is_ok());
        }
        assert_eq!(passed, 0);
        assert!(matches!(RecoveryKey::parse("12345"), Err(PlatformError::RecoveryMistyped)));
        assert!(matches!(RecoveryKey::parse(""), Err(PlatformError::RecoveryMistyped)));
    }
}
