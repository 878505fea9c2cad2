use super::{Choice, input, view};

input! {
    pub struct AskInput {
        pub consultation: String,
        pub specialist: String,
        #[schemars(length(max = 8000))]
        pub text: String,
    }

    pub struct AnswerQuestionInput {
        pub consultation: String,
        pub question: String,
        #[schemars(length(max = 8000))]
        pub text: String,
    }

    pub struct QuestionListInput {
        /// Kind of specialist.
        #[serde(default)]
        pub specialist: Option<String>,
        #[serde(default)]
        pub topic: Option<String>,
    }
}

view! {
    /// To whom a question of this consultation goes.
    pub struct RouteView {
        pub specialist: String,
        /// «Так советует карточка „Код не приходит“»
        pub why: Option<String>,
        /// Those of the centre who answer, the ones of this topic first.
        pub people: Vec<PersonView>,
    }

    pub struct PersonView {
        pub kind: String,
        /// «Иванова А. П., 8 (846) 000-00-00, пн–чт 9:00–18:00»
        pub text: String,
    }

    pub struct QuestionLine {
        pub id: String,
        pub consultation: String,
        pub specialist: String,
        pub topic: Option<String>,
        /// «12 ноября, 9:05»
        pub asked: String,
        /// «Ждёт 3 дня»; None once answered.
        pub waits: Option<String>,
        /// What the person came with.
        pub what: String,
        /// None after an erasure, and while another's record is closed.
        pub text: Option<String>,
        pub answer: Option<String>,
        pub answered: Option<String>,
        /// The record was kept by another: its words open in the journal.
        pub is_closed: bool,
        /// People to ask.
        pub people: Vec<PersonView>,
        /// An own card that was made from the answer.
        pub card: Option<Choice>,
    }

    pub struct QuestionList {
        /// The oldest first.
        pub open: Vec<QuestionLine>,
        /// The newest first.
        pub answered: Vec<QuestionLine>,
        /// «Ждут ответа 3 вопроса»
        pub summary: String,
        /// Kinds and topics there are questions of.
        pub specialists: Vec<Choice>,
        pub topics: Vec<Choice>,
    }

}
