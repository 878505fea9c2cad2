//! Windows is a target that is not built here, so at least nobody may forget it.

use crate::tidy::Finding;
use crate::tidy::rust_source::is_word_letter;
use crate::tidy::tree::{File, Tree};

/// A file with something for Unix or Linux only has something for Windows, itself or in its folder.
pub(super) fn unix_code_has_a_windows_sibling(tree: &Tree) -> Vec<Finding> {
    let alone = |file: &File| {
        !tree.rust().any(|(other, _)| other.folder() == file.folder() && gate_of(other, "windows").is_some())
    };
    let mut findings = Vec::new();
    for (file, _) in tree.rust().filter(|(file, _)| !file.is_for_tests()) {
        let line = gate_of(file, "unix").or_else(|| gate_of(file, "linux"));
        if let Some(line) = line.filter(|_| alone(file)) {
            let what = "for Unix only; its cfg(windows) sibling is neither in this file nor in this folder";
            findings.push(Finding::new(&file.path, line, what));
        }
    }
    findings
}

/// The line of the first condition that names the system.
fn gate_of(file: &File, system: &str) -> Option<usize> {
    let source = file.rust.as_ref()?;
    let names = |condition: &str| {
        let condition = affirmed(condition);
        condition.split(|letter| !is_word_letter(letter)).any(|word| word == system)
    };
    source.gates().find(|(_, condition)| names(condition)).map(|(line, _)| line)
}

/// What is not for one system is for the other.
fn affirmed(condition: &str) -> String {
    let condition: String = condition.split_whitespace().collect();
    let condition = condition.replace("not(unix)", "windows").replace("not(target_os=\"linux\")", "windows");
    condition.replace("not(windows)", "unix")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tree::places;

    #[test]
    fn unix_code_alone_is_found() {
        for gate in [
            "#[cfg(unix)]",
            "#[cfg(target_os = \"linux\")]",
            "#[cfg(all(unix, feature = \"a\"))]",
            "#[cfg(not(windows))]",
        ] {
            let tree = Tree::of(&[("a/src/cups.rs", &format!("\n{gate}\nfn queue() {{}}\n"))]);
            assert_eq!(places(&unix_code_has_a_windows_sibling(&tree)), ["a/src/cups.rs:2"], "{gate}");
        }
    }

    #[test]
    fn a_sibling_in_the_file_or_the_folder_is_enough() {
        let unix = ("a/src/unix.rs", "#[cfg(unix)]\nfn queue() {}\n");
        let windows = "#[cfg(windows)]\nfn queue() {}\n";
        assert!(
            unix_code_has_a_windows_sibling(&Tree::of(&[unix, ("a/src/windows.rs", windows)])).is_empty()
        );
        let both = format!("{}{windows}", unix.1);
        assert!(unix_code_has_a_windows_sibling(&Tree::of(&[("a/src/a.rs", &both)])).is_empty());
        let rest = format!("{}#[cfg(not(unix))]\nfn queue() {{}}\n", unix.1);
        assert!(unix_code_has_a_windows_sibling(&Tree::of(&[("a/src/a.rs", &rest)])).is_empty());
        let elsewhere = Tree::of(&[unix, ("b/src/windows.rs", windows)]);
        assert_eq!(unix_code_has_a_windows_sibling(&elsewhere).len(), 1);
    }

    #[test]
    fn tests_for_unix_need_no_sibling() {
        let tree = Tree::of(&[("a/src/a.rs", "#[cfg(all(test, unix))]\nmod tests {}\n")]);
        assert!(unix_code_has_a_windows_sibling(&tree).is_empty());
    }
}
