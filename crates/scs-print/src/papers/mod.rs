//! The ready papers of the house: plain data in, [`Paper`] out, or a refusal where a rule forbids the paper. An empty string means «not known» and is left out;
//! dates come worded («23 ноября 2026 года»), as the caller knows the calendar.

mod document;
mod letter;
mod memo;
mod records;
mod recovery;
mod referral;
mod resume;
mod statistics;
mod summary;

pub use document::{DocumentData, DocumentPart, document};
pub use letter::{LetterData, letter};
pub use memo::{Audience, MemoBlock, MemoData, MemoItem, MemoKind, memo};
pub use records::{RecordsData, records};
pub use recovery::{RecoveryData, recovery_key};
pub use referral::{Employer, Job, Meeting, ReferralData, ReferralPortal, referral};
pub use resume::{ResumeData, ResumeEntry, ResumeJob, ResumeLayout, ResumePart, resume};
pub use statistics::{StatisticsData, statistics};
pub use summary::{Contact, Filed, SummaryData, Until, summary};

use serde::{Deserialize, Serialize};

#[cfg(doc)]
use crate::Paper;
use crate::{Block, Fact, Text, words};

/// The centre as its papers name it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Centre {
    pub name: String,
    pub address: String,
    pub phone: String,
    pub hours: String,
}

impl Centre {
    /// Address, phone, hours without what is not known.
    fn parts(&self) -> Vec<String> {
        [&self.address, &self.phone, &self.hours].into_iter().filter_map(|part| known(part)).collect()
    }
}

fn known(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// Facts that are known, in order.
fn facts(pairs: Vec<(&str, Text)>) -> Option<Block> {
    let facts: Vec<Fact> = pairs
        .into_iter()
        .filter(|(_, text)| !text.is_blank())
        .map(|(label, text)| Fact::new(label, text))
        .collect();
    (!facts.is_empty()).then_some(Block::Facts(facts))
}

fn heading(words: &str) -> Block {
    Block::Heading { text: words.to_owned(), ruled: true }
}

/// How a numbered paper of the centre begins: whose it is, with the code of its number; what it is, with its number.
fn head(centre: &Centre, code: &str, title: &str, number: &str, reprinted: Option<&String>) -> [Block; 2] {
    [
        Block::Letterhead {
            name: centre.name.clone(),
            parts: centre.parts(),
            code: known(code),
            proves: true,
        },
        Block::Title { text: title.to_owned(), number: known(number), mark: reprint_mark(reprinted) },
    ]
}

/// The mark of a reprint; the first print has none.
fn reprint_mark(reprinted: Option<&String>) -> Option<String> {
    reprinted.map(|date| words::reprint(date))
}
