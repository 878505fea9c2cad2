//! Code of a profession by ОКПДТР: five digits and a control digit (domain facts D.6).

use super::input::{Digits, tidy};
use super::rule::Rule;
use super::{Kind, Verdict};

/// Canonical form: six digits. A control that does not come out is a doubt, not a refusal:
/// whether the code stands in the reference book decides, and the book is not known here.
pub fn okpdtr(text: &str) -> Verdict {
    Verdict::of(read(text))
}

fn read(text: &str) -> Result<Verdict, Rule> {
    let digits = Digits::read(Kind::Okpdtr, &tidy(Kind::Okpdtr, text)?, " -")?;
    digits.must_be(Kind::Okpdtr, 6)?;
    digits.must_differ(Kind::Okpdtr)?;
    let canonical = digits.text();
    if control(&digits) == digits.at(5) {
        Ok(Verdict::Valid { canonical })
    } else {
        Ok(Verdict::Doubtful { canonical, rule: Rule::OkpdtrControl })
    }
}

fn control(digits: &Digits) -> u32 {
    let first = digits.weighted(&[1, 2, 3, 4, 5]) % 11;
    if first < 10 {
        return first;
    }
    // Ten does not fit one digit: the weights shift by two; ten again gives zero.
    digits.weighted(&[3, 4, 5, 6, 7]) % 11 % 10
}
