//! Setting of text: clean characters, measured glyphs, break places, lines.

pub(crate) mod breaks;
pub(crate) mod clean;
pub(crate) mod face;
pub(crate) mod kern;
pub(crate) mod lines;

/// The text with «?» in the place of every character the fonts cannot show: for what nobody can put right before it
/// is printed. Of a form such a character is refused instead.
#[must_use]
pub fn printable(text: &str) -> String {
    let Ok(faces) = face::Faces::load() else { return text.to_owned() };
    let shown =
        |(found, strong): clean::Styled| if faces.of(strong).glyph(found).is_none() { '?' } else { found };
    let lines = text.split('\n').map(|line| clean::clean(&line.into()).into_iter().map(shown).collect());
    lines.collect::<Vec<String>>().join("\n")
}
