//! Public computers as the consultant sees them.

use super::{Choice, Scale, input, view, words};

words! {
    pub enum TerminalState {
        /// No link to it.
        Away,
        Free,
        Busy,
        AsksHelp,
        /// Its time is nearly over.
        Ends,
        Wiping,
    }

    pub enum HandoverState {
        Waiting,
        Received,
        Refused,
        NotKept,
    }

    pub enum TerminalPairingStage {
        Open,
        Asked,
        Agreed,
        Failed,
    }
}

view! {
    pub struct BrowserView {
        /// None where there is none of a known kind.
        pub program: Option<String>,
        /// The file the rules belong into.
        pub file: Option<String>,
        /// Its whole text; empty where the portal of the centre has no address.
        pub rules: String,
        pub is_locked: bool,
    }
}

view! {
    pub struct TerminalList {
        pub terminals: Vec<TerminalView>,
        /// «Заняты 3 из 6, свободен Терминал 4»
        pub summary: String,
        /// Newest first.
        pub wiped: Vec<WipedView>,
        /// Pages and forms a client may be led to.
        pub pages: Vec<Choice>,
        pub memos: Vec<Choice>,
        pub pairing: Option<TerminalPairing>,
    }

    /// One public computer: where somebody is, never what is typed there.
    pub struct TerminalView {
        pub id: String,
        pub name: String,
        pub state: TerminalState,
        pub state_title: String,
        /// «8 минут», «с 14:05»
        pub since: Option<String>,
        /// What is being done there, or what may be.
        pub title: String,
        pub lines: Vec<String>,
        pub left: Option<String>,
        /// How much of the time is left, in hundredths.
        pub left_share: Option<u8>,
        pub is_seated: bool,
        /// Title of the document she may be asked for.
        pub may_ask: Option<String>,
        pub handover: Option<HandoverView>,
    }

    pub struct HandoverView {
        pub state: HandoverState,
        /// The document it has become.
        pub document: Option<String>,
    }

    pub struct WipedView {
        pub terminal: String,
        pub at: String,
        pub text: String,
        /// Nothing was found afterwards.
        pub is_clean: bool,
        pub verdict: String,
    }

    pub struct TerminalPairing {
        pub stage: TerminalPairingStage,
        /// «042 817»
        pub code: Option<String>,
        /// A name nobody has.
        pub name: String,
        /// Addresses of this computer, to be typed at the terminal.
        pub addresses: Vec<String>,
    }
}

input! {
    pub struct TerminalInput {
        #[schemars(length(max = 40))]
        pub terminal: String,
    }

    pub struct TerminalAnswerInput {
        pub same: bool,
        #[serde(default)]
        #[schemars(length(max = 40))]
        pub name: String,
    }

    pub struct TerminalNameInput {
        #[schemars(length(max = 40))]
        pub terminal: String,
        #[schemars(length(max = 40))]
        pub name: String,
    }

    pub struct TerminalStartInput {
        #[schemars(length(max = 40))]
        pub terminal: String,
        #[schemars(range(min = 1, max = 480))]
        pub minutes: u16,
        /// None: the client chooses.
        #[serde(default)]
        #[schemars(length(max = 64))]
        pub page: Option<String>,
    }

    pub struct TerminalPageInput {
        #[schemars(length(max = 40))]
        pub terminal: String,
        #[schemars(length(max = 64))]
        pub page: String,
    }

    pub struct TerminalMinutesInput {
        #[schemars(length(max = 40))]
        pub terminal: String,
        #[schemars(range(min = 1, max = 480))]
        pub minutes: u16,
    }

    pub struct TerminalHintInput {
        #[schemars(length(max = 40))]
        pub terminal: String,
        #[schemars(length(max = 300))]
        pub text: String,
    }

    pub struct TerminalMemoInput {
        #[schemars(length(max = 40))]
        pub terminal: String,
        #[schemars(length(max = 64))]
        pub memo: String,
    }

    pub struct TerminalScaleInput {
        #[schemars(length(max = 40))]
        pub terminal: String,
        pub scale: Scale,
    }

    pub struct TerminalAskInput {
        #[schemars(length(max = 40))]
        pub terminal: String,
        /// The consultation it will belong to.
        #[serde(default)]
        #[schemars(length(max = 40))]
        pub consultation: Option<String>,
    }
}
