//! Packs on the disk: a folder of TOML, or an archive of it.

use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use serde_json::json;

use crate::outcome::{Failed, Outcome, Told, refused};
use crate::words;

/// Names from the root of the pack, with `/`, and texts.
pub(crate) type Files = Vec<(String, String)>;

pub(crate) fn read(source: &Path) -> Result<Files, Failed> {
    let failed = |_: io::Error| refused("bad-input", format!("{}: {}", words::NO_FILE, source.display()));
    if source.is_dir() {
        let mut files = Vec::new();
        collect(source, source, &mut files).map_err(failed)?;
        return Ok(files);
    }
    let bytes = fs::read(source).map_err(failed)?;
    Ok(scs_desk::offline::files_of(&bytes)?)
}

fn collect(root: &Path, folder: &Path, files: &mut Files) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.strip_prefix(root).map_err(io::Error::other)?;
            files.push((name.to_string_lossy().replace('\\', "/"), fs::read_to_string(&path)?));
        }
    }
    Ok(())
}

/// Says whether anything in a folder may have been saved since: how many files there are, and when the last
/// of them was changed.
pub(crate) fn stamp(folder: &Path) -> (usize, Option<SystemTime>) {
    let mut stamp = (0, None);
    let Ok(entries) = fs::read_dir(folder) else { return stamp };
    for path in entries.flatten().map(|entry| entry.path()) {
        let (count, changed) = match path.metadata() {
            Ok(about) if about.is_dir() => self::stamp(&path),
            Ok(about) => (1, about.modified().ok()),
            Err(_) => continue,
        };
        stamp = (stamp.0 + count, stamp.1.max(changed));
    }
    stamp
}

/// Tells where it was written.
pub(crate) fn write(file: &Path, bytes: &[u8]) -> Outcome {
    fs::write(file, bytes)
        .map_err(|_| refused("disk-failed", format!("{}: {}", words::NO_FILE, file.display())))?;
    Ok(Told::new(file.display().to_string(), json!({ "file": file.display().to_string() })))
}
