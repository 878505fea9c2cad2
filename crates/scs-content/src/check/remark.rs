//! What an author reads of a pack: file, line, what is wrong, what to do.

use std::fmt;

use super::locate::{Spot, locate};
use super::{check, words};
use crate::{Bundle, ContentError, Pack};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// None when what is wrong stands in no file: a file is missing.
    pub spot: Option<Spot>,
    /// Code of the rule; `unreadable` for a file that does not read.
    pub rule: String,
    /// `find-work/submit`; empty for a file that does not read.
    pub place: String,
    pub message: String,
    pub advice: &'static str,
}

/// Everything wrong with the files, in their order. A pack that does not read is not walked.
pub fn remarks(bundle: &Bundle) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = match Pack::read(bundle) {
        Ok(pack) => check(&pack)
            .into_iter()
            .map(|finding| Remark {
                spot: locate(bundle, &finding),
                rule: finding.rule.code(),
                message: finding.message(),
                advice: words::advice(finding.rule),
                place: finding.place,
            })
            .collect(),
        Err(errors) => errors.into_iter().map(unread).collect(),
    };
    remarks.sort_by(|one, other| one.spot.cmp(&other.spot));
    remarks
}

fn unread(error: ContentError) -> Remark {
    Remark {
        spot: error.spot().map(|(file, line)| Spot { file: file.to_owned(), line }),
        rule: "unreadable".to_owned(),
        place: String::new(),
        message: error.message(),
        advice: crate::words::KEYS_ARE_KNOWN,
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Spot { file, line }) = &self.spot {
            write!(f, "{file}:{line}: ")?;
        }
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        write!(f, "{}. {}.", self.message.trim_end_matches('.'), self.advice)
    }
}
