//! The root folder is a table of contents: the customer's names, the few beside them, dot-files.

use crate::tidy::Finding;
use crate::tidy::tree::Tree;

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
];

pub(super) fn the_top_level_is_a_table_of_contents(tree: &Tree) -> Vec<Finding> {
    let is_at_home = |name: &str| name.starts_with('.') || NAMES.contains(&name);
    let strangers = tree.top.iter().filter(|name| !is_at_home(name));
    let mut findings: Vec<Finding> =
        strangers.map(|name| Finding::new(name, 1, "does not belong at the top level")).collect();
    let missing = NAMES.iter().filter(|name| !tree.top.iter().any(|there| there == *name));
    findings.extend(missing.map(|name| Finding::new(name, 1, "is missing at the top level")));
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tree::places;

    fn found(names: &[&str]) -> Vec<String> {
        let files: Vec<(&str, &str)> = names.iter().map(|name| (*name, "")).collect();
        places(&the_top_level_is_a_table_of_contents(&Tree::of(&files)))
    }

    #[test]
    fn a_souvenir_at_the_top_is_found() {
        assert_eq!(found(&[NAMES, &["notes.txt", ".npmrc"]].concat()), ["notes.txt:1"]);
    }

    #[test]
    fn a_missing_name_is_found() {
        let (readme, others): (Vec<&str>, Vec<&str>) = NAMES.iter().partition(|name| **name == "README.md");
        assert_eq!((found(&others), readme), (vec!["README.md:1".to_owned()], vec!["README.md"]));
    }
}
