//! `npm ci`, only when package-lock.json is not the one that node_modules was installed from.

use crate::workspace::Workspace;
use crate::{Outcome, process};
use std::fs;
use std::path::Path;

const STAMP: &str = "node_modules/.installed-from-package-lock.json";

pub(crate) fn install(workspace: &Workspace) -> Outcome {
    let Ok(lock) = fs::read_to_string(workspace.root.join("package-lock.json")) else {
        return Err("package.json stands without package-lock.json: run `npm install` and commit it".into());
    };
    if is_installed(&workspace.root, &lock) {
        return Ok(());
    }
    for program in ["node", "npm"] {
        if process::on_path(program).is_none() {
            return Err(format!("`{program}` is not on PATH: install Node 20 or newer with npm"));
        }
    }
    process::npm(workspace, &["ci"])?;
    fs::write(workspace.root.join(STAMP), lock)
        .map_err(|error| format!("{STAMP} could not be written: {error}"))
}

/// The stamp is a copy, not a date: checking out another branch and back changes every date.
fn is_installed(root: &Path, lock: &str) -> bool {
    fs::read_to_string(root.join(STAMP)).is_ok_and(|stamp| stamp == lock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_installed_again_when_the_lock_file_changes() {
        let root = tempfile::tempdir().unwrap();
        assert!(!is_installed(root.path(), "lock 1"));
        fs::create_dir(root.path().join("node_modules")).unwrap();
        fs::write(root.path().join(STAMP), "lock 1").unwrap();
        assert!(is_installed(root.path(), "lock 1"));
        assert!(!is_installed(root.path(), "lock 2"));
    }
}
