//! Russian phone number with an optional extension (domain facts D.5).

use super::input::{Digits, tidy};
use super::rule::{Fault, PhoneFault, Rule};
use super::words::{EXTENSION, EXTENSION_MARKS};
use super::{Kind, Verdict};

/// A number and its extension, apart. Foreign numbers are not known here.
#[derive(Clone, PartialEq, Eq)]
pub struct PhoneNumber {
    /// `+7XXXXXXXXXX`
    pub number: String,
    /// One to six digits.
    pub extension: Option<String>,
}

impl PhoneNumber {
    /// Refuses with the same rules as [`phone`]; doubts are accepted in silence.
    pub fn parse(text: &str) -> Result<Self, Rule> {
        read(text).map(|(phone, _)| phone)
    }

    /// `+7XXXXXXXXXX`, then « доб. » and the extension if there is one.
    pub fn canonical(&self) -> String {
        match &self.extension {
            Some(extension) => format!("{} {EXTENSION} {extension}", self.number),
            None => self.number.clone(),
        }
    }
}

/// Accepts +7, 7, 8 or a ten-digit number that begins with 3, 4 or 9.
///
/// Doubtful: 13–16 digits in a row (open data glue the extension to the number) and a number of
/// equal digits. Take [`PhoneNumber::parse`] to get the extension apart.
pub fn phone(text: &str) -> Verdict {
    match read(text) {
        Ok((phone, None)) => Verdict::Valid { canonical: phone.canonical() },
        Ok((phone, Some(rule))) => Verdict::Doubtful { canonical: phone.canonical(), rule },
        Err(rule) => Verdict::Refused(rule),
    }
}

fn read(text: &str) -> Result<(PhoneNumber, Option<Rule>), Rule> {
    let plain = tidy(Kind::Phone, text)?.to_lowercase();
    let (main, extension) = split_extension(&plain)?;
    let (international, rest) = match main.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, main),
    };
    let digits = Digits::read(Kind::Phone, rest, " -().")?;
    if international && digits.len() > 0 && digits.at(0) != 7 {
        return Err(Rule::Phone(PhoneFault::Foreign));
    }
    let (digits, extension, doubt) = match (digits.len(), digits.at(0)) {
        (11, 7 | 8) => (digits.part(1, 10), extension, None),
        (11, _) => return Err(Rule::Phone(PhoneFault::Prefix)),
        (10, 3 | 4 | 9) => (digits, extension, None),
        (found @ 13..=16, 7 | 8) if extension.is_none() => {
            let glued = digits.part(11, 5).text();
            (digits.part(1, 10), Some(glued), Some(Rule::Phone(PhoneFault::Glued { found })))
        }
        (found, _) => return Err(Rule::Any(Kind::Phone, Fault::Length { found })),
    };
    let doubt = doubt.or_else(|| digits.must_differ(Kind::Phone).err());
    Ok((PhoneNumber { number: format!("+7{}", digits.text()), extension }, doubt))
}

/// The number and the digits after a word or sign that introduces an extension.
fn split_extension(plain: &str) -> Result<(&str, Option<String>), Rule> {
    let Some(at) = plain.find(|c: char| c.is_alphabetic() || matches!(c, '#' | ',' | ';')) else {
        return Ok((plain, None));
    };
    let (main, tail) = plain.split_at(at);
    let digits_at = tail.find(|c: char| c.is_ascii_digit()).unwrap_or(tail.len());
    let (mark, number) = tail.split_at(digits_at);
    let mark = mark.trim_matches([' ', '.', ',', ':', ';', '=', '#', '№']);
    if !(mark.is_empty() || EXTENSION_MARKS.contains(&mark)) {
        return Err(Rule::Any(Kind::Phone, Fault::Characters));
    }
    let number = Digits::read(Kind::Phone, number, " -")?;
    if mark.is_empty() && number.len() > 6 {
        return Err(Rule::Phone(PhoneFault::Several));
    }
    if !matches!(number.len(), 1..=6) {
        return Err(Rule::Phone(PhoneFault::Extension));
    }
    Ok((main, Some(number.text())))
}
