//! Which browser the centre has, and where its rules lie.

use std::path::{Path, PathBuf};

use super::Found;
use super::policies::are_in_force;

/// Programs of the Chromium family by their names, and the folder each reads its rules from.
const KNOWN: [(&str, &str); 7] = [
    ("chromium", "/etc/chromium"),
    ("chromium-browser", "/etc/chromium-browser"),
    ("yandex-browser-stable", "/etc/opt/yandex/browser"),
    ("yandex-browser", "/etc/opt/yandex/browser"),
    ("google-chrome-stable", "/etc/opt/chrome"),
    ("google-chrome", "/etc/opt/chrome"),
    ("microsoft-edge-stable", "/etc/opt/edge"),
];

/// The first known browser this machine has.
pub(super) fn found(hosts: &[String]) -> Option<Found> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    KNOWN.iter().find_map(|(name, base)| {
        let program = folders.iter().map(|folder| folder.join(name)).find(|program| program.is_file())?;
        let rules = Path::new(base).join("policies/managed");
        let is_locked = files(&rules).is_some_and(|files| are_in_force(&files, hosts));
        Some(Found { program, rules, is_locked })
    })
}

/// None when any of them cannot be read: what it says is not known.
fn files(folder: &Path) -> Option<Vec<(String, String)>> {
    let entries = std::fs::read_dir(folder).ok()?;
    let read = entries.map(|entry| {
        let entry = entry.ok()?;
        Some((entry.file_name().into_string().ok()?, std::fs::read_to_string(entry.path()).ok()?))
    });
    read.collect()
}
