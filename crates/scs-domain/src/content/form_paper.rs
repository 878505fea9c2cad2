//! Sheets a form makes beside the copy of its answers: a letter, a list, a consent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Basis;

/// In every text `{field}` is the answer in words; without one it is a line to be filled in by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormPaper {
    pub id: String,
    /// Head of the sheet.
    pub title: String,
    /// CEL over the answers to fields of choice; absent: always.
    pub when: Option<String>,
    /// Lines of whom it goes to.
    #[serde(default)]
    pub to: Vec<String>,
    /// Lines of whose letter it is; none: the centre's.
    #[serde(default)]
    pub from: Vec<String>,
    #[serde(default)]
    pub text: Vec<String>,
    /// Sections printed as name and answer, as far as they are answered.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Fields of one repeated section, printed as a table with a row for each entry.
    #[serde(default)]
    pub columns: Vec<String>,
    /// Below facts and table.
    #[serde(default)]
    pub after: Vec<String>,
    #[serde(default)]
    pub sign: Vec<PaperSignature>,
    pub basis: Vec<Basis>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaperSignature {
    /// «Руководитель»
    pub who: String,
    /// The name under the line; absent: written by hand.
    pub name: Option<String>,
}

impl FormPaper {
    /// Every text of the sheet.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let signed = self.sign.iter().flat_map(|sign| std::iter::once(&sign.who).chain(&sign.name));
        let lines = self.to.iter().chain(&self.from).chain(&self.text).chain(&self.after);
        std::iter::once(&self.title).chain(lines).chain(signed).map(String::as_str)
    }
}
