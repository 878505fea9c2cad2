//! Why a pack does not read. For authors, so in the author's file and line.

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    #[error("{file}: {what}")]
    File { file: String, what: String },
    #[error("{file}: id {id} does not match the name of the file")]
    WrongName { file: String, id: String },
    #[error("pack.toml is missing")]
    NoManifest,
    #[error("schema {0} is not known to this program")]
    Schema(u32),
    #[error("the stored pack does not read")]
    BundleUnreadable,
}
