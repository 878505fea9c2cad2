//! The law of migrations (migrations/README.md): numbered `NNNN_noun_what.sql` from 0001 without
//! gaps, listed in the store by hand, and never touched once released.
//!
//! `migrations/released.lock` holds `NNNN sha256` lines, one for each released file.

use crate::tidy::Finding;
use crate::tidy::tree::{File, Tree};
use sha2::{Digest, Sha256};

const LIST: &str = "crates/scs-store/src/migrations.rs";
const LOCK: &str = "migrations/released.lock";
const OTHER_FILES: &[&str] = &["README.md", "released.lock", "schema.sql"];

pub(super) fn migrations_are_numbered_without_gaps(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut expected = 1;
    for file in tree.under("migrations/").filter(|file| !OTHER_FILES.contains(&file.name())) {
        match number(file) {
            None => findings.push(Finding::new(&file.path, 1, "is not named NNNN_noun_what.sql")),
            Some(number) if number != expected => {
                findings.push(Finding::new(&file.path, 1, format!("{expected:04} is the next number")));
                expected = number + 1;
            }
            Some(_) => expected += 1,
        }
    }
    findings
}

pub(super) fn every_migration_is_listed_in_the_store(tree: &Tree) -> Vec<Finding> {
    let list =
        tree.rust().find(|(file, _)| file.path == LIST).map_or("", |(_, source)| source.spoken.as_str());
    let forgotten =
        migrations(tree).filter(|(_, file)| !list.contains(&format!("migrations/{}\"", file.name())));
    forgotten.map(|(_, file)| Finding::new(&file.path, 1, format!("is not listed in {LIST}"))).collect()
}

pub(super) fn released_migrations_are_unchanged(tree: &Tree) -> Vec<Finding> {
    let lines = tree.text(LOCK).unwrap_or_default().lines().enumerate();
    lines
        .filter_map(|(at, line)| broken_seal(tree, line).map(|what| Finding::new(LOCK, at + 1, what)))
        .collect()
}

fn broken_seal(tree: &Tree, line: &str) -> Option<String> {
    if line.trim().is_empty() {
        return None;
    }
    let mut words = line.split_whitespace();
    let (Some(name), Some(sum), None) = (words.next(), words.next(), words.next()) else {
        return Some("is not `NNNN sha256`".into());
    };
    let sealed = migrations(tree).find(|(_, file)| file.name().starts_with(&format!("{name}_")));
    match sealed {
        None => Some(format!("migration {name} was released and is gone")),
        Some((_, file)) if sha256(&file.text) != sum => {
            Some(format!("{} was released and is changed; write a new migration", file.path))
        }
        Some(_) => None,
    }
}

fn migrations(tree: &Tree) -> impl Iterator<Item = (u32, &File)> {
    tree.under("migrations/").filter_map(|file| Some((number(file)?, file)))
}

fn number(file: &File) -> Option<u32> {
    let (number, words) = file.name().strip_suffix(".sql")?.split_once('_')?;
    let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    let named = !words.is_empty() && words.chars().all(is_plain) && file.folder() == "migrations";
    (number.len() == 4 && named).then(|| number.parse().ok())?
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tree::places;

    const INIT: (&str, &str) = ("migrations/0001_init_all.sql", "CREATE TABLE a;");
    const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn a_gap_a_double_and_a_nameless_file_are_found() {
        let gap = Tree::of(&[INIT, ("migrations/0003_visit_outcome.sql", "")]);
        assert_eq!(
            places(&migrations_are_numbered_without_gaps(&gap)),
            ["migrations/0003_visit_outcome.sql:1"]
        );
        let double = Tree::of(&[INIT, ("migrations/0001_visit_outcome.sql", "")]);
        assert_eq!(migrations_are_numbered_without_gaps(&double).len(), 1);
        for name in [
            "migrations/2_short.sql",
            "migrations/0002.sql",
            "migrations/0002_Big.sql",
            "migrations/old/0002_a.sql",
        ] {
            let tree = Tree::of(&[INIT, (name, "")]);
            assert_eq!(places(&migrations_are_numbered_without_gaps(&tree)), [format!("{name}:1")]);
        }
    }

    #[test]
    fn numbers_in_a_row_and_the_papers_beside_them_are_right() {
        let tree =
            Tree::of(&[INIT, ("migrations/0002_visit_a.sql", ""), ("migrations/README.md", ""), (LOCK, "")]);
        assert!(migrations_are_numbered_without_gaps(&tree).is_empty());
    }

    #[test]
    fn a_migration_the_store_does_not_list_is_found() {
        let listed = "sql(1, include_str!(\"../../../migrations/0001_init_all.sql\")),";
        assert!(every_migration_is_listed_in_the_store(&Tree::of(&[INIT, (LIST, listed)])).is_empty());
        let commented = format!("// {listed}");
        assert_eq!(every_migration_is_listed_in_the_store(&Tree::of(&[INIT, (LIST, &commented)])).len(), 1);
        assert_eq!(every_migration_is_listed_in_the_store(&Tree::of(&[INIT])).len(), 1);
    }

    #[test]
    fn a_released_file_that_changed_or_vanished_is_found() {
        let lock = format!("0001 {EMPTY}\n0002 {EMPTY}\n");
        let same = ("migrations/0001_init_all.sql", "");
        let second = ("migrations/0002_visit_a.sql", "");
        assert!(released_migrations_are_unchanged(&Tree::of(&[same, second, (LOCK, &lock)])).is_empty());
        let changed = released_migrations_are_unchanged(&Tree::of(&[INIT, second, (LOCK, &lock)]));
        assert_eq!(places(&changed), ["migrations/released.lock:1"]);
        let gone = released_migrations_are_unchanged(&Tree::of(&[same, (LOCK, &lock)]));
        assert_eq!(places(&gone), ["migrations/released.lock:2"]);
    }

    #[test]
    fn a_line_of_the_lock_that_says_nothing_is_found() {
        assert_eq!(released_migrations_are_unchanged(&Tree::of(&[(LOCK, "0001\n")])).len(), 1);
        assert!(released_migrations_are_unchanged(&Tree::of(&[(LOCK, "\n")])).is_empty());
    }
}
