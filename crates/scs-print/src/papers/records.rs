//! Records as a table to be read: whose they are, which of all, and when they were taken out.

use serde::{Deserialize, Serialize};

use super::{Centre, known};
use crate::error::PrintError;
use crate::paper::{Block, Column, Look, PageLimit, Paper, Part, Text};

/// What the sheets say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RecordsData {
    pub centre: Centre,
    pub title: String,
    /// Date and time the records were taken out.
    pub made: String,
    /// Which records these are: span, filters, how many.
    pub about: Vec<String>,
    /// Headings, with how many letters wide each column is.
    pub columns: Vec<(String, u16)>,
    /// A cell may have several lines.
    pub rows: Vec<Vec<String>>,
    pub sample: bool,
}

/// The paper of a table: lying sheets, the headings on each of them.
///
/// # Errors
/// [`PrintError::Empty`] without columns.
pub fn records(data: &RecordsData) -> Result<Paper, PrintError> {
    if data.columns.is_empty() {
        return Err(PrintError::Empty);
    }
    let column = |(title, letters): &(String, u16)| Column {
        title: title.clone(),
        letters: *letters,
        ..Column::default()
    };
    let about = data.about.iter().map(|part| Text::from(part.as_str())).collect();
    let body = vec![
        Block::Letterhead {
            name: data.centre.name.clone(),
            parts: data.centre.parts(),
            code: None,
            proves: false,
        },
        Block::Title { text: data.title.clone(), number: known(&data.made), mark: None },
        Block::Dotted(about),
        Block::Table { columns: data.columns.iter().map(column).collect(), rows: data.rows.clone() },
    ];
    Ok(Paper {
        title: format!("{} {}", data.title, data.made).trim_end().to_owned(),
        look: Look::Register,
        limit: PageLimit::Several,
        sample: data.sample,
        body: vec![Part::fixed(body)],
        foot: Vec::new(),
    })
}
