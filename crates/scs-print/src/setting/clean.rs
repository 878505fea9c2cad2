//! Makes typed text fit to print: one space between words, letters composed, nothing invisible.
//!
//! Words are never changed: a character without a glyph stays and is refused later by name.

use crate::paper::Text;

const NO_BREAK_SPACE: char = '\u{a0}';

/// A character and whether it is strong.
pub(crate) type Styled = (char, bool);

/// The text as single characters: spaces collapsed and trimmed, «й» and «ё» composed, invisible marks gone.
/// A space that must not break stays U+00A0.
pub(crate) fn clean(text: &Text) -> Vec<Styled> {
    let mut out: Vec<Styled> = Vec::new();
    for (words, strong) in &text.spans {
        for raw in words.chars() {
            push(&mut out, raw, *strong);
        }
    }
    while out.last().is_some_and(|(last, _)| is_space(*last)) {
        out.pop();
    }
    out
}

fn push(out: &mut Vec<Styled>, raw: char, strong: bool) {
    let Some(found) = seen_as(raw) else { return };
    let last = out.last().map(|(last, _)| *last);
    if is_space(found) {
        let before = last.filter(|before| is_space(*before));
        if before.is_some() && found == NO_BREAK_SPACE {
            out.pop();
        }
        let doubled = before.is_some() && found != NO_BREAK_SPACE;
        if last.is_some() && !doubled {
            out.push((found, strong));
        }
    } else if let Some(composed) = last.and_then(|base| composed(base, found)) {
        out.pop();
        out.push((composed, strong));
    } else {
        out.push((found, strong));
    }
}

fn seen_as(raw: char) -> Option<char> {
    match raw {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => Some(NO_BREAK_SPACE),
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => None,
        _ if raw.is_whitespace() => Some(' '),
        _ if raw.is_control() => None,
        _ => Some(raw),
    }
}

fn composed(base: char, mark: char) -> Option<char> {
    match (base, mark) {
        ('\u{438}', '\u{306}') => Some('\u{439}'),
        ('\u{418}', '\u{306}') => Some('\u{419}'),
        ('\u{435}', '\u{308}') => Some('\u{451}'),
        ('\u{415}', '\u{308}') => Some('\u{401}'),
        _ => None,
    }
}

/// Whether a cleaned character is one of the two spaces.
pub(crate) fn is_space(found: char) -> bool {
    found == ' ' || found == NO_BREAK_SPACE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(words: &str) -> String {
        clean(&Text::from(words)).into_iter().map(|(found, _)| found).collect()
    }

    #[test]
    fn spaces_collapse_and_edges_go() {
        assert_eq!(plain("  а \t\n б  "), "а б");
    }

    #[test]
    fn a_no_break_space_wins_over_a_plain_one() {
        assert_eq!(plain("№ \u{a0} 5"), "№\u{a0}5");
        assert_eq!(plain("№\u{202f}5"), "№\u{a0}5");
    }

    #[test]
    fn split_letters_are_composed() {
        assert_eq!(plain("и\u{306} Е\u{308}лка"), "й Ёлка");
    }

    #[test]
    fn invisible_marks_and_controls_leave() {
        assert_eq!(plain("сло\u{ad}во\u{200b}\u{feff}\u{7}"), "слово");
    }

    #[test]
    fn a_space_between_spans_is_kept_once() {
        let text = Text::strong("Войдите ").and(" сами");
        let words: String = clean(&text).into_iter().map(|(found, _)| found).collect();
        assert_eq!(words, "Войдите сами");
    }
}
