//! `cargo xtask tidy`: the rules of the house that no compiler knows.
//!
//! Each rule is one function over the whole tree, named as the sentence it holds true, and answers
//! with findings. Every rule has a test in which it finds something. Rules read; they mend nothing.

mod alphabets;
mod arrows;
mod decisions;
mod lock_files;
mod log_lines;
mod machine_paths;
mod migrations;
mod names;
mod places;
mod rust_source;
mod siblings;
mod sizes;
mod switched_off;
mod top_level;
mod tree;

use crate::Outcome;
use crate::arguments::Arguments;
use crate::tidy::tree::Tree;
use crate::workspace::Workspace;
use std::fmt;

/// One broken rule at one place; `line` counts from 1.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Finding {
    path: String,
    line: usize,
    what: String,
}

impl Finding {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.into(), line, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.what)
    }
}

type Rule = fn(&Tree) -> Vec<Finding>;

const RULES: &[Rule] = &[
    arrows::arrows_point_inward,
    arrows::every_crate_keeps_to_its_libraries,
    alphabets::russian_in_rust_stays_in_words_files,
    alphabets::russian_in_the_window_stays_in_its_texts,
    alphabets::no_word_mixes_two_alphabets,
    sizes::files_stay_small,
    siblings::unix_code_has_a_windows_sibling,
    migrations::migrations_are_numbered_without_gaps,
    migrations::every_migration_is_listed_in_the_store,
    migrations::released_migrations_are_unchanged,
    decisions::every_decision_is_linked,
    lock_files::lock_files_are_committed,
    lock_files::lock_files_hold_no_addresses,
    log_lines::the_log_words_nothing,
    machine_paths::no_path_of_a_machine_is_written,
    names::nothing_is_a_drawer,
    switched_off::nothing_is_left_undone,
    switched_off::no_browser_test_is_switched_off,
    places::a_place_is_never_a_case,
    top_level::the_top_level_is_a_table_of_contents,
];

pub(crate) fn verb(workspace: &Workspace, arguments: Arguments) -> Outcome {
    arguments.end()?;
    check(workspace)
}

pub(crate) fn check(workspace: &Workspace) -> Outcome {
    let tree = Tree::read(workspace)?;
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&tree)).collect();
    findings.sort();
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => {
            println!("tidy: {} files, {} rules, nothing found", tree.files.len(), RULES.len());
            Ok(())
        }
        count => Err(format!("tidy: {count} findings")),
    }
}
