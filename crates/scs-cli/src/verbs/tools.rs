//! `scs check`, `scs deadline`, `scs doctor`.

use chrono::NaiveDate;
use scs_desk::wire::{CheckOutcome, UnitWord};
use serde_json::{Value, json};

use super::call::given;
use crate::arguments::Arguments;
use crate::desk;
use crate::outcome::{Outcome, Told, refused};
use crate::words;

/// Ten years of days: longer terms are mistyped.
const LONGEST_TERM: u32 = 3650;

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// Exit 1 for a value the rule refuses; the reason in Russian.
pub(crate) fn check(kind: &str, value: &str) -> Outcome {
    let given = given(value)?;
    let given = given.trim_end_matches(['\n', '\r']);
    let view = scs_desk::offline::check_value(kind, given)
        .ok_or_else(|| refused("unknown-choice", words::BAD_KIND))?;
    let canonical = view.canonical.clone().unwrap_or_default();
    let message = view.message.clone().unwrap_or_default();
    let line = match view.outcome {
        CheckOutcome::Valid => format!("{}: {canonical}", words::VALID),
        CheckOutcome::Doubtful => format!("{}: {canonical}. {message}", words::DOUBTFUL),
        CheckOutcome::Refused => return Err(refused(&view.rule.clone().unwrap_or_default(), message)),
    };
    Ok(Told::new(line, json!(view)))
}

/// `+3wd` or `+30d`.
fn term(text: &str) -> Option<(u32, UnitWord)> {
    let body = text.strip_prefix('+').unwrap_or(text);
    let (number, unit) = match body.strip_suffix("wd") {
        Some(number) => (number, UnitWord::WorkingDays),
        None => (body.strip_suffix('d')?, UnitWord::CalendarDays),
    };
    number.parse().ok().filter(|amount| *amount <= LONGEST_TERM).map(|amount| (amount, unit))
}

pub(crate) fn deadline(from: NaiveDate, typed: &str) -> Outcome {
    let (amount, unit) = term(typed).ok_or_else(|| refused("bad-input", words::BAD_TERM))?;
    let due = scs_desk::offline::count_term(from, amount, unit)?;
    let note = due.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    Ok(Told::new(format!("{}{note}", due.due), json!(due)))
}

pub(crate) fn doctor(arguments: &Arguments) -> Outcome {
    let view = desk::call(arguments, "doctor.run", json!({}))?;
    let lines = view.get("lines").and_then(Value::as_array).cloned().unwrap_or_default();
    let line = |line: &Value| {
        let mark = if line.get("is_well") == Some(&Value::Bool(true)) { "  " } else { "! " };
        format!("{mark}{:<24} {}", text(line, "what"), text(line, "text"))
    };
    let all: Vec<String> = lines.iter().map(line).collect();
    let exit = u8::from(view.get("is_well") != Some(&Value::Bool(true)));
    Ok(Told { text: all.join("\n"), value: view, exit })
}
