use super::{Choice, view, words};

words! {
    pub enum ShiftEdge {
        Open,
        Close,
    }
}

view! {
    /// One thing said of the sector.
    pub struct SectorLine {
        pub id: String,
        pub title: String,
        pub lines: Vec<String>,
        /// What the sources do not say.
        pub silent: Option<String>,
        /// «Персональный менеджер»: to whom a case goes; who does a step of the order.
        pub who: Option<String>,
        pub address: Option<String>,
        /// The path and the card of a case, on this portal: `path:esia-account`, `problem:vacancy-on-paper`.
        pub leads: Vec<Choice>,
        /// Unverified: our own proposal, or one source.
        pub is_unverified: bool,
    }

    pub struct SectorCheck {
        pub line: SectorLine,
        pub when: ShiftEdge,
    }

    pub struct SectorPart {
        pub title: String,
        pub lines: Vec<SectorLine>,
    }

    /// The workplace: what is checked at its opening and closing, and what the sources say of the sector.
    pub struct SectorView {
        pub checks: Vec<SectorCheck>,
        pub parts: Vec<SectorPart>,
    }
}
