//! Memos: blocks on one A4 page.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Basis, Confidence, Validity};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    Citizen,
    Employer,
}

/// What the code at the head of the page leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Qr {
    None,
    /// The first host of the portal, where the portal has one of its own.
    PortalAddress,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Memo {
    pub id: String,
    pub title: String,
    pub audience: Audience,
    pub portals: Vec<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
    pub qr: Qr,
    pub keeps_personal_data: bool,
    pub page: Page,
    pub large_print: LargePrint,
    #[serde(rename = "block")]
    pub blocks: Vec<Block>,
}

impl Memo {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    pub paper: String,
    pub pages: u32,
    pub base_pt: f64,
}

/// Large print stays on one page by leaving out blocks in the order of `drop`, never by shrinking.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LargePrint {
    pub base_pt: f64,
    pub line_height: f64,
    pub pages: u32,
    pub align: String,
    pub hyphenation: bool,
    pub italic: bool,
    pub capitals: bool,
    #[serde(default)]
    pub drop: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    Title,
    Lead,
    Note,
    Warning,
    List,
    Steps,
    Checklist,
    Blanks,
    Deadline,
    Trouble,
    Footer,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Block {
    pub id: String,
    pub kind: BlockKind,
    pub title: Option<String>,
    #[serde(default)]
    pub text: Lines,
    #[serde(default)]
    pub blanks: Vec<String>,
    #[serde(default)]
    pub items: Vec<Trouble>,
    pub deadline: Option<String>,
    #[serde(default)]
    pub optional: bool,
    pub applies_when: Option<String>,
    pub portals: Option<Vec<String>>,
}

/// One line or several.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "LinesForm")]
pub struct Lines(pub Vec<String>);

#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum LinesForm {
    One(String),
    Many(Vec<String>),
}

impl From<LinesForm> for Lines {
    fn from(form: LinesForm) -> Self {
        match form {
            LinesForm::One(line) => Lines(vec![line]),
            LinesForm::Many(lines) => Lines(lines),
        }
    }
}

/// A sign of trouble and what to do about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Trouble {
    pub sign: String,
    #[serde(rename = "do")]
    pub act: String,
}
