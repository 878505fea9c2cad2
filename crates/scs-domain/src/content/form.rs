//! Forms as data: what is asked, when it is asked, what is looked at, and how long the answers are kept.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::form_paper::FormPaper;
use super::{Basis, Client, Confidence, FactValue, StateKind, Validity};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub id: String,
    pub title: String,
    pub portals: Vec<String>,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    /// The kind of document it makes; absent for what is only asked before a paper is printed.
    pub document: Option<DocumentKind>,
    pub client: Option<Client>,
    /// Paths on which the document is prepared.
    #[serde(default)]
    pub paths: Vec<String>,
    /// Stays on paper: nothing of it is carried to a portal.
    #[serde(default)]
    pub on_paper: bool,
    /// How the document lives on the portal, an id of `cycles/`.
    pub cycle: Option<String>,
    pub lead: Option<String>,
    /// CEL over answers of choice: under it discreet answers are told only in person.
    pub discreet_when: Option<String>,
    /// The card that helps with whatever stops the document and has no card of its own.
    pub problem: Option<String>,
    /// By when it is filed; the first whose condition holds.
    #[serde(default)]
    pub due: Vec<FormDue>,
    /// Other documents it speaks of.
    #[serde(default, rename = "link")]
    pub links: Vec<FormLink>,
    /// Sheets of its own beside the copy of its answers.
    #[serde(default, rename = "paper")]
    pub papers: Vec<FormPaper>,
    /// The deadline after which the personal part is wiped.
    pub retention: String,
    pub note: Option<String>,
    pub open_question: Option<String>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    pub checked_at: NaiveDate,
    /// None in materials of the first release: fields name their section by its title.
    #[serde(default, rename = "section")]
    pub sections: Vec<FormSection>,
    #[serde(rename = "field")]
    pub fields: Vec<FormField>,
    #[serde(default, rename = "check")]
    pub checks: Vec<FormCheck>,
}

impl Form {
    pub fn validity(&self) -> Validity {
        Validity { from: self.valid_from, to: self.valid_to }
    }

    pub fn section(&self, id: &str) -> Option<&FormSection> {
        self.sections.iter().find(|section| section.id == id)
    }

    pub fn field(&self, id: &str) -> Option<&FormField> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// In the order of the portal.
    pub fn fields_of<'f>(&'f self, section: &'f str) -> impl Iterator<Item = &'f FormField> {
        self.fields.iter().filter(move |field| field.section == section)
    }

    pub fn link(&self, role: &str) -> Option<&FormLink> {
        self.links.iter().find(|link| link.role == role)
    }

    /// Whether its fields may be answered several times over.
    pub fn is_repeated(&self, section: &str) -> bool {
        self.section(section).is_some_and(|section| section.repeat.is_some())
    }
}

/// A place for another document: the employer of a vacancy, the vacancy of an application.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormLink {
    pub role: String,
    pub title: String,
    pub hint: Option<String>,
    /// Forms whose documents may stand here.
    pub forms: Vec<String>,
    /// Empty fields of ours filled from the other document: ours, theirs.
    #[serde(default)]
    pub take: BTreeMap<String, String>,
}

/// A term of filing, counted from an answer: the deadline says how long, the answer from which day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormDue {
    /// An id of `deadlines`.
    pub deadline: String,
    pub count: DueCount,
    /// CEL over the answers to fields of choice; absent: always.
    pub when: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DueCount {
    /// That many calendar days before the day answered in this field.
    Before(String),
    /// From the last day of the month answered in this field.
    AfterMonth(String),
}

impl DueCount {
    /// The field whose answer it is counted from.
    pub fn field(&self) -> &str {
        match self {
            Self::Before(field) | Self::AfterMonth(field) => field,
        }
    }
}

/// Where the program keeps the document, and which screen offers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    Resume,
    Application,
    Employer,
    Vacancy,
    Recruitment,
    Report,
    Notice,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormSection {
    pub id: String,
    pub title: String,
    pub lead: Option<String>,
    pub repeat: Option<Repeat>,
    /// CEL over the answers to fields of choice; absent: always.
    pub when: Option<String>,
}

/// A section answered once for each of several things.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// «Место работы»
    pub one: String,
    /// «Добавить место»
    pub add: String,
    pub most: usize,
    /// Fields that name an entry in a list, joined by a comma.
    pub named_by: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FormFieldKind {
    Text,
    LongText,
    Date,
    /// Month and year.
    Month,
    Time,
    Phone,
    Email,
    /// Whole roubles.
    Money,
    /// A whole number from zero.
    Number,
    Choice,
    /// Several of the values.
    Choices,
    YesNo,
    /// A tick the person gives knowingly.
    Confirm,
    /// A row of a reference list, or words of one's own where `free` says so.
    Reference,
    Snils,
    Inn,
    Ogrn,
    Kpp,
    BirthDate,
    Postcode,
    /// Kept with the answers; neither asked, nor shown, nor carried.
    Kept,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormField {
    pub id: String,
    pub section: String,
    pub title: String,
    pub hint: Option<String>,
    /// The plain question of an interview and of a terminal.
    pub ask: Option<String>,
    pub kind: FormFieldKind,
    /// The field's name on the portal's screen, where it differs from the title.
    pub on_portal: Option<String>,
    /// Its name in the portal's page or data, for whoever compares.
    pub portal_field: Option<String>,
    #[serde(default)]
    pub required: bool,
    /// The source that says whether it is required; absent: our proposal, and then a gap is only advised against.
    pub required_by: Option<Basis>,
    /// Greatest length in characters.
    pub max: usize,
    #[serde(default)]
    pub personal: bool,
    /// Neither kept after the consultation nor written into the journal.
    #[serde(default)]
    pub transient: bool,
    #[serde(default)]
    pub values: Vec<FactValue>,
    /// Reference list of the values, an id of `lists/`.
    pub list: Option<String>,
    /// A value outside the list may stand.
    #[serde(default)]
    pub free: bool,
    /// CEL over the answers to fields of choice; absent: always.
    pub when: Option<String>,
    pub portals: Option<Vec<String>>,
    /// Told only in person where the form says so: neither by phone nor in writing.
    #[serde(default)]
    pub discreet: bool,
    /// Not carried to the portal: only for the sheet or for us.
    #[serde(default)]
    pub ours: bool,
}

impl FormField {
    pub fn is_on(&self, portal: &str) -> bool {
        self.portals.as_ref().is_none_or(|portals| portals.iter().any(|known| known == portal))
    }
}

/// How a finding is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckLevel {
    /// The value itself; stops.
    Format,
    /// Fields that do not agree; stops.
    Logic,
    /// Documents that do not agree; stops.
    Across,
    /// The portal or a person may object.
    Warning,
    /// What would make it better.
    Advice,
}

impl CheckLevel {
    /// A document with such a finding is not ready.
    pub fn stops(self) -> bool {
        matches!(self, CheckLevel::Format | CheckLevel::Logic | CheckLevel::Across)
    }
}

/// One thing looked at, with its words and its examples.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormCheck {
    /// Stable: problem cards and people refer to it.
    pub code: String,
    pub level: CheckLevel,
    /// Where the words stand; for a field of a repeated section each entry is looked at by itself.
    pub field: String,
    /// CEL over the answers to fields of choice; the check rests while it does not hold.
    pub when: Option<String>,
    pub rule: CheckRule,
    /// What is wrong and what to do; `{found}`, `{why}`, `{instead}`, `{least}` are filled in.
    pub message: String,
    pub example: Option<String>,
    /// The card that helps.
    pub problem: Option<String>,
    pub portals: Option<Vec<String>>,
    pub basis: Vec<Basis>,
    pub confidence: Confidence,
    /// Answers under which it is silent, and under which it speaks; both are proved.
    pub passes: Vec<CheckExample>,
    pub fails: Vec<CheckExample>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckExample {
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// Entries of the repeated section the check looks at.
    #[serde(default)]
    pub entries: Vec<BTreeMap<String, String>>,
    /// Documents it speaks of, by role.
    #[serde(default)]
    pub linked: BTreeMap<String, BesideExample>,
    /// Other documents of the same form.
    #[serde(default)]
    pub alike: Vec<AlikeExample>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BesideExample {
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    pub standing: Option<StateKind>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AlikeExample {
    pub fields: BTreeMap<String, String>,
    #[serde(default)]
    pub linked: BTreeMap<String, BesideExample>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum CheckRule {
    /// Answered at all.
    Filled {},
    /// Sums, numbers, days and months: not less than the answer to `than`.
    NotBefore {
        than: String,
    },
    /// Sums and numbers: greater than the answer to `than`.
    MoreThan {
        than: String,
    },
    AtLeast {
        least: i64,
    },
    /// Not less than the smallest pay in the list, of the region in the field `region` or of the country.
    MinimumPay {
        list: String,
        region: String,
    },
    /// A day or month that has come.
    NotInFuture {},
    /// A day that has not passed.
    NotPast {},
    /// Other words than in `from`.
    Differs {
        from: String,
    },
    /// At least so many characters.
    Longer {
        least: usize,
    },
    /// A figure among the words.
    HasNumber {},
    /// Neither a phone, nor an address of mail, nor a site.
    NoContacts {},
    /// None of the wordings of the list.
    NoWording {
        list: String,
    },
    /// A row of its reference list, not words of one's own.
    Listed {},
    /// At least so many entries.
    Entries {
        least: usize,
    },
    /// No more entries than so many times the number answered in `of`.
    EntriesAtMost {
        times: usize,
        of: String,
    },
    /// The same answer as the linked document gives to `field`.
    AsLinked {
        link: String,
        field: String,
    },
    /// The linked document stands in one of these ways.
    LinkedStands {
        link: String,
        standings: Vec<StateKind>,
    },
    /// No other living document of this form answers all these fields alike, where both are linked as `link` to
    /// documents that answer `by` alike.
    Alone {
        fields: Vec<String>,
        link: String,
        by: String,
    },
    /// Between entries no hole longer than so many months; `from` and `to` are months.
    NoGap {
        from: String,
        to: String,
        months: u32,
    },
    /// Speaks whenever `when` holds.
    Always {},
}
