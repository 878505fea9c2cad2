use chrono::NaiveDate;

use super::{Choice, ConfidenceWord, input, view};

view! {
    /// A card of a typical problem.
    pub struct ProblemView {
        pub id: String,
        pub code: String,
        pub title: String,
        pub symptoms: Vec<String>,
        pub cause: String,
        pub say: String,
        pub citizen: Vec<String>,
        /// Exact codes and wordings the portal shows.
        pub screen: Vec<String>,
        pub screen_silent: Option<String>,
        pub fixes: Vec<FixView>,
        /// «Помогло 31 раз из 34, частично 2», or that nobody has tried yet.
        pub score: String,
        pub helped: u32,
        pub tried: u32,
        /// How likely it is to help here, 0 to 1.
        pub likelihood: f64,
        pub hand_over_when: String,
        pub hand_over_to: String,
        pub memo: Option<Choice>,
        pub confidence: ConfidenceWord,
        pub checked_at: NaiveDate,
    }

    pub struct FixView {
        pub id: String,
        pub title: String,
        pub steps: Vec<String>,
        pub helped: u32,
        pub partly: u32,
        pub failed: u32,
        /// As of the card; None when nobody has tried.
        pub score: Option<String>,
    }

    pub struct ProblemList {
        pub problems: Vec<ProblemView>,
    }
}

input! {
    /// Cards that match a text or a code; with a consultation, those of its portal, its step's first.
    pub struct ProblemFindInput {
        #[serde(default)]
        #[schemars(length(max = 200))]
        pub text: String,
        #[serde(default)]
        pub consultation: Option<String>,
    }
}
