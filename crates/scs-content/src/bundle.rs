//! The files of a pack as one value with one hash.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::ContentError;

/// Relative path with `/` → text. Order of files is the order of their names, so the same files
/// give the same bytes and the same hash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle {
    files: BTreeMap<String, String>,
}

impl Bundle {
    pub fn new(files: impl IntoIterator<Item = (String, String)>) -> Bundle {
        Bundle { files: files.into_iter().collect() }
    }

    pub fn file(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Files directly inside a folder: (path, name without `.toml`, text).
    pub fn folder(&self, folder: &str) -> impl Iterator<Item = (&str, &str, &str)> {
        let prefix = format!("{folder}/");
        self.files.iter().filter_map(move |(path, text)| {
            let name = path.strip_prefix(&prefix)?.strip_suffix(".toml")?;
            (!name.contains('/')).then_some((path.as_str(), name, text.as_str()))
        })
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(&self.files).unwrap_or_default()
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Bundle, ContentError> {
        let files = serde_json::from_slice(bytes).map_err(|_| ContentError::BundleUnreadable)?;
        Ok(Bundle { files })
    }

    /// SHA-256 of the bytes, in hex.
    pub fn hash(&self) -> String {
        Sha256::digest(self.to_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
