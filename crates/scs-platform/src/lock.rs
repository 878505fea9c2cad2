//! One program per data folder. The lock is the system's own and ends with the process, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use crate::PlatformError;

/// A third of a second: a person does not notice, and a window that is being closed is gone.
const TURNS: u32 = 30;
const TURN: Duration = Duration::from_millis(10);

/// Held as long as the value lives.
#[derive(Debug)]
pub struct FolderLock {
    _file: File,
}

impl FolderLock {
    /// Refuses with [`PlatformError::InUse`] when another process holds the folder. One that is just ending
    /// is waited for.
    pub fn take(folder: &Path) -> Result<FolderLock, PlatformError> {
        let path = folder.join("desk.lock");
        let file = open(&path).map_err(PlatformError::file("open lock", &path))?;
        match try_lock(&file) {
            Ok(()) => Ok(FolderLock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(PlatformError::InUse),
            Err(TryLockError::Error(source)) => {
                Err(PlatformError::File { action: "take lock", path, source })
            }
        }
    }
}

fn try_lock(file: &File) -> Result<(), TryLockError> {
    for _ in 0..TURNS {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => std::thread::sleep(TURN),
            outcome => return outcome,
        }
    }
    file.try_lock()
}

/// On a disk closed for writing the lock of a place that is there can still be held.
fn open(path: &Path) -> std::io::Result<File> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path);
    file.or_else(|error| match error.kind() {
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => File::open(path).map_err(|_| error),
        _ => Err(error),
    })
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
