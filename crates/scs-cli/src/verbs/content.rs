//! `scs content`: reading and proving packs. What changes the place is in [`super::materials`].

use std::path::Path;

use chrono::NaiveDate;
use scs_desk::offline::{self, Remark};
use serde_json::{Value, json};

use super::pack_file::{self, read};
use crate::arguments::{Arguments, ContentVerb};
use crate::desk;
use crate::outcome::{Outcome, Told, refused};
use crate::verbs::{materials, watch};
use crate::words;

pub(crate) fn run(arguments: &Arguments, verb: &ContentVerb) -> Outcome {
    match verb {
        ContentVerb::Check { source } => check(source.as_deref()),
        ContentVerb::List => list(arguments),
        ContentVerb::Show { id, on } => show(id, *on),
        ContentVerb::Graph { path, out } => graph(arguments, path, out.as_deref()),
        ContentVerb::Stale { source, on } => stale(source.as_deref(), *on),
        ContentVerb::Diff { before, after, path, out } => {
            diff(before, after, path.as_deref().zip(out.as_deref()))
        }
        ContentVerb::Export { source, out } => {
            let archive = offline::archive(source.as_deref().map(read).transpose()?)?;
            pack_file::write(out, &archive)
        }
        ContentVerb::Install { source } => materials::install(arguments, source),
        ContentVerb::Rollback { version } => materials::rollback(arguments, version.as_deref()),
        ContentVerb::Watch { folder } => watch::run(arguments, folder),
        ContentVerb::Schema { out } => schema(out),
    }
}

/// Exit 1 with one line a finding.
fn check(source: Option<&Path>) -> Outcome {
    let files = source.map(read).transpose()?;
    let remarks = offline::check_pack(files);
    if remarks.is_empty() {
        return Ok(Told::new(words::PACK_WHOLE, json!({ "findings": [] })));
    }
    let lines: Vec<String> = remarks.iter().map(ToString::to_string).collect();
    let finding = |remark: &Remark| {
        json!({
            "file": remark.spot.as_ref().map(|spot| &spot.file),
            "line": remark.spot.as_ref().map(|spot| spot.line),
            "place": remark.place,
            "rule": remark.rule,
            "message": remark.message,
            "advice": remark.advice,
        })
    };
    let findings: Vec<Value> = remarks.iter().map(finding).collect();
    Ok(Told { text: lines.join("\n"), value: json!({ "findings": findings }), exit: 1 })
}

/// One item as it is; several of one id by their places.
fn show(id: &str, on: Option<NaiveDate>) -> Outcome {
    let mut found = offline::show_items(id, on)?;
    let value = match found.as_mut_slice() {
        [(_, only)] => only.take(),
        _ => found.into_iter().collect::<serde_json::Map<_, _>>().into(),
    };
    Ok(Told::new(serde_json::to_string_pretty(&value).unwrap_or_default(), value))
}

/// Exit 1 when something is to be looked at.
fn stale(source: Option<&Path>, on: Option<NaiveDate>) -> Outcome {
    let stale = offline::stale_items(source.map(read).transpose()?, on)?;
    if stale.is_empty() {
        return Ok(Told::new(words::NOTHING_STALE, json!({ "stale": [] })));
    }
    let lines: Vec<String> =
        stale.iter().map(|item| format!("{}: {}. {}", item.place, item.title, item.why)).collect();
    Ok(Told { text: lines.join("\n"), value: json!({ "stale": stale }), exit: 1 })
}

fn diff(before: &Path, after: &Path, picture: Option<(&str, &Path)>) -> Outcome {
    let side = |path: &Path| if path == Path::new("-") { Ok(None) } else { read(path).map(Some) };
    let (before, after) = (side(before)?, side(after)?);
    if let Some((path, out)) = picture {
        return pack_file::write(out, offline::diff_picture(before, after, path)?.as_bytes());
    }
    let lines = offline::diff_lines(before, after)?;
    let text = if lines.is_empty() { words::NOTHING_CHANGED.to_owned() } else { lines.join("\n") };
    Ok(Told::new(text, json!({ "changes": lines })))
}

fn schema(folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder)
        .map_err(|_| refused("disk-failed", format!("{}: {}", words::NO_FILE, folder.display())))?;
    let files = offline::schemas();
    for (name, text) in &files {
        pack_file::write(&folder.join(name), text.as_bytes())?;
    }
    let names: Vec<&String> = files.iter().map(|(name, _)| name).collect();
    Ok(Told::new(folder.display().to_string(), json!({ "files": names })))
}

fn list(arguments: &Arguments) -> Outcome {
    let value = desk::call(arguments, "path.list", json!({}))?;
    let paths = value.get("paths").and_then(Value::as_array).cloned().unwrap_or_default();
    let line = |path: &Value| {
        let text = |field: &str| path.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let count = path.get("steps").and_then(Value::as_u64).unwrap_or_default();
        format!("{:<28} {count:>3}  {}", text("id"), text("title"))
    };
    let lines: Vec<String> = paths.iter().map(line).collect();
    Ok(Told::new(lines.join("\n"), value))
}

fn graph(arguments: &Arguments, path: &str, out: Option<&Path>) -> Outcome {
    let value = desk::call(arguments, "path.graph", json!({ "path": path }))?;
    let svg = value.get("svg").and_then(Value::as_str).unwrap_or_default().to_owned();
    match out {
        None => Ok(Told::new(svg, value)),
        Some(file) => pack_file::write(file, svg.as_bytes()),
    }
}
