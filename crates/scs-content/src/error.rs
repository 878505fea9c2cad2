//! Why a pack does not read. For authors, so in the author's file and line.

use crate::words;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    /// The line is counted from 1.
    #[error("{file}:{line}: {what}")]
    File { file: String, line: usize, what: String },
    #[error("{0} is missing")]
    Missing(String),
    #[error("{file}: id {id} does not match the name of the file")]
    WrongName { file: String, id: String },
    #[error("schema {0} is not known to this program")]
    Schema(u32),
    #[error("the stored pack does not read")]
    BundleUnreadable,
    #[error("this is no archive of a pack")]
    ArchiveUnreadable,
    #[error("the archive is too large")]
    ArchiveTooLarge,
}

impl ContentError {
    pub(crate) fn spot(&self) -> Option<(&str, usize)> {
        match self {
            ContentError::File { file, line, .. } => Some((file, *line)),
            ContentError::WrongName { file, .. } => Some((file, 1)),
            ContentError::Schema(_) => Some((crate::pack::MANIFEST, 1)),
            ContentError::Missing(_)
            | ContentError::BundleUnreadable
            | ContentError::ArchiveUnreadable
            | ContentError::ArchiveTooLarge => None,
        }
    }

    /// In Russian, without the place.
    pub fn message(&self) -> String {
        match self {
            ContentError::File { what, .. } => words::unreadable(what),
            ContentError::Missing(file) => format!("{}: {file}", words::NO_FILE),
            ContentError::WrongName { id, .. } => format!("{}: {id}", words::WRONG_NAME),
            ContentError::Schema(number) => format!("{}: {number}", words::UNKNOWN_SCHEMA),
            ContentError::BundleUnreadable => words::BUNDLE_UNREADABLE.to_owned(),
            ContentError::ArchiveUnreadable => words::ARCHIVE_UNREADABLE.to_owned(),
            ContentError::ArchiveTooLarge => words::ARCHIVE_TOO_LARGE.to_owned(),
        }
    }
}
