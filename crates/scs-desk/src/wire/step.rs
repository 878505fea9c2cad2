use super::{Choice, ProblemView, input, view, words};

input! {
    /// A step from outside its path.
    #[derive(serde::Serialize, Eq)]
    pub struct StepAddressView {
        pub path: String,
        pub step: String,
    }
}

words! {
    pub enum StepKindWord {
        Do,
        Choose,
        File,
        Wait,
        HandOver,
    }

    pub enum ActorWord {
        Citizen,
        Employer,
        Representative,
        Consultant,
        Specialist,
        System,
    }

    pub enum OutcomeKindWord {
        Done,
        Waiting,
        Failed,
        Declined,
        HandedOver,
    }

    /// How far the sources carry a statement.
    pub enum ConfidenceWord {
        Confirmed,
        SeedOnly,
        Unverified,
    }
}

view! {
    /// The step underfoot.
    pub struct StepView {
        pub address: StepAddressView,
        pub kind: StepKindWord,
        pub title: String,
        /// «Шаг 1 из 8»
        pub count: String,
        pub actor: ActorWord,
        /// «Гражданин сам»
        pub actor_text: String,
        pub place_text: String,
        pub why: String,
        pub needs: Vec<String>,
        pub gets: Vec<String>,
        pub say: String,
        pub asks: Vec<AskView>,
        pub substeps: Vec<SubstepView>,
        pub terms: Vec<TermView>,
        /// Terms that hold here, whether or not their beginning can be seen.
        pub limits: Vec<LimitView>,
        /// Paths that may be meant instead.
        pub see_paths: Vec<Choice>,
        /// The person may leave it out.
        pub is_optional: bool,
        pub prints: Vec<PrintView>,
        pub note: Option<String>,
        pub silent: Option<String>,
        pub confidence: ConfidenceWord,
        pub citizen: CitizenView,
        pub done_when: String,
        /// Done only with the portal's number and day.
        pub needs_number: bool,
        /// Done only with the day of the event.
        pub needs_event_date: bool,
        /// «Заявление ещё не подано»: stands above the buttons until the number is written down.
        pub not_yet: Option<String>,
        /// Outcomes in order: the first `done` one is the main button.
        pub outcomes: Vec<OutcomeView>,
        /// Cards for «Не получается?», the likeliest to help first.
        pub problems: Vec<ProblemView>,
    }

    pub struct AskView {
        pub fact: String,
        pub question: String,
        pub help: Option<String>,
        pub values: Vec<Choice>,
        pub answer: Option<String>,
    }

    pub struct SubstepView {
        pub id: String,
        pub text: String,
        pub ticked: bool,
    }

    /// How long something may take.
    pub struct LimitView {
        pub id: String,
        pub title: String,
        /// «обычно до 2 рабочих дней», never a date
        pub text: String,
        /// What it is counted from.
        pub starts: String,
    }

    pub struct TermView {
        pub id: String,
        pub term: String,
        pub staff: String,
        pub citizen: Vec<String>,
    }

    /// A paper this step calls for.
    pub struct PrintView {
        /// `memo` or `form`
        pub kind: String,
        pub id: String,
        pub title: String,
        pub optional: bool,
        /// What is missing before it may be printed.
        pub why_not: Option<String>,
        /// The memo to give meanwhile.
        pub instead: Option<Choice>,
    }

    pub struct CitizenView {
        pub title: String,
        pub text: Vec<String>,
    }

    pub struct OutcomeView {
        pub id: String,
        pub title: String,
        pub kind: OutcomeKindWord,
        /// Open on every step of the path.
        pub common: bool,
        pub problems: Vec<Choice>,
        pub no_fix_because: Option<String>,
    }
}
