//! One program per data folder. The lock is the system's own and ends with the process, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::PlatformError;

/// Held as long as the value lives.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

impl FolderLock {
    /// Refuses with [`PlatformError::InUse`] when another process holds the folder.
    pub fn take(folder: &Path) -> Result<FolderLock, PlatformError> {
        let path = folder.join("desk.lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(PlatformError::file("open lock", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(FolderLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(PlatformError::InUse),
            Err(TryLockError::Error(source)) => {
                Err(PlatformError::File { action: "take lock", path, source })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_start_is_refused_and_the_next_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let first = FolderLock::take(folder.path()).unwrap();
        assert!(matches!(FolderLock::take(folder.path()), Err(PlatformError::InUse)));
        drop(first);
        assert!(FolderLock::take(folder.path()).is_ok());
    }
}
