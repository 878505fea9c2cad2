//! The desk: use-cases over the rules, the store, the materials, the papers and the machine.
//!
//! One door for every change ([`Desk::act`]), one narrow door for what is no deed, one list of commands
//! ([`registry::commands`]) that the window, the command line and the tests share. Knows no window.

mod act;
mod anchor;
mod backups;
mod ballast;
mod base;
mod caps;
mod days;
mod desk;
mod doorstep;
mod editions;
mod error;
mod exports;
mod finder;
mod handover;
mod heard;
mod imports;
mod log;
pub mod offline;
mod open;
mod references;
pub mod registry;
mod restore;
mod tending;
mod terminal;
mod trust;
mod use_cases;
mod views;
mod watch;
pub mod wire;
mod words;

pub use base::materials;
pub use desk::{Area, Caller, Desk, Principal, Surroundings};
pub use doorstep::{DOORSTEP, Doorstep};
pub use error::{ApiError, ApiField, Code, Error, Family, FieldFault, MaterialsFault, Result};
pub use handover::{Handed, Running, hand_over, serve};
pub use log::{keep_log, told};
pub use registry::{Command, Effect, Permission, call, commands};
pub use scs_domain::terminal::{Ending, WayOut};
pub use scs_platform::{Graphics, Place, ScreenArea, Searched, hush_panics, refuse_core_dumps};
pub use terminal::{Cleared, Keeper, PORT, Proof, Proved, Told, WORDS, of_session, prove, rehearse};
