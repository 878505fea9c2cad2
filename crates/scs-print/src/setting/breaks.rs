//! Where a line may end: Unicode line breaking (UAX #14) narrowed by Russian office typography.
//!
//! A glued place is not forbidden: it is used only where the glued piece alone is wider than the line.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::clean::is_space;
use crate::words;

/// What a place between two characters allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Inside a word.
    None,
    /// Only if nothing else helps: «№ 5», «25 ноября», initials.
    Glued,
    Free,
}

/// The place before each character; the last entry is the end of the text and always free.
pub(crate) fn places(chars: &[char]) -> Vec<Place> {
    let text: String = chars.iter().collect();
    let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    let mut places = vec![Place::None; chars.len() + 1];
    for (byte, opportunity) in linebreaks(&text) {
        let index = starts.binary_search(&byte).unwrap_or(chars.len());
        let glued = opportunity == BreakOpportunity::Allowed && is_glued(chars, index);
        if let Some(place) = places.get_mut(index) {
            *place = if glued { Place::Glued } else { Place::Free };
        }
    }
    places
}

fn is_glued(chars: &[char], index: usize) -> bool {
    let (before, after) = chars.split_at_checked(index).unwrap_or((chars, &[]));
    if before.last().is_some_and(|last| is_space(*last)) {
        let left = before.split(|found| is_space(*found)).rfind(|word| !word.is_empty());
        let right = after.split(|found| is_space(*found)).next();
        glued_words(&word(left.unwrap_or_default()), &word(right.unwrap_or_default()))
    } else {
        glued_inside(before, after)
    }
}

fn word(chars: &[char]) -> String {
    chars.iter().collect()
}

/// Two words with a space between.
fn glued_words(left: &str, right: &str) -> bool {
    let core = left.trim_start_matches(['«', '„', '(', '"', '[']);
    let lower = core.to_lowercase();
    leans(core, &lower)
        || begins_no_line(right)
        || is_number(core) && binds_to_number(right)
        || is_initial(right)
            && core.starts_with(char::is_uppercase)
            && (is_initial(core) || !core.ends_with('.'))
}

fn leans(core: &str, lower: &str) -> bool {
    let letters = core.chars().filter(|found| found.is_alphabetic()).count();
    let lone = core.chars().count() == 1 && letters == 1;
    let dotted = letters == 1 && core.chars().count() == 2 && core.ends_with('.');
    lone || dotted
        || core.ends_with(['№', '§'])
        || words::LEANING.contains(&lower)
        || words::SHORTENED.contains(&lower)
}

fn begins_no_line(right: &str) -> bool {
    let bare = right.trim_end_matches(['.', ',', ';', ':', '?', '!', '»', ')']);
    matches!(right, "—" | "–" | "·") || words::TRAILING.contains(&bare)
}

/// Digits, possibly with the signs of phones, times and sums, not closing a clause.
fn is_number(core: &str) -> bool {
    core.contains(|found: char| found.is_ascii_digit())
        && !core.ends_with([',', '.', ':', ';'])
        && core.chars().all(|found| found.is_ascii_digit() || "+-–(),.:/×".contains(found))
}

fn binds_to_number(right: &str) -> bool {
    let bare = right.trim_end_matches(|found: char| !found.is_alphanumeric()).to_lowercase();
    let first = right.trim_start_matches('(').chars().next();
    match first {
        Some(found) if found.is_ascii_digit() => true,
        Some('₽' | '%' | '°') => true,
        Some(found) if found.is_alphabetic() => !words::AFTER_NUMBER_FREE.contains(&bare.as_str()),
        _ => false,
    }
}

/// One capital letter with a full stop: «В.».
fn is_initial(candidate: &str) -> bool {
    let mut chars = candidate.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.')
}

/// A place inside a word, after a hyphen or a slash: short halves and digits stay whole.
fn glued_inside(before: &[char], after: &[char]) -> bool {
    let is_end = |found: &&char| !is_space(**found) && !matches!(found, '-' | '–' | '—' | '/');
    let left: Vec<_> = before.iter().rev().skip(1).take_while(is_end).collect();
    let right: Vec<_> = after.iter().take_while(is_end).collect();
    let short = |half: &[&char]| half.iter().filter(|found| found.is_alphanumeric()).count() <= 3;
    let digits = |half: &[&char]| half.iter().any(|found| found.is_ascii_digit());
    short(&left) || short(&right) || digits(&left) || digits(&right)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `|` at free places and `~` at glued ones.
    fn marked(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let places = places(&chars);
        let mut out = String::new();
        for (found, place) in chars.iter().zip(&places) {
            match place {
                Place::None => {}
                Place::Glued => out.push('~'),
                Place::Free => out.push('|'),
            }
            out.push(*found);
        }
        out
    }

    #[test]
    fn short_words_stay_with_the_next_one() {
        assert_eq!(marked("приходите к нам и в зал"), "приходите |к ~нам |и ~в ~зал");
        assert_eq!(marked("центр не узнает на портале"), "центр |не ~узнает |на ~портале");
    }

    #[test]
    fn numbers_stay_with_what_they_count() {
        assert_eq!(marked("№ 5 от 25 ноября 2026 года"), "№ ~5 |от ~25 ~ноября |2026 ~года");
        assert_eq!(marked("от 52 000 ₽ в месяц"), "от ~52 ~000 ~₽ |в ~месяц");
        assert_eq!(marked("с 9:00 до 18:00"), "с ~9:00 |до ~18:00");
    }

    #[test]
    fn a_phone_is_one_piece() {
        assert_eq!(marked("телефон 8 000 000-00-10"), "телефон |8 ~000 ~000-00-10");
        assert_eq!(marked("+7 (846) 000-00-10, доб. 4"), "+7 ~(846) ~000-00-10, |доб. ~4");
    }

    #[test]
    fn a_name_keeps_its_initials() {
        assert_eq!(marked("принял Болотина В. А. сегодня"), "принял |Болотина ~В. ~А. ~сегодня");
        assert_eq!(marked("Место для М. П. и подписи"), "Место |для |М. ~П. ~и ~подписи");
    }

    #[test]
    fn addresses_stay_readable() {
        assert_eq!(
            marked("г. Светлоречь, ул. Набережная, д. 7, каб. 4"),
            "г. ~Светлоречь, |ул. ~Набережная, |д. ~7, |каб. ~4"
        );
    }

    #[test]
    fn no_line_begins_with_a_dash_or_a_particle() {
        assert_eq!(marked("срок — сегодня"), "срок ~— |сегодня");
        assert_eq!(marked("сразу же, если бы знать"), "сразу ~же, |если ~бы |знать");
    }

    #[test]
    fn short_halves_of_a_compound_stay_whole() {
        assert_eq!(marked("из-за"), "из-~за");
        assert_eq!(marked("пн–пт"), "пн–~пт");
        assert_eq!(marked("социально-экономический"), "социально-|экономический");
        assert_eq!(marked("118-В"), "118-~В");
    }

    #[test]
    fn a_sentence_end_is_not_glued_to_an_initial() {
        assert_eq!(marked("Центр. А. Петров"), "Центр. |А. ~Петров");
    }
}
