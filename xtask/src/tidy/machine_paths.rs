//! What is true on one machine only does not belong in the repository.

use crate::tidy::Finding;
use crate::tidy::tree::Tree;

/// Folders that people's own files live in; written apart, so that this file is clean too.
const OF_PEOPLE: &[&str] = &["home", "root", "Users"];

pub(super) fn no_path_of_a_machine_is_written(tree: &Tree) -> Vec<Finding> {
    let mut needles: Vec<String> = OF_PEOPLE.iter().map(|name| format!("/{name}/")).collect();
    needles.extend(OF_PEOPLE.iter().map(|name| format!("\\{name}\\")));
    needles.extend(own_place(&tree.root));
    let mut findings = Vec::new();
    for file in &tree.files {
        for (at, line) in file.text.lines().enumerate() {
            if let Some(needle) = needles.iter().find(|needle| holds(line, needle)) {
                findings.push(Finding::new(&file.path, at + 1, format!("a path of one machine: {needle}")));
            }
        }
    }
    findings
}

/// Where this very copy lies, unless that is too short to mean anything.
fn own_place(root: &str) -> Option<String> {
    (root.matches('/').count() >= 2).then(|| root.to_string())
}

/// Whether the line holds the path as a path from the root, not as the middle of another one.
fn holds(line: &str, needle: &str) -> bool {
    line.match_indices(needle).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line.get(at + needle.len()..).and_then(|text| text.chars().next());
        let is_inside = |letter: char| letter.is_alphanumeric() || "_.~-".contains(letter);
        let ends = needle.ends_with(['/', '\\']) || !after.is_some_and(is_inside);
        !before.is_some_and(is_inside) && ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tree::places;

    fn found(line: &str) -> bool {
        let tree = Tree { root: "/builds/copy".into(), ..Tree::of(&[("a.md", line)]) };
        places(&no_path_of_a_machine_is_written(&tree)) == ["a.md:1"]
    }

    #[test]
    fn a_path_of_a_machine_is_found_in_any_file() {
        for folder in OF_PEOPLE {
            assert!(found(&format!("cd /{folder}/anna/project")), "{folder}");
            assert!(found(&format!("\"file:///{folder}/anna\"")), "{folder}");
            assert!(found(&format!("C:\\{folder}\\anna")), "{folder}");
        }
    }

    #[test]
    fn the_place_of_this_copy_is_found() {
        assert!(found("see /builds/copy/README.md"));
        assert!(found("see /builds/copy"));
        assert!(!found("see /builds/copyright"));
    }

    #[test]
    fn the_middle_of_another_path_is_not_a_path_of_a_machine() {
        assert!(!found(&format!("https://example.org/{}/page", "home")));
        assert!(!found(&format!("~/{}/page and ui/{}/a.ts", "home", "root")));
    }
}
