//! Whether the last session ended well. If it did not, the file is read through before work begins.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use scs_platform::PlatformError;

const NAME: &str = "desk.open";

/// Stands in the data folder while the desk is open, and stays there when it ends badly.
pub(crate) struct Watch {
    path: PathBuf,
    /// The last session was killed, lost its power or met damage.
    pub(crate) ended_badly: bool,
    met_damage: AtomicBool,
}

impl Watch {
    pub(crate) fn begin(folder: &Path) -> Result<Watch, PlatformError> {
        let path = folder.join(NAME);
        let ended_badly = path.exists();
        if !ended_badly {
            scs_platform::write_durably(&path, b"")?;
        }
        Ok(Watch { path, ended_badly, met_damage: AtomicBool::new(false) })
    }

    /// The next start looks closely, however this one ends.
    pub(crate) fn damage_was_met(&self) {
        self.met_damage.store(true, Ordering::Relaxed);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if !self.met_damage.load(Ordering::Relaxed) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
