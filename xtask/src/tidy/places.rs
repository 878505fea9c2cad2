//! Practice is another place (folder, key, centre), never an `if`: the word stands only where
//! places are named, chosen and spoken of. A file joins this list when it names places itself.

use crate::tidy::Finding;
use crate::tidy::tree::{File, Tree};

const WORD: &str = "practice";

/// By stem; each names, chooses or words the places (`folders` of scs-platform defines them).
const MAY_SAY_IT: &[&str] = &["folders", "place", "places", "main", "state", "words"];

/// By path: who works in a place, what its window is called, how it is asked for.
const MAY_SAY_IT_HERE: &[&str] = &[
    "crates/scs-cli/src/arguments.rs",
    "crates/scs-desk/src/desk.rs",
    "src-tauri/src/arguments.rs",
    "src-tauri/src/bridge.rs",
    "src-tauri/src/window.rs",
];

pub(super) fn a_place_is_never_a_case(tree: &Tree) -> Vec<Finding> {
    let silent = |file: &File| {
        let named = MAY_SAY_IT.contains(&file.stem()) || MAY_SAY_IT_HERE.contains(&file.path.as_str());
        !file.is_for_tests() && !named
    };
    let mut findings = Vec::new();
    for (file, source) in tree.rust().filter(|(file, _)| silent(file)) {
        let lines = source.lines().filter(|line| !line.is_test);
        for line in lines.filter(|line| line.spoken.to_lowercase().contains(WORD)) {
            let what = "practice is a place, not a case: ask the place for what differs";
            findings.push(Finding::new(&file.path, line.number, what));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tree::places;

    #[test]
    fn a_case_for_practice_is_found() {
        let text = "// practice\nif place == Place::Practice {\n\"practice\"";
        let found = a_place_is_never_a_case(&Tree::of(&[("crates/scs-desk/src/act.rs", text)]));
        assert_eq!(places(&found), ["crates/scs-desk/src/act.rs:2", "crates/scs-desk/src/act.rs:3"]);
    }

    #[test]
    fn the_files_that_name_places_may_say_it() {
        for path in
            ["crates/a/src/places.rs", "src-tauri/src/state.rs", "crates/a/src/words.rs", "tests/a/day.rs"]
        {
            assert!(a_place_is_never_a_case(&Tree::of(&[(path, "Place::Practice")])).is_empty());
        }
    }
}
