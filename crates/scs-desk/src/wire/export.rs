use super::{input, view, words};

words! {
    pub enum ExportFormat {
        Csv,
        Xlsx,
        /// Sheets of the journal, one page of the summary.
        Pdf,
    }
}

input! {
    /// The records a list shows, whatever their number.
    pub struct JournalExportInput {
        pub list: super::JournalListInput,
        pub format: ExportFormat,
    }

    pub struct StatisticsExportInput {
        pub span: super::SpanWord,
        #[serde(default)]
        pub day: Option<chrono::NaiveDate>,
        pub format: ExportFormat,
        /// This one alone; all of them without it.
        #[serde(default)]
        pub plot: Option<String>,
        /// Of a PDF.
        #[serde(default = "super::statistics::visits")]
        pub page: super::StatisticsPage,
    }

    /// A plot as the window has drawn it.
    pub struct PlotPictureInput {
        pub span: super::SpanWord,
        #[serde(default)]
        pub day: Option<chrono::NaiveDate>,
        pub plot: String,
        /// A PNG, in base64.
        #[schemars(length(max = 4_000_000))]
        pub picture: String,
    }
}

view! {
    /// How an export ended.
    pub struct ExportView {
        /// Where the file lies; None when it was cancelled or another export runs.
        pub file: Option<String>,
        pub rows: u64,
        /// «Сохранено 1 284 строки», «Отменено, файла нет»
        pub text: String,
    }

    /// The export that runs.
    pub struct ExportProgress {
        pub is_running: bool,
        pub done: u64,
        pub total: u64,
        /// «Готово 12 000 из 100 000»
        pub text: String,
    }
}
