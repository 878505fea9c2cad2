use chrono::NaiveDate;

use super::{ChannelWord, Choice, Client, ConsultationView, ResultWord, input, view, words};

words! {
    pub enum ReadReasonWord {
        CameAgain,
        Asked,
        Correction,
        Review,
    }
}

input! {
    /// A call or a question in passing.
    pub struct EntryInput {
        pub client: Client,
        pub topic: String,
        #[serde(default = "super::consultation::in_person")]
        pub channel: ChannelWord,
        pub result: ResultWord,
        pub minutes: u32,
        #[serde(default)]
        #[schemars(length(max = 8000))]
        pub note: Option<String>,
        /// The card it was about, and the fix of it that was tried.
        #[serde(default)]
        pub problem: Option<String>,
        #[serde(default)]
        pub fix: Option<String>,
    }

    /// What is being typed of a case.
    pub struct SuggestInput {
        #[schemars(length(max = 8000))]
        pub text: String,
        /// Of a consultation, cards of its step and portal come first.
        #[serde(default)]
        pub consultation: Option<String>,
    }

    pub struct JournalListInput {
        /// Both days inclusive, in the centre's time.
        #[serde(default)]
        pub from: Option<NaiveDate>,
        #[serde(default)]
        pub to: Option<NaiveDate>,
        #[serde(default)]
        pub client: Option<Client>,
        #[serde(default)]
        pub results: Vec<ResultWord>,
        #[serde(default)]
        #[schemars(length(max = 50))]
        pub topics: Vec<String>,
        #[serde(default)]
        #[schemars(length(max = 50))]
        pub paths: Vec<String>,
        #[serde(default)]
        pub unfinished_only: bool,
        #[serde(default)]
        #[schemars(length(max = 200))]
        pub text: String,
        /// `next` of the page before.
        #[serde(default)]
        pub after: Option<String>,
        /// So many records are left out first; with `to` this goes to any place of a long journal.
        #[serde(default)]
        pub skip: u32,
        /// False: rows alone, `found` and `total` are 0. Counting reads every record that is found.
        #[serde(default = "super::journal::yes")]
        pub counted: bool,
        #[serde(default = "super::journal::page")]
        #[schemars(range(min = 1, max = 500))]
        pub limit: u32,
    }

    pub struct JournalViewInput {
        pub view: JournalView,
    }

    pub struct JournalViewName {
        #[schemars(length(max = 60))]
        pub name: String,
    }

    pub struct CorrectInput {
        pub record: String,
        #[serde(default)]
        pub result: Option<ResultWord>,
        #[serde(default)]
        pub minutes: Option<u32>,
        #[serde(default)]
        pub topic: Option<String>,
        #[serde(default)]
        #[schemars(length(max = 8000))]
        pub note: Option<String>,
    }

    pub struct RecordInput {
        pub record: String,
    }

    /// Why a record that another has written is opened.
    pub struct ReadInput {
        pub record: String,
        pub reason: ReadReasonWord,
    }

    pub struct VisitInput {
        pub record: String,
        pub other: String,
    }

    pub struct EventsInput {
        #[serde(default)]
        pub after: u64,
        #[serde(default = "super::journal::page")]
        #[schemars(range(min = 1, max = 1000))]
        pub limit: u32,
    }
}

/// Filters of the journal under a name, as its screen has them.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct JournalView {
    #[schemars(length(max = 60))]
    pub name: String,
    #[schemars(length(max = 200))]
    pub text: String,
    /// `all`, `today`, …, `own` with both days as they were typed.
    #[schemars(length(max = 20))]
    pub period: String,
    #[schemars(length(max = 20))]
    pub from: String,
    #[schemars(length(max = 20))]
    pub to: String,
    #[schemars(length(max = 20))]
    pub client: String,
    #[schemars(length(max = 120))]
    pub about: String,
    #[schemars(length(max = 20))]
    pub result: String,
}

pub(crate) fn page() -> u32 {
    100
}

pub(crate) fn yes() -> bool {
    true
}

view! {
    pub struct RecordLine {
        pub id: String,
        pub opened_at: i64,
        /// «14:20»
        pub time: String,
        /// «23.11.2026»
        pub day: NaiveDate,
        pub who: String,
        pub what: String,
        /// None: nothing stood in the way.
        pub hindrance: Option<String>,
        pub result: Option<ResultWord>,
        /// «Решено», «Повтор 24.11», «У специалиста», «Идёт»
        pub result_text: String,
        pub minutes: Option<u32>,
        pub is_quick: bool,
        /// Where the words stand that were looked for.
        pub found_in: Option<FragmentView>,
    }

    /// What may help with a case: cards with their likeliest fix, and how such cases ended before.
    pub struct SuggestionList {
        pub cards: Vec<SuggestedCard>,
        pub alike: Vec<AlikeView>,
    }

    pub struct SuggestedCard {
        pub problem: String,
        pub title: String,
        pub fix: String,
        pub fix_title: String,
        /// «Помогло 31 раз из 34»; None when nobody has tried.
        pub score: Option<String>,
    }

    /// A record that shares the rarest words.
    pub struct AlikeView {
        pub record: String,
        /// «12 ноября, 9:05»
        pub when: String,
        pub what: String,
        pub result: Option<ResultWord>,
        pub result_text: String,
        /// What helped then.
        pub helped: Option<String>,
    }

    /// A part of a text around what was looked for.
    pub struct FragmentView {
        /// «Заметка», «Путь»
        pub place: String,
        pub pieces: Vec<PieceView>,
    }

    pub struct PieceView {
        pub text: String,
        pub is_hit: bool,
    }

    pub struct DayHeading {
        pub day: NaiveDate,
        /// «Сегодня, понедельник 23 ноября»
        pub title: String,
    }

    pub struct JournalPage {
        pub rows: Vec<RecordLine>,
        /// A heading for every day in `rows`, in their order.
        pub days: Vec<DayHeading>,
        pub found: u64,
        pub total: u64,
        /// «Найдено 128 записей из 12 480»
        pub found_text: String,
        pub next: Option<String>,
    }

    pub struct JournalViews {
        pub views: Vec<JournalView>,
    }

    /// A day of the journal and how many of its records are found.
    pub struct JournalDay {
        pub day: NaiveDate,
        /// «Сегодня, понедельник 23 ноября»
        pub title: String,
        pub count: u32,
    }

    pub struct JournalDays {
        /// The newest first; days without records are left out.
        pub days: Vec<JournalDay>,
        /// Of very many found by words, the newest alone.
        pub found: u64,
        pub total: u64,
        /// «Найдено 128 записей из 12 480»
        pub found_text: String,
        /// Some records cannot be found by their words yet, and how many can.
        pub partly: Option<String>,
    }

    /// The drawer.
    pub struct RecordView {
        pub line: RecordLine,
        pub title: String,
        /// «Сегодня, 14:20–14:38 · 18 минут»
        pub when: String,
        pub pairs: Vec<PairView>,
        pub note: Option<String>,
        pub actor: String,
        /// Former states, the newest last; one line each.
        pub history: Vec<HistoryLine>,
        /// None for a quick entry, and while the record is closed.
        pub consultation: Option<ConsultationView>,
        pub topic: Option<String>,
        /// Another has written it: what is personal is held back until one of these reasons is given.
        pub closed: Option<Vec<Choice>>,
        /// Other visits of the same person, the newest first.
        pub visits: Vec<VisitView>,
        /// Records that may be of the same person; somebody has to say.
        pub maybe: Vec<MaybeVisit>,
    }

    pub struct VisitView {
        pub record: String,
        /// «12 ноября, 9:05»
        pub when: String,
        pub what: String,
        pub result_text: String,
        pub may_unlink: bool,
    }

    pub struct MaybeVisit {
        /// «Тот же номер с портала»
        pub why: String,
        pub visit: VisitView,
    }

    pub struct PairView {
        pub name: String,
        pub lines: Vec<String>,
    }

    pub struct HistoryLine {
        pub at: i64,
        pub text: String,
    }

    pub struct VerifyView {
        pub is_whole: bool,
        pub count: u64,
        pub erased: u64,
        /// None: no anchor was at hand.
        pub anchored_at: Option<u64>,
        pub head: String,
        pub faults: Vec<FaultView>,
        /// One sentence.
        pub text: String,
    }

    pub struct FaultView {
        pub seq: u64,
        pub rule: String,
        pub text: String,
    }

    /// One event as it is written, for showing and exporting.
    pub struct EventView {
        pub seq: u64,
        pub kind: String,
        pub version: u16,
        pub at: i64,
        pub aggregate: String,
        pub actor: String,
        pub facts: serde_json::Value,
        pub personal: Option<serde_json::Value>,
        pub hash: String,
    }

    pub struct EventList {
        pub events: Vec<EventView>,
    }
}
