//! What a check of a paper tells.

pub(crate) mod words;

use chrono::NaiveDate;
use scs_protocol::PaperProof;

use crate::wire::{PaperProofView, ProofOutcome};

/// As it stands on a code, for people and machines: «23.11.2026».
pub(crate) fn numeric_day(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// Number and day are told only where the signature vouches for them.
pub(crate) fn view(
    (outcome, proof): &(ProofOutcome, Option<PaperProof>),
    is_foreign: bool,
) -> PaperProofView {
    let vouched = proof
        .as_ref()
        .filter(|_| matches!(outcome, ProofOutcome::Genuine | ProofOutcome::CodeOnly))
        .map(|proof| (proof.number.clone(), proof.day.clone()));
    let (number, day) = vouched.unzip();
    let numbered = || (number.as_deref().unwrap_or_default(), day.as_deref().unwrap_or_default());
    let text = match outcome {
        ProofOutcome::Genuine => words::genuine(numbered(), is_foreign),
        ProofOutcome::CodeOnly => words::code_only(numbered(), is_foreign),
        ProofOutcome::Altered => words::ALTERED.to_owned(),
        ProofOutcome::Elsewhere => words::ELSEWHERE.to_owned(),
        ProofOutcome::Unknown => words::UNKNOWN.to_owned(),
    };
    PaperProofView { outcome: *outcome, text, number, day }
}
