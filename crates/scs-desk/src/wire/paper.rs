use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Choice, input, view, words};

words! {
    pub enum PaperKind {
        Memo,
        Referral,
        Summary,
        /// A document prepared with its client: its page or a copy of its answers.
        Document,
    }

    pub enum PaperState {
        /// Saved as a file.
        Saved,
        /// In the queue; nobody knows yet whether it is on paper.
        Queued,
        Printing,
        Printed,
        /// The printer or the queue refused.
        Stuck,
        Cancelled,
    }

    /// How a check of a paper ended.
    pub enum ProofOutcome {
        /// Signed, and the sheets are those that were signed.
        Genuine,
        /// The code is signed; the sheets were not seen.
        CodeOnly,
        /// Sheets, code or signature do not belong together.
        Altered,
        /// Signed with another key than the one asked with.
        Elsewhere,
        /// Nothing of ours.
        Unknown,
    }

    pub enum FieldKind {
        Text,
        LongText,
        Date,
        Month,
        Time,
        Phone,
        Email,
        Money,
        Number,
        Choice,
        Choices,
        YesNo,
        Confirm,
        Reference,
        Snils,
        Inn,
        Ogrn,
        Kpp,
        BirthDate,
        Postcode,
        Kept,
    }
}

input! {
    /// A paper to be made. `fields` are the values of a form.
    pub struct PaperInput {
        pub kind: PaperKind,
        /// Id of the memo; absent for the two forms.
        #[serde(default)]
        pub item: Option<String>,
        #[serde(default)]
        pub consultation: Option<String>,
        #[serde(default)]
        pub large_print: bool,
        #[serde(default)]
        pub fields: BTreeMap<String, String>,
    }

    pub struct PrintInput {
        pub paper: PaperInput,
        /// Absent: saved as a file under a name of ours.
        #[serde(default)]
        pub printer: Option<String>,
        #[serde(default = "super::paper::one")]
        #[schemars(range(min = 1, max = 20))]
        pub copies: u32,
    }

    pub struct ReprintInput {
        pub id: String,
        #[serde(default)]
        pub printer: Option<String>,
        #[serde(default = "super::paper::one")]
        #[schemars(range(min = 1, max = 20))]
        pub copies: u32,
    }

    pub struct PaperProofInput {
        /// A PDF, or the words read from a code, in base64.
        #[schemars(length(max = 12_000_000))]
        pub file: String,
        /// The public key of another workstation; absent: this one's.
        #[serde(default)]
        pub key: Option<String>,
    }

    pub struct PaperIdInput {
        pub id: String,
    }
}

pub(crate) fn one() -> u32 {
    1
}

view! {
    /// Pages as SVG, drawn from the same layout as the PDF.
    pub struct PreviewView {
        pub pages: Vec<String>,
        pub title: String,
        pub number: Option<String>,
        /// Blocks left out so that large print stays on one page.
        pub left_out: Vec<String>,
    }

    pub struct PaperView {
        pub id: String,
        pub kind: PaperKind,
        pub title: String,
        pub number: Option<String>,
        pub pages: u32,
        pub large_print: bool,
        pub copies: u32,
        pub last_at: i64,
        pub state: PaperState,
        /// «Напечатано в 14:36», «В очереди, ещё не напечатано»
        pub state_text: String,
        /// What to do about a stuck one.
        pub advice: Option<String>,
        pub printer: Option<String>,
        /// Where a saved one lies.
        pub file: Option<String>,
        pub may_reprint: bool,
        /// «Имя сотрём после 24 ноября», «Имя стёрто»
        pub retention: Option<String>,
        pub sha256: String,
    }

    pub struct PaperList {
        pub papers: Vec<PaperView>,
    }

    pub struct PaperProofView {
        pub outcome: ProofOutcome,
        pub text: String,
        /// Only where the signature vouches for them.
        pub number: Option<String>,
        /// «23.11.2026»
        pub day: Option<String>,
    }

    pub struct PublicKeyView {
        /// Ed25519, base64url without padding.
        pub key: String,
    }

    pub struct PrinterView {
        pub name: String,
        pub title: String,
        pub is_default: bool,
        pub is_ready: bool,
        /// «Готов», «Не отвечает», «Нет бумаги»
        pub state_text: String,
    }

    pub struct PrinterList {
        pub printers: Vec<PrinterView>,
        /// Why there are none.
        pub note: Option<String>,
    }

    /// A form to fill in before printing.
    pub struct FormView {
        pub id: String,
        pub title: String,
        pub fields: Vec<FormFieldView>,
        pub retention: Option<String>,
    }

    pub struct FormFieldView {
        pub id: String,
        pub title: String,
        pub hint: Option<String>,
        pub kind: FieldKind,
        pub section: Option<String>,
        pub required: bool,
        pub max: usize,
        pub values: Vec<Choice>,
        /// What is known already, from the portal's number or the settings.
        pub value: Option<String>,
    }

    pub struct KeptUntil {
        pub day: NaiveDate,
    }
}

input! {
    pub struct FormInput {
        pub kind: PaperKind,
        pub consultation: Option<String>,
    }
}
