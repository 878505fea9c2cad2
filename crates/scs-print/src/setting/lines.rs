//! Text into lines of a given width, measured with the faces' own advances.
//!
//! Nothing is lost or reordered, and no line is wider than asked unless one character alone is.
//! Words are never hyphenated; a word wider than the line is cut where it shows least.

use super::breaks::{Place, places};
use super::clean::{Styled, clean, is_space};
use super::face::Faces;
use crate::geometry::Pt;
use crate::paper::Text;
use crate::style::Type;

/// Tolerance of sums of advances.
const SLACK: Pt = 0.01;
/// A last line narrower than this share of the width takes a word from the line above.
const LONELY: f32 = 0.12;

/// One line, measured.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Line {
    pub(crate) pieces: Vec<LinePiece>,
    pub(crate) width: Pt,
}

/// A part of a line in one face; `x` from the start of the line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LinePiece {
    pub(crate) text: String,
    pub(crate) strong: bool,
    pub(crate) x: Pt,
    pub(crate) width: Pt,
}

/// A measured text, ready to be cut.
pub(crate) struct Measured<'a> {
    faces: &'a Faces,
    size: Type,
    chars: Vec<Styled>,
    places: Vec<Place>,
    /// Sum of advances before each character, and of kerning and tracking after it.
    advances: Vec<Pt>,
    joints: Vec<Pt>,
}

impl<'a> Measured<'a> {
    pub(crate) fn new(faces: &'a Faces, text: &Text, size: Type) -> Self {
        let chars: Vec<Styled> =
            clean(text).into_iter().map(|(found, strong)| (found, strong || size.strong)).collect();
        let plain: Vec<char> = chars.iter().map(|(found, _)| *found).collect();
        let (mut advances, mut joints) = (vec![0.0], vec![0.0]);
        let (mut advance, mut joint) = (0.0, 0.0);
        for (index, (found, strong)) in chars.iter().enumerate() {
            let face = faces.of(*strong);
            advance += face.advance(printed(*found)) * size.size;
            joint += match chars.get(index + 1) {
                Some((next, same)) if same == strong => {
                    (face.kern(printed(*found), printed(*next)) + size.tracking) * size.size
                }
                _ => size.tracking * size.size,
            };
            advances.push(advance);
            joints.push(joint);
        }
        Self { faces, size, places: places(&plain), chars, advances, joints }
    }

    /// Width of the whole text on one line.
    pub(crate) fn width(&self) -> Pt {
        self.span(0, self.chars.len())
    }

    /// Lines no wider than `width`.
    pub(crate) fn lines(&self, width: Pt) -> Vec<Line> {
        let mut cuts = self.cuts(width);
        self.keep_company(&mut cuts, width);
        cuts.iter().map(|(start, end)| self.line(*start, *end)).collect()
    }

    /// As few lines as [`Self::lines`], of about the same length: for titles.
    pub(crate) fn balanced(&self, width: Pt) -> Vec<Line> {
        let count = self.cuts(width).len();
        let whole = |cuts: &[(usize, usize)]| cuts.iter().all(|cut| self.place(cut.1) == Place::Free);
        let (mut narrow, mut wide) = (width / 2.0, width);
        for _ in 0..12 {
            let middle = f32::midpoint(narrow, wide);
            let cuts = self.cuts(middle);
            if cuts.len() == count && whole(&cuts) {
                wide = middle;
            } else {
                narrow = middle;
            }
        }
        self.cuts(wide).iter().map(|(start, end)| self.line(*start, *end)).collect()
    }

    fn cuts(&self, width: Pt) -> Vec<(usize, usize)> {
        let mut cuts = Vec::new();
        let mut start = self.skip_spaces(0);
        while start < self.chars.len() {
            let end = self.end_of_line(start, width);
            cuts.push((start, end));
            start = self.skip_spaces(end);
        }
        cuts
    }

    fn end_of_line(&self, start: usize, width: Pt) -> usize {
        let (mut glued, mut free, mut forced) = (None, None, start + 1);
        for end in start + 1..=self.chars.len() {
            if self.span(start, self.trimmed(start, end)) > width + SLACK {
                break;
            }
            forced = end;
            match self.place(end) {
                Place::Free => free = Some(end),
                Place::Glued => glued = Some(end),
                Place::None => {}
            }
        }
        free.or(glued).unwrap_or_else(|| self.softer_cut(start, forced))
    }

    /// A forced cut prefers the place after a sign: addresses of sites stay readable.
    fn softer_cut(&self, start: usize, forced: usize) -> usize {
        let from = start + (forced - start) / 2;
        (from.max(start + 1)..=forced)
            .rev()
            .find(|end| matches!(self.char(end - 1), Some('/' | '-' | '.' | '_' | '?' | '&' | '=' | '@')))
            .unwrap_or(forced)
    }

    /// The last line does not stay alone with a few letters.
    fn keep_company(&self, cuts: &mut [(usize, usize)], width: Pt) {
        let [.., (start, end), (last, close)] = cuts else {
            return;
        };
        if self.span(*last, *close) >= width * LONELY {
            return;
        }
        let moved = (*start + 1..*last).rev().find(|place| {
            self.place(*place) == Place::Free && self.skip_spaces(*place) < *last && *place < *end
        });
        if let Some(place) = moved {
            let begin = self.skip_spaces(place);
            let rest = self.span(*start, self.trimmed(*start, place));
            if self.span(begin, *close) <= width && rest >= width * 0.5 {
                *end = place;
                *last = begin;
            }
        }
    }

    fn line(&self, start: usize, end: usize) -> Line {
        let end = self.trimmed(start, end);
        let mut pieces: Vec<LinePiece> = Vec::new();
        for index in start..end {
            let Some((found, strong)) = self.chars.get(index).copied() else {
                continue;
            };
            match pieces.last_mut().filter(|piece| piece.strong == strong) {
                Some(piece) => piece.text.push(printed(found)),
                None => {
                    let x = if index == start {
                        0.0
                    } else {
                        self.span(start, index) + self.joint_after(index - 1)
                    };
                    pieces.push(LinePiece { text: printed(found).to_string(), strong, x, width: 0.0 });
                }
            }
        }
        for piece in &mut pieces {
            self.measure(piece);
        }
        pieces.retain(|piece| !piece.text.is_empty());
        Line { pieces, width: self.span(start, end) }
    }

    /// Spaces at the edges of a piece become room, as painters may lose them.
    fn measure(&self, piece: &mut LinePiece) {
        let face = self.faces.of(piece.strong);
        let whole = face.width(&piece.text, self.size.tracking);
        let text = piece.text.trim_start().to_owned();
        piece.x += (whole - face.width(&text, self.size.tracking)) * self.size.size;
        piece.text = text.trim_end().to_owned();
        piece.width = face.width(&piece.text, self.size.tracking) * self.size.size;
    }

    /// Width of the characters from `start` up to `end`, kerned inside.
    fn span(&self, start: usize, end: usize) -> Pt {
        let sum = |sums: &[Pt], index: usize| sums.get(index).copied().unwrap_or(0.0);
        if end <= start {
            return 0.0;
        }
        sum(&self.advances, end) - sum(&self.advances, start) + sum(&self.joints, end - 1)
            - sum(&self.joints, start)
    }

    fn joint_after(&self, index: usize) -> Pt {
        let sum = |index: usize| self.joints.get(index).copied().unwrap_or(0.0);
        sum(index + 1) - sum(index)
    }

    fn trimmed(&self, start: usize, mut end: usize) -> usize {
        while end > start && self.char(end - 1).is_some_and(is_space) {
            end -= 1;
        }
        end
    }

    fn skip_spaces(&self, mut index: usize) -> usize {
        while self.char(index).is_some_and(is_space) {
            index += 1;
        }
        index
    }

    fn char(&self, index: usize) -> Option<char> {
        self.chars.get(index).map(|(found, _)| *found)
    }

    fn place(&self, index: usize) -> Place {
        self.places.get(index).copied().unwrap_or(Place::Free)
    }
}

/// A no-break space has done its work once lines are cut.
fn printed(found: char) -> char {
    if is_space(found) { ' ' } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BODY: Type = Type { size: 10.0, lead: 15.0, strong: false, tracking: 0.0 };

    fn words_of(text: &str, width: Pt) -> Vec<String> {
        let lines = Measured::new(Faces::load().unwrap(), &Text::from(text), BODY).lines(width);
        lines.iter().map(|line| line.pieces.iter().map(|piece| piece.text.as_str()).collect()).collect()
    }

    #[test]
    fn a_line_is_as_wide_as_its_glyphs() {
        let measured = Measured::new(Faces::load().unwrap(), &Text::from("00"), BODY);
        assert!((measured.width() - 12.4).abs() < 1e-3);
    }

    #[test]
    fn bold_and_plain_meet_without_a_gap_or_an_overlap() {
        let text = Text::strong("Войдите на портал").and(", через Госуслуги.");
        let lines = Measured::new(Faces::load().unwrap(), &text, BODY).lines(1000.0);
        let [line] = lines.as_slice() else { panic!("one line") };
        let [bold, plain] = line.pieces.as_slice() else { panic!("two pieces") };
        assert!((bold.x + bold.width - plain.x).abs() < 0.01);
        assert!((plain.x + plain.width - line.width).abs() < 0.01);
    }

    #[test]
    fn dates_and_phones_are_not_split() {
        for width in 90..400_u16 {
            let text = "Приходите до 25 ноября 2026 года, позвоните 8 000 000-00-10, направление № 5, Болотина В. А.";
            for line in words_of(text, f32::from(width)) {
                assert!(
                    !line.ends_with("25") && !line.ends_with('№') && !line.ends_with("000"),
                    "{width}: {line}"
                );
                assert!(!line.starts_with("В.") && !line.starts_with("А."), "{width}: {line}");
            }
        }
    }

    #[test]
    fn a_site_address_is_cut_after_a_sign() {
        let lines = words_of("https://example.invalid/very/long/path/to/a/page", 120.0);
        assert!(lines.len() > 1);
        assert!(lines.iter().rev().skip(1).all(|line| line.ends_with(['/', '.', '-'])), "{lines:?}");
    }

    #[test]
    fn a_last_line_is_not_one_short_word() {
        let lines = words_of("Подождите и войдите ещё раз. Приходите к нам: поможем вам", 250.0);
        assert!(lines.len() == 2 && lines[1].chars().count() > 5, "{lines:?}");
    }

    #[test]
    fn titles_are_balanced() {
        let text = Text::from("Как выбрать два варианта работы");
        let measured = Measured::new(Faces::load().unwrap(), &text, Type { size: 30.0, ..BODY });
        let lines = measured.balanced(430.0);
        let [first, second] = lines.as_slice() else { panic!("two lines") };
        assert!((first.width - second.width).abs() < 60.0, "{} {}", first.width, second.width);
    }

    fn squeezed(text: &str) -> String {
        text.chars().filter(|found| !found.is_whitespace()).collect()
    }

    proptest! {
        #[test]
        fn nothing_is_lost_reordered_or_too_wide(
            text in "[абвгдежзАБВГ0-9№«»,.:/ \u{a0}–—-]{0,200}",
            strong in "[а-яё0-9 .]{0,40}",
            width in 4.0_f32..400.0,
        ) {
            let whole = Text::from(text.as_str()).and_strong(strong.as_str());
            let lines = Measured::new(Faces::load().unwrap(), &whole, BODY).lines(width);
            let printed: String =
                lines.iter().flat_map(|line| &line.pieces).map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(squeezed(&printed), squeezed(&format!("{text}{strong}")));
            for line in &lines {
                let count: usize = line.pieces.iter().map(|piece| piece.text.chars().count()).sum();
                prop_assert!(line.width <= width + 2.0 * SLACK || count == 1, "{line:?} in {width}");
            }
        }

        #[test]
        fn balancing_never_adds_a_line(text in "[а-я ]{1,120}", width in 60.0_f32..400.0) {
            let measured = Measured::new(Faces::load().unwrap(), &Text::from(text), BODY);
            prop_assert_eq!(measured.balanced(width).len(), measured.cuts(width).len());
        }
    }
}
