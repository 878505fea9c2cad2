//! `scs journal`.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use crate::arguments::{Arguments, JournalVerb};
use crate::desk;
use crate::outcome::{Failed, Outcome, Told, refused};
use crate::words;

/// Events read at a time.
const PAGE: u64 = 1000;

pub(crate) fn run(arguments: &Arguments, verb: &JournalVerb) -> Outcome {
    match verb {
        JournalVerb::Search { text } => search(arguments, text),
        JournalVerb::Verify => verify(arguments),
        JournalVerb::Export { out } => export(arguments, out.as_deref()),
        JournalVerb::Show { record } => show(arguments, record),
    }
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn search(arguments: &Arguments, query: &str) -> Outcome {
    let page = desk::call(arguments, "journal.list", json!({ "text": super::call::given(query)? }))?;
    let rows = page.get("rows").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut lines = vec![text(&page, "found_text").to_owned()];
    lines.extend(rows.iter().map(|row| {
        let result = text(row, "result_text");
        format!(
            "{}  {} {}  {} · {result}",
            text(row, "id"),
            text(row, "day"),
            text(row, "time"),
            text(row, "what")
        )
    }));
    Ok(Told::new(lines.join("\n"), page))
}

/// Exit 1 when the chain is broken; every fault on its own line with its place.
fn verify(arguments: &Arguments) -> Outcome {
    let view = desk::call(arguments, "journal.verify", json!({}))?;
    let faults = view.get("faults").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut lines = vec![text(&view, "text").to_owned()];
    lines.extend(faults.iter().map(|fault| format!("  {}", text(fault, "text"))));
    let exit = u8::from(!faults.is_empty());
    Ok(Told { text: lines.join("\n"), value: view, exit })
}

fn export(arguments: &Arguments, out: Option<&Path>) -> Outcome {
    let events = all_events(arguments)?;
    let mut lines = String::new();
    for event in &events {
        let _ = writeln!(lines, "{event}");
    }
    match out {
        None => Ok(Told::new(lines.trim_end(), Value::Array(events))),
        Some(file) => {
            let failed = |_| refused("disk-failed", format!("{}: {}", words::NO_FILE, file.display()));
            std::fs::write(file, lines).map_err(failed)?;
            Ok(Told::new(
                file.display().to_string(),
                json!({ "file": file.display().to_string(), "events": events.len() }),
            ))
        }
    }
}

fn all_events(arguments: &Arguments) -> Result<Vec<Value>, Failed> {
    let mut events: Vec<Value> = Vec::new();
    loop {
        let after =
            events.last().and_then(|event| event.get("seq")).and_then(Value::as_u64).unwrap_or_default();
        let page = desk::call(arguments, "journal.events", json!({ "after": after, "limit": PAGE }))?;
        let more = page.get("events").and_then(Value::as_array).cloned().unwrap_or_default();
        if more.is_empty() {
            return Ok(events);
        }
        events.extend(more);
    }
}

fn show(arguments: &Arguments, record: &str) -> Outcome {
    let view = desk::call(arguments, "journal.show", json!({ "record": record }))?;
    let pairs = view.get("pairs").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut lines = vec![text(&view, "title").to_owned(), text(&view, "when").to_owned()];
    for pair in &pairs {
        let values = pair.get("lines").and_then(Value::as_array).cloned().unwrap_or_default();
        let values: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
        lines.push(format!("{:<16} {}", text(pair, "name"), values.join("; ")));
    }
    lines.push(text(&view, "note").to_owned());
    Ok(Told::new(lines.join("\n").trim_end(), view))
}
