//! Lock files: there, and free of the addresses of the machine that wrote them.

use crate::tidy::Finding;
use crate::tidy::tree::{File, Tree};

const PAIRS: &[(&str, &str)] = &[("Cargo.toml", "Cargo.lock"), ("package.json", "package-lock.json")];

pub(super) fn lock_files_are_committed(tree: &Tree) -> Vec<Finding> {
    let lost =
        PAIRS.iter().filter(|(manifest, lock)| tree.text(manifest).is_some() && tree.text(lock).is_none());
    lost.map(|(manifest, lock)| Finding::new(lock, 1, format!("is missing beside {manifest}"))).collect()
}

pub(super) fn lock_files_hold_no_addresses(tree: &Tree) -> Vec<Finding> {
    let locks = tree.files.iter().filter(|file| ["Cargo.lock", "package-lock.json"].contains(&file.name()));
    locks.flat_map(addresses).collect()
}

fn addresses(file: &File) -> Vec<Finding> {
    let found = file.text.lines().enumerate().filter(|(_, line)| is_address(line.trim()));
    found.map(|(at, line)| Finding::new(&file.path, at + 1, format!("an address: {}", line.trim()))).collect()
}

/// npm: any `resolved` that is more than the folder of a workspace. Cargo: any source but the public index.
fn is_address(line: &str) -> bool {
    let npm = line.starts_with("\"resolved\"") && line.contains("://");
    let public_index =
        line.starts_with("source = \"registry+https://") && line.ends_with("/crates.io-index\"");
    npm || (line.starts_with("source = ") && !public_index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tree::places;

    #[test]
    fn a_manifest_without_its_lock_is_found() {
        let tree = Tree::of(&[("Cargo.toml", ""), ("package.json", ""), ("Cargo.lock", "")]);
        assert_eq!(places(&lock_files_are_committed(&tree)), ["package-lock.json:1"]);
    }

    #[test]
    fn a_download_address_is_found_and_a_workspace_link_is_not() {
        let npm = "{\n\"resolved\": \"https://mirror.example/a.tgz\",\n\"resolved\": \"ui\",\n}";
        assert_eq!(
            places(&lock_files_hold_no_addresses(&Tree::of(&[("package-lock.json", npm)]))),
            ["package-lock.json:2"]
        );
    }

    #[test]
    fn a_crate_from_anywhere_but_the_public_index_is_found() {
        let lock = "source = \"registry+https://host.example/crates.io-index\"\nsource = \"git+https://host.example/a\"\nsource = \"sparse+https://host.example/\"\n";
        let found = lock_files_hold_no_addresses(&Tree::of(&[("Cargo.lock", lock)]));
        assert_eq!(places(&found), ["Cargo.lock:2", "Cargo.lock:3"]);
    }
}
