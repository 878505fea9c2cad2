//! Room on a disk.

use std::path::Path;

/// Bytes this user may still write on the disk of `folder`; None where the system does not say.
#[cfg(unix)]
pub fn free_space(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

#[cfg(windows)]
#[expect(unsafe_code, reason = "the system's own call")]
pub fn free_space(folder: &Path) -> Option<u64> {
    use windows::Win32::Storage::FileSystem::GetDiskFreeSpaceExW;
    use windows::core::HSTRING;
    let mut free = 0;
    // SAFETY: `free` outlives the call, and the name ends with a zero.
    unsafe { GetDiskFreeSpaceExW(&HSTRING::from(folder), Some(&raw mut free), None, None) }.ok()?;
    Some(free)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_has_room_and_a_folder_that_is_not_there_has_no_answer() {
        assert!(free_space(&std::env::temp_dir()).is_some_and(|bytes| bytes > 0));
        assert_eq!(free_space(Path::new("no such folder")), None);
    }
}
