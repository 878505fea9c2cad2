//! A client's sitting at a public computer.

use super::{Scale, input, view, words};

words! {
    pub enum SessionPhase {
        Free,
        Busy,
        Asked,
        Calm,
        Over,
    }

    /// What the consultant has put on the screen.
    pub enum MessageKind {
        Hint,
        Memo,
        Come,
        Coming,
        Handed,
        NotHanded,
    }

    /// What the page shuts by itself; the rest the web view shuts.
    pub enum WayOutWord {
        Keys,
        Menu,
        File,
    }

    pub enum PairingStepWord {
        Asking,
        Code,
        NoAddress,
        NoAnswer,
        Declined,
    }
}

view! {
    pub struct SessionView {
        pub phase: SessionPhase,
        /// Seconds left to answer «Вы ещё здесь?», or of the rest after many tries to get out.
        pub left: Option<u32>,
        /// Help is wanted here.
        pub calls: bool,
        /// Name of the centre, as on papers; empty where it is not set up.
        pub centre: String,
        pub today: chrono::NaiveDate,
        /// The consultant sees at this moment that help is wanted.
        pub is_linked: bool,
        /// This computer belongs to a workstation.
        pub is_paired: bool,
        /// Whole minutes of the time the consultant gave; none where it has no end.
        pub minutes_left: Option<u32>,
        pub message: Option<MessageView>,
        /// The page she is led to; each number once.
        pub wanted: Option<WantedPage>,
        pub scale: Option<WantedScale>,
        /// What she is asked to hand over.
        pub asked: Option<AskedView>,
        pub pairing: Option<SessionPairing>,
        pub portal: Option<SessionPortal>,
    }

    /// The portal that may be opened beside; none where its address is not known.
    pub struct SessionPortal {
        /// «портал «Работа в России»»
        pub name: String,
        pub is_open: bool,
    }

    pub struct MessageView {
        pub kind: MessageKind,
        /// Of a memo.
        pub title: Option<String>,
        pub lines: Vec<String>,
    }

    pub struct WantedPage {
        pub number: u32,
        /// A page of the terminal, or the id of a form.
        pub page: String,
    }

    pub struct WantedScale {
        pub number: u32,
        pub scale: Scale,
    }

    pub struct AskedView {
        pub form: String,
        pub title: String,
    }

    pub struct SessionPairing {
        pub step: PairingStepWord,
        /// «042 817»
        pub code: Option<String>,
    }
}

input! {
    pub struct CallInput {
        pub on: bool,
    }

    /// Where the client is: by ids, never by words of hers.
    pub struct SpotInput {
        #[schemars(length(max = 64))]
        pub page: Option<String>,
        #[schemars(length(max = 64))]
        pub part: Option<String>,
        /// From 1; 0 where there are no questions.
        #[schemars(range(max = 500))]
        pub at: u16,
        #[schemars(range(max = 500))]
        pub of: u16,
    }

    pub struct TriedInput {
        pub way: WayOutWord,
    }

    /// Opens it anew, or closes it.
    pub struct PortalInput {
        pub open: bool,
    }

    pub struct ConsentInput {
        pub give: bool,
        /// The document she hands over, as it was saved last.
        #[schemars(length(max = 40))]
        pub document: Option<String>,
    }

    pub struct PairInput {
        /// Address of the workstation in the network of the centre.
        #[schemars(length(max = 64))]
        pub address: String,
    }

    pub struct PairAnswerInput {
        pub same: bool,
    }
}
