//! What the log hears of a place: its codes, never its words. An error of a command is logged here only.

use std::sync::Arc;

use scs_platform::Chance;

use crate::desk::Surroundings;
use crate::error::{ApiError, Error, Family};
use crate::registry;

/// From now on this process keeps its log with the place. One that cannot be written keeps nobody from work.
pub fn keep_log(with: &Surroundings) {
    if let Ok(folders) = with.folders()
        && folders.create().is_ok()
    {
        scs_platform::keep_log(folders.logs(), Arc::clone(&with.clock));
    }
}

/// The words of an error for whoever called; the log gets its code. A bug gets an incident number in both.
pub fn told(command: &str, error: &Error, chance: &dyn Chance) -> ApiError {
    let code = error.code().word();
    // What was asked for may be anything; a command is one of ours.
    let command = registry::find(command).map_or("unknown", |known| known.name);
    match error.family() {
        Family::Bug => {
            let incident = incident(chance);
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

fn incident(chance: &dyn Chance) -> Option<String> {
    let mut bytes = [0; 4];
    chance.fill(&mut bytes).ok()?;
    Some(format!("{:08x}", u32::from_be_bytes(bytes)))
}
