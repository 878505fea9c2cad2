//! ОГРН, ОГРНИП and КПП, and whether they can belong to one employer (domain facts D.3, D.4).

use super::input::{Digits, tidy};
use super::rule::{CrossFault, Fault, Rule};
use super::{Kind, Verdict};

/// ОГРН (13 digits) or ОГРНИП (15). Canonical form: the digits alone.
pub fn ogrn(text: &str) -> Verdict {
    Verdict::of(read_ogrn(text))
}

fn read_ogrn(text: &str) -> Result<Verdict, Rule> {
    let digits = Digits::read(Kind::Ogrn, &tidy(Kind::Ogrn, text)?, " -")?;
    let company = match digits.len() {
        13 => true,
        15 => false,
        found => return Err(Rule::Any(Kind::Ogrn, Fault::Length { found })),
    };
    digits.must_differ(Kind::Ogrn)?;
    match (company, digits.at(0)) {
        (true, 1 | 5) | (false, 3) => {}
        (true, _) => return Err(Rule::OgrnFirstDigit),
        (false, _) => return Err(Rule::OgrnipFirstDigit),
    }
    let holds = if company {
        digits.remainder(12, 11) % 10 == digits.at(12)
    } else {
        digits.remainder(14, 13) % 10 == digits.at(14)
    };
    if holds { Ok(Verdict::Valid { canonical: digits.text() }) } else { Err(Rule::OgrnControl) }
}

/// КПП: nine characters `NNNNPPXXX`, where PP may be capital Latin letters. It has no control.
pub fn kpp(text: &str) -> Verdict {
    Verdict::of(read_kpp(text))
}

fn read_kpp(text: &str) -> Result<Verdict, Rule> {
    let plain = tidy(Kind::Kpp, text)?;
    let code: String =
        plain.chars().filter(|c| !matches!(c, ' ' | '-')).map(|c| c.to_ascii_uppercase()).collect();
    if !code.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Err(Rule::Any(Kind::Kpp, Fault::Characters));
    }
    if code.len() != 9 {
        return Err(Rule::Any(Kind::Kpp, Fault::Length { found: code.len() }));
    }
    let in_place = |(place, c): (usize, char)| c.is_ascii_digit() || matches!(place, 4 | 5);
    if !code.chars().enumerate().all(in_place) {
        return Err(Rule::KppLetterPlace);
    }
    if code.chars().all(|c| c.is_ascii_digit()) {
        Digits::within(&code).must_differ(Kind::Kpp)?;
    }
    Ok(Verdict::Valid { canonical: code })
}

/// An organisation has ИНН of 10 digits and ОГРН of 13; an entrepreneur 12 and 15.
///
/// Numbers of any other length pass: their own checks speak about them.
pub fn same_kind(inn: &str, ogrn: &str) -> Result<(), Rule> {
    match (Digits::within(inn).len(), Digits::within(ogrn).len()) {
        (10, 15) => Err(Rule::Cross(CrossFault::CompanyWithOgrnip)),
        (12, 13) => Err(Rule::Cross(CrossFault::PersonWithOgrn)),
        _ => Ok(()),
    }
}

/// Refuses КПП beside ИНН of 12 digits or ОГРНИП of 15: only organisations have it.
pub fn kpp_allowed(inn_or_ogrn: &str) -> Result<(), Rule> {
    match Digits::within(inn_or_ogrn).len() {
        12 | 15 => Err(Rule::Cross(CrossFault::KppOfPerson)),
        _ => Ok(()),
    }
}
