//! A pack as one file: a ZIP of its folder. The same pack gives the same bytes.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::{Bundle, ContentError};

/// Largest text of all files together, and most files: ten times what the base pack has.
const MOST_BYTES: u64 = 32 * 1024 * 1024;
const MOST_FILES: usize = 5_000;

impl Bundle {
    pub fn to_archive(&self) -> Result<Vec<u8>, ContentError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        for path in self.paths() {
            writer.start_file(path, options).map_err(|_| ContentError::ArchiveUnreadable)?;
            let text = self.file(path).unwrap_or_default();
            writer.write_all(text.as_bytes()).map_err(|_| ContentError::ArchiveUnreadable)?;
        }
        let done = writer.finish().map_err(|_| ContentError::ArchiveUnreadable)?;
        Ok(done.into_inner())
    }

    /// Takes `*.toml` and nothing else. The pack may lie in a folder of the archive: it begins where `pack.toml` lies.
    ///
    /// Refuses what is no ZIP, what has no `pack.toml`, what is not text, and more than 32 MiB or 5,000 files.
    pub fn from_archive(bytes: &[u8]) -> Result<Bundle, ContentError> {
        let unreadable = |_| ContentError::ArchiveUnreadable;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
        if archive.len() > MOST_FILES {
            return Err(ContentError::ArchiveTooLarge);
        }
        let (mut files, mut left) = (Vec::new(), MOST_BYTES);
        for at in 0..archive.len() {
            let mut entry = archive.by_index(at).map_err(unreadable)?;
            let Some(path) = entry.enclosed_name().filter(|_| entry.is_file()) else { continue };
            let name = path.to_string_lossy().replace('\\', "/");
            if !name.ends_with(".toml") {
                continue;
            }
            let mut text = Vec::new();
            let read = entry.by_ref().take(left + 1).read_to_end(&mut text);
            let size = read.map_err(|_| ContentError::ArchiveUnreadable)? as u64;
            left = left.checked_sub(size).ok_or(ContentError::ArchiveTooLarge)?;
            files.push((name, String::from_utf8(text).map_err(|_| ContentError::ArchiveUnreadable)?));
        }
        rooted(files).ok_or_else(|| ContentError::Missing("pack.toml".to_owned()))
    }
}

/// Names from the folder of the outermost `pack.toml` on; None without one.
fn rooted(files: Vec<(String, String)>) -> Option<Bundle> {
    let heads = files.iter().filter_map(|(name, _)| name.strip_suffix("pack.toml"));
    let root = heads.filter(|root| root.is_empty() || root.ends_with('/')).min_by_key(|root| root.len())?;
    let root = root.to_owned();
    let inside =
        files.into_iter().filter_map(|(name, text)| Some((name.strip_prefix(&root)?.to_owned(), text)));
    Some(Bundle::new(inside))
}
