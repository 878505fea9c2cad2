//! `scs print`: a PDF from data, without the register.

use std::path::Path;

use serde_json::{Value, json};

use crate::outcome::{Outcome, Told, refused};
use crate::words;

pub(crate) fn print(form: &str, data: &Path, out: &Path) -> Outcome {
    let unreadable = |path: &Path| refused("bad-input", format!("{}: {}", words::NO_FILE, path.display()));
    let text = std::fs::read_to_string(data).map_err(|_| unreadable(data))?;
    let value: Value = serde_json::from_str(&text).map_err(|_| refused("bad-input", words::BAD_JSON))?;
    let printed = scs_desk::offline::print_from_data(form, value)?;
    std::fs::write(out, &printed.pdf).map_err(|_| unreadable(out))?;
    let told = json!({ "file": out.display().to_string(), "pages": printed.pages, "sha256": printed.sha256 });
    Ok(Told::new(format!("{}  {}", printed.sha256, out.display()), told))
}
