//! A disk that has as much room as it is told to have.

use std::fs::OpenOptions;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use scs_platform::{PlatformError, Room};

pub struct GivenRoom(AtomicU64);

impl GivenRoom {
    pub fn of(mebibytes: u64) -> GivenRoom {
        GivenRoom((mebibytes << 20).into())
    }

    pub fn set(&self, mebibytes: u64) {
        self.0.store(mebibytes << 20, Ordering::SeqCst);
    }
}

impl Default for GivenRoom {
    /// More than anybody fills.
    fn default() -> Self {
        GivenRoom::of(100 << 10)
    }
}

impl Room for GivenRoom {
    fn free(&self, _: &Path) -> Option<u64> {
        Some(self.0.load(Ordering::SeqCst))
    }

    /// The length without the room: tests take none of the machine's.
    fn reserve(&self, path: &Path, bytes: u64) -> Result<(), PlatformError> {
        let opened = OpenOptions::new().create(true).truncate(false).write(true).open(path);
        opened.and_then(|file| file.set_len(bytes)).map_err(|source| PlatformError::File {
            action: "take room",
            path: path.to_path_buf(),
            source,
        })
    }
}
