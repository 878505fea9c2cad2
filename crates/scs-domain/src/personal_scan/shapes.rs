//! The shapes of personal numbers, the surest first.

use super::FindingKind;
use super::near::{Label, Neighbourhood, is_passport_gap, is_phone_gap, is_plain, is_single, is_spaces};
use super::numbers::Group;
use crate::check::input::Digits;
use crate::check::{snils, taxpayer};

/// A number at the beginning of a neighbourhood.
pub(super) struct Shape {
    pub(super) kind: FindingKind,
    /// The last group that belongs to it.
    pub(super) last: usize,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// How many groups from here are one number of its kind.
type Measure = fn(&Neighbourhood<'_>) -> Option<usize>;

/// The number that begins with the first group here, if it looks like somebody's.
pub(super) fn shape_at(here: &Neighbourhood<'_>) -> Option<Shape> {
    if nobodys(here).is_some() {
        return None;
    }
    let rules: [(FindingKind, Measure); 9] = [
        (FindingKind::BankCard, card),
        (FindingKind::Snils, grouped_snils),
        (FindingKind::Phone, international_phone),
        (FindingKind::Snils, named_snils),
        (FindingKind::Passport, passport),
        (FindingKind::Phone, domestic_phone),
        (FindingKind::PersonInn, person_inn),
        (FindingKind::Snils, bare_snils),
        (FindingKind::Phone, local_phone),
    ];
    let (kind, count) = rules.into_iter().find_map(|(kind, rule)| Some((kind, rule(here)?)))?;
    let (from, to) = here.places(count)?;
    Some(Shape { kind, last: here.first + count.saturating_sub(1), from, to })
}

/// How many groups here are a number of no person: a free line 8-800, or an account of twenty digits.
pub(super) fn nobodys(here: &Neighbourhood<'_>) -> Option<usize> {
    let account = here.groups_of(20, is_single).filter(|count| here.lengths(*count) == [4, 4, 4, 4, 4]);
    let free = |count: &usize| Digits::within(&here.joined(*count)).part(1, 3).text() == "800";
    let begins = |group: &Group| matches!(group.digits.at(0), 7 | 8);
    let line = || here.groups_of(11, is_phone_gap).filter(|_| here.group(0).is_some_and(begins)).filter(free);
    account.or_else(line)
}

/// 16–19 digits in one row or by fours, with the Luhn digit.
fn card(here: &Neighbourhood<'_>) -> Option<usize> {
    let by_fours = |count: usize| {
        let lengths = here.lengths(count);
        let (last, fours) = lengths.split_last()?;
        (fours.iter().all(|length| *length == 4) && (count == 1 || *last <= 4)).then_some(count)
    };
    let mut candidates =
        (16..=19).rev().filter_map(|total| here.groups_of(total, is_single).and_then(by_fours));
    candidates.find(|count| luhn_holds(&Digits::within(&here.joined(*count))))
}

fn luhn_holds(digits: &Digits) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let value = |place: usize| match (digits.len() - place) % 2 {
        0 => doubled(digits.at(place)),
        _ => digits.at(place),
    };
    !digits.all_same() && (0..digits.len()).map(value).sum::<u32>() % 10 == 0
}

/// `112-233-445 95`, whatever its control: a mistyped number is still somebody's.
fn grouped_snils(here: &Neighbourhood<'_>) -> Option<usize> {
    let count = here.groups_of(11, is_plain)?;
    (here.lengths(count) == [3, 3, 3, 2]).then_some(count)
}

/// Eleven digits in any grouping after the word.
fn named_snils(here: &Neighbourhood<'_>) -> Option<usize> {
    let loose = |gap: &[char]| is_plain(gap) || matches!(gap, ['*' | '.' | '_']);
    let count = here.groups_of(11, loose)?;
    (here.label() == Some(Label::Snils)).then_some(count)
}

/// Eleven digits whose control comes out, in one row or as nine and two.
fn bare_snils(here: &Neighbourhood<'_>) -> Option<usize> {
    let count = here.groups_of(11, is_plain)?;
    let shaped = matches!(here.lengths(count).as_slice(), [11] | [9, 2]);
    let digits = Digits::within(&here.joined(count));
    (shaped && !here.is_numbered() && !digits.all_same() && snils::control_holds(&digits)).then_some(count)
}

/// «+», then 7 and ten digits, or another country's ten to fifteen.
fn international_phone(here: &Neighbourhood<'_>) -> Option<usize> {
    if here.before() != Some('+') {
        return None;
    }
    let loose = |gap: &[char]| is_phone_gap(gap) || gap == ['.'];
    let first = here.group(0)?;
    if first.digits.at(0) == 7 {
        // An extension may be glued to the number.
        return here.groups_of(11, loose).or_else(|| matches!(first.digits.len(), 12..=16).then_some(1));
    }
    let count = (10..=15).rev().find_map(|total| here.groups_of(total, loose))?;
    (!here.is_money(count)).then_some(count)
}

/// 8 or 7, then ten digits of a Russian number; in the usual groups the code may be any.
fn domestic_phone(here: &Neighbourhood<'_>) -> Option<usize> {
    if !matches!(here.group(0)?.digits.at(0), 7 | 8) {
        return None;
    }
    let count = here.groups_of(11, is_phone_gap)?;
    let national = Digits::within(&here.joined(count)).part(1, 10);
    let lengths = here.lengths(count);
    let thousands = lengths == [2, 3, 3, 3] && (0..3).all(|n| here.gap(n).is_some_and(is_spaces));
    let usual = lengths == [1, 3, 3, 2, 2];
    ((is_national(&national) && !thousands) || usual).then_some(count)
}

/// A number without 8 and +7: ten digits, or a town's own.
fn local_phone(here: &Neighbourhood<'_>) -> Option<usize> {
    let named = here.label() == Some(Label::Phone);
    ten_digit_phone(here, named).or_else(|| town_phone(here, named))
}

fn ten_digit_phone(here: &Neighbourhood<'_>, named: bool) -> Option<usize> {
    let count = here.groups_of(10, is_phone_gap)?;
    let digits = Digits::within(&here.joined(count));
    if !is_national(&digits) {
        return None;
    }
    let bracketed = here.before() == Some('(') && here.gap(0).is_some_and(|gap| gap.first() == Some(&')'));
    let shaped =
        matches!(here.lengths(count).as_slice(), [3, 3, 2, 2] | [3, 3, 4] | [3, 7]) && !here.is_money(count);
    let mobile = count == 1 && digits.at(0) == 9 && !taxpayer::company_holds(&digits) && !is_paper(here);
    (named || bracketed || shaped || mobile).then_some(count)
}

/// `332-15-51` anywhere; `63-12-34` after a word for phone.
fn town_phone(here: &Neighbourhood<'_>, named: bool) -> Option<usize> {
    let dashed = |gap: &[char]| is_single(gap) && !is_spaces(gap);
    if here.before().is_some_and(|c| dashed(&[c])) {
        return None;
    }
    let seven = here.groups_of(7, dashed).filter(|count| here.lengths(*count) == [3, 2, 2]);
    let six = here.groups_of(6, dashed).filter(|count| named && here.lengths(*count) == [2, 2, 2]);
    seven.or(six)
}

/// City codes begin with 3, 4 or 8, mobile ones with 9; 800 is an organisation's free line.
fn is_national(digits: &Digits) -> bool {
    matches!(digits.at(0), 3 | 4 | 8 | 9) && !digits.text().starts_with("800")
}

/// Series and number: `45 09 123456`, `4509 123456`, `4509 № 123456`; any ten digits near the word.
fn passport(here: &Neighbourhood<'_>) -> Option<usize> {
    if let Some(count) = here.groups_of(10, |gap| is_plain(gap) || is_passport_gap(gap)) {
        // Four and six with a dash is also how applications are numbered: the word must stand beside.
        let named = match here.lengths(count).as_slice() {
            [4, 6] if here.gap(0).is_some_and(|gap| !is_passport_gap(gap)) => here.label_beside(),
            [10] if !here.is_numbered() => here.label().or_else(|| here.label_after(count)),
            _ => here.label(),
        };
        if named == Some(Label::Passport) {
            return Some(count);
        }
    }
    if is_paper(here) || here.label() == Some(Label::Phone) {
        return None;
    }
    let count = here.groups_of(10, |gap| is_passport_gap(gap) || is_single(gap))?;
    let number_apart = here.gap(count.checked_sub(2)?).is_some_and(is_passport_gap);
    let shaped = matches!(here.lengths(count).as_slice(), [2, 2, 6] | [4, 6]);
    (shaped && number_apart && !here.is_money(count)).then_some(count)
}

/// Twelve digits whose two controls come out.
fn person_inn(here: &Neighbourhood<'_>) -> Option<usize> {
    let count = here.groups_of(12, is_single)?;
    let digits = Digits::within(&here.joined(count));
    let shaped = count == 1 || here.label() == Some(Label::Inn);
    (shaped && !digits.all_same() && taxpayer::person_holds(&digits)).then_some(count)
}

/// The number of an application, a vacancy or a referral.
fn is_paper(here: &Neighbourhood<'_>) -> bool {
    here.is_numbered() || here.label() == Some(Label::Paper)
}
