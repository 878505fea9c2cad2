//! E-mail addresses in a text.

use super::numbers::{Marks, Span};

/// A name, @ and a domain with a dot; in order, never overlapping.
pub(super) fn addresses(marks: &Marks) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for at in (0..marks.len()).filter(|place| marks.at(*place) == Some('@')) {
        let floor = found.last().map_or(0, |address| address.to);
        if let Some(address) = address_around(marks, at, floor) {
            found.push(address);
        }
    }
    found
}

fn address_around(marks: &Marks, at: usize, floor: usize) -> Option<Span> {
    let of_name =
        |place: &usize| marks.at(*place).is_some_and(|c| c.is_alphanumeric() || "._%+-".contains(c));
    let of_domain =
        |place: &usize| marks.at(*place).is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    let from = (floor..at).rev().take_while(of_name).last()?;
    let mut to = (at + 1..marks.len()).take_while(of_domain).last()? + 1;
    // A stop or a dash after the address belongs to the sentence.
    while marks.before(to).is_some_and(|c| matches!(c, '.' | '-')) {
        to -= 1;
    }
    let domain = marks.text(at + 1, to);
    let (host, top) = domain.rsplit_once('.')?;
    let real = !host.is_empty() && top.chars().count() >= 2 && top.chars().all(char::is_alphabetic);
    (real || top.starts_with("xn--")).then_some(Span { from, to })
}
