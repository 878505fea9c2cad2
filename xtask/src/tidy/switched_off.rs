//! A test that does not run and code that is not written lie to whoever reads the green table.

use crate::tidy::Finding;
use crate::tidy::tree::{File, Tree};

/// As they stand in Rust outside comments and strings.
const RUST_MARKS: &[&str] = &["#[ignore", ", ignore)", ", ignore =", "todo!", "unimplemented!"];
const BROWSER_MARKS: &[&str] = &[".skip(", ".only(", ".fixme(", ".todo(", ".skipIf(", ".runIf("];
const BROWSER_CODE: &[&str] = &[".ts", ".js", ".mjs"];

pub(super) fn nothing_is_left_undone(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, source) in tree.rust() {
        for line in source.lines() {
            findings.extend(mark(file, line.number, line.code, RUST_MARKS));
        }
    }
    findings
}

pub(super) fn no_browser_test_is_switched_off(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.files.iter().filter(|file| file.ends_with_any(BROWSER_CODE) && file.is_for_tests()) {
        for (at, line) in file.text.lines().enumerate() {
            findings.extend(mark(file, at + 1, line, BROWSER_MARKS));
        }
    }
    findings
}

fn mark(file: &File, number: usize, line: &str, marks: &[&str]) -> Option<Finding> {
    let mark = marks.iter().find(|mark| line.contains(**mark))?;
    Some(Finding::new(&file.path, number, format!("`{mark}`: finish it, or take it out")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tree::places;

    #[test]
    fn unwritten_code_and_ignored_tests_are_found_even_in_tests() {
        for text in [
            "todo!()",
            "unimplemented!(\"a\")",
            "#[ignore]",
            "#[ignore = \"slow\"]",
            "#[cfg_attr(a, ignore)]",
        ] {
            let tree = Tree::of(&[("crates/a/tests/a.rs", text)]);
            assert_eq!(places(&nothing_is_left_undone(&tree)), ["crates/a/tests/a.rs:1"], "{text}");
        }
        assert!(
            nothing_is_left_undone(&Tree::of(&[("a.rs", "// todo!()\nlet a = \"#[ignore]\";")])).is_empty()
        );
    }

    #[test]
    fn a_browser_test_that_is_skipped_or_alone_is_found() {
        for text in ["test.skip('a')", "describe.only('a')", "test.fixme('a')"] {
            assert_eq!(
                no_browser_test_is_switched_off(&Tree::of(&[("tests/e2e/a.ts", text)])).len(),
                1,
                "{text}"
            );
        }
        let tree = Tree::of(&[("ui/src/a.ts", "pages.skip(1)"), ("crates/a/tests/a.rs", "words.skip(1)")]);
        assert!(no_browser_test_is_switched_off(&tree).is_empty());
    }
}
