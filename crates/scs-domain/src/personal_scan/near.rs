//! What stands around a number: the words before it, the signs between its groups.

use super::numbers::{Group, Marks, Numbers};
use super::words::{BESIDE, MONEY, NUMBER_SIGN, NUMBER_WORDS, label_of};

/// Visible characters in which a word still speaks of the number.
const BEFORE: usize = 40;
const AFTER: usize = 20;
/// Visible characters between two groups of one number.
const GAP: usize = 3;
/// The same when a word for «number» stands between.
const LONG_GAP: usize = 10;

/// What a word nearby says the number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Snils,
    Passport,
    Phone,
    Inn,
    /// An application, a vacancy, a referral: not a person's number.
    Paper,
}

/// The groups from one group on, and what is around them.
pub(super) struct Neighbourhood<'a> {
    marks: &'a Marks,
    numbers: &'a Numbers,
    pub(super) first: usize,
}

impl<'a> Neighbourhood<'a> {
    pub(super) fn new(marks: &'a Marks, numbers: &'a Numbers, first: usize) -> Self {
        Self { marks, numbers, first }
    }

    /// The n-th group from here that may still be a number.
    pub(super) fn group(&self, n: usize) -> Option<&'a Group> {
        self.numbers.get(self.first + n).filter(|group| !group.spent)
    }

    /// The characters between the n-th group and the next one; nothing when the number ends there.
    pub(super) fn gap(&self, n: usize) -> Option<&'a [char]> {
        let (left, right) = (self.group(n)?, self.group(n + 1)?);
        Some(self.marks.between(left.to, right.from))
    }

    /// The character just before the first group.
    pub(super) fn before(&self) -> Option<char> {
        self.marks.before(self.group(0)?.from)
    }

    /// How many groups from here hold exactly `total` digits, the gaps between them being `loose`.
    pub(super) fn groups_of(&self, total: usize, loose: impl Fn(&[char]) -> bool) -> Option<usize> {
        let mut found = self.group(0)?.digits.len();
        let mut count = 1;
        while found < total && loose(self.gap(count - 1)?) {
            found += self.group(count)?.digits.len();
            count += 1;
        }
        (found == total).then_some(count)
    }

    /// The lengths of the first `count` groups.
    pub(super) fn lengths(&self, count: usize) -> Vec<usize> {
        (0..count).filter_map(|n| self.group(n)).map(|group| group.digits.len()).collect()
    }

    /// The digits of the first `count` groups in one row.
    pub(super) fn joined(&self, count: usize) -> String {
        self.numbers.joined(self.first, self.first + count.saturating_sub(1))
    }

    /// The nearest telling word before the number.
    pub(super) fn label(&self) -> Option<Label> {
        self.text_before().rsplit(|c: char| !c.is_alphabetic()).find_map(label_of)
    }

    /// What the last word before the number says, words for «number» apart.
    pub(super) fn label_beside(&self) -> Option<Label> {
        let text = self.text_before();
        let mut words = text.rsplit(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        words.find(|word| !BESIDE.contains(word)).and_then(label_of)
    }

    fn text_before(&self) -> String {
        let Some(group) = self.group(0) else {
            return String::new();
        };
        self.marks.text(group.from.saturating_sub(BEFORE), group.from).to_lowercase()
    }

    /// The nearest telling word after the first `count` groups.
    pub(super) fn label_after(&self, count: usize) -> Option<Label> {
        let text = self.after(count);
        text.split(|c: char| !c.is_alphabetic()).find_map(label_of)
    }

    /// «№» stands right before the number.
    pub(super) fn is_numbered(&self) -> bool {
        let Some(group) = self.group(0) else { return false };
        let text = self.marks.text(group.from.saturating_sub(GAP), group.from);
        text.trim_end().ends_with(NUMBER_SIGN)
    }

    /// The first `count` groups are a sum of money.
    pub(super) fn is_money(&self, count: usize) -> bool {
        let text = self.after(count);
        MONEY.iter().any(|word| text.trim_start().starts_with(word))
    }

    fn after(&self, count: usize) -> String {
        let Some(last) = self.group(count.saturating_sub(1)) else {
            return String::new();
        };
        self.marks.text(last.to, last.to + AFTER).to_lowercase()
    }

    /// Places `from..to` of the first `count` groups, with the sign that opens them.
    pub(super) fn places(&self, count: usize) -> Option<(usize, usize)> {
        let (first, last) = (self.group(0)?, self.group(count.saturating_sub(1))?);
        let opened = matches!(self.before(), Some('+' | '('));
        Some((first.from - usize::from(opened), last.to))
    }
}

/// Up to three spaces or dashes.
pub(super) fn is_plain(gap: &[char]) -> bool {
    gap.len() <= GAP && gap.iter().all(|c| is_space(*c) || is_dash(*c))
}

/// What people put into phone numbers.
pub(super) fn is_phone_gap(gap: &[char]) -> bool {
    gap.len() <= GAP && gap.iter().all(|c| is_space(*c) || is_dash(*c) || matches!(c, '(' | ')'))
}

/// Spaces, or a word for «number» between them.
pub(super) fn is_passport_gap(gap: &[char]) -> bool {
    if gap.len() > LONG_GAP || gap.contains(&'\n') {
        return false;
    }
    let text: String = gap.iter().collect();
    let inside = text.trim().trim_start_matches(',').trim().to_lowercase();
    is_spaces(gap) || NUMBER_WORDS.contains(&inside.as_str())
}

/// Up to three spaces.
pub(super) fn is_spaces(gap: &[char]) -> bool {
    gap.len() <= GAP && gap.iter().all(|c| is_space(*c))
}

/// One space or dash.
pub(super) fn is_single(gap: &[char]) -> bool {
    gap.len() == 1 && is_plain(gap)
}

fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\r')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
