//! The root folder is a table of contents: the customer's names, the few beside them, dot-files.

use crate::tidy::tree::Tree;
use crate::tidy::{Extent, Finding};

const NAMES: &[&str] = &[
    "Cargo.toml",
    "src-tauri",
    "ui",
    "assets",
    "migrations",
    "tests",
    "tauri.conf.json",
    "README.md",
    "crates",
    "xtask",
    "docs",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "Cargo.lock",
    "package.json",
    "package-lock.json",
    "rust-toolchain.toml",
    "rustfmt.toml",
    "clippy.toml",
    "deny.toml",
];

pub(super) fn the_top_level_is_a_table_of_contents(tree: &Tree) -> Vec<Finding> {
    let is_at_home = |name: &str| name.starts_with('.') || NAMES.contains(&name);
    let strangers = tree.top.iter().filter(|name| !is_at_home(name));
    let mut findings: Vec<Finding> =
        strangers.map(|name| Finding::new(name, 1, "does not belong at the top level")).collect();
    if tree.extent == Extent::Complete {
        let missing = NAMES.iter().filter(|name| !tree.top.iter().any(|there| there == *name));
        findings.extend(missing.map(|name| Finding::new(name, 1, "is missing at the top level")));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tree::places;

    #[test]
    fn a_souvenir_at_the_top_is_found() {
        let tree = Tree::of(&[("notes.txt", ""), ("ui/a.ts", ""), (".npmrc", ""), ("README.md", "")]);
        assert_eq!(places(&the_top_level_is_a_table_of_contents(&tree)), ["notes.txt:1"]);
    }

    #[test]
    fn what_is_missing_is_found_only_when_all_is_asked_for() {
        let present = Tree::of(&[("README.md", "")]);
        assert!(the_top_level_is_a_table_of_contents(&present).is_empty());
        let complete = Tree { extent: Extent::Complete, ..present };
        assert_eq!(the_top_level_is_a_table_of_contents(&complete).len(), NAMES.len() - 1);
    }
}
