//! Before the desk is open, and after: one place where calls from a window come in.
//!
//! A desk that does not open is not a window that does not open: the window says why and what may be
//! tried, and the commands of [`DOORSTEP`] try it.

use std::sync::{Arc, PoisonError, RwLock};

use scs_domain::terminal::WayOut;
use scs_platform::{Place, ScreenArea};
use serde_json::{Value, json};

use crate::desk::{Area, Caller, Desk, Surroundings};
use crate::error::{ApiError, Code, Error, Family, Result};
use crate::handover::{Running, serve};
use crate::log::told;
use crate::registry;
use crate::tending::Tending;
use crate::terminal::PORT;
use crate::wire::{DoorView, RecoverInput};

/// Commands that need no open desk: name, TypeScript of input and output, doc.
pub const DOORSTEP: [(&str, &str, &str, &str); 4] = [
    ("desk.door", "Nothing", "DoorView", "Whether the desk is open, and if not, why and what may be tried"),
    ("desk.retry", "Nothing", "Done", "Tries to open the desk again"),
    ("desk.recover", "RecoverInput", "Done", "Opens the desk with the printed recovery key"),
    ("desk.use_file_key", "Nothing", "Done", "Makes the desk with its key in a file; refused where data are"),
];

type Prepare = Box<dyn Fn() -> Result<Surroundings> + Send + Sync>;
type Hear = Arc<dyn Fn(&[Area]) + Send + Sync>;

/// The open desk with its listening end.
struct Inside {
    desk: Arc<Desk>,
    _running: Option<Running>,
    _tending: Option<Tending>,
}

/// The way in of a window.
pub struct Doorstep {
    prepare: Prepare,
    hear: Hear,
    inside: RwLock<std::result::Result<Inside, Shut>>,
}

/// Why the desk is shut, kept as told so that it can be told again.
struct Shut {
    code: Code,
    error: Box<ApiError>,
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
            "desk.door" => Ok(json!(self.door())),
            "desk.retry" => self.enter(Desk::open),
            "desk.recover" => self.recover(input),
            "desk.use_file_key" => self.enter(|with| match with.is_new()? {
                true => Desk::open(with.with_file_key()?),
                false => Err(Error::Forbidden),
            }),
            _ => {
                let desk = self.desk()?;
                registry::call(&desk, caller, command, input)
                    .map_err(|error| told(command, &error, desk.chance.as_ref()))
            }
        }
    }

    /// What [`Desk::tried`] hears; nothing while the desk is shut.
    pub fn tried(&self, way: WayOut) {
        if let Ok(desk) = self.desk() {
            desk.tried(way);
        }
    }

    /// [`Desk::beside_portal`]; None while the desk is shut.
    pub fn beside_portal(&self) -> Option<ScreenArea> {
        self.desk().ok()?.beside_portal()
    }

    /// Lets the desk go: what is behind the work is written, and the next start knows that all ended well.
    pub fn close(&self) {
        let error = Error::NoRunningDesk;
        let shut = Shut { code: error.code(), error: Box::new(error.to_api(None)) };
        *self.inside.write().unwrap_or_else(PoisonError::into_inner) = Err(shut);
    }

    /// The open desk, or why it is shut.
    pub fn desk(&self) -> std::result::Result<Arc<Desk>, ApiError> {
        let inside = self.inside.read().unwrap_or_else(PoisonError::into_inner);
        match inside.as_ref() {
            Ok(inside) => Ok(Arc::clone(&inside.desk)),
            Err(shut) => Err(*shut.error.clone()),
        }
    }

    fn door(&self) -> DoorView {
        let inside = self.inside.read().unwrap_or_else(PoisonError::into_inner);
        let Err(shut) = inside.as_ref() else {
            return DoorView { is_open: true, ..DoorView::default() };
        };
        let without_key = shut.code.is_of_the_key();
        let with = (self.prepare)().ok();
        let is_new = with.as_ref().is_some_and(|with| with.is_new().unwrap_or(false));
        let has_recovery = with.as_ref().is_some_and(|with| with.has_recovery().unwrap_or(false));
        DoorView {
            is_open: false,
            code: Some(shut.error.code.to_string()),
            message: Some(shut.error.message.clone()),
            advice: shut.error.advice.clone(),
            may_use_file_key: without_key && is_new,
            may_recover: without_key && has_recovery,
        }
    }

    /// Where the keyring does not work the new secret may go into a file, if so asked.
    fn recover(&self, input: Value) -> std::result::Result<Value, ApiError> {
        let typed: RecoverInput =
            serde_json::from_value(input).map_err(|error| Error::BadInput(error.to_string()).to_api(None))?;
        self.enter(|with| {
            let with = if typed.key_in_file { with.with_file_key()? } else { with };
            Desk::open_with_recovery(with, &typed.key)
        })
    }

    fn enter(&self, way: impl Fn(Surroundings) -> Result<Desk>) -> std::result::Result<Value, ApiError> {
        let mut inside = self.inside.write().unwrap_or_else(PoisonError::into_inner);
        if inside.is_ok() {
            return Ok(json!({}));
        }
        match open(&self.prepare, &self.hear, way) {
            Ok(opened) => *inside = Ok(opened),
            Err(shut) => {
                let error = *shut.error.clone();
                // A mistyped key says nothing new about the door.
                if shut.code.family() == Family::Circumstance {
                    *inside = Err(shut);
                }
                return Err(error);
            }
        }
        Ok(json!({}))
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
        Shut { code: error.code(), error: Box::new(error.to_api(None)) }
    })?;
    let hear = Arc::clone(hear);
    desk.listen(move |areas| hear(areas));
    if desk.place().is_passing() {
        return Ok(Inside { desk, _running: None, _tending: None });
    }
    if desk.place() == Place::Live
        && let Err(error) = desk.supervise(PORT)
    {
        tracing::warn!(code = error.code().word(), "terminals are not heard");
    }
    let running = serve(&desk);
    if running.is_err() {
        tracing::warn!("no socket for the command line");
    }
    Ok(Inside { _tending: Some(Tending::of(&desk)), desk, _running: running.ok() })
}
