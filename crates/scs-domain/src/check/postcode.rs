//! Russian postal code: six digits, the first 1–6 (domain facts D.5).

use super::input::{Digits, tidy};
use super::rule::{Fault, Rule};
use super::{Kind, Verdict};

/// Canonical form: six digits. Doubtful when all are the same.
pub fn postcode(text: &str) -> Verdict {
    Verdict::of(read(text))
}

fn read(text: &str) -> Result<Verdict, Rule> {
    let digits = Digits::read(Kind::Postcode, &tidy(Kind::Postcode, text)?, " -")?;
    digits.must_be(Kind::Postcode, 6)?;
    if !matches!(digits.at(0), 1..=6) {
        return Err(Rule::PostcodeFirstDigit);
    }
    let canonical = digits.text();
    if digits.all_same() {
        return Ok(Verdict::Doubtful { canonical, rule: Rule::Any(Kind::Postcode, Fault::SameDigits) });
    }
    Ok(Verdict::Valid { canonical })
}
