//! Before the desk is open, and after: one place where calls from a window come in.
//!
//! A desk that does not open is not a window that does not open: the window says why, and two commands
//! work on the doorstep: trying again, and opening with the printed recovery key.

use std::sync::{Arc, PoisonError, RwLock};

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use ts_rs::TS;

use crate::desk::{Area, Caller, Desk, Surroundings};
use crate::error::{ApiError, Error, Family, Result};
use crate::handover::{Running, serve};
use crate::registry;

/// Opens with the key typed from the printed sheet.
#[derive(Clone, Debug, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecoverInput {
    #[schemars(length(max = 200))]
    pub key: String,
}

/// Commands that need no open desk: name, TypeScript of the input, doc.
pub const DOORSTEP: [(&str, &str, &str); 2] = [
    ("desk.retry", "Nothing", "Tries to open the desk again"),
    ("desk.recover", "RecoverInput", "Opens the desk with the printed recovery key"),
];

type Prepare = Box<dyn Fn() -> Result<Surroundings> + Send + Sync>;
type Hear = Arc<dyn Fn(&[Area]) + Send + Sync>;

/// The open desk with its listening end.
struct Inside {
    desk: Arc<Desk>,
    _running: Option<Running>,
}

/// The way in of a window.
pub struct Doorstep {
    prepare: Prepare,
    hear: Hear,
    inside: RwLock<std::result::Result<Inside, Shut>>,
}

/// Why the desk is shut, kept as told so that it can be told again.
#[derive(Clone)]
struct Shut {
    error: ApiError,
}

impl Doorstep {
    /// Tries to open at once. `hear` is told of changes once the desk is open.
    pub fn new(prepare: Prepare, hear: Hear) -> Doorstep {
        let inside = open(&prepare, &hear, Desk::open);
        Doorstep { prepare, hear, inside: RwLock::new(inside) }
    }

    /// A call from a window, whoever it is for.
    pub fn call(&self, caller: &Caller, command: &str, input: Value) -> std::result::Result<Value, ApiError> {
        match command {
            "desk.retry" => self.enter(Desk::open),
            "desk.recover" => {
                let typed: RecoverInput = serde_json::from_value(input)
                    .map_err(|error| Error::BadInput(error.to_string()).to_api(None))?;
                self.enter(|with| Desk::open_with_recovery(with, &typed.key))
            }
            _ => {
                let desk = self.desk()?;
                registry::call(&desk, caller, command, input).map_err(|error| told(&desk, command, &error))
            }
        }
    }

    /// The open desk, or why it is shut.
    pub fn desk(&self) -> std::result::Result<Arc<Desk>, ApiError> {
        let inside = self.inside.read().unwrap_or_else(PoisonError::into_inner);
        match inside.as_ref() {
            Ok(inside) => Ok(Arc::clone(&inside.desk)),
            Err(shut) => Err(shut.error.clone()),
        }
    }

    fn enter(&self, way: impl Fn(Surroundings) -> Result<Desk>) -> std::result::Result<Value, ApiError> {
        let mut inside = self.inside.write().unwrap_or_else(PoisonError::into_inner);
        if inside.is_err() {
            *inside = open(&self.prepare, &self.hear, way);
        }
        match inside.as_ref() {
            Ok(_) => Ok(json!({})),
            Err(shut) => Err(shut.error.clone()),
        }
    }
}

fn open(
    prepare: &Prepare,
    hear: &Hear,
    way: impl Fn(Surroundings) -> Result<Desk>,
) -> std::result::Result<Inside, Shut> {
    let opened = prepare().and_then(way);
    let desk = opened.map(Arc::new).map_err(|error| {
        tracing::warn!(code = error.code().word(), "desk not open");
        Shut { error: error.to_api(None) }
    })?;
    let hear = Arc::clone(hear);
    desk.listen(move |areas| hear(areas));
    let running = serve(&desk);
    if running.is_err() {
        tracing::warn!("no socket for the command line");
    }
    Ok(Inside { desk, _running: running.ok() })
}

/// The only place where an error is logged: its code, never its words. A bug gets an incident number.
fn told(desk: &Desk, command: &str, error: &Error) -> ApiError {
    let code = error.code().word();
    match error.family() {
        Family::Bug => {
            let incident =
                desk.new_id().map(|id| id.simple().to_string().chars().skip(24).collect::<String>()).ok();
            tracing::error!(command, code, incident, "bug");
            error.to_api(incident)
        }
        Family::Circumstance => {
            tracing::warn!(command, code, "circumstance");
            error.to_api(None)
        }
        Family::Refusal => {
            tracing::debug!(command, code, "refused");
            error.to_api(None)
        }
    }
}
