//! Files a person can hold in mind. Tests do not count: a table of cases may be long.

use crate::tidy::Finding;
use crate::tidy::tree::{File, Tree};

const RUST_LINES: usize = 600;
const COMPONENT_LINES: usize = 300;

pub(super) fn files_stay_small(tree: &Tree) -> Vec<Finding> {
    tree.files.iter().filter_map(too_long).collect()
}

fn too_long(file: &File) -> Option<Finding> {
    let (lines, limit) = match &file.rust {
        Some(_) if file.is_for_tests() => return None,
        Some(source) => (source.lines().filter(|line| !line.is_test).count(), RUST_LINES),
        None if file.path.ends_with(".svelte") => (file.text.lines().count(), COMPONENT_LINES),
        None => return None,
    };
    let what = || format!("{lines} lines, tests excluded; {limit} is the end");
    (lines > limit).then(|| Finding::new(&file.path, limit + 1, what()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_too_long(path: &str, text: &str) -> bool {
        !files_stay_small(&Tree::of(&[(path, text)])).is_empty()
    }

    #[test]
    fn a_long_file_is_found_at_the_first_line_too_many() {
        assert!(is_too_long("a.rs", &"fn a() {}\n".repeat(601)));
        assert!(!is_too_long("a.rs", &"fn a() {}\n".repeat(600)));
        assert!(is_too_long("a.svelte", &"<p>\n".repeat(301)));
        assert!(!is_too_long("a.svelte", &"<p>\n".repeat(300)));
    }

    #[test]
    fn tests_do_not_count() {
        let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "// case\n".repeat(700));
        assert!(!is_too_long("a.rs", &tests));
        assert!(!is_too_long("crates/a/tests/main.rs", &"fn a() {}\n".repeat(700)));
        assert!(is_too_long("a.rs", &format!("{tests}{}", "fn a() {}\n".repeat(601))));
    }
}
