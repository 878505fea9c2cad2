//! The table on the screen and the same figures in a file.

use std::path::{Path, PathBuf};

use scs_platform::{Clock, SystemClock};
use serde_json::{Value, json};

use crate::samples::Samples;
use crate::{Outcome, SEED};

/// One line of the table.
pub(crate) struct Row {
    taken: Figures,
    reference: Option<Figures>,
    /// What there would be beside it, and how to get it.
    lacking: Option<&'static str>,
}

struct Figures {
    name: String,
    count: usize,
    /// Milliseconds.
    p50: f64,
    p95: f64,
}

impl Figures {
    fn of(name: &str, samples: &Samples) -> Figures {
        let (p50, p95) = (samples.percentile(50), samples.percentile(95));
        Figures { name: name.to_owned(), count: samples.count(), p50, p95 }
    }

    fn json(&self) -> Value {
        json!({ "name": self.name, "count": self.count, "p50_ms": self.p50, "p95_ms": self.p95 })
    }
}

impl Row {
    pub(crate) fn new(name: &str, samples: &Samples) -> Row {
        Row { taken: Figures::of(name, samples), reference: None, lacking: None }
    }

    /// Beside what it is compared with.
    pub(crate) fn against(self, name: &str, samples: &Samples) -> Row {
        Row { reference: Some(Figures::of(name, samples)), ..self }
    }

    /// Beside nothing, for this reason.
    pub(crate) fn lacking(self, reason: &'static str) -> Row {
        Row { lacking: Some(reason), ..self }
    }

    /// Of the medians.
    fn ratio(&self) -> Option<f64> {
        self.reference.as_ref().map(|reference| self.taken.p50 / reference.p50)
    }

    fn json(&self) -> Value {
        let mut row = self.taken.json();
        if let Some(fields) = row.as_object_mut() {
            fields.insert("reference".to_owned(), json!(self.reference.as_ref().map(Figures::json)));
            fields.insert("ratio".to_owned(), json!(self.ratio()));
            fields.insert("lacking".to_owned(), json!(self.lacking));
        }
        row
    }
}

fn profile() -> &'static str {
    if cfg!(debug_assertions) { "dev" } else { "release" }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(0, usize::from)
}

pub(crate) fn print(rows: &[Row]) {
    println!("seed {SEED}, profile {}, cores {}; times in ms, the ratio is of medians\n", profile(), cores());
    println!(
        "{:<48} {:>4} {:>9} {:>9}   {:<42} {:>7}",
        "name", "n", "p50", "p95", "reference (p50)", "ratio"
    );
    for row in rows {
        let Figures { name, count, p50, p95 } = &row.taken;
        let beside = row.reference.as_ref().map(|figures| format!("{} ({:.3})", figures.name, figures.p50));
        let ratio = row.ratio().map(|ratio| format!("{ratio:.2}"));
        let nothing = || row.lacking.unwrap_or("none").to_owned();
        let (beside, ratio) = (beside.unwrap_or_else(nothing), ratio.unwrap_or_default());
        println!("{name:<48} {count:>4} {p50:>9.3} {p95:>9.3}   {beside:<42} {ratio:>7}");
    }
}

/// Writes the figures under today's date (UTC); a second run of the day replaces the first.
pub(crate) fn save(folder: &Path, rows: &[Row]) -> Outcome<PathBuf> {
    let now = chrono::DateTime::from_timestamp_millis(SystemClock.now()).ok_or("the clock shows no day")?;
    let day = now.date_naive();
    let rows: Vec<Value> = rows.iter().map(Row::json).collect();
    let report =
        json!({ "day": day.to_string(), "seed": SEED, "profile": profile(), "cores": cores(), "rows": rows });
    let file = folder.join(format!("{day}.json"));
    std::fs::write(&file, serde_json::to_vec_pretty(&report)?)?;
    Ok(file)
}
