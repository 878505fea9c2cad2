use chrono::NaiveDate;

use super::{Choice, Client, PlaceWord, ViewSettings, input, view, words};

words! {
    pub enum UnfinishedReason {
        /// Being worked on.
        Open,
        Paused,
        /// The person comes again.
        Again,
        /// A specialist has not answered yet.
        Question,
    }

    /// How a notice should look.
    pub enum Tone {
        Note,
        Warn,
        Bad,
    }
}

view! {
    /// A memo that can be printed without a consultation.
    pub struct MemoChoice {
        pub id: String,
        pub title: String,
        pub is_for_employers: bool,
    }

    /// Everything the frame and the start screen need.
    pub struct DeskView {
        pub place: PlaceWord,
        pub today: NaiveDate,
        pub now: i64,
        /// Minutes the centre's clock is ahead of UTC.
        pub utc_offset: i32,
        /// The first-run settings are filled in.
        pub is_set_up: bool,
        pub consultant: String,
        pub centre: String,
        pub portal: String,
        pub materials: MaterialsView,
        pub notices: Vec<NoticeView>,
        /// Public computers where somebody asks for help, whoever called first first.
        pub calls: Vec<Choice>,
        pub unfinished: Vec<UnfinishedView>,
        pub deadlines: Vec<DeadlineView>,
        /// «Сегодня, 23 ноября»
        pub today_title: String,
        /// One or two sentences about the day.
        pub today_summary: String,
        pub groups: Vec<GroupView>,
        pub situations: Vec<SituationView>,
        pub topics: Vec<TopicView>,
        pub specialists: Vec<Choice>,
        /// Memos of this portal, for printing without a consultation.
        pub memos: Vec<MemoChoice>,
        /// Forms with a kept draft.
        pub drafts: Vec<String>,
        pub view: ViewSettings,
        pub version: String,
    }

    pub struct MaterialsView {
        pub id: String,
        pub title: String,
        pub version: String,
        pub checked_at: NaiveDate,
    }

    /// A standing notice: shown on every screen until its cause is gone.
    pub struct NoticeView {
        pub id: String,
        pub tone: Tone,
        pub title: String,
        pub text: String,
    }

    pub struct UnfinishedView {
        pub id: String,
        pub title: String,
        /// «Шаг 3 из 8. Получить направление»
        pub place: String,
        /// What went wrong last and is not solved.
        pub trouble: Option<String>,
        /// Who came and when.
        pub meta: String,
        pub reason: UnfinishedReason,
        /// Text of the link that goes on.
        pub action: String,
    }

    pub struct DeadlineView {
        pub id: String,
        pub consultation: String,
        pub title: String,
        /// «до 25 ноября включительно»
        pub due_text: String,
        /// «осталось 2 рабочих дня»
        pub left_text: String,
        pub due: NaiveDate,
        pub state: DeadlineState,
        /// Why the day may still change.
        pub provisional: Option<String>,
    }

    pub struct GroupView {
        pub id: String,
        pub title: String,
        pub short: String,
        pub client: Client,
        /// One of the cards of the start screen.
        pub card: bool,
        pub how_to_talk: Option<String>,
    }

    pub struct SituationView {
        pub id: String,
        pub title: String,
        pub client: Client,
        /// «6 шагов», «с шага 3»
        pub steps: String,
        /// Questions to ask before the first step.
        pub asks: Vec<super::AskView>,
    }

    pub struct TopicView {
        pub id: String,
        pub title: String,
        pub client: Client,
    }
}

words! {
    pub enum DeadlineState {
        Running,
        Today,
        Passed,
    }
}

input! {
    /// What is typed in a search field.
    pub struct FindInput {
        #[schemars(length(max = 200))]
        pub text: String,
    }
}

words! {
    pub enum FoundKind {
        Situation,
        Problem,
        Consultation,
        Path,
        Memo,
        /// Of the journal, finished or not.
        Record,
        /// A form left half filled; its id is the name of the form.
        Draft,
        /// Prepared with a client.
        Document,
    }
}

view! {
    pub struct FoundView {
        pub kind: FoundKind,
        pub id: String,
        pub title: String,
        pub meta: String,
        /// Why it was found, when the title does not say it.
        pub found_in: Option<super::FragmentView>,
    }

    pub struct FoundList {
        pub items: Vec<FoundView>,
    }
}
