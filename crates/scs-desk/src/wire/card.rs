use super::{Choice, ProblemView, SuggestedCard, input, view};

input! {
    pub struct CardIdInput {
        pub card: String,
    }

    /// A form for a new card, filled from a record or an answered question of it; or for the next version of one.
    pub struct CardFormInput {
        #[serde(default)]
        pub card: Option<String>,
        #[serde(default)]
        pub record: Option<String>,
        #[serde(default)]
        pub question: Option<String>,
    }

    /// `steps` as `path/step`. A fix without an id is a new one.
    pub struct CardInput {
        /// Absent: a new card.
        #[serde(default)]
        pub card: Option<String>,
        #[serde(default)]
        pub record: Option<String>,
        #[serde(default)]
        pub question: Option<String>,
        #[schemars(length(max = 1000))]
        pub title: String,
        #[schemars(length(max = 50))]
        pub symptoms: Vec<String>,
        #[serde(default)]
        #[schemars(length(max = 2000))]
        pub cause: String,
        #[serde(default)]
        #[schemars(length(max = 2000))]
        pub say: String,
        #[schemars(length(max = 50))]
        pub fixes: Vec<CardFixInput>,
        #[serde(default)]
        #[schemars(length(max = 2000))]
        pub hand_over_when: String,
        pub hand_over_to: String,
        #[schemars(length(max = 20))]
        pub portals: Vec<String>,
        #[serde(default)]
        #[schemars(length(max = 50))]
        pub steps: Vec<String>,
    }

    pub struct CardFixInput {
        #[serde(default)]
        pub id: Option<String>,
        #[schemars(length(max = 1000))]
        pub title: String,
        #[schemars(length(max = 50))]
        pub steps: Vec<String>,
    }

    pub struct CardReturnInput {
        pub card: String,
        #[schemars(length(max = 2000))]
        pub note: String,
    }

    /// `into`: a card as a search finds it. `keeps`: fixes that go over to it.
    pub struct CardMergeInput {
        pub card: String,
        pub into: String,
        #[serde(default)]
        #[schemars(length(max = 20))]
        pub keeps: Vec<String>,
    }

    pub struct ArticleInput {
        pub problem: String,
    }
}

view! {
    pub struct CardFormView {
        /// Absent: a new card.
        pub card: Option<String>,
        /// Where its words come from: «По записи от 12 ноября, 14:20».
        pub source: Option<String>,
        /// What looked personal has been covered with dots.
        pub masked: bool,
        /// Who reads it before it is shown, or that nobody has to.
        pub second: String,
        pub title: String,
        pub symptoms: Vec<String>,
        pub cause: String,
        pub say: String,
        pub fixes: Vec<CardFixView>,
        pub hand_over_when: String,
        pub hand_over_to: String,
        pub portals: Vec<String>,
        pub steps: Vec<String>,
        pub all_portals: Vec<Choice>,
        pub specialists: Vec<Choice>,
        pub all_steps: Vec<Choice>,
    }

    pub struct CardFixView {
        pub id: String,
        pub title: String,
        pub steps: Vec<String>,
    }

    /// An own card in the list.
    pub struct CardLine {
        pub id: String,
        /// «Наша 3»
        pub code: String,
        pub title: String,
        /// «Смирнова О. П., 12 ноября · Помогло 3 раза из 4»
        pub meta: String,
    }

    pub struct CardSection {
        pub title: String,
        /// What is to be done with these.
        pub note: Option<String>,
        pub cards: Vec<CardLine>,
    }

    /// Own cards: those that ask for something first.
    pub struct CardList {
        pub sections: Vec<CardSection>,
        /// «Своих карточек 4, ждут второго человека 1»
        pub summary: String,
    }

    pub struct CardVersionView {
        /// «Версия 2, 12 ноября 2026 года, 14:20, Смирнова О. П.»
        pub title: String,
        /// «Прочёл и подтвердил Иванов И. И., 13 ноября», «Вернули: …», «Ждёт второго человека»
        pub state: String,
        /// Empty after an erasure.
        pub lines: Vec<super::PairView>,
    }

    /// An own card with its life.
    pub struct CardView {
        pub id: String,
        /// As searches and records name it.
        pub problem: String,
        pub code: String,
        pub title: String,
        /// «Действует», «Ждёт второго человека»
        pub state: String,
        pub notes: Vec<String>,
        /// Record it was made from.
        pub record: Option<String>,
        /// Cards that say much the same.
        pub alike: Vec<SuggestedCard>,
        pub fixes: Vec<CardFixView>,
        pub versions: Vec<CardVersionView>,
        pub may_edit: bool,
        pub may_approve: bool,
        pub may_confirm: bool,
        pub may_merge: bool,
        pub may_withdraw: bool,
    }

    /// A card as the knowledge base shows it, of the materials or our own.
    pub struct ArticleView {
        pub problem: ProblemView,
        /// Its life, of an own card.
        pub card: Option<CardView>,
        /// Steps where it is met.
        pub steps: Vec<Choice>,
        /// «Проверено 12 ноября 2026 года», or that it is old.
        pub checked: String,
        pub is_stale: bool,
    }
}
