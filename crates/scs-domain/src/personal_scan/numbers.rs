//! A text as visible characters, and the groups of digits in it.

use super::{Finding, FindingKind};
use crate::check::input::{Digits, is_hidden};

/// The visible characters of a text; places are counted in them. Hidden ones are skipped, so that a
/// zero-width space does not break a number in two.
pub(super) struct Marks {
    chars: Vec<char>,
    /// The byte at which each character begins.
    starts: Vec<usize>,
}

impl Marks {
    pub(super) fn of(text: &str) -> Self {
        let visible = text.char_indices().filter(|(_, c)| c.is_whitespace() || !is_hidden(*c));
        let (starts, chars) = visible.unzip();
        Self { chars, starts }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(super) fn at(&self, place: usize) -> Option<char> {
        self.chars.get(place).copied()
    }

    pub(super) fn before(&self, place: usize) -> Option<char> {
        place.checked_sub(1).and_then(|place| self.at(place))
    }

    /// The characters of places `from..to`; past the end there are none.
    pub(super) fn between(&self, from: usize, to: usize) -> &[char] {
        self.chars.get(from..to.min(self.len())).unwrap_or_default()
    }

    pub(super) fn text(&self, from: usize, to: usize) -> String {
        self.between(from, to).iter().collect()
    }

    pub(super) fn finding(&self, kind: FindingKind, from: usize, to: usize) -> Finding {
        let start = self.starts.get(from).copied().unwrap_or_default();
        let last = to.saturating_sub(1);
        let end =
            self.starts.get(last).map_or(start, |begin| begin + self.at(last).map_or(0, char::len_utf8));
        Finding { kind, start, end }
    }

    /// For each character: does its token (letters, digits, `-`, `_`, `/`) hold a Latin letter?
    fn coded(&self) -> Vec<bool> {
        let mut coded = Vec::with_capacity(self.len());
        let in_token = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/');
        for token in self.chars.chunk_by(|left, right| in_token(left) && in_token(right)) {
            let latin = token.iter().any(char::is_ascii_alphabetic);
            coded.extend(token.iter().map(|_| latin));
        }
        coded
    }
}

/// Places `from..to`.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Digits without anything between them.
pub(super) struct Group {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) digits: Digits,
    /// Part of a code, an address, a date or a time: nobody's number.
    pub(super) spent: bool,
}

/// The groups of digits in their order.
pub(super) struct Numbers(Vec<Group>);

impl Numbers {
    pub(super) fn of(marks: &Marks, addresses: &[Span]) -> Self {
        let coded = marks.coded();
        let mut groups = Vec::new();
        let mut from = 0;
        while from < marks.len() {
            let digits: String =
                (from..marks.len()).map_while(|place| marks.at(place).and_then(digit)).collect();
            if digits.is_empty() {
                from += 1;
                continue;
            }
            let to = from + digits.len();
            let spent = coded.get(from).copied().unwrap_or_default();
            groups.push(Group { from, to, digits: Digits::within(&digits), spent });
            from = to;
        }
        let mut numbers = Self(groups);
        numbers.spend_addresses(addresses);
        numbers.spend_moments(marks);
        numbers
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<&Group> {
        self.0.get(index)
    }

    /// The digits of groups `first..=last` in one row.
    pub(super) fn joined(&self, first: usize, last: usize) -> String {
        self.0.get(first..=last).unwrap_or_default().iter().map(|group| group.digits.text()).collect()
    }

    fn spend_addresses(&mut self, addresses: &[Span]) {
        let mut addresses = addresses.iter().peekable();
        for group in &mut self.0 {
            while addresses.next_if(|address| address.to <= group.from).is_some() {}
            group.spent |= addresses.peek().is_some_and(|address| address.from < group.to);
        }
    }

    /// Dates and times are spent from left to right.
    fn spend_moments(&mut self, marks: &Marks) {
        let mut index = 0;
        while index < self.len() {
            let length = self.moment_at(marks, index);
            for group in self.0.iter_mut().skip(index).take(length) {
                group.spent = true;
            }
            index += length.max(1);
        }
    }

    /// How many groups from here are a date or a time.
    fn moment_at(&self, marks: &Marks, index: usize) -> usize {
        let parts: Vec<&Group> = self.0.iter().skip(index).take(3).collect();
        let sign = |left: &Group, right: &Group| match right.from - left.to {
            1 => marks.at(left.to),
            _ => None,
        };
        match parts.as_slice() {
            [a, b, c] if sign(a, b) == sign(b, c) && is_date(sign(a, b), [a, b, c]) => 3,
            [a, b, ..] if sign(a, b) == Some(':') && a.digits.len() <= 2 && b.digits.len() == 2 => 2,
            _ => 0,
        }
    }
}

fn is_date(sign: Option<char>, parts: [&Group; 3]) -> bool {
    let [a, b, c] = parts.map(|part| (part.digits.len(), part.digits.text().parse().unwrap_or(u32::MAX)));
    let day = |(length, value): (usize, u32)| length <= 2 && (1..=31).contains(&value);
    let month = |(length, value): (usize, u32)| length <= 2 && (1..=12).contains(&value);
    match sign {
        Some('-') if a.0 == 4 => month(b) && day(c),
        Some('-') => day(a) && month(b) && c.0 == 4,
        Some('.' | '/') => day(a) && month(b) && matches!(c.0, 2 | 4),
        _ => false,
    }
}

fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '\u{ff10}'..='\u{ff19}' => char::from_u32(u32::from(c) - 0xfee0),
        _ => None,
    }
}
