//! `scs content install` and `rollback`: which materials a place works with.

use std::path::Path;

use serde_json::{Value, json};

use super::pack_file::{Files, read};
use crate::arguments::Arguments;
use crate::desk;
use crate::outcome::{Outcome, Told, refused};
use crate::words;

pub(crate) fn install(arguments: &Arguments, source: &Path) -> Outcome {
    install_files(arguments, read(source)?)
}

pub(crate) fn install_files(arguments: &Arguments, files: Files) -> Outcome {
    let archive = scs_desk::offline::archive_text(files)?;
    told(desk::call(arguments, "materials.install", json!({ "archive": archive }))?)
}

/// Without a version: to the one installed before the current one.
pub(crate) fn rollback(arguments: &Arguments, version: Option<&str>) -> Outcome {
    let shown = desk::call(arguments, "materials.show", json!({}))?;
    let kept = versions(&shown);
    let is_current = |pack: &&Value| pack.get("is_current") == Some(&Value::Bool(true));
    let wanted = match version {
        Some(version) => kept.iter().find(|pack| text(pack, "version") == version),
        None => kept.iter().skip_while(|pack| !is_current(pack)).nth(1),
    };
    let Some(wanted) = wanted else {
        return Err(refused("not-found", words::NO_VERSION));
    };
    told(desk::call(arguments, "materials.use", json!({ "hash": text(wanted, "hash") }))?)
}

fn versions(shown: &Value) -> Vec<Value> {
    shown.get("versions").and_then(Value::as_array).cloned().unwrap_or_default()
}

fn text<'v>(pack: &'v Value, field: &str) -> &'v str {
    pack.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// Versions a line each, the current one marked.
fn told(shown: Value) -> Outcome {
    let line = |pack: &Value| {
        let mark = if pack.get("is_current") == Some(&Value::Bool(true)) { "*" } else { " " };
        format!("{mark} {}  {}", text(pack, "version"), text(pack, "title"))
    };
    let lines: Vec<String> = versions(&shown).iter().map(line).collect();
    Ok(Told::new(lines.join("\n"), shown))
}
