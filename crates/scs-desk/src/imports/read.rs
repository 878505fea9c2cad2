//! Files of lists into records.

use serde_json::{Map, Value};

use super::Record;

/// No list is in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

const CODES: [&str; 6] = ["code", "region_code", "code_profession", "okpdtr", "kod", "id"];
const NAMES: [&str; 5] = ["name", "title", "profession_name", "region_name", "full_name"];
const ACTIVE: [&str; 3] = ["active", "is_active", "actual"];

/// JSON: a list of things, by itself or under any one name. Anything else: a table with bars, semicolons or tabs,
/// its columns named in the first line or code before name.
pub(crate) fn records(bytes: &[u8]) -> Result<Vec<Record>, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable)?.trim_start_matches('\u{feff}');
    let found = if text.trim_start().starts_with(['{', '[']) { of_json(text)? } else { of_table(text)? };
    if found.is_empty() { Err(Unreadable) } else { Ok(found) }
}

fn of_json(text: &str) -> Result<Vec<Record>, Unreadable> {
    let whole: Value = serde_json::from_str(text).map_err(|_| Unreadable)?;
    let things = match whole {
        Value::Array(things) => things,
        Value::Object(named) => named
            .into_iter()
            .find_map(|(_, value)| match value {
                Value::Array(things) => Some(things),
                _ => None,
            })
            .ok_or(Unreadable)?,
        _ => return Err(Unreadable),
    };
    let of = |(at, thing): (usize, Value)| match thing {
        Value::Object(fields) => Ok(record(at + 1, &fields)),
        _ => Err(Unreadable),
    };
    things.into_iter().enumerate().map(of).collect()
}

fn record(place: usize, fields: &Map<String, Value>) -> Record {
    let text = |names: &[&str]| {
        let value = names.iter().find_map(|name| fields.get(*name));
        match value {
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    };
    let is_off = |value: &Value| match value {
        Value::Bool(is_on) => !is_on,
        Value::String(text) => matches!(text.trim(), "false" | "0"),
        Value::Number(number) => number.as_i64() == Some(0),
        _ => false,
    };
    let is_active = !ACTIVE.iter().filter_map(|name| fields.get(*name)).any(is_off);
    Record { place, code: text(&CODES), name: text(&NAMES), is_active }
}

fn of_table(text: &str) -> Result<Vec<Record>, Unreadable> {
    let first = text.lines().next().unwrap_or_default();
    let bar = [b'|', b';', b'\t'].into_iter().find(|bar| first.as_bytes().contains(bar)).ok_or(Unreadable)?;
    // The portal's own tables quote nothing, and a name may hold a quote.
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(bar).quoting(bar != b'|').has_headers(false).flexible(true);
    // Every line ends, so that after a record the reader stands on the line behind it.
    let whole = format!("{}\n", text.trim_end());
    let mut reader = builder.from_reader(whole.as_bytes());
    let (mut line, mut found) = (csv::StringRecord::new(), Vec::new());
    let mut columns: Option<(usize, usize)> = None;
    while reader.read_record(&mut line).map_err(|_| Unreadable)? {
        let place = usize::try_from(reader.position().line()).unwrap_or_default().saturating_sub(1);
        match (columns, named(&line)) {
            (None, Some(head)) => columns = Some(head),
            _ => found.push(of_line(&line, place, *columns.get_or_insert((0, 1)))),
        }
    }
    Ok(found)
}

fn of_line(line: &csv::StringRecord, place: usize, (code, name): (usize, usize)) -> Record {
    let cell = |at: usize| line.get(at).unwrap_or_default().trim().trim_matches('"').trim().to_owned();
    Record { place, code: cell(code), name: cell(name), is_active: true }
}

/// Which columns the first line names; None: it is a row like the others.
fn named(line: &csv::StringRecord) -> Option<(usize, usize)> {
    let at =
        |names: &[&str]| line.iter().position(|cell| names.contains(&cell.trim().to_lowercase().as_str()));
    Some((at(&CODES)?, at(&NAMES)?))
}
