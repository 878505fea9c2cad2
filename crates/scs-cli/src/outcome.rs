//! What a verb ended with, and how it is told.

use std::io::{self, Write};
use std::process::ExitCode;

use scs_desk::ApiError;
use serde_json::{Value, json};

/// Text for people and value for programs.
pub(crate) struct Told {
    pub(crate) text: String,
    pub(crate) value: Value,
    /// 0, or 1 when what was looked at is not in order.
    pub(crate) exit: u8,
}

impl Told {
    pub(crate) fn new(text: impl Into<String>, value: Value) -> Told {
        Told { text: text.into(), value, exit: 0 }
    }
}

/// A verb that did not come to its end.
pub(crate) struct Failed {
    pub(crate) exit: u8,
    pub(crate) error: Box<ApiError>,
}

pub(crate) type Outcome = Result<Told, Failed>;

impl From<scs_desk::Error> for Failed {
    fn from(error: scs_desk::Error) -> Self {
        Failed { exit: error.exit_code(), error: Box::new(error.to_api(None)) }
    }
}

/// A refusal of the command line itself.
pub(crate) fn refused(code: &str, message: impl Into<String>) -> Failed {
    let error = ApiError {
        code: code.to_owned(),
        message: message.into(),
        advice: None,
        fields: Vec::new(),
        incident: None,
    };
    Failed { exit: 1, error: Box::new(error) }
}

pub(crate) fn finish(outcome: Outcome, json: bool) -> ExitCode {
    let exit = match outcome {
        Ok(told) => {
            let line = if json { told.value.to_string() } else { told.text };
            let _ = writeln!(io::stdout().lock(), "{line}");
            told.exit
        }
        Err(failed) => {
            let line = if json { describe(&failed.error).to_string() } else { plain(&failed.error) };
            let _ = writeln!(io::stderr().lock(), "{line}");
            failed.exit
        }
    };
    ExitCode::from(exit)
}

fn describe(error: &ApiError) -> Value {
    serde_json::to_value(error).unwrap_or_else(|_| json!({ "code": error.code }))
}

fn plain(error: &ApiError) -> String {
    let mut lines = vec![error.message.clone()];
    lines.extend(error.fields.iter().map(|field| format!("  {}: {}", field.field, field.message)));
    lines.extend(error.advice.clone());
    lines.join("\n")
}

/// Help and version go to stdout with 0; a wrong line is refused with 1.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { 1 } else { 0 })
}
