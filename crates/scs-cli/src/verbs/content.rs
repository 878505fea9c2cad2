//! `scs content`.

use std::fs;
use std::path::Path;

use scs_desk::offline::Remark;
use serde_json::{Value, json};

use crate::arguments::{Arguments, ContentVerb};
use crate::desk;
use crate::outcome::{Failed, Outcome, Told, refused};
use crate::words;

pub(crate) fn run(arguments: &Arguments, verb: &ContentVerb) -> Outcome {
    match verb {
        ContentVerb::Check { folder } => check(folder.as_deref()),
        ContentVerb::List => list(arguments),
        ContentVerb::Show { path, on } => {
            let value = scs_desk::offline::show_path(path, *on)?;
            Ok(Told::new(serde_json::to_string_pretty(&value).unwrap_or_default(), value))
        }
        ContentVerb::Graph { path, out } => graph(arguments, path, out.as_deref()),
    }
}

/// Exit 1 with one line a finding.
fn check(folder: Option<&Path>) -> Outcome {
    let files = folder.map(read).transpose()?;
    let remarks = scs_desk::offline::check_pack(files);
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

fn read(root: &Path) -> Result<Vec<(String, String)>, Failed> {
    let mut files = Vec::new();
    collect(root, root, &mut files)
        .map_err(|_| refused("bad-input", format!("{}: {}", words::NO_FILE, root.display())))?;
    Ok(files)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.strip_prefix(root).map_err(std::io::Error::other)?;
            files.push((name.to_string_lossy().replace('\\', "/"), fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

fn list(arguments: &Arguments) -> Outcome {
    let value = desk::call(arguments, "path.list", json!({}))?;
    let paths = value.get("paths").and_then(Value::as_array).cloned().unwrap_or_default();
    let line = |path: &Value| {
        let text = |field: &str| path.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let count = path.get("steps").and_then(Value::as_u64).unwrap_or_default();
        format!("{:<20} {count:>3}  {}", text("id"), text("title"))
    };
    let lines: Vec<String> = paths.iter().map(line).collect();
    Ok(Told::new(lines.join("\n"), value))
}

fn graph(arguments: &Arguments, path: &str, out: Option<&Path>) -> Outcome {
    let value = desk::call(arguments, "path.graph", json!({ "path": path }))?;
    let svg = value.get("svg").and_then(Value::as_str).unwrap_or_default().to_owned();
    match out {
        None => Ok(Told::new(svg, value)),
        Some(file) => {
            fs::write(file, &svg)
                .map_err(|_| refused("disk-failed", format!("{}: {}", words::NO_FILE, file.display())))?;
            Ok(Told::new(file.display().to_string(), json!({ "file": file.display().to_string() })))
        }
    }
}
