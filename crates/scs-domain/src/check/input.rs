//! Reading what was typed: one normal set of characters, and digits that stay text.

use super::Kind;
use super::rule::{Fault, Rule};

/// Bytes. Every canonical form fits many times over; more was pasted by mistake.
const LIMIT: usize = 1024;

/// Whitespace becomes a space, dashes a hyphen, fullwidth forms ASCII; the ends are trimmed.
///
/// Refuses what nobody can see: control, zero-width and direction marks.
pub(super) fn tidy(kind: Kind, text: &str) -> Result<String, Rule> {
    if text.len() > LIMIT {
        return Err(Rule::Any(kind, Fault::TooLong));
    }
    let plain: String = text.chars().map(plain_character).collect();
    let plain = plain.trim();
    if plain.is_empty() {
        return Err(Rule::Any(kind, Fault::Empty));
    }
    if plain.chars().any(is_hidden) {
        return Err(Rule::Any(kind, Fault::Hidden));
    }
    Ok(plain.to_owned())
}

fn plain_character(c: char) -> char {
    match c {
        c if c.is_whitespace() => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// Marks that change how text runs or splits and leave no trace on the screen.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

/// A number as a row of digits, leading zeros included.
#[derive(Clone)]
pub(crate) struct Digits(Vec<u32>);

impl Digits {
    /// The digits of `plain` between separators; any other character is refused.
    pub(super) fn read(kind: Kind, plain: &str, separators: &str) -> Result<Self, Rule> {
        let mut digits = Vec::with_capacity(plain.len());
        for c in plain.chars() {
            match c.to_digit(10) {
                Some(digit) => digits.push(digit),
                None if separators.contains(c) => {}
                None => return Err(Rule::Any(kind, Fault::Characters)),
            }
        }
        Ok(Self(digits))
    }

    /// Every digit of a text, whatever stands between them.
    pub(crate) fn within(text: &str) -> Self {
        Self(text.chars().filter_map(|c| c.to_digit(10)).collect())
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The digit at a place counted from 0; 0 past the end.
    pub(crate) fn at(&self, place: usize) -> u32 {
        self.0.get(place).copied().unwrap_or_default()
    }

    /// At most `count` digits from a place on.
    pub(crate) fn part(&self, place: usize, count: usize) -> Self {
        Self(self.0.iter().skip(place).take(count).copied().collect())
    }

    /// Σ digit × weight over as many digits as there are weights.
    pub(crate) fn weighted(&self, weights: &[u32]) -> u32 {
        self.0.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
    }

    /// The remainder of the first `count` digits, read as one number, by `modulus`.
    pub(crate) fn remainder(&self, count: usize, modulus: u32) -> u32 {
        self.0.iter().take(count).fold(0, |rest, digit| (rest * 10 + digit) % modulus)
    }

    pub(crate) fn all_same(&self) -> bool {
        self.0.iter().all(|digit| Some(digit) == self.0.first())
    }

    pub(crate) fn text(&self) -> String {
        self.0.iter().filter_map(|digit| char::from_digit(*digit, 10)).collect()
    }

    /// The only length a kind has.
    pub(super) fn must_be(&self, kind: Kind, length: usize) -> Result<(), Rule> {
        if self.len() == length { Ok(()) } else { Err(Rule::Any(kind, Fault::Length { found: self.len() })) }
    }

    pub(super) fn must_differ(&self, kind: Kind) -> Result<(), Rule> {
        if self.all_same() { Err(Rule::Any(kind, Fault::SameDigits)) } else { Ok(()) }
    }
}
