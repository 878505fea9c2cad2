//! A resume as an employer reads it: who, what work, and what speaks for it.

use serde::{Deserialize, Serialize};

use super::{facts, heading, known};
use crate::error::PrintError;
use crate::paper::{Block, Fact, Look, PageLimit, Paper, Part, Text};
use crate::words::resume as said;

/// What a resume says. Nothing here is required but the wanted position or the name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ResumeData {
    pub name: String,
    pub position: String,
    /// Pay, schedule, place, contacts: label and words.
    pub terms: Vec<(String, String)>,
    /// Entries of one employer stand one after another.
    pub jobs: Vec<ResumeJob>,
    pub studies: Vec<ResumeEntry>,
    /// «Навыки», «Языки»: title and lines.
    pub strengths: Vec<ResumePart>,
    pub about: String,
    pub layout: ResumeLayout,
    pub sample: bool,
    /// Date of a repeated print; `None` at the first.
    pub reprint: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResumeLayout {
    /// Work first, the newest first.
    #[default]
    Experience,
    /// Skills first: for those who begin or come back.
    Skills,
    /// Work first, 18 pt.
    Large,
}

/// One place of work with the roles held there, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ResumeJob {
    /// «ООО „Льняной двор“, Светлоречь»
    pub employer: String,
    pub roles: Vec<ResumeEntry>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ResumeEntry {
    /// «03.2014 – по сей день»
    pub period: String,
    pub title: String,
    pub lines: Vec<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ResumePart {
    pub title: String,
    pub lines: Vec<String>,
}

/// The paper of a resume; may take several sheets.
///
/// # Errors
/// [`PrintError::Empty`] where neither a name nor a position is known.
pub fn resume(data: &ResumeData) -> Result<Paper, PrintError> {
    let (name, position) = (known(&data.name), known(&data.position));
    let title = name.clone().or_else(|| position.clone()).ok_or(PrintError::Empty)?;
    let below = name.and(position).map(|position| Block::Lead(Text::strong(position)));
    let mark = super::reprint_mark(data.reprint.as_ref());
    let mut body = vec![Block::Title { text: title, number: None, mark }];
    body.extend(below);
    let terms = data.terms.iter().map(|(label, words)| (label.as_str(), words.as_str().into())).collect();
    body.push(Block::Rule);
    body.extend(facts(terms));
    body.push(Block::Rule);
    match data.layout {
        ResumeLayout::Skills => {
            body.extend(strengths(data));
            body.extend(work(data));
            body.extend(studies(data));
        }
        ResumeLayout::Experience | ResumeLayout::Large => {
            body.extend(work(data));
            body.extend(studies(data));
            body.extend(strengths(data));
        }
    }
    body.extend(about(data));
    Ok(Paper {
        title: said::TITLE.to_owned(),
        look: if data.layout == ResumeLayout::Large { Look::LargePrint } else { Look::Office },
        limit: PageLimit::Several,
        sample: data.sample,
        body: vec![Part::fixed(body)],
        foot: Vec::new(),
    })
}

fn work(data: &ResumeData) -> Vec<Block> {
    if data.jobs.is_empty() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for job in &data.jobs {
        for (at, role) in job.roles.iter().enumerate() {
            let employer = (at == 0).then(|| job.employer.clone());
            rows.extend(entry(role, employer));
        }
    }
    vec![heading(said::WORK), Block::Facts(rows)]
}

fn studies(data: &ResumeData) -> Vec<Block> {
    if data.studies.is_empty() {
        return Vec::new();
    }
    let rows = data.studies.iter().flat_map(|study| entry(study, None)).collect();
    vec![heading(said::STUDIES), Block::Facts(rows)]
}

/// The period beside the title, everything else below the title.
fn entry(entry: &ResumeEntry, employer: Option<String>) -> Vec<Fact> {
    let mut rows = vec![Fact::new(&entry.period, Text::strong(entry.title.as_str()))];
    let below = employer.into_iter().chain(entry.lines.iter().cloned());
    rows.extend(below.filter_map(|line| known(&line)).map(|line| Fact::new("", line)));
    rows
}

fn strengths(data: &ResumeData) -> Vec<Block> {
    let rows = data.strengths.iter().flat_map(|part| {
        let lines = part.lines.iter().filter_map(|line| known(line)).enumerate();
        lines
            .map(|(at, line)| Fact::new(if at == 0 { part.title.as_str() } else { "" }, line))
            .collect::<Vec<_>>()
    });
    let rows: Vec<Fact> = rows.collect();
    if rows.is_empty() { Vec::new() } else { vec![heading(said::STRENGTHS), Block::Facts(rows)] }
}

fn about(data: &ResumeData) -> Vec<Block> {
    let lines: Vec<Text> = data.about.lines().filter_map(known).map(Text::from).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![heading(said::ABOUT)];
    blocks.extend(lines.into_iter().map(Block::Paragraph));
    blocks
}
