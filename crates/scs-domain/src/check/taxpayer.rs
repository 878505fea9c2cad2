//! ИНН: 10 digits of an organisation, 12 of a person (domain facts D.2).

use super::input::{Digits, tidy};
use super::rule::{Fault, Rule};
use super::{Kind, Verdict};

const COMPANY: [u32; 9] = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSON_FIRST: [u32; 10] = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const PERSON_SECOND: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/// Canonical form: the digits alone, leading zeros kept.
pub fn inn(text: &str) -> Verdict {
    Verdict::of(read(text))
}

fn read(text: &str) -> Result<Verdict, Rule> {
    let digits = Digits::read(Kind::Inn, &tidy(Kind::Inn, text)?, " -")?;
    if !matches!(digits.len(), 10 | 12) {
        return Err(Rule::Any(Kind::Inn, Fault::Length { found: digits.len() }));
    }
    // All zeros pass the control, so they need a rule of their own.
    digits.must_differ(Kind::Inn)?;
    if company_holds(&digits) || person_holds(&digits) {
        Ok(Verdict::Valid { canonical: digits.text() })
    } else {
        Err(Rule::InnControl)
    }
}

/// Whether these are ten digits whose control comes out.
pub(crate) fn company_holds(digits: &Digits) -> bool {
    digits.len() == 10 && control(digits, &COMPANY) == digits.at(9)
}

/// Whether these are twelve digits whose two controls come out.
pub(crate) fn person_holds(digits: &Digits) -> bool {
    digits.len() == 12
        && control(digits, &PERSON_FIRST) == digits.at(10)
        && control(digits, &PERSON_SECOND) == digits.at(11)
}

fn control(digits: &Digits, weights: &[u32]) -> u32 {
    digits.weighted(weights) % 11 % 10
}
