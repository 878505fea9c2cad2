//! The page of troubles names every circumstance the program knows, and tests that are there.

use std::path::{Path, PathBuf};

use scs_desk::{Code, Family};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn page() -> String {
    std::fs::read_to_string(root().join("docs/troubles.md")).unwrap()
}

#[test]
fn every_circumstance_stands_on_the_page() {
    let page = page();
    for code in Code::ALL.iter().filter(|code| code.family() == Family::Circumstance) {
        assert!(page.contains(&format!("`{}`", code.word())), "{}", code.word());
    }
}

#[test]
fn every_test_the_page_names_is_there() {
    let page = page();
    let named: Vec<(&str, &str)> = page.split('`').filter_map(|word| word.split_once("::")).collect();
    assert!(named.len() > 20, "{named:?}");
    for (file, test) in named {
        let folders = ["tests/acceptance", "crates/scs-store/tests/store"];
        let source = folders
            .iter()
            .find_map(|folder| std::fs::read_to_string(root().join(folder).join(format!("{file}.rs"))).ok());
        let source = source.unwrap_or_else(|| panic!("no file {file}"));
        assert!(source.contains(&format!("fn {test}()")), "{file}::{test}");
    }
}
