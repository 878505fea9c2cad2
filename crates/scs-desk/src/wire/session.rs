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
        /// «Консультант идёт к вам»: she was called.
        pub calls: bool,
        /// Name of the centre, as on papers; empty where it is not set up.
        pub centre: String,
        /// Which of the sitting's computers this is.
        pub workstation: String,
        pub today: chrono::NaiveDate,
        /// Seconds east of UTC.
        pub utc_offset: i32,
    }
}

input! {
    pub struct CallInput {
        pub on: bool,
    }
}
