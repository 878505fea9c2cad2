//! Finds personal data in free text before it enters the journal: СНИЛС, passport, phone, e-mail,
//! bank card, a person's ИНН.
//!
//! Invariant: findings are in order, never overlap, and lie on character boundaries. It looks at the
//! shape of numbers and at the words beside them; names have a search of their own, addresses are not known
//! here, and a silent answer is no proof that the text is clean. Dates, times, sums and codes with Latin letters
//! are left alone, and so are numbers 8-800: they belong to organisations.

mod email;
mod names;
mod near;
mod numbers;
mod shapes;
mod words;

use crate::check::input::Digits;
pub use names::names;
use near::Neighbourhood;
use numbers::{Marks, Numbers};

/// What a piece of text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FindingKind {
    Snils,
    Passport,
    Phone,
    Email,
    BankCard,
    PersonInn,
    /// Only [`names`] looks for these.
    Name,
}

impl FindingKind {
    pub const ALL: [Self; 7] =
        [Self::Snils, Self::Passport, Self::Phone, Self::Email, Self::BankCard, Self::PersonInn, Self::Name];

    /// A stable name for the outside.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Snils => "snils",
            Self::Passport => "passport",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::BankCard => "bank-card",
            Self::PersonInn => "person-inn",
            Self::Name => "name",
        }
    }

    /// «похоже на СНИЛС».
    pub const fn words(self) -> &'static str {
        words::looks_like(self)
    }
}

/// Bytes `start..end` of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    pub kind: FindingKind,
    pub start: usize,
    pub end: usize,
}

/// Looks through a text. `allowed` are the centre's own numbers and addresses in any spelling.
pub fn scan(text: &str, allowed: &[&str]) -> Vec<Finding> {
    let allowed = Allowed::new(allowed);
    let marks = Marks::of(text);
    let addresses = email::addresses(&marks);
    let numbers = Numbers::of(&marks, &addresses);
    let mut findings: Vec<Finding> = addresses
        .iter()
        .filter(|address| !allowed.has_address(&marks.text(address.from, address.to)))
        .map(|address| marks.finding(FindingKind::Email, address.from, address.to))
        .collect();
    let mut at = 0;
    while at < numbers.len() {
        let here = Neighbourhood::new(&marks, &numbers, at);
        let Some(found) = shapes::shape_at(&here) else {
            at += shapes::nobodys(&here).unwrap_or(1);
            continue;
        };
        if !allowed.has_number(found.kind, &numbers.joined(at, found.last)) {
            findings.push(marks.finding(found.kind, found.from, found.to));
        }
        at = found.last + 1;
    }
    findings.sort_by_key(|finding| finding.start);
    findings
}

/// The text with every letter and digit of the findings as «•»; signs and spaces stay.
pub fn mask(text: &str, findings: &[Finding]) -> String {
    let mut ranges: Vec<(usize, usize)> =
        findings.iter().map(|finding| (finding.start, finding.end)).collect();
    ranges.sort_unstable();
    let mut ranges = ranges.into_iter().peekable();
    let cover = |(at, c): (usize, char)| {
        while ranges.next_if(|(_, end)| *end <= at).is_some() {}
        let inside = ranges.peek().is_some_and(|(start, _)| *start <= at);
        if inside && c.is_alphanumeric() { '•' } else { c }
    };
    text.char_indices().map(cover).collect()
}

/// What the centre publishes about itself.
struct Allowed {
    numbers: Vec<String>,
    addresses: Vec<String>,
}

impl Allowed {
    fn new(entries: &[&str]) -> Self {
        let (addresses, numbers): (Vec<&str>, Vec<&str>) =
            entries.iter().partition(|entry| entry.contains('@'));
        Self {
            numbers: numbers.into_iter().map(|entry| Digits::within(entry).text()).collect(),
            addresses: addresses.into_iter().map(|entry| entry.trim().to_lowercase()).collect(),
        }
    }

    fn has_address(&self, address: &str) -> bool {
        self.addresses.contains(&address.to_lowercase())
    }

    /// Phones match without their prefix, and a local number as the end of a full one.
    fn has_number(&self, kind: FindingKind, digits: &str) -> bool {
        let local = digits.get(1..11).unwrap_or(digits);
        self.numbers.iter().any(|own| own == digits || (kind == FindingKind::Phone && own.ends_with(local)))
    }
}

#[cfg(test)]
mod tests;
