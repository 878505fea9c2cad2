//! Writing a small file so that after a power cut it is the old one or the new one, never half of it.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::PlatformError;

/// New name, content, flush, rename, flush of the folder. The file is readable by the owner only.
pub fn write_durably(path: &Path, content: &[u8]) -> Result<(), PlatformError> {
    let fresh = path.with_extension("new");
    let mut file = private_file(&fresh).map_err(PlatformError::file("create file", &fresh))?;
    file.write_all(content).map_err(PlatformError::file("write file", &fresh))?;
    file.sync_all().map_err(PlatformError::file("flush file", &fresh))?;
    drop(file);
    take_place(&fresh, path)
}

/// Gives a finished and flushed file its name, and makes the name last.
pub fn take_place(fresh: &Path, path: &Path) -> Result<(), PlatformError> {
    fs::rename(fresh, path).map_err(PlatformError::file("rename file", path))?;
    flush_folder(path)
}

/// Makes an empty file that only the owner reads; one that lay there is emptied.
pub fn empty_file(path: &Path) -> Result<(), PlatformError> {
    private_file(path).map(drop).map_err(PlatformError::file("create file", path))
}

/// Makes a folder, and those above it that are missing; each name lasts before anything is put inside.
pub fn make_folder(folder: &Path) -> Result<(), PlatformError> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent().filter(|above| !above.as_os_str().is_empty()) {
        make_folder(above)?;
    }
    match fs::create_dir(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(PlatformError::file("create folder", folder)(error))
        }
        _ => flush_folder(folder),
    }
}

/// Removes a file so that it does not come back after a power cut; one that is not there is removed already.
pub fn remove_durably(path: &Path) -> Result<(), PlatformError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(PlatformError::file("remove file", path)(error))
        }
        // Whoever removed it before may have been killed before the flush.
        _ if path.parent().is_some_and(Path::is_dir) => flush_folder(path),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn private_file(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(path)
}

#[cfg(windows)]
fn private_file(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().create(true).truncate(true).write(true).open(path)
}

#[cfg(unix)]
fn flush_folder(path: &Path) -> Result<(), PlatformError> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else {
        return Ok(());
    };
    let opened = File::open(folder).map_err(PlatformError::file("open folder", folder))?;
    opened.sync_all().map_err(PlatformError::file("flush folder", folder))
}

/// NTFS journals the rename itself; a folder cannot be opened for flushing there.
#[cfg(windows)]
fn flush_folder(_path: &Path) -> Result<(), PlatformError> {
    Ok(())
}
