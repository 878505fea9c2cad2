//! Reading a pack's folder; the crate itself knows no disk.

use std::fs;
use std::path::Path;

use scs_content::Bundle;

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            files.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The files of `assets/content/base`.
pub(crate) fn base_files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content/base");
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    files
}

pub(crate) fn base() -> Bundle {
    Bundle::new(base_files())
}
