//! The two faces of the house: glyphs, advances, kerning. Loaded once for the life of the program.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use printpdf::ParsedFont;

use super::kern::Kerns;
use crate::error::PrintError;

const REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/GolosText-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../../../assets/fonts/GolosText-SemiBold.ttf");

/// Both faces.
pub(crate) struct Faces {
    regular: Face,
    strong: Face,
}

/// One face with its own measures.
pub(crate) struct Face {
    pub(crate) parsed: ParsedFont,
    kerns: Kerns,
    /// Glyph and advance in ems of every character below [`COMMON`]; glyph 0 is a missing one.
    common: Vec<(u16, f32)>,
    units_per_em: f32,
}

/// Latin and Cyrillic; dashes, «№» and the rouble sign are looked up when met.
const COMMON: u32 = 0x530;

impl Faces {
    /// The built-in faces, parsed at the first call.
    pub(crate) fn load() -> Result<&'static Self, PrintError> {
        static FACES: OnceLock<Option<Faces>> = OnceLock::new();
        FACES
            .get_or_init(|| Some(Faces { regular: Face::read(REGULAR)?, strong: Face::read(SEMI_BOLD)? }))
            .as_ref()
            .ok_or(PrintError::Fonts)
    }

    pub(crate) fn of(&self, strong: bool) -> &Face {
        if strong { &self.strong } else { &self.regular }
    }

    /// Characters of the text that a face cannot show.
    pub(crate) fn missing(&self, text: &str, strong: bool) -> BTreeSet<char> {
        text.chars().filter(|found| self.of(strong).glyph(*found).is_none()).collect()
    }
}

impl Face {
    fn read(bytes: &[u8]) -> Option<Self> {
        let parsed = ParsedFont::from_bytes(bytes, 0, &mut Vec::new())?;
        let units_per_em = f32::from(parsed.pdf_font_metrics.units_per_em);
        if units_per_em <= 0.0 {
            return None;
        }
        let mut face = Self { parsed, kerns: Kerns::read(bytes), common: Vec::new(), units_per_em };
        face.common = (0..COMMON).map(|code| face.look_up(code)).collect();
        Some(face)
    }

    fn look_up(&self, code: u32) -> (u16, f32) {
        let glyph = self.parsed.lookup_glyph_index(code).unwrap_or(0);
        (glyph, f32::from(self.parsed.get_horizontal_advance(glyph)) / self.units_per_em)
    }

    fn measure(&self, found: char) -> (u16, f32) {
        let code = u32::from(found);
        let common = usize::try_from(code).ok().and_then(|index| self.common.get(index));
        common.copied().unwrap_or_else(|| self.look_up(code))
    }

    /// The glyph of a character; glyph 0 is the box of a missing one and never counts.
    pub(crate) fn glyph(&self, found: char) -> Option<u16> {
        let (glyph, _) = self.measure(found);
        (glyph != 0).then_some(glyph)
    }

    /// Advance in ems; a missing character takes the room of an average letter.
    pub(crate) fn advance(&self, found: char) -> f32 {
        match self.measure(found) {
            (0, _) => 0.6,
            (_, advance) => advance,
        }
    }

    /// Kerning between neighbours in ems.
    pub(crate) fn kern(&self, left: char, right: char) -> f32 {
        match (self.glyph(left), self.glyph(right)) {
            (Some(left), Some(right)) => f32::from(self.kerns.between(left, right)) / self.units_per_em,
            _ => 0.0,
        }
    }

    /// Width of a run in ems, kerned and tracked; the last character carries no tracking.
    pub(crate) fn width(&self, text: &str, tracking: f32) -> f32 {
        let mut width = 0.0;
        let mut before = None;
        for found in text.chars() {
            if let Some(left) = before {
                width += self.kern(left, found) + tracking;
            }
            width += self.advance(found);
            before = Some(found);
        }
        width
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_an_office_types_has_a_glyph() {
        let faces = Faces::load().unwrap();
        let signs = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя\
                     0123456789₽№«»„“—–-…•·×%()[]{}/\\:;,.!?@#&*+=_<>§°\u{a0} '\"’ABCxyz";
        for strong in [false, true] {
            assert_eq!(faces.missing(signs, strong), BTreeSet::new());
        }
    }

    #[test]
    fn a_character_without_a_glyph_is_named() {
        let faces = Faces::load().unwrap();
        assert_eq!(faces.missing("да ✓ 漢 да ✓", false), BTreeSet::from(['✓', '漢']));
    }

    #[test]
    fn measures_are_those_of_the_font_file() {
        let face = Faces::load().unwrap().of(false);
        assert!((face.advance('0') - 0.620).abs() < 1e-6);
        assert!((face.advance(' ') - 0.250).abs() < 1e-6);
    }

    #[test]
    fn pairs_that_stand_apart_are_pulled_together() {
        for strong in [false, true] {
            let face = Faces::load().unwrap().of(strong);
            for (left, right) in [('Г', 'о'), ('Т', 'о'), ('У', 'л'), ('A', 'V')] {
                assert!(face.kern(left, right) < 0.0, "{left}{right}");
            }
            assert_eq!(face.kern('н', 'н'), 0.0);
        }
    }
}
