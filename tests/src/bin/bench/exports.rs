//! Tables of a long journal beside those of a short one: how long, how much memory at its most, how soon a cancel ends.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Outcome;
use crate::place::{Written, call};
use crate::report::Row;
use crate::samples::Samples;

const TIMES: usize = 3;
/// Long enough for an export to be well under way.
const BEGUN: Duration = Duration::from_millis(300);

pub(crate) fn measure(few: &Written, many: &Written) -> Outcome<Vec<Row>> {
    let mut rows = Vec::new();
    for format in ["csv", "xlsx"] {
        let (mut short, mut long) = (Samples::default(), Samples::default());
        let (mut low, mut high) = (0, 0);
        for _ in 0..TIMES {
            low = low.max(grown(|| short.time(|| saved(few, format)))?);
            high = high.max(grown(|| long.time(|| saved(many, format)))?);
        }
        let name = |written: &Written| format!("{format}, {} records", written.records);
        let ratio = high as f64 / low.max(1) as f64;
        println!("{}: {high} KiB more at its most; {}: {low} KiB, ratio {ratio:.2}", name(many), name(few));
        rows.push(Row::new(&format!("export {}", name(many)), &long).against(&name(few), &short));
        rows.push(Row::new(&format!("cancel of {}", name(many)), &cancelled(many, format)?));
    }
    Ok(rows)
}

fn saved(written: &Written, format: &str) -> Outcome {
    let ended = call(&written.desk, "journal.export", json!({ "list": {}, "format": format }))?;
    let file = ended.get("file").and_then(Value::as_str).ok_or("nothing was saved")?;
    Ok(std::fs::remove_file(file)?)
}

/// From the cancel to the answer of the export, which leaves no file.
fn cancelled(written: &Written, format: &str) -> Outcome<Samples> {
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let ended = std::thread::scope(|scope| {
            let running = scope.spawn(|| {
                let input = json!({ "list": {}, "format": format });
                call(&written.desk, "journal.export", input).map_err(|error| error.to_string())
            });
            std::thread::sleep(BEGUN);
            let start = Instant::now();
            call(&written.desk, "export.cancel", json!({})).map_err(|error| error.to_string())?;
            let ended = running.join().map_err(|_| "an export panicked".to_owned())??;
            times.push(start.elapsed().as_secs_f64() * 1000.0);
            Ok::<_, String>(ended)
        })?;
        if let Some(file) = ended.get("file").and_then(Value::as_str) {
            println!("an export as {format} was over before its cancel");
            std::fs::remove_file(file)?;
        }
    }
    Ok(Samples::of_milliseconds(&times))
}

/// How many KiB the process grew at its most; 0 where the system does not tell.
fn grown(work: impl FnOnce() -> Outcome) -> Outcome<u64> {
    // Lets the peak begin anew (proc(5)).
    let is_told = std::fs::write("/proc/self/clear_refs", "5").is_ok();
    let before = status("VmRSS:");
    work()?;
    Ok(if is_told { status("VmHWM:").saturating_sub(before) } else { 0 })
}

fn status(field: &str) -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(field));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
