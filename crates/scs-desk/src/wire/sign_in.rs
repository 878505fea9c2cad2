use super::{Choice, ProblemView, input, view};

input! {
    /// A code or words from the screen, and answers to the questions so far; both may be empty.
    pub struct DiagnoseInput {
        #[serde(default)]
        #[schemars(length(max = 200))]
        pub text: String,
        /// Ids of answers, from the first question on.
        #[serde(default)]
        #[schemars(length(max = 20))]
        pub answers: Vec<String>,
    }
}

view! {
    pub struct TrailView {
        pub question: String,
        pub answer: String,
    }

    pub struct SignInQuestionView {
        pub text: String,
        pub help: Option<String>,
        pub answers: Vec<Choice>,
    }

    /// Where the questions have led: to a card, a path or a specialist.
    pub struct DiagnosisView {
        pub note: Option<String>,
        pub problem: Option<ProblemView>,
        /// A situation or a path to begin with: `situation:recover-access`, `path:esia-account`.
        pub begin: Option<Choice>,
        pub specialist: Option<String>,
    }

    pub struct DiagnoseView {
        /// Cards that answer to the code or the words.
        pub cards: Vec<ProblemView>,
        /// What to do when no card does.
        pub unknown: Option<String>,
        pub trail: Vec<TrailView>,
        pub question: Option<SignInQuestionView>,
        pub diagnosis: Option<DiagnosisView>,
    }
}
