//! `scs print`: a PDF from data, without the register; whether a paper is ours.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::arguments::{Arguments, PrintVerb};
use crate::desk;
use crate::outcome::{Failed, Outcome, Told, refused};
use crate::words;

/// Bytes; a larger file is no paper of ours.
const LARGEST: u64 = 8 << 20;

pub(crate) fn run(arguments: &Arguments, verb: &PrintVerb) -> Outcome {
    match verb {
        PrintVerb::Verify { file, key } => verify(arguments, file, key.as_deref()),
        PrintVerb::Key => {
            let shown = desk::call(arguments, "paper.key", json!({}))?;
            Ok(Told::new(text(&shown, "key").to_owned(), shown))
        }
    }
}

/// All three are required by the grammar of the arguments.
pub(crate) fn print(form: &Option<String>, data: &Option<PathBuf>, out: &Option<PathBuf>) -> Outcome {
    let (Some(form), Some(data), Some(out)) = (form, data, out) else {
        return Err(refused("bad-input", words::NO_FILE));
    };
    let read = std::fs::read_to_string(data).map_err(|_| unreadable(data))?;
    let value: Value = serde_json::from_str(&read).map_err(|_| refused("bad-input", words::BAD_JSON))?;
    let printed = scs_desk::offline::print_from_data(form, value)?;
    std::fs::write(out, &printed.pdf).map_err(|_| unreadable(out))?;
    let told = json!({ "file": out.display().to_string(), "pages": printed.pages, "sha256": printed.sha256 });
    Ok(Told::new(format!("{}  {}", printed.sha256, out.display()), told))
}

/// Exit 1 unless the signature vouches for what was given. A named key needs no place of its own.
fn verify(arguments: &Arguments, file: &Path, key: Option<&str>) -> Outcome {
    let bytes = contents(file)?;
    let view = match key {
        Some(key) => json!(scs_desk::offline::verify_paper(&bytes, key)?),
        None => {
            let file = scs_desk::offline::in_base64(&bytes);
            desk::call(arguments, "paper.verify", json!({ "file": file }))?
        }
    };
    let vouched = matches!(text(&view, "outcome"), "genuine" | "code_only");
    Ok(Told { text: text(&view, "text").to_owned(), exit: u8::from(!vouched), value: view })
}

fn contents(file: &Path) -> Result<Vec<u8>, Failed> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().take(LARGEST).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|open| open.take(LARGEST).read_to_end(&mut bytes))
    };
    read.map_err(|_| unreadable(file))?;
    Ok(bytes)
}

fn unreadable(path: &Path) -> Failed {
    refused("bad-input", format!("{}: {}", words::NO_FILE, path.display()))
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}
