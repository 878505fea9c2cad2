//! `scs terminal`: what the administrator of a public computer does once.

use std::path::Path;

use serde_json::{Value, json};

use crate::arguments::{Arguments, TerminalVerb};
use crate::desk;
use crate::outcome::{Failed, Outcome, Told, refused};
use crate::words;

pub(crate) fn run(arguments: &Arguments, verb: &TerminalVerb) -> Outcome {
    match verb {
        TerminalVerb::Browser { rules, install } => browser(arguments, *rules, *install),
        TerminalVerb::ProveWipe => super::proof::prove_wipe(),
        TerminalVerb::Rehearse { folder, way } => super::proof::rehearse(folder, way),
    }
}

fn browser(arguments: &Arguments, rules: bool, install: bool) -> Outcome {
    let view = desk::call(arguments, "terminal.browser", json!({}))?;
    let text = |field: &str| view.get(field).and_then(Value::as_str).filter(|text| !text.is_empty());
    let wanted = text("rules").ok_or_else(|| refused("no-portal-address", words::NO_PORTAL_ADDRESS))?;
    if rules {
        return Ok(Told::new(wanted.trim_end().to_owned(), view.clone()));
    }
    let (Some(program), Some(file)) = (text("program"), text("file")) else {
        return Err(refused("no-browser", words::NO_BROWSER));
    };
    if install {
        put(Path::new(file), wanted)?;
        let view = desk::call(arguments, "terminal.browser", json!({}))?;
        return Ok(told(program, file, view));
    }
    Ok(told(program, file, view.clone()))
}

fn put(file: &Path, rules: &str) -> Result<(), Failed> {
    let folder = file.parent().unwrap_or(file);
    std::fs::create_dir_all(folder).and_then(|()| std::fs::write(file, rules)).map_err(|_| {
        refused("no-file", format!("{}: {}. {}", words::NO_FILE, file.display(), words::AS_ADMINISTRATOR))
    })
}

/// Exit 1 where a client could not be let near it.
fn told(program: &str, file: &str, view: Value) -> Told {
    let is_locked = view.get("is_locked") == Some(&Value::Bool(true));
    let state = if is_locked { words::BROWSER_LOCKED } else { words::BROWSER_UNLOCKED };
    Told { text: format!("{program}\n{file}\n{state}"), value: view, exit: u8::from(!is_locked) }
}
