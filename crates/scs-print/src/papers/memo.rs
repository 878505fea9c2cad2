//! A memo: one sheet a person takes home, in normal or large print.

use serde::{Deserialize, Serialize};

use super::{Centre, known, reprint_mark};
use crate::error::PrintError;
use crate::paper::{Block, Look, PageLimit, Paper, Part, Text};
use crate::words;

/// What a memo says. Portal words and dates are already put in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MemoData {
    pub centre: Centre,
    pub audience: Audience,
    /// Address of the public resource the memo is about: printed, and as a code at the right of the head.
    pub link: Option<String>,
    pub blocks: Vec<MemoBlock>,
    /// «Редакция от 21 ноября 2026 года».
    pub edition: String,
    /// The paper's own number; printed and put into the code.
    pub number: Option<String>,
    /// 18 pt at 1.5; blocks named in `drop` leave in that order until one sheet is enough.
    pub large_print: bool,
    /// Ids of optional blocks; read for large print only.
    pub drop: Vec<String>,
    /// Date of a repeated print; `None` at the first.
    pub reprint: Option<String>,
    pub sample: bool,
}

/// Whom the memo is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    #[default]
    Citizen,
    Employer,
}

/// A block of a memo as content packs write it. Fields a kind does not use are ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MemoBlock {
    pub id: String,
    pub kind: MemoKind,
    /// Heading of the block.
    pub title: String,
    /// Lines of every kind but blanks and trouble; for [`MemoKind::Deadline`] what to do by the date.
    pub text: Vec<String>,
    /// «до 25 ноября включительно»; a deadline without it is left out.
    pub date: String,
    /// Names of lines to fill by hand.
    pub blanks: Vec<String>,
    /// Pairs of [`MemoKind::Trouble`].
    pub items: Vec<MemoItem>,
}

/// How a block looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemoKind {
    Title,
    #[default]
    Lead,
    Note,
    Warning,
    List,
    Steps,
    Checklist,
    Blanks,
    Deadline,
    Trouble,
    /// Lines of the imprint. Those that repeat the centre's name or phone are left out: the imprint has them.
    Footer,
}

/// «Что случилось» and «что сделать».
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemoItem {
    pub sign: String,
    #[serde(rename = "do")]
    pub cure: String,
}

/// The paper of a memo; laid out on one sheet or refused.
///
/// # Errors
/// [`PrintError::Empty`] without a title block.
pub fn memo(data: &MemoData) -> Result<Paper, PrintError> {
    let title = known(&title_of(data)).ok_or(PrintError::Empty)?;
    let mut body = Vec::new();
    if !data.large_print {
        let audience = match data.audience {
            Audience::Citizen => words::MEMO_FOR_CITIZENS,
            Audience::Employer => words::MEMO_FOR_EMPLOYERS,
        };
        let name = data.centre.name.clone();
        body.push(Part::fixed(vec![Block::Letterhead {
            name,
            parts: [audience].into_iter().map(str::to_owned).chain(data.link.clone()).collect(),
            code: data.link.clone(),
            proves: false,
        }]));
    }
    let head = Block::Title { text: title.clone(), number: None, mark: reprint_mark(data.reprint.as_ref()) };
    body.push(Part::fixed(vec![head]));
    body.extend(data.blocks.iter().filter_map(|block| part(data, block)));
    Ok(Paper {
        title: words::memo_title(&title),
        look: if data.large_print { Look::LargePrint } else { Look::Memo },
        limit: PageLimit::One,
        sample: data.sample,
        body,
        foot: if data.large_print { large_foot(data) } else { vec![Part::fixed(vec![imprint(data)])] },
    })
}

fn title_of(data: &MemoData) -> String {
    let title = data.blocks.iter().find(|block| block.kind == MemoKind::Title);
    title.map(|block| block.text.join(" ")).unwrap_or_default()
}

fn part(data: &MemoData, block: &MemoBlock) -> Option<Part> {
    let content = content(block)?;
    let mut blocks = Vec::new();
    blocks.extend(known(&block.title).map(|text| Block::Heading { text, ruled: false }));
    blocks.push(content);
    let place = data.drop.iter().position(|id| data.large_print && *id == block.id);
    let name = known(&block.title).or_else(|| block.text.first().cloned()).unwrap_or_default();
    // Place 0 belongs to the address: it leaves before any words of the memo.
    Some(Part { name, drop: place.map(|place| place + 1), blocks })
}

fn content(block: &MemoBlock) -> Option<Block> {
    let lines = || block.text.iter().map(|line| Text::from(line.as_str())).collect::<Vec<_>>();
    let said = !block.text.is_empty();
    match block.kind {
        MemoKind::Title | MemoKind::Footer => None,
        MemoKind::Lead => said.then(|| Block::Lead(block.text.join(" ").into())),
        MemoKind::Note => said.then(|| Block::Note(lines())),
        MemoKind::Warning => said.then(|| Block::Warning(lines())),
        MemoKind::List => said.then(|| Block::List(with_leads(&block.text))),
        MemoKind::Steps => said.then(|| Block::Steps(with_leads(&block.text))),
        MemoKind::Checklist => said.then(|| Block::Checklist(lines())),
        MemoKind::Blanks => (!block.blanks.is_empty()).then(|| Block::Blanks(block.blanks.clone())),
        MemoKind::Deadline => {
            known(&block.date).map(|date| Block::Deadline { label: block.text.join(" "), date })
        }
        MemoKind::Trouble => (!block.items.is_empty()).then(|| {
            Block::Pairs(block.items.iter().map(|item| (item.sign.clone(), item.cure.clone())).collect())
        }),
    }
}

/// The lead of a line is strong: what stands between `**` at its start, or, where every line of the block reads
/// «коротко: подробно», the short half.
fn with_leads(lines: &[String]) -> Vec<Text> {
    let marked = |line: &String| {
        let (lead, rest) = line.strip_prefix("**")?.split_once("**")?;
        Some(Text::strong(lead).and(rest))
    };
    let halves = |line: &String| {
        let (lead, rest) = line.split_once(": ").filter(|(lead, _)| lead.chars().count() <= 40)?;
        Some(Text::strong(format!("{lead}:")).and(format!(" {rest}")))
    };
    let all_halves: Option<Vec<Text>> = lines.iter().map(halves).collect();
    let plain = |line: &String| marked(line).unwrap_or_else(|| Text::from(line.as_str()));
    all_halves.unwrap_or_else(|| lines.iter().map(plain).collect())
}

/// Edition and number, then footer lines that say something new.
fn edition_lines(data: &MemoData) -> Vec<String> {
    let mut lines: Vec<String> = data.number.iter().map(|number| words::number(number)).collect();
    lines.extend(known(&data.edition));
    let centre = &data.centre;
    let footer =
        data.blocks.iter().filter(|block| block.kind == MemoKind::Footer).flat_map(|block| &block.text);
    for line in footer {
        let repeats = |part: &String| !part.is_empty() && line.contains(part.as_str());
        if !repeats(&centre.name) && !repeats(&centre.phone) && !lines.contains(line) {
            lines.push(line.clone());
        }
    }
    lines
}

fn imprint(data: &MemoData) -> Block {
    let centre = &data.centre;
    Block::Imprint {
        phone: centre.phone.clone(),
        lines: [&centre.address, &centre.hours].into_iter().filter_map(|line| known(line)).collect(),
        edition: edition_lines(data),
        code: data.number.clone(),
    }
}

fn large_foot(data: &MemoData) -> Vec<Part> {
    let centre = &data.centre;
    let mut parts = vec![Text::from(centre.name.as_str()), Text::strong(centre.phone.as_str())];
    parts.extend(edition_lines(data).into_iter().map(Text::from));
    let address = [&centre.address, &centre.hours].into_iter().filter_map(|part| known(part)).map(Text::from);
    let address = Block::Dotted(address.collect());
    vec![
        Part::fixed(vec![Block::Rule, Block::Dotted(parts)]),
        Part { name: words::ADDRESS_AND_HOURS.to_owned(), drop: Some(0), blocks: vec![address] },
    ]
}
