use scs_platform::Place;

use super::{input, words};

words! {
    pub enum PlaceWord {
        Live,
        Practice,
        Terminal,
    }
}

input! {
    /// Opens with the key typed from the printed sheet.
    pub struct RecoverInput {
        #[schemars(length(max = 200))]
        pub key: String,
        /// Where the keyring does not work: the new secret goes into a file, and every screen says so.
        #[serde(default)]
        pub key_in_file: bool,
    }
}

/// The desk from outside.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema, ts_rs::TS)]
pub struct DoorView {
    pub is_open: bool,
    /// Of the error that keeps it shut.
    pub code: Option<String>,
    pub message: Option<String>,
    pub advice: Option<String>,
    /// Nothing is kept here yet and the keyring does not work: `desk.use_file_key` would open.
    pub may_use_file_key: bool,
    /// A recovery sheet was printed and the key does not come out: `desk.recover` may open.
    pub may_recover: bool,
}

impl From<Place> for PlaceWord {
    fn from(place: Place) -> Self {
        match place {
            Place::Live => PlaceWord::Live,
            Place::Practice => PlaceWord::Practice,
            Place::Terminal => PlaceWord::Terminal,
        }
    }
}
