use chrono::NaiveDate;

use super::{input, view, words};

words! {
    pub enum CheckKind {
        Snils,
        Inn,
        Ogrn,
        Kpp,
        Okpdtr,
        Phone,
        Email,
        BirthDate,
        Postcode,
    }

    pub enum CheckOutcome {
        Valid,
        Doubtful,
        Refused,
    }

    pub enum UnitWord {
        WorkingDays,
        CalendarDays,
    }
}

input! {
    pub struct CheckInput {
        pub kind: CheckKind,
        #[schemars(length(max = 2000))]
        pub value: String,
    }

    pub struct DeadlineInput {
        pub from: NaiveDate,
        #[schemars(range(max = 3650))]
        pub amount: u32,
        pub unit: UnitWord,
    }

    pub struct DraftInput {
        #[schemars(length(max = 120))]
        pub form: String,
        /// Whatever the form keeps; at most 512 KiB as text.
        pub body: serde_json::Value,
    }

    pub struct DraftNameInput {
        #[schemars(length(max = 120))]
        pub form: String,
    }

    pub struct ScanInput {
        #[schemars(length(max = 8000))]
        pub text: String,
    }
}

view! {
    pub struct CheckView {
        pub outcome: CheckOutcome,
        /// The normal form, when there is one.
        pub canonical: Option<String>,
        pub rule: Option<String>,
        pub message: Option<String>,
    }

    pub struct DueView {
        pub due: NaiveDate,
        pub text: String,
        pub provisional: bool,
        pub note: Option<String>,
    }

    pub struct DraftView {
        /// None when there is none.
        pub body: Option<serde_json::Value>,
        pub at: Option<i64>,
    }

    pub struct DraftSaved {
        pub at: i64,
        /// «Черновик сохранён в 14:32»
        pub text: String,
    }

    pub struct ScanView {
        pub findings: Vec<FindingView>,
        /// The text with the findings covered.
        pub masked: String,
    }

    pub struct FindingView {
        pub kind: String,
        pub text: String,
        /// Places in UTF-16 units, as the browser counts.
        pub start: u32,
        pub end: u32,
    }

    pub struct PathList {
        pub paths: Vec<PathLine>,
    }

    pub struct PathLine {
        pub id: String,
        pub title: String,
        pub steps: u32,
        pub ends: u32,
        pub portals: Vec<String>,
    }

    pub struct GraphView {
        pub svg: String,
    }

    pub struct DoctorView {
        pub lines: Vec<DoctorLine>,
        pub is_well: bool,
    }

    pub struct DoctorLine {
        pub what: String,
        pub is_well: bool,
        pub text: String,
    }
}

view! {
    pub struct BackupList {
        pub folder: String,
        /// The newest first.
        pub backups: Vec<BackupLine>,
        /// «Последняя копия сегодня в 14:05» or that there is none.
        pub summary: String,
    }

    pub struct BackupLine {
        pub name: String,
        pub when: String,
        pub bytes: u64,
    }

    pub struct BackupProof {
        pub name: String,
        pub is_whole: bool,
        pub text: String,
    }
}

input! {
    pub struct BackupInput {
        /// Name of a copy; absent for the newest.
        #[serde(default)]
        pub name: Option<String>,
    }

    pub struct PathInput {
        pub path: String,
    }
}
