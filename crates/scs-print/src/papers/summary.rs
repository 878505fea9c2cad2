//! What a client takes home from a consultation: done, filed, deadlines, what to do, whom to ask.
//!
//! «Filed» exists only with the portal's number and date.

use serde::{Deserialize, Serialize};

use super::{Centre, facts, head, heading, known};
use crate::error::PrintError;
use crate::paper::{Block, Cell, Fact, Look, PageLimit, Paper, Part, Piece, Text};
use crate::words::{self, summary as said};

/// What a summary says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SummaryData {
    pub centre: Centre,
    /// The paper's own number.
    pub number: String,
    pub date: String,
    /// Usually empty: the record is pseudonymous.
    pub person: String,
    pub topic: String,
    pub done: Vec<String>,
    pub filed: Vec<Filed>,
    /// The nearest first: it is framed.
    pub deadlines: Vec<Until>,
    pub at_home: Vec<String>,
    pub ask: Vec<Contact>,
    /// «25 ноября 2026 года, среда, в 10:30».
    pub next_visit: String,
    /// What to bring, where to come.
    pub next_visit_note: String,
    pub consultant: String,
    pub large_print: bool,
    /// Date of a repeated print; `None` at the first.
    pub reprint: Option<String>,
    pub sample: bool,
}

/// Filed by the client on the portal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filed {
    pub what: String,
    pub number: String,
    pub date: String,
}

/// What, and «до 25 ноября включительно».
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Until {
    pub what: String,
    pub until: String,
}

/// Whom to ask, and how to reach them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub who: String,
    pub how: String,
}

/// The paper of a summary; may take several sheets.
///
/// # Errors
/// [`PrintError::NotFiled`] where something filed has no number or date.
pub fn summary(data: &SummaryData) -> Result<Paper, PrintError> {
    let unproven = |filed: &&Filed| known(&filed.number).is_none() || known(&filed.date).is_none();
    if let Some(filed) = data.filed.iter().find(unproven) {
        return Err(PrintError::NotFiled { what: filed.what.clone() });
    }
    let number = words::number_and_date(&data.number, &data.date);
    let mut body = head(&data.centre, &data.number, said::TITLE, &number, data.reprint.as_ref()).to_vec();
    body.extend(facts(vec![
        (said::PERSON, Text::strong(data.person.as_str())),
        (said::TOPIC, data.topic.as_str().into()),
    ]));
    body.extend(until(&data.deadlines));
    body.extend(done(data));
    body.extend(at_home(data));
    body.extend(next(data));
    Ok(Paper {
        title: format!("{} {number}", said::TITLE).trim_end().to_owned(),
        look: if data.large_print { Look::LargePrint } else { Look::Letter },
        limit: PageLimit::Several,
        sample: data.sample,
        body: vec![Part::fixed(body)],
        foot: vec![Part::fixed(foot(data))],
    })
}

/// The nearest deadline framed, the others below it.
fn until(deadlines: &[Until]) -> Vec<Block> {
    let Some((first, rest)) = deadlines.split_first() else {
        return Vec::new();
    };
    let mut blocks = vec![Block::Deadline { label: first.what.clone(), date: first.until.clone() }];
    if !rest.is_empty() {
        let fact = |until: &Until| Fact::new(&until.what, Text::strong(until.until.as_str()));
        blocks.push(heading(said::DEADLINES));
        blocks.push(Block::Facts(rest.iter().map(fact).collect()));
    }
    blocks
}

fn done(data: &SummaryData) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !data.done.is_empty() {
        blocks.push(heading(said::DONE));
        blocks.push(Block::Done(texts(&data.done)));
    }
    let filed: Vec<Fact> = data
        .filed
        .iter()
        .map(|filed| Fact::new(&filed.what, Text::strong(words::number_and_date(&filed.number, &filed.date))))
        .collect();
    if !filed.is_empty() {
        blocks.push(heading(said::FILED));
        blocks.push(Block::Facts(filed));
    }
    blocks
}

fn at_home(data: &SummaryData) -> Vec<Block> {
    if data.at_home.is_empty() {
        return Vec::new();
    }
    vec![heading(said::AT_HOME), Block::Steps(texts(&data.at_home))]
}

fn next(data: &SummaryData) -> Vec<Block> {
    let mut blocks = Vec::new();
    if known(&data.next_visit).is_some() {
        blocks.push(Block::Box(vec![Cell {
            heading: said::NEXT_VISIT.to_owned(),
            strong: data.next_visit.clone(),
            note: data.next_visit_note.clone(),
        }]));
    }
    if !data.ask.is_empty() {
        let fact = |contact: &Contact| Fact::new(&contact.who, contact.how.as_str());
        blocks.push(heading(said::ASK));
        blocks.push(Block::Facts(data.ask.iter().map(fact).collect()));
    }
    blocks
}

fn foot(data: &SummaryData) -> Vec<Block> {
    let mut blocks = vec![Block::Note(vec![said::PASSWORDS.into()])];
    if let Some(name) = known(&data.consultant) {
        let words = |words: &str| Piece::Words(words.into());
        blocks.push(Block::Form(vec![words(said::CONSULTANT), Piece::Blank(46.0), words(&name)]));
    }
    blocks
}

fn texts(lines: &[String]) -> Vec<Text> {
    lines.iter().map(|line| Text::from(line.as_str())).collect()
}
