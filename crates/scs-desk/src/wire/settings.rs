use chrono::NaiveDate;

use super::{Choice, input, view, words};

words! {
    pub enum Theme {
        System,
        Light,
        Dark,
        ContrastWhite,
        ContrastBlack,
        ContrastBlue,
    }

    pub enum Scale {
        #[serde(rename = "1")]
        Normal,
        #[serde(rename = "1.25")]
        Large,
        #[serde(rename = "1.5")]
        Larger,
        #[serde(rename = "2")]
        Largest,
    }

    pub enum Spacing {
        Normal,
        Wide,
    }

    pub enum Typeface {
        Golos,
        PtSans,
        PtSerif,
    }

    /// The journal in one long roll, or as a plain table page by page.
    pub enum JournalRows {
        Roll,
        Pages,
    }
}

fn roll() -> JournalRows {
    JournalRows::Roll
}

/// How the window looks.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ViewSettings {
    pub theme: Theme,
    pub scale: Scale,
    pub space: Spacing,
    pub font: Typeface,
    #[serde(default = "roll")]
    pub journal: JournalRows,
}

input! {
    /// The date that a person has read on the notice.
    pub struct ClockInput {
        pub day: NaiveDate,
    }
}

/// What the papers and the journal need to know of this centre.
#[derive(
    Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS,
)]
#[serde(deny_unknown_fields)]
pub struct CentreSettings {
    /// Full name, as on papers.
    pub name: String,
    /// Number of the centre in our own papers' numbers.
    pub code: String,
    pub address: String,
    pub phone: String,
    pub hours: String,
    /// IANA name, `Europe/Moscow`.
    pub time_zone: String,
    /// Name or number of this workstation.
    pub workstation: String,
    /// Portal through which citizens of this region get the service: id of a profile in the pack.
    pub portal: String,
    pub referral_requires_staff: bool,
    /// Consultant's profile: «Смирнова О. П.»
    pub consultant: String,
    pub position: String,
    /// Named specialists by kind.
    #[serde(default)]
    pub specialists: Vec<NamedSpecialist>,
    #[serde(default)]
    pub printer: Option<String>,
}

#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NamedSpecialist {
    /// Kind, an id of the pack.
    pub kind: String,
    pub name: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub hours: String,
    /// The topic she answers on, an id of the pack; empty: all of her kind.
    #[serde(default)]
    pub topic: String,
}

view! {
    pub struct SettingsView {
        pub centre: CentreSettings,
        pub is_set_up: bool,
        pub time_zones: Vec<Choice>,
        pub portals: Vec<Choice>,
        pub specialist_kinds: Vec<Choice>,
        pub topics: Vec<Choice>,
        pub weak_key: bool,
        pub has_recovery: bool,
        pub data_folder: String,
        /// The window is drawn without the graphics card; none where that is not ours to choose.
        pub compatible_graphics: Option<bool>,
    }

    /// The recovery key, shown and printed once.
    pub struct RecoveryView {
        pub groups: Vec<String>,
        pub pages: Vec<String>,
    }
}

input! {
    pub struct SettingsInput {
        pub centre: CentreSettings,
    }

    pub struct ViewInput {
        pub view: ViewSettings,
    }

    pub struct GraphicsInput {
        pub compatible: bool,
    }

    pub struct RecoveryInput {
        /// Absent: shown, not printed.
        #[serde(default)]
        pub printer: Option<String>,
    }
}
