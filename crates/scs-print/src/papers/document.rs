//! A copy of a prepared document: questions and answers in the order of its form.
//!
//! It says what it is: filed is what has a number and a day of the portal.

use serde::{Deserialize, Serialize};

use super::{Centre, head, heading, known};
use crate::error::PrintError;
use crate::paper::{Block, Fact, Look, PageLimit, Paper, Part, Text};
use crate::words::{self, document as said};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DocumentData {
    pub centre: Centre,
    /// «Заявление о содействии в поиске подходящей работы»
    pub title: String,
    /// The paper's own number.
    pub number: String,
    pub date: String,
    /// Name of the portal; empty for what stays on paper.
    pub portal: String,
    /// The portal's number and day; empty while it is not filed.
    pub filed_number: String,
    pub filed_date: String,
    pub parts: Vec<DocumentPart>,
    pub large_print: bool,
    pub reprint: Option<String>,
    pub sample: bool,
}

/// A section, or one entry of a repeated one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DocumentPart {
    pub title: String,
    /// Question and answer; a line of an answer is a line on the sheet.
    pub rows: Vec<(String, String)>,
}

/// The paper of a copy; may take several sheets.
///
/// # Errors
/// [`PrintError::Empty`] where nothing was answered.
pub fn document(data: &DocumentData) -> Result<Paper, PrintError> {
    if data.parts.iter().all(|part| part.rows.is_empty()) {
        return Err(PrintError::Empty);
    }
    let number = words::number_and_date(&data.number, &data.date);
    let mut body = head(&data.centre, &data.number, &data.title, &number, data.reprint.as_ref()).to_vec();
    body.extend(known(&data.portal).map(|_| Block::Note(vec![standing(data)])));
    for part in data.parts.iter().filter(|part| !part.rows.is_empty()) {
        body.push(heading(&part.title));
        body.push(Block::Facts(part.rows.iter().flat_map(row).collect()));
    }
    Ok(Paper {
        title: format!("{} {number}", said::COPY).trim_end().to_owned(),
        look: if data.large_print { Look::LargePrint } else { Look::Office },
        limit: PageLimit::Several,
        sample: data.sample,
        body: vec![Part::fixed(body)],
        foot: Vec::new(),
    })
}

fn standing(data: &DocumentData) -> Text {
    match (known(&data.filed_number), known(&data.filed_date)) {
        (number, Some(date)) => {
            Text::strong(said::filed(&data.portal, number.as_deref(), &date)).and(" ").and(said::ANSWERS)
        }
        _ => Text::strong(said::NOT_FILED).and(" ").and(said::how(&data.portal)),
    }
}

fn row((question, answer): &(String, String)) -> Vec<Fact> {
    let lines = answer.lines().filter_map(known).enumerate();
    lines.map(|(at, line)| Fact::new(if at == 0 { question.as_str() } else { "" }, line)).collect()
}
