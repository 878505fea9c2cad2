use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Choice, FieldKind, input, view, words};

words! {
    pub enum DocumentKind {
        Resume,
        Application,
        Employer,
        Vacancy,
        Recruitment,
        Report,
        Notice,
    }

    pub enum LevelWord {
        Format,
        Logic,
        Across,
        Warning,
        Advice,
    }

    pub enum StandingWord {
        Preparing,
        Waiting,
        Good,
        Returned,
        Ended,
    }

    pub enum MoverWord {
        Citizen,
        Employer,
        Centre,
        Portal,
        Consultant,
    }

    pub enum NeedWord {
        Number,
        Date,
        Reason,
    }

    pub enum SheetLook {
        /// Work first; a copy of answers in their order.
        Experience,
        /// Skills first: for those who begin or come back.
        Skills,
        /// 18 pt.
        Large,
    }
}

/// How long an answer is is the form's to say, at the field; nothing longer than this is an answer.
fn answers_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": "object", "additionalProperties": { "type": "string", "maxLength": 20_000 } })
}

fn entries_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let entry = answers_schema(generator);
    schemars::json_schema!({ "type": "object", "additionalProperties": { "type": "array", "items": entry } })
}

input! {
    /// Answers as they are typed: single ones by field, those of repeated sections by section.
    pub struct AnswersInput {
        #[serde(default)]
        #[schemars(schema_with = "answers_schema")]
        pub fields: BTreeMap<String, String>,
        #[serde(default)]
        #[schemars(schema_with = "entries_schema")]
        pub entries: BTreeMap<String, Vec<BTreeMap<String, String>>>,
    }

    pub struct DocumentFormsInput {
        #[serde(default)]
        pub consultation: Option<String>,
    }

    pub struct DocumentListInput {
        #[serde(default)]
        pub kind: Option<DocumentKind>,
        #[serde(default)]
        pub consultation: Option<String>,
        /// Words of the client's own, of the form or of the state.
        #[serde(default)]
        pub query: String,
        /// Any day of the month whose terms are shown.
        #[serde(default)]
        pub month: Option<NaiveDate>,
        /// Only what is due on this day.
        #[serde(default)]
        pub day: Option<NaiveDate>,
    }

    pub struct DocumentStartInput {
        pub form: String,
        #[serde(default)]
        pub consultation: Option<String>,
        /// The document whose answers it begins with.
        #[serde(default)]
        pub from: Option<String>,
        /// The document it speaks of, by role: the vacancy of an application.
        #[serde(default)]
        pub links: BTreeMap<String, String>,
        /// The sample it begins with, where it begins with no other document.
        #[serde(default)]
        pub sample: Option<String>,
    }

    pub struct DocumentLinkInput {
        pub id: String,
        pub role: String,
        /// Absent: of none any more.
        #[serde(default)]
        pub to: Option<String>,
    }

    pub struct DocumentInput {
        pub id: String,
    }

    pub struct DocumentAnswersInput {
        pub id: String,
        pub answers: AnswersInput,
    }

    pub struct DocumentMoveInput {
        pub id: String,
        pub to: String,
        #[serde(default)]
        pub number: Option<String>,
        #[serde(default)]
        pub date: Option<NaiveDate>,
        #[serde(default)]
        pub reason: Option<String>,
    }

    pub struct DocumentCarryInput {
        pub id: String,
        /// `salary`, `experience.0.from`
        pub field: String,
        pub carried: bool,
    }

    pub struct ClipboardInput {
        #[schemars(length(max = 20_000))]
        pub text: String,
    }

    pub struct DocumentPageInput {
        pub id: String,
        /// Absent: the newest version.
        #[serde(default)]
        pub answers: Option<AnswersInput>,
        pub look: SheetLook,
        /// A sheet of the form's own; absent: the resume or the copy of answers.
        #[serde(default)]
        pub paper: Option<String>,
    }

    pub struct DocumentPrintInput {
        pub id: String,
        pub look: SheetLook,
        #[serde(default)]
        pub paper: Option<String>,
        #[serde(default)]
        pub printer: Option<String>,
        #[serde(default = "super::paper::one")]
        #[schemars(range(min = 1, max = 20))]
        pub copies: u32,
    }

    pub struct DocumentFileInput {
        pub id: String,
        /// In base64.
        #[schemars(length(max = 1_000_000))]
        pub file: String,
    }

    pub struct ReferenceInput {
        pub list: String,
    }

    pub struct ReferenceImportInput {
        pub list: String,
        /// Of the file, for the words that say where the list came from.
        pub name: String,
        /// In base64.
        #[schemars(length(max = 12_000_000))]
        pub file: String,
    }

    pub struct ReferenceFindInput {
        pub list: String,
        pub query: String,
    }
}

view! {
    pub struct AnswersView {
        pub fields: BTreeMap<String, String>,
        pub entries: BTreeMap<String, Vec<BTreeMap<String, String>>>,
    }

    pub struct DocumentFormView {
        pub form: String,
        pub title: String,
        pub kind: DocumentKind,
        pub lead: Option<String>,
        pub is_suggested: bool,
        /// What it may begin with.
        pub samples: Vec<Choice>,
    }

    pub struct DocumentFormList {
        pub forms: Vec<DocumentFormView>,
    }

    pub struct DocumentRow {
        pub id: String,
        pub number: u32,
        pub kind: DocumentKind,
        pub form: String,
        /// «Резюме»
        pub title: String,
        /// What tells it from others: «Швея». Empty when held back or wiped.
        pub subject: String,
        pub state: String,
        pub standing: StandingWord,
        /// «23 ноября, 14:32»
        pub changed: String,
        /// «до 25 ноября включительно»
        pub until: Option<String>,
        /// «осталось 2 рабочих дня»
        pub left: Option<String>,
        pub is_late: bool,
        pub portal_number: Option<String>,
    }

    pub struct DocumentGroup {
        /// «Просрочено», «На этой неделе», «Позже», «Без срока»
        pub title: String,
        pub rows: Vec<DocumentRow>,
    }

    pub struct DocumentList {
        pub groups: Vec<DocumentGroup>,
        pub total: u32,
        /// Where a month was asked for.
        pub month: Option<DueMonth>,
    }

    /// The days of a month with what is due on them.
    pub struct DueMonth {
        /// «Декабрь 2026 года»
        pub title: String,
        pub before: NaiveDate,
        pub after: NaiveDate,
        pub days: Vec<DueDay>,
        /// «Ближайший срок: 10 декабря, через 17 дней»
        pub nearest: Option<String>,
    }

    pub struct DueDay {
        pub date: NaiveDate,
        pub number: u32,
        /// «Пн»
        pub weekday: String,
        pub is_working: bool,
        pub is_today: bool,
        /// Documents due on this day.
        pub count: u32,
        /// Comes round each month, whether it is prepared here or not.
        pub is_usual: bool,
        /// «10 декабря, четверг: 2 документа; каждый месяц: Отчёт о квоте»
        pub said: String,
    }

    pub struct QuestionField {
        pub id: String,
        pub section: String,
        pub title: String,
        /// The plain question of an interview.
        pub ask: String,
        pub hint: Option<String>,
        pub kind: FieldKind,
        pub max: usize,
        pub values: Vec<Choice>,
        pub list: Option<String>,
        /// Words of one's own may stand.
        pub free: bool,
        /// May stay empty as far as we know.
        pub is_optional: bool,
        /// Not kept after the consultation.
        pub transient: bool,
    }

    pub struct SectionRepeat {
        pub one: String,
        pub add: String,
        pub most: usize,
    }

    pub struct FormSectionView {
        pub id: String,
        pub title: String,
        pub lead: Option<String>,
        pub repeat: Option<SectionRepeat>,
        pub fields: Vec<QuestionField>,
    }

    pub struct DocumentFinding {
        pub code: String,
        pub level: LevelWord,
        pub stops: bool,
        /// `salary`, `experience.0.from`, or a repeated section.
        pub field: String,
        pub section: String,
        /// «Опыт работы, место 2: окончание»
        pub place: String,
        pub message: String,
        pub example: Option<String>,
        pub problem: Option<String>,
    }

    pub struct SectionState {
        pub id: String,
        /// «Швея, от 48 000 ₽»; «Не заполнено»
        pub summary: String,
        /// Of each entry of a repeated section.
        pub entries: Vec<String>,
        pub faults: u32,
        pub is_empty: bool,
    }

    /// What the answers come to as they stand.
    pub struct DocumentCheck {
        /// Fields that are asked now, entry by entry: `salary`, `experience.0.from`.
        pub shown: Vec<String>,
        pub sections: Vec<SectionState>,
        pub findings: Vec<DocumentFinding>,
        /// Sheets of the form's own that these answers allow.
        pub papers: Vec<Choice>,
        pub is_ready: bool,
    }

    pub struct DocumentMoveView {
        pub to: String,
        pub title: String,
        pub standing: StandingWord,
        pub by: MoverWord,
        pub needs: Vec<NeedWord>,
        /// The answers must stand without faults.
        pub is_filing: bool,
    }

    pub struct DocumentMoved {
        pub when: String,
        pub actor: String,
        pub text: String,
        pub number: Option<String>,
        pub reason: Option<String>,
    }

    pub struct DocumentVersion {
        pub when: String,
        pub actor: String,
        pub is_there: bool,
    }

    pub struct DocumentView {
        pub id: String,
        pub number: u32,
        pub kind: DocumentKind,
        pub form: String,
        pub title: String,
        pub lead: Option<String>,
        pub note: Option<String>,
        pub open_question: Option<String>,
        pub portal: String,
        pub consultation: Option<String>,
        pub sections: Vec<FormSectionView>,
        pub links: Vec<DocumentLinkView>,
        /// Its answers are carried to a portal; else it stays on paper.
        pub is_carried: bool,
        /// The form has sheets of its own, whichever the answers allow now.
        pub has_papers: bool,
        pub answers: AnswersView,
        /// The answers are those of a draft that no version holds yet.
        pub is_draft: bool,
        pub check: DocumentCheck,
        pub state: String,
        pub standing: StandingWord,
        /// The portal's own word.
        pub state_is_official: bool,
        pub next: Option<String>,
        pub until: Option<String>,
        /// «Организация сообщает о сокращении заранее: не меньше чем за два месяца. …»
        pub until_why: Option<String>,
        pub portal_number: Option<String>,
        pub portal_date: Option<String>,
        pub moves: Vec<DocumentMoveView>,
        pub history: Vec<DocumentMoved>,
        pub versions: Vec<DocumentVersion>,
        pub is_editable: bool,
        pub is_wiped: bool,
        pub kept: Option<String>,
        /// The card of what it came back with.
        pub problem: Option<String>,
        pub has_page: bool,
        /// Why part of it is not shown: told only in person.
        pub withheld: Option<String>,
    }

    /// A place for another document.
    pub struct DocumentLinkView {
        pub role: String,
        /// «Карточка работодателя»
        pub title: String,
        pub hint: Option<String>,
        /// The document that stands there.
        pub to: Option<String>,
        pub choices: Vec<Choice>,
    }

    pub struct ClipboardView {
        /// False: the machine has no clipboard for the core, and the window does it by itself.
        pub is_there: bool,
    }

    pub struct TransferField {
        /// `salary`, `experience.0.from`
        pub id: String,
        /// As the portal calls it.
        pub title: String,
        pub value: String,
        pub is_picked: bool,
        pub carried: bool,
        pub is_long: bool,
    }

    pub struct TransferPart {
        pub section: String,
        /// «Опыт работы, место 2»
        pub title: String,
        pub fields: Vec<TransferField>,
    }

    /// What is carried to the portal, in its order.
    pub struct TransferView {
        pub id: String,
        pub title: String,
        pub portal: String,
        pub parts: Vec<TransferPart>,
        pub carried: u32,
        pub total: u32,
        /// What still stops it.
        pub faults: Vec<DocumentFinding>,
        pub file: Option<DocumentMoveView>,
    }

    pub struct ReferenceRow {
        pub code: String,
        pub name: String,
    }

    pub struct ReferenceRows {
        pub rows: Vec<ReferenceRow>,
        /// Rows of the list, and where they come from.
        pub total: u32,
        pub source: String,
    }

    pub struct ReferenceListView {
        pub id: String,
        pub title: String,
        pub rows: u32,
        pub source: String,
        pub is_imported: bool,
    }

    pub struct ReferenceLists {
        pub lists: Vec<ReferenceListView>,
    }

    /// What became of a file, row by row.
    pub struct ReferenceImportView {
        pub is_taken: bool,
        pub summary: String,
        pub accepted: u32,
        pub rejected: u32,
        /// «нет названия: 12»
        pub reasons: Vec<String>,
        /// «Строка 12: нет названия», the first fifty.
        pub lines: Vec<String>,
    }
}
