//! Whether the last session ended well. If it did not, the file is read through before work begins.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use scs_platform::FolderLock;

const NAME: &str = "desk.open";

/// A session that may write: alone in the folder, with a mark that stands there until its good end.
pub(crate) struct Watch {
    path: PathBuf,
    /// Given back last of all.
    _lock: FolderLock,
    /// The last session was killed, lost its power, met damage or never opened.
    pub(crate) ended_badly: bool,
    is_open: AtomicBool,
    met_damage: AtomicBool,
}

impl Watch {
    /// On a full or locked disk there is no mark, and work begins all the same.
    pub(crate) fn begin(folder: &Path, lock: FolderLock) -> Watch {
        let path = folder.join(NAME);
        let ended_badly = path.exists();
        if !ended_badly && scs_platform::write_durably(&path, b"").is_err() {
            tracing::warn!("no mark of an open desk");
        }
        Watch { path, _lock: lock, ended_badly, is_open: false.into(), met_damage: false.into() }
    }

    /// The file was opened, closely if that was due.
    pub(crate) fn opened(&self) {
        self.is_open.store(true, Ordering::Relaxed);
    }

    /// The next start looks closely, however this one ends.
    pub(crate) fn damage_was_met(&self) {
        self.met_damage.store(true, Ordering::Relaxed);
    }

    pub(crate) fn has_met_damage(&self) -> bool {
        self.met_damage.load(Ordering::Relaxed)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if self.is_open.load(Ordering::Relaxed) && !self.has_met_damage() {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
