//! A sheet of a form's own: a letter, a list, a consent. What it says comes from the materials.

use serde::{Deserialize, Serialize};

use super::{Centre, DocumentPart, head, heading, known, reprint_mark};
use crate::error::PrintError;
use crate::paper::{Block, Column, Fact, Look, PageLimit, Paper, Part, Piece};
use crate::words::{self, letter as said};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LetterData {
    pub centre: Centre,
    pub title: String,
    /// The paper's own number.
    pub number: String,
    pub date: String,
    /// The centre's own letter, on its letterhead.
    pub of_centre: bool,
    /// Lines of whom it goes to and whose letter it is.
    pub to: Vec<String>,
    pub from: Vec<String>,
    pub text: Vec<String>,
    pub parts: Vec<DocumentPart>,
    /// Headings of the table; rows are numbered on the sheet.
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub after: Vec<String>,
    /// Who signs, and the name beside the line.
    pub signs: Vec<(String, String)>,
    pub large_print: bool,
    pub reprint: Option<String>,
    pub sample: bool,
}

/// The paper of a letter; may take several sheets.
///
/// # Errors
/// [`PrintError::Empty`] where it says nothing.
pub fn letter(data: &LetterData) -> Result<Paper, PrintError> {
    if data.text.is_empty() && data.rows.is_empty() && data.parts.iter().all(|part| part.rows.is_empty()) {
        return Err(PrintError::Empty);
    }
    let number = words::number_and_date(&data.number, &data.date);
    let is_ours = data.of_centre;
    let mut body = if is_ours {
        head(&data.centre, &data.number, &data.title, &number, data.reprint.as_ref()).to_vec()
    } else {
        let mark = reprint_mark(data.reprint.as_ref());
        vec![addressed(data), Block::Title { text: data.title.clone(), number: None, mark }]
    };
    if is_ours && !data.to.is_empty() {
        body.push(addressed(data));
    }
    body.extend(paragraphs(&data.text));
    for part in data.parts.iter().filter(|part| !part.rows.is_empty()) {
        body.push(heading(&part.title));
        let facts = part.rows.iter().map(|(question, answer)| Fact::new(question, answer.as_str()));
        body.push(Block::Facts(facts.collect()));
    }
    body.extend(table(data));
    body.extend(paragraphs(&data.after));
    let signs = Part::fixed(data.signs.iter().flat_map(sign).collect());
    Ok(Paper {
        title: format!("{} {number}", data.title).trim_end().to_owned(),
        look: match data.columns.len() {
            _ if data.large_print => Look::LargePrint,
            0..=MOST_AT_EASE => Look::Letter,
            _ => Look::Office,
        },
        limit: PageLimit::Several,
        sample: data.sample,
        body: vec![Part::fixed(body), signs],
        foot: if is_ours { Vec::new() } else { vec![Part::fixed(vec![imprint(data, &number)])] },
    })
}

fn addressed(data: &LetterData) -> Block {
    let lines = |label: &str, lines: &[String]| -> Vec<Fact> {
        let known = lines.iter().enumerate();
        known.map(|(at, line)| Fact::new(if at == 0 { label } else { "" }, line.as_str())).collect()
    };
    Block::Facts([lines(said::TO, &data.to), lines(said::FROM, &data.from)].concat())
}

fn paragraphs(texts: &[String]) -> impl Iterator<Item = Block> {
    texts.iter().map(|text| Block::Paragraph(text.as_str().into()))
}

/// More columns are set smaller.
const MOST_AT_EASE: usize = 4;
/// Letters that stand beside each other on a sheet.
const ACROSS: usize = 72;
/// Longer words are broken.
const LONGEST_WORD: usize = 18;
/// Longer cells go on to a next line.
const WIDEST: usize = 30;

fn table(data: &LetterData) -> Option<Block> {
    if data.columns.is_empty() || data.rows.is_empty() {
        return None;
    }
    let number = Column { title: said::ROW.to_owned(), letters: 3, at_right: false };
    let shares = shares(data);
    let columns = data.columns.iter().zip(shares);
    let columns = columns.map(|(title, letters)| Column { title: title.clone(), letters, at_right: false });
    let rows = data.rows.iter().enumerate();
    Some(Block::Table {
        columns: std::iter::once(number).chain(columns).collect(),
        rows: rows.map(|(at, row)| [&[(at + 1).to_string()], row.as_slice()].concat()).collect(),
    })
}

/// Each column has room for its longest word; what is left is shared as the longest cells would like it.
fn shares(data: &LetterData) -> Vec<u16> {
    let needs = data.columns.iter().enumerate().map(|(at, title)| {
        let cells = || std::iter::once(title).chain(data.rows.iter().filter_map(move |row| row.get(at)));
        let word = cells()
            .flat_map(|cell| cell.split([' ', '\u{a0}', '-', '\n']))
            .map(letters)
            .max()
            .unwrap_or_default();
        let line = cells().map(|cell| letters(cell)).max().unwrap_or_default();
        let least = word.min(LONGEST_WORD) + 1;
        (least, line.clamp(least, WIDEST) - least)
    });
    let needs: Vec<(usize, usize)> = needs.collect();
    let least: usize = needs.iter().map(|(least, _)| least).sum();
    let wish: usize = needs.iter().map(|(_, wish)| wish).sum::<usize>().max(1);
    let left = ACROSS.saturating_sub(least).min(wish);
    let share = |(least, own): (usize, usize)| u16::try_from(least + own * left / wish).unwrap_or(u16::MAX);
    needs.into_iter().map(share).collect()
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

/// Who, a line, the name, and a day to be written by hand.
fn sign((who, name): &(String, String)) -> Vec<Block> {
    let mut pieces = vec![Piece::Words(who.as_str().into()), Piece::Blank(32.0)];
    pieces.push(match known(name) {
        Some(name) => Piece::Words(name.into()),
        None => Piece::Fill(30.0),
    });
    pieces.extend([Piece::Spring, Piece::Words(said::DAY.into()), Piece::Blank(24.0)]);
    vec![Block::Space(3.0), Block::Form(pieces)]
}

/// Where it was prepared: a letter of somebody else bears our number only here.
fn imprint(data: &LetterData, number: &str) -> Block {
    Block::Imprint {
        phone: String::new(),
        lines: [known(&data.centre.name).map(|name| said::prepared(&name)), known(number)]
            .into_iter()
            .flatten()
            .collect(),
        edition: Vec::new(),
        code: known(&data.number),
    }
}
