use chrono::NaiveDate;

use super::{input, view, words};

words! {
    /// How long a span of the summary is.
    pub enum SpanWord {
        Day,
        Week,
        Month,
        Quarter,
    }

    /// A page of the summary.
    pub enum StatisticsPage {
        /// Who came, with what, how far.
        Visits,
        /// What stood in the way and what helped.
        Troubles,
        /// Papers given, groups, channels.
        Given,
    }

    pub enum PlotShape {
        /// Standing columns, series above each other.
        Columns,
        /// Lying bars, series after each other.
        Bars,
        Line,
    }

    /// How a series is filled, so that it is told apart without colour.
    pub enum PlotFill {
        Solid,
        Hatched,
        Dotted,
        /// Proved by the portal.
        Filed,
        /// Not there any more.
        Lost,
    }
}

input! {
    pub struct StatisticsInput {
        pub span: SpanWord,
        /// Any day of the span; today without it.
        #[serde(default)]
        pub day: Option<NaiveDate>,
        #[serde(default = "super::statistics::visits")]
        pub page: StatisticsPage,
    }
}

pub(crate) fn visits() -> StatisticsPage {
    StatisticsPage::Visits
}

view! {
    /// A number in a sentence.
    pub struct SaidView {
        /// «128 консультаций»
        pub main: String,
        /// «на 12 больше, чем неделей раньше»
        pub about: String,
    }

    pub struct PlotSeries {
        pub title: String,
        pub fill: PlotFill,
    }

    pub struct PlotPoint {
        /// Below the column or before the bar.
        pub label: String,
        /// In the table.
        pub title: String,
        /// One a series; None is hidden or unknown.
        pub values: Vec<Option<u32>>,
        /// In the place of a value that is hidden: «меньше 5».
        pub text: Option<String>,
    }

    pub struct PlotView {
        pub id: String,
        /// The conclusion.
        pub title: String,
        /// What is drawn, in a sentence.
        pub about: String,
        pub shape: PlotShape,
        pub series: Vec<PlotSeries>,
        pub points: Vec<PlotPoint>,
        /// Heading of the first column of the table.
        pub head: String,
        /// Values of a point add up.
        pub is_sum: bool,
        /// Why there is nothing to draw.
        pub empty: Option<String>,
        /// What to keep in mind while reading.
        pub note: Option<String>,
    }

    pub struct StatisticsList {
        pub title: String,
        pub lines: Vec<String>,
    }

    pub struct StatisticsView {
        /// «16–22 ноября 2026 года»
        pub title: String,
        pub from: NaiveDate,
        pub to: NaiveDate,
        /// A day of the span before, and of the one after unless it has not begun.
        pub before: NaiveDate,
        pub after: Option<NaiveDate>,
        pub said: Vec<SaidView>,
        pub plots: Vec<PlotView>,
        pub lists: Vec<StatisticsList>,
        /// Too few records for plots, in words.
        pub empty: Option<String>,
        /// Not all records are counted yet.
        pub partly: Option<String>,
    }
}

input! {
    pub struct StatisticsPrintInput {
        pub span: SpanWord,
        #[serde(default)]
        pub day: Option<NaiveDate>,
        pub page: StatisticsPage,
        pub printer: String,
    }
}

view! {
    /// A sheet on its way to a printer.
    pub struct SentView {
        /// «Лист отправлен на принтер»
        pub text: String,
    }
}
