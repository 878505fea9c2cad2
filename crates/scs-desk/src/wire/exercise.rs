use super::{Client, input, view};

view! {
    pub struct ExerciseLine {
        pub id: String,
        pub title: String,
        /// Title of the path.
        pub path: String,
        pub client: Client,
        /// «Портал «Работа России»»
        pub portal: String,
    }

    pub struct ExerciseList {
        pub exercises: Vec<ExerciseLine>,
    }

    /// What a trainee hears on this step.
    pub struct HeardView {
        /// The question it answers; None for what happens here.
        pub question: Option<String>,
        pub says: String,
    }

    /// The practice case of a consultation.
    pub struct ExerciseView {
        pub id: String,
        pub title: String,
        pub story: Vec<String>,
        pub heard: Vec<HeardView>,
    }

    /// How the walk agrees with the story.
    pub struct VerdictView {
        pub is_passed: bool,
        /// «Случай пройден верно»
        pub text: String,
        /// Differences, a sentence a line, in the order in which they matter.
        pub lines: Vec<String>,
        pub lesson: String,
    }
}

input! {
    pub struct ExerciseInput {
        pub exercise: String,
    }
}
