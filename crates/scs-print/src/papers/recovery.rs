//! The recovery key of a place, to be kept in an envelope away from the computer.

use serde::{Deserialize, Serialize};

use super::{Centre, facts, heading};
use crate::error::PrintError;
use crate::paper::{Block, Look, PageLimit, Paper, Part, Piece, Text};
use crate::words::recovery as said;

/// What the sheet says. It is never stored: the key leaves memory with it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RecoveryData {
    pub centre: Centre,
    /// The place the key opens, as its screen names it.
    pub place: String,
    /// Letters and digits; spaces and hyphens do not count, groups of five are made here.
    pub key: String,
    /// Date it was made.
    pub made: String,
    /// A few characters the program shows too, so that the sheet is known without typing the key.
    pub print: String,
    pub sample: bool,
}

/// Hides the key from logs.
impl std::fmt::Debug for RecoveryData {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("RecoveryData").field("place", &self.place).finish_non_exhaustive()
    }
}

/// The paper of a recovery key: one sheet, no code on it.
///
/// # Errors
/// [`PrintError::Empty`] without a key.
pub fn recovery_key(data: &RecoveryData) -> Result<Paper, PrintError> {
    let groups = groups(&data.key);
    if groups.is_empty() {
        return Err(PrintError::Empty);
    }
    let mut body = vec![
        Block::Letterhead {
            name: data.centre.name.clone(),
            parts: data.centre.parts(),
            code: None,
            proves: false,
        },
        Block::Title { text: said::TITLE.to_owned(), number: None, mark: None },
    ];
    body.extend(facts(vec![
        (said::PLACE, Text::strong(data.place.as_str())),
        (said::MADE, data.made.as_str().into()),
        (said::PRINT, data.print.as_str().into()),
    ]));
    body.push(Block::Key(groups));
    body.push(Block::Warning(vec![said::APART.into(), said::WHO.into()]));
    body.push(heading(said::WHAT_FOR));
    body.push(Block::List(vec![said::LOST.into(), said::RESTORE.into(), said::NO_COPY.into()]));
    body.push(heading(said::HOW));
    body.push(Block::List(vec![said::SAFE.into(), said::NO_PHOTO.into(), said::IF_LOST.into()]));
    let words = |words: &str| Piece::Words(words.into());
    let took = vec![words(said::TOOK), Piece::Fill(50.0), words(said::DATE), Piece::Blank(32.0)];
    Ok(Paper {
        title: said::TITLE.to_owned(),
        look: Look::Letter,
        limit: PageLimit::One,
        sample: data.sample,
        body: vec![Part::fixed(body)],
        foot: vec![Part::fixed(vec![Block::Form(took)])],
    })
}

fn groups(key: &str) -> Vec<String> {
    let signs: Vec<char> = key.chars().filter(|found| found.is_alphanumeric()).collect();
    signs.chunks(5).map(|group| group.iter().collect()).collect()
}
