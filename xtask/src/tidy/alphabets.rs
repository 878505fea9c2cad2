//! Where Russian may stand, and that no word is made of two alphabets: a Latin `c` in a Russian
//! word is not found by any search and looks perfectly right.

use crate::tidy::Finding;
use crate::tidy::rust_source::RustSource;
use crate::tidy::tree::{File, Tree};

/// Strings and names in Rust are English outside `words.rs` and tests; comments may quote acts.
pub(super) fn russian_in_rust_stays_in_words_files(tree: &Tree) -> Vec<Finding> {
    let code = tree.rust().filter(|(file, _)| file.name() != "words.rs" && !file.is_for_tests());
    code.flat_map(|(file, source)| russian_lines(file, source)).collect()
}

fn russian_lines(file: &File, source: &RustSource) -> Vec<Finding> {
    let lines = source.lines().filter(|line| !line.is_test && line.spoken.chars().any(is_cyrillic));
    lines.map(|line| Finding::new(&file.path, line.number, "Russian outside words.rs and tests")).collect()
}

const PAGES: &[&str] = &[".ts", ".js", ".svelte", ".css", ".html"];

/// Components draw; what a person reads lies in ui/src/text. What ui/src/ipc/gen says came from Rust.
pub(super) fn russian_in_the_window_stays_in_its_texts(tree: &Tree) -> Vec<Finding> {
    let free = ["ui/src/text/", "ui/src/ipc/gen/"];
    let pages = tree.under("ui/src/").filter(|file| {
        file.ends_with_any(PAGES)
            && !file.is_for_tests()
            && !free.iter().any(|free| file.path.starts_with(free))
    });
    let mut findings = Vec::new();
    for file in pages {
        for (at, _) in file.text.lines().enumerate().filter(|(_, line)| line.chars().any(is_cyrillic)) {
            findings.push(Finding::new(&file.path, at + 1, "Russian outside ui/src/text and tests"));
        }
    }
    findings
}

pub(super) fn no_word_mixes_two_alphabets(tree: &Tree) -> Vec<Finding> {
    tree.files.iter().filter(|file| is_read_by_people(file)).flat_map(mixed_words).collect()
}

fn is_read_by_people(file: &File) -> bool {
    let folders = ["assets/content/", "ui/src/text/", "docs/"];
    let document = file.folder().is_empty() && file.path.ends_with(".md");
    let in_folder = folders.iter().any(|folder| file.path.starts_with(folder));
    (in_folder || document || file.name() == "words.rs") && !file.is_for_tests()
}

fn mixed_words(file: &File) -> Vec<Finding> {
    let tests: Vec<usize> = file.rust.iter().flat_map(test_numbers).collect();
    let mut findings = Vec::new();
    for (at, line) in file.text.lines().enumerate().filter(|(at, _)| !tests.contains(&(at + 1))) {
        for word in without_escapes(line).split(|letter: char| !letter.is_alphanumeric()) {
            if word.chars().any(is_cyrillic) && word.chars().any(|letter| letter.is_ascii_alphabetic()) {
                findings.push(Finding::new(
                    &file.path,
                    at + 1,
                    format!("`{word}` mixes Russian and Latin letters"),
                ));
            }
        }
    }
    findings
}

fn test_numbers(source: &RustSource) -> impl Iterator<Item = usize> {
    source.lines().filter(|line| line.is_test).map(|line| line.number)
}

/// A line break written as `\n` before a Russian word is not a Latin letter in it.
fn without_escapes(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            kept.push(letter);
            continue;
        }
        kept.push(' ');
        let digits = match letters.next() {
            Some('u') if !letters.as_str().starts_with('{') => 4,
            Some('x') => 2,
            _ => 0,
        };
        letters.by_ref().take(digits).for_each(drop);
    }
    kept
}

fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tree::places;

    #[test]
    fn russian_in_a_rust_string_is_found() {
        let tree =
            Tree::of(&[("crates/scs-desk/src/act.rs", "// ст. 10\nlet a = \"слово\";\nlet b = 'ё';\n")]);
        let found = places(&russian_in_rust_stays_in_words_files(&tree));
        assert_eq!(found, ["crates/scs-desk/src/act.rs:2", "crates/scs-desk/src/act.rs:3"]);
    }

    #[test]
    fn russian_in_words_files_comments_and_tests_is_at_home() {
        let tree = Tree::of(&[
            ("crates/scs-desk/src/words.rs", "let a = \"слово\";"),
            ("crates/scs-desk/src/act.rs", "/// «слово»\nfn a() {}\n#[cfg(test)]\nmod tests { \"слово\" }\n"),
            ("crates/scs-store/tests/store/main.rs", "\"слово\""),
            ("crates/scs-testkit/src/people.rs", "\"слово\""),
        ]);
        assert!(russian_in_rust_stays_in_words_files(&tree).is_empty());
    }

    #[test]
    fn russian_in_a_component_is_found() {
        let tree = Tree::of(&[
            ("ui/src/features/path/Step.svelte", "<p>\nслово</p>"),
            ("ui/src/text/path.ts", "слово"),
            ("ui/src/ipc/gen/Step.ts", "// слово"),
            ("ui/src/features/path/Step.test.ts", "слово"),
            ("ui/src/features/fixtures/content.ts", "слово"),
        ]);
        let found = places(&russian_in_the_window_stays_in_its_texts(&tree));
        assert_eq!(found, ["ui/src/features/path/Step.svelte:2"]);
    }

    #[test]
    fn a_word_of_two_alphabets_is_found_wherever_people_read() {
        let mixed = "раз\nсл\u{6f}во два";
        for path in ["assets/content/base/a.toml", "ui/src/text/a.ts", "docs/a.md", "README.md", "a/words.rs"]
        {
            assert_eq!(
                places(&no_word_mixes_two_alphabets(&Tree::of(&[(path, mixed)]))),
                [format!("{path}:2")]
            );
        }
        assert!(no_word_mixes_two_alphabets(&Tree::of(&[("ui/src/a.ts", mixed)])).is_empty());
    }

    #[test]
    fn neighbours_of_two_alphabets_are_two_words() {
        let text =
            r#"PDF-файл, Wi-Fi, "a\nслово", "\u00A0слово", "\u{a0}слово", {name}слово, № 5, 2х, «слово»"#;
        let found = no_word_mixes_two_alphabets(&Tree::of(&[("docs/a.md", text)]));
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn the_tests_of_words_may_mix() {
        let text = "#[cfg(test)]\nmod tests {\n    \"сл\u{6f}во\"\n}\n";
        assert!(no_word_mixes_two_alphabets(&Tree::of(&[("a/words.rs", text)])).is_empty());
    }
}
