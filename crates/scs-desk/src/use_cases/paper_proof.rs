//! The proof of a paper: the device signs number, day and a hash of the sheets, and anybody with its public key can
//! check that without a network.

use chrono::NaiveDate;
use data_encoding::{BASE64, BASE64URL_NOPAD};
use scs_print::{Laid, UnprovenError, proven};
use scs_protocol::PaperProof;

use super::paper_data::Content;
use crate::desk::{Caller, Desk};
use crate::error::{Error, FieldFault, Result};
use crate::views::proof::{numeric_day, view, words as said};
use crate::wire::{Nothing, PaperProofInput, PaperProofView, ProofOutcome, PublicKeyView};

impl Desk {
    /// The file of a paper and its sheets. A numbered paper is signed for this day; the same content on the same day
    /// gives the same bytes.
    pub(crate) fn proved(&self, content: &Content, day: NaiveDate) -> Result<(Vec<u8>, u32)> {
        let laid = self.sealed(content, day)?;
        Ok((laid.to_pdf()?, u32::try_from(laid.pages()).unwrap_or(u32::MAX)))
    }

    /// The sheets as they leave us on this day.
    pub(crate) fn sealed(&self, content: &Content, day: NaiveDate) -> Result<Laid> {
        let laid = content.lay_out()?;
        match (content.known_number(), laid.digest()?) {
            (Some(number), Some(sheets)) => {
                Ok(laid.sealed(self.device_key.prove(number, &numeric_day(day), &sheets).code())?)
            }
            _ => Ok(laid),
        }
    }
}

/// The public key of this workstation: whoever has it can check its papers.
pub(crate) fn public_key(desk: &Desk, _: &Caller, _: Nothing) -> Result<PublicKeyView> {
    Ok(PublicKeyView { key: BASE64URL_NOPAD.encode(&desk.device_key.public()) })
}

/// Checks a file, or the words read from a code. A refusal is an answer here, not an error.
pub(crate) fn verify(desk: &Desk, _: &Caller, input: PaperProofInput) -> Result<PaperProofView> {
    let bytes = BASE64.decode(input.file.as_bytes()).map_err(|_| fault("file"))?;
    match &input.key {
        Some(key) => verify_with(&bytes, key),
        None => Ok(view(&checked(&bytes, &desk.device_key.public()), false)),
    }
}

/// The same with the public key of another workstation; needs no place of its own.
pub(crate) fn verify_with(bytes: &[u8], key: &str) -> Result<PaperProofView> {
    Ok(view(&checked(bytes, &foreign(key)?), true))
}

fn foreign(key: &str) -> Result<[u8; 32]> {
    let bytes = BASE64URL_NOPAD.decode(key.trim().as_bytes()).map_err(|_| fault("key"))?;
    bytes.try_into().map_err(|_| fault("key"))
}

fn fault(field: &str) -> Error {
    let message = if field == "key" { said::BAD_KEY } else { said::BAD_FILE };
    Error::Fields(vec![FieldFault {
        field: field.to_owned(),
        rule: "unreadable".to_owned(),
        message: message.to_owned(),
    }])
}

/// A file says both what was signed and what is drawn; the words of a code say only what was signed.
fn checked(bytes: &[u8], key: &[u8; 32]) -> (ProofOutcome, Option<PaperProof>) {
    match proven(bytes) {
        Ok(found) => match PaperProof::read(&found.code) {
            Ok(proof) if !proof.is_for(&found.digest) && proof.is_of(key) => {
                (ProofOutcome::Altered, Some(proof))
            }
            Ok(proof) => signed(proof, key, ProofOutcome::Genuine),
            Err(_) => (ProofOutcome::Unknown, None),
        },
        Err(UnprovenError::OtherCode) => (ProofOutcome::Altered, None),
        Err(UnprovenError::NoProof | UnprovenError::Resaved) => (ProofOutcome::Unknown, None),
        Err(UnprovenError::Unreadable) => {
            let read = std::str::from_utf8(bytes).ok().and_then(|text| PaperProof::read(text).ok());
            read.map_or((ProofOutcome::Unknown, None), |proof| signed(proof, key, ProofOutcome::CodeOnly))
        }
    }
}

fn signed(proof: PaperProof, key: &[u8; 32], good: ProofOutcome) -> (ProofOutcome, Option<PaperProof>) {
    let outcome = match (proof.is_of(key), proof.verify(key)) {
        (false, _) => ProofOutcome::Elsewhere,
        (true, Ok(())) => good,
        (true, Err(_)) => ProofOutcome::Altered,
    };
    (outcome, Some(proof))
}
