use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Choice, DeadlineView, ExerciseView, PaperView, StepAddressView, StepView, input, view, words};

words! {
    pub enum Client {
        Citizen,
        Employer,
        Any,
    }

    pub enum ChannelWord {
        InPerson,
        Phone,
        Mail,
        Messenger,
    }

    /// What came of a fix.
    pub enum JudgementWord {
        Helped,
        Partly,
        Failed,
    }

    /// How a consultation ended.
    pub enum ResultWord {
        Solved,
        Again,
        HandedOver,
        Unsolved,
    }

    pub enum StatusWord {
        Open,
        Paused,
        Finished,
    }

    /// A step in the list beside the work.
    pub enum StepState {
        Done,
        /// Done, and the portal's number stands behind it.
        OnPortal,
        Failed,
        Current,
        Ahead,
    }

    pub enum EndWord {
        Done,
        Continues,
        Declined,
        HandedOver,
        Stopped,
    }
}

input! {
    /// Who came and with what. `situation` names path and entry; without it and without `path`
    /// the consultation has no path.
    pub struct OpenInput {
        pub client: Client,
        #[serde(default)]
        #[schemars(length(max = 20))]
        pub groups: Vec<String>,
        #[serde(default = "super::consultation::in_person")]
        pub channel: ChannelWord,
        #[serde(default)]
        pub situation: Option<String>,
        #[serde(default)]
        pub path: Option<String>,
        #[serde(default)]
        pub entry: Option<String>,
        /// Answers to the questions of an entry.
        #[serde(default)]
        pub facts: BTreeMap<String, String>,
        /// False: not a known case; a specialist decides.
        #[serde(default = "super::consultation::yes")]
        pub typical: bool,
    }

    pub struct ConsultationInput {
        pub consultation: String,
    }

    pub struct AnswerInput {
        pub consultation: String,
        pub step: StepAddressView,
        pub fact: String,
        pub value: String,
    }

    pub struct TickInput {
        pub consultation: String,
        pub step: StepAddressView,
        pub substep: String,
        pub ticked: bool,
    }

    /// The step is left by `outcome`. Number and day come from the portal, the day of the event from the person.
    pub struct TakeInput {
        pub consultation: String,
        pub step: StepAddressView,
        pub outcome: String,
        #[serde(default)]
        pub problem: Option<String>,
        #[serde(default)]
        #[schemars(length(max = 200))]
        pub portal_number: Option<String>,
        #[serde(default)]
        pub portal_date: Option<NaiveDate>,
        #[serde(default)]
        pub event_date: Option<NaiveDate>,
    }

    pub struct JudgeFixInput {
        pub consultation: String,
        pub problem: String,
        pub fix: String,
        pub judgement: JudgementWord,
    }

    pub struct PauseInput {
        pub consultation: String,
        #[serde(default)]
        pub until: Option<NaiveDate>,
    }

    pub struct FinishInput {
        pub consultation: String,
        pub result: ResultWord,
        /// Absent: as the clock has counted.
        #[serde(default)]
        pub minutes: Option<u32>,
        #[serde(default)]
        pub next_visit: Option<NaiveDate>,
        #[serde(default)]
        #[schemars(length(max = 8000))]
        pub note: Option<String>,
    }
}

pub(crate) fn in_person() -> ChannelWord {
    ChannelWord::InPerson
}

pub(crate) fn yes() -> bool {
    true
}

view! {
    /// One consultation as its screen shows it.
    pub struct ConsultationView {
        pub id: String,
        pub title: String,
        pub client: Client,
        /// «Ищет работу · предпенсионный возраст»
        pub who: String,
        pub status: StatusWord,
        pub typical: bool,
        pub opened_at: i64,
        pub minutes: u32,
        pub portal: Choice,
        /// Steps by path, the walked ones first.
        pub sections: Vec<PathSection>,
        /// None when the path is over or there is none.
        pub step: Option<StepView>,
        pub end: Option<EndView>,
        pub on_portal: Vec<OnPortalView>,
        pub deadlines: Vec<DeadlineView>,
        pub questions: Vec<QuestionView>,
        pub papers: Vec<PaperView>,
        /// Title of the step an undo goes back to.
        pub undo: Option<String>,
        /// The closing path is underfoot.
        pub is_closing: bool,
        /// There is a closing path and it has not been begun.
        pub closing_ahead: bool,
        pub finish: FinishHints,
        pub finished: Option<FinishedView>,
        pub met: Vec<MetView>,
        /// «Материалы от 12 ноября 2026 года, выпуск 2026.11.1»
        pub edition: String,
        pub exercise: Option<ExerciseView>,
    }

    pub struct PathSection {
        pub title: String,
        pub steps: Vec<PathStepView>,
    }

    pub struct PathStepView {
        pub address: StepAddressView,
        /// Absent for steps of a called path.
        pub number: Option<u32>,
        pub title: String,
        pub state: StepState,
        /// «Выполнен», «Не получилось в 14:21», «Сначала шаг 1», «Если понадобится»
        pub note: Option<String>,
    }

    pub struct EndView {
        pub title: String,
        pub result: EndWord,
        /// What the sources do not say.
        pub silent: Option<String>,
        pub citizen: Vec<String>,
    }

    /// What the portal knows, apart from our own ticks.
    pub struct OnPortalView {
        pub what: String,
        pub is_filed: bool,
        /// «ещё не подано», «№ 2611-004417 от 23 ноября 2026 года»
        pub text: String,
    }

    pub struct QuestionView {
        pub id: String,
        pub specialist: String,
        /// None after an erasure.
        pub text: Option<String>,
        pub asked_at: i64,
        pub answer: Option<String>,
        pub answered_at: Option<i64>,
    }

    /// What the closing form is filled with.
    pub struct FinishHints {
        pub minutes: u32,
        pub result: ResultWord,
        /// What the person does at home, a sentence a line.
        pub at_home: Vec<String>,
        /// Memos of the steps walked and of the problems met.
        pub memos: Vec<Choice>,
        /// The others for this client on this portal.
        pub more_memos: Vec<Choice>,
        /// Results that can be chosen now.
        pub results: Vec<ResultWord>,
    }

    pub struct FinishedView {
        pub at: i64,
        pub result: ResultWord,
        pub minutes: u32,
        pub next_visit: Option<NaiveDate>,
        pub note: Option<String>,
        pub corrected_at: Option<i64>,
        /// Somebody may go on from here on another day.
        pub awaits_return: bool,
    }

    pub struct MetView {
        pub problem: String,
        pub title: String,
        pub at: i64,
        /// Title of the fix that helped.
        pub solved_by: Option<String>,
    }
}
