//! A client's sitting at a public computer.

use super::{input, view, words};

words! {
    pub enum SessionPhase {
        Free,
        Busy,
        Asked,
        Over,
    }
}

view! {
    pub struct SessionView {
        pub phase: SessionPhase,
        /// Seconds left to answer «Вы ещё здесь?».
        pub left: Option<u32>,
        /// The screen says that help is wanted here.
        pub calls: bool,
        /// Name of the centre, as on papers; empty where it is not set up.
        pub centre: String,
        pub today: chrono::NaiveDate,
    }
}

input! {
    pub struct CallInput {
        pub on: bool,
    }
}
