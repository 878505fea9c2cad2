//! The proof on a paper: what a code on the sheet says, signed by the device that printed it.
//!
//! Nothing personal: the paper's own number, its day, a hash of everything drawn on the sheets.

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};

use crate::device::{DeviceKey, SignatureError, verified};

/// How the signed line of a code begins; another number is another layout.
const LAYOUT: &str = "SCS1.";
/// Bytes: the name of a key, the hash of the sheets, the signature.
const NAME: usize = 8;
const HASH: usize = 16;
const SIGNATURE: usize = 64;

/// What a code says. Three lines of text: number, day, layout with the rest in base64url (RFC 4648, section 5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperProof {
    pub number: String,
    /// As it stands on the code, «23.11.2026».
    pub day: String,
    /// The first bytes of SHA-256 over the public key.
    device: [u8; NAME],
    /// The first bytes of the hash of the sheets: nobody finds another sheet for 128 bits.
    sheets: [u8; HASH],
    /// Ed25519 over `p1`, number, day (each with its length) and the hash.
    signature: [u8; SIGNATURE],
}

/// The text is no code of a paper: cut off, mistyped, or of something else.
#[derive(Debug, thiserror::Error)]
#[error("the text is no proof of a paper")]
pub struct ProofTextError;

impl DeviceKey {
    /// `sheets` is the hash of what is drawn. Line ends inside the number become spaces.
    pub fn prove(&self, number: &str, day: &str, sheets: &[u8; 32]) -> PaperProof {
        let number = number.split_whitespace().collect::<Vec<_>>().join(" ");
        let sheets = first(sheets);
        let signature = self.sign(&text(&number, day, &sheets));
        PaperProof { number, day: day.to_owned(), device: key_name(&self.public()), sheets, signature }
    }
}

impl PaperProof {
    /// The text of the code.
    pub fn code(&self) -> String {
        let bytes = [&self.device[..], &self.sheets, &self.signature].concat();
        format!("{}\n{}\n{LAYOUT}{}", self.number, self.day, BASE64URL_NOPAD.encode(&bytes))
    }

    /// Reads a code; white space around its lines does not matter.
    ///
    /// # Errors
    /// [`ProofTextError`] unless there are three lines and the last has every byte.
    pub fn read(code: &str) -> Result<PaperProof, ProofTextError> {
        let mut lines = code.lines().map(str::trim).filter(|line| !line.is_empty());
        let (Some(number), Some(day), Some(signed), None) =
            (lines.next(), lines.next(), lines.next(), lines.next())
        else {
            return Err(ProofTextError);
        };
        let signed = signed.strip_prefix(LAYOUT).ok_or(ProofTextError)?;
        let bytes = BASE64URL_NOPAD.decode(signed.as_bytes()).map_err(|_| ProofTextError)?;
        let (device, rest) = bytes.split_first_chunk().ok_or(ProofTextError)?;
        let (sheets, rest) = rest.split_first_chunk().ok_or(ProofTextError)?;
        let signature = rest.try_into().map_err(|_| ProofTextError)?;
        Ok(PaperProof {
            number: number.to_owned(),
            day: day.to_owned(),
            device: *device,
            sheets: *sheets,
            signature,
        })
    }

    /// Whether it claims to be of the device with this key.
    pub fn is_of(&self, public_key: &[u8; 32]) -> bool {
        self.device == key_name(public_key)
    }

    /// Whether these sheets are the ones that were signed.
    pub fn is_for(&self, sheets: &[u8; 32]) -> bool {
        self.sheets == first(sheets)
    }

    /// # Errors
    /// [`SignatureError`] where number, day or hash are not what this key signed.
    pub fn verify(&self, public_key: &[u8; 32]) -> Result<(), SignatureError> {
        verified(public_key, &text(&self.number, &self.day, &self.sheets), &self.signature)
    }
}

fn first<const N: usize>(hash: &[u8; 32]) -> [u8; N] {
    hash.first_chunk().copied().unwrap_or([0; N])
}

fn key_name(public_key: &[u8; 32]) -> [u8; NAME] {
    first(&Sha256::digest(public_key).into())
}

fn text(number: &str, day: &str, sheets: &[u8; HASH]) -> Vec<u8> {
    let mut text = b"p1".to_vec();
    for part in [number, day] {
        text.extend_from_slice(&(part.len() as u64).to_be_bytes());
        text.extend_from_slice(part.as_bytes());
    }
    text.extend_from_slice(sheets);
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail loudly")]
mod tests {
    use super::*;

    fn proof() -> (PaperProof, [u8; 32]) {
        let key = DeviceKey::from_seed(&[7; 32]);
        (key.prove("118-1-2026-0012", "23.11.2026", &[5; 32]), key.public())
    }

    #[test]
    fn a_code_says_number_and_day_to_any_reader_and_comes_back_whole() {
        let (proof, public) = proof();
        let code = proof.code();
        assert!(code.starts_with("118-1-2026-0012\n23.11.2026\nSCS1."), "{code}");
        let read = PaperProof::read(&format!("  {}\r\n", code.replace('\n', "\r\n"))).unwrap();
        assert_eq!(read, proof);
        assert!(read.is_of(&public) && read.is_for(&[5; 32]) && read.verify(&public).is_ok());
        assert!(!read.is_for(&[6; 32]));
    }

    #[test]
    fn every_changed_letter_of_a_code_is_noticed() {
        let (proof, public) = proof();
        let code = proof.code();
        for at in 0..code.len() {
            let mut forged = code.clone().into_bytes();
            forged[at] = if forged[at] == b'7' { b'8' } else { b'7' };
            let forged = String::from_utf8(forged).unwrap();
            let passes = PaperProof::read(&forged).is_ok_and(|read| {
                read.is_of(&public) && read.is_for(&[5; 32]) && read.verify(&public).is_ok()
            });
            assert!(!passes, "{at}: {forged}");
        }
    }

    #[test]
    fn another_device_does_not_pass_for_this_one() {
        let (_, public) = proof();
        let other = DeviceKey::from_seed(&[8; 32]).prove("118-1-2026-0012", "23.11.2026", &[5; 32]);
        assert!(!other.is_of(&public));
        assert!(other.verify(&public).is_err());
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in ["", "118", "118\n23.11.2026", "118\n23.11.2026\nSCS1.AAAA", "a\nb\nc\nd"] {
            assert!(PaperProof::read(text).is_err(), "{text}");
        }
    }
}
