//! Room on a disk: how much there is, and keeping some of it.

use std::fs::{File, OpenOptions};
use std::path::Path;

use crate::{PlatformError, remove_durably};

/// The room of a disk. Tests say how much there is.
pub trait Room: Send + Sync {
    /// Bytes this user may still write on the disk of `folder`; None where the system does not say.
    fn free(&self, folder: &Path) -> Option<u64>;

    /// Makes the file take `bytes` of the disk without writing them; refused, it is as it was.
    fn reserve(&self, path: &Path, bytes: u64) -> Result<(), PlatformError>;
}

/// The machine's own disks.
pub struct SystemRoom;

impl Room for SystemRoom {
    fn free(&self, folder: &Path) -> Option<u64> {
        free(folder)
    }

    fn reserve(&self, path: &Path, bytes: u64) -> Result<(), PlatformError> {
        let held = path.metadata().map_or(0, |found| found.len());
        let opened = OpenOptions::new().create(true).truncate(false).write(true).open(path);
        let file = opened.map_err(PlatformError::file("open reserve", path))?;
        take(&file, bytes).map_err(|error| {
            let _ = if held == 0 { remove_durably(path) } else { shrink(path, held) };
            PlatformError::file("take room", path)(error)
        })
    }
}

/// Gives the room of a file back but for `bytes`; with none left the file goes.
pub fn shrink(path: &Path, bytes: u64) -> Result<(), PlatformError> {
    if bytes == 0 {
        return remove_durably(path);
    }
    let opened = OpenOptions::new().write(true).open(path);
    opened.and_then(|file| file.set_len(bytes)).map_err(PlatformError::file("give room back", path))
}

#[cfg(unix)]
fn free(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(windows)]
#[expect(unsafe_code, reason = "the system's own call")]
fn free(folder: &Path) -> Option<u64> {
    use windows::Win32::Storage::FileSystem::GetDiskFreeSpaceExW;
    use windows::core::HSTRING;
    let mut free = 0;
    // SAFETY: `free` outlives the call, and the name ends with a zero.
    unsafe { GetDiskFreeSpaceExW(&HSTRING::from(folder), Some(&raw mut free), None, None) }.ok()?;
    Some(free)
}

#[cfg(unix)]
fn take(file: &File, bytes: u64) -> std::io::Result<()> {
    Ok(rustix::fs::fallocate(file, rustix::fs::FallocateFlags::empty(), 0, bytes)?)
}

/// NTFS gives the clusters of a file that grows at once.
#[cfg(windows)]
fn take(file: &File, bytes: u64) -> std::io::Result<()> {
    file.set_len(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_has_room_and_a_folder_that_is_not_there_has_no_answer() {
        assert!(SystemRoom.free(&std::env::temp_dir()).is_some_and(|bytes| bytes > 0));
        assert_eq!(SystemRoom.free(Path::new("no such folder")), None);
    }

    #[test]
    fn room_is_taken_and_given_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reserve");
        SystemRoom.reserve(&path, 4096).unwrap();
        SystemRoom.reserve(&path, 65536).unwrap();
        assert_eq!(path.metadata().unwrap().len(), 65536);
        shrink(&path, 4096).unwrap();
        assert_eq!(path.metadata().unwrap().len(), 4096);
        shrink(&path, 0).unwrap();
        assert!(!path.exists());
    }

    #[test]
    fn more_than_any_disk_has_is_refused_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reserve");
        assert!(SystemRoom.reserve(&path, i64::MAX.unsigned_abs()).is_err());
        assert!(!path.exists());
    }
}
