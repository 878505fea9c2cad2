use chrono::NaiveDate;

use super::{input, view};

view! {
    /// One version of the materials kept in this place.
    pub struct PackView {
        pub hash: String,
        pub title: String,
        pub version: String,
        pub checked_at: NaiveDate,
        pub installed_at: i64,
        pub is_current: bool,
    }

    /// Something to be looked at again.
    pub struct StaleView {
        /// `deadlines/referral`
        pub place: String,
        pub title: String,
        /// «Действовало до 31 октября 2026 года, новой версии нет»
        pub why: String,
    }

    pub struct KeptMaterialsView {
        /// The newest installed first.
        pub versions: Vec<PackView>,
        /// The worst first.
        pub stale: Vec<StaleView>,
        /// «подтверждено 31, по исходным документам 300, не подтверждено 120»
        pub trust: String,
    }
}

input! {
    pub struct InstallInput {
        /// A ZIP of the folder, in base64.
        #[schemars(length(max = 12_000_000))]
        pub archive: String,
    }

    pub struct UseInput {
        pub hash: String,
    }
}
