//! A page of the summary: numbers in sentences, and plots whose titles are what follows from them.

use super::{Centre, heading, known};
use crate::error::PrintError;
use crate::paper::{Block, Look, PageLimit, Paper, Part, Plot, Text};
use crate::words::statistics as said;

/// What the sheet says. No person is on it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StatisticsData {
    pub centre: Centre,
    /// «16–22 ноября 2026 года»
    pub span: String,
    /// What the page is about: «Приёмы».
    pub page: String,
    /// Day and time it was made.
    pub made: String,
    /// A number with its unit, and what it means.
    pub said: Vec<(String, String)>,
    pub plots: Vec<Plot>,
    /// What is told in words alone: a heading and its lines.
    pub lists: Vec<(String, Vec<String>)>,
    /// What to keep in mind while reading.
    pub notes: Vec<String>,
    pub sample: bool,
}

/// The paper of a summary of figures.
///
/// # Errors
/// [`PrintError::Empty`] where nothing was counted.
pub fn statistics(data: &StatisticsData) -> Result<Paper, PrintError> {
    if data.said.is_empty() {
        return Err(PrintError::Empty);
    }
    let sentence =
        |(main, about): &(String, String)| Text::strong(main.as_str()).and(", ").and(about.as_str());
    let mut body = vec![
        Block::Letterhead {
            name: data.centre.name.clone(),
            parts: data.centre.parts(),
            code: None,
            proves: false,
        },
        Block::Title { text: said::title(&data.page), number: known(&data.span), mark: None },
        Block::List(data.said.iter().map(sentence).collect()),
        Block::Plots(data.plots.clone()),
    ];
    for (title, lines) in &data.lists {
        body.push(heading(title));
        body.push(Block::List(lines.iter().map(|line| line.as_str().into()).collect()));
    }
    body.extend(data.notes.iter().map(|note| Block::Paragraph(note.as_str().into())));
    Ok(Paper {
        title: said::file(&data.span),
        look: Look::Office,
        limit: PageLimit::Several,
        sample: data.sample,
        body: vec![Part::fixed(body)],
        foot: vec![Part::fixed(vec![Block::Small(said::made(&data.made).into())])],
    })
}
