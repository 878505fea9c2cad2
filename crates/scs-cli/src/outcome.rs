//! What a verb ended with, and how it is told.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use scs_desk::ApiError;
use serde_json::{Value, json};

use crate::words;

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

/// Does the work of a verb. A panic ends it as any other bug does: its words may quote a person, its
/// place in the source is the number of the incident.
pub(crate) fn guarded(work: impl FnOnce() -> Outcome) -> Outcome {
    let place = Arc::new(Mutex::new(None));
    let heard = Arc::clone(&place);
    scs_desk::hush_panics(move |at| {
        *heard.lock().unwrap_or_else(PoisonError::into_inner) = Some(at.to_owned());
    });
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let at = place.lock().unwrap_or_else(PoisonError::into_inner).take();
        let bug = scs_desk::Error::Bug("a verb panicked");
        Err(Failed { exit: bug.exit_code(), error: Box::new(bug.to_api(at)) })
    })
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

pub(crate) fn plain(error: &ApiError) -> String {
    let mut lines = vec![error.message.clone()];
    lines.extend(error.fields.iter().map(|field| format!("  {}: {}", field.field, field.message)));
    lines.extend(error.advice.clone());
    lines.extend(error.incident.as_deref().map(words::incident));
    lines.join("\n")
}

/// Help and version go to stdout with 0; a wrong line is refused with 1.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { 1 } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_as_a_bug_with_its_place_and_without_its_words() {
        let Err(failed) = guarded(|| panic!("Каравайцева")) else { panic!("it was not told") };
        assert_eq!((failed.exit, failed.error.code.as_str()), (3, "bug"));
        let told = plain(&failed.error);
        assert!(told.contains("Номер случая: src/outcome.rs:"), "{told}");
        assert!(!format!("{told}{}", describe(&failed.error)).contains("Каравайцева"));
    }
}
