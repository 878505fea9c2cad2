//! Names that say nothing attract everything.

use crate::tidy::Finding;
use crate::tidy::rust_source::is_word_letter;
use crate::tidy::tree::{File, Tree};

const DRAWERS: &[&str] = &["manager", "helper", "util", "utility", "common", "misc", "processor"];
const CODE: &[&str] = &[".rs", ".ts", ".js", ".mjs", ".svelte", ".css", ".sql"];
const CODE_FOLDERS: &[&str] = &["crates/", "src-tauri/", "ui/", "tests/", "xtask/", "migrations/"];
const RUST_KEYWORDS: &[&str] = &["struct", "enum", "trait", "type", "mod", "union"];
const PAGE_KEYWORDS: &[&str] = &["class", "interface", "type", "enum", "namespace"];

/// No type, module, file or folder of code is called a drawer.
pub(super) fn nothing_is_a_drawer(tree: &Tree) -> Vec<Finding> {
    let is_code =
        |file: &&File| file.ends_with_any(CODE) && CODE_FOLDERS.iter().any(|top| file.path.starts_with(top));
    tree.files
        .iter()
        .filter(is_code)
        .flat_map(|file| in_path(file).into_iter().chain(in_text(file)))
        .collect()
}

fn in_path(file: &File) -> Option<Finding> {
    let part = file.path.split('/').find(|part| is_drawer(part))?;
    Some(Finding::new(&file.path, 1, format!("`{part}` is a drawer: name it after what it holds")))
}

fn in_text(file: &File) -> Vec<Finding> {
    let named: Vec<(usize, &str)> = match &file.rust {
        Some(source) => {
            source.lines().flat_map(|line| names_after(line.code, RUST_KEYWORDS, line.number)).collect()
        }
        None => file.text.lines().enumerate().flat_map(|(at, line)| declared(line, at + 1)).collect(),
    };
    let drawers = named.into_iter().filter(|(_, name)| is_drawer(name));
    drawers
        .map(|(line, name)| {
            Finding::new(&file.path, line, format!("`{name}` is a drawer: name it after what it does"))
        })
        .collect()
}

/// Names declared at the beginning of a line of TypeScript; its comments may hold any words.
fn declared(line: &str, number: usize) -> Vec<(usize, &str)> {
    let starts = ["export ", "declare ", "abstract "].iter().chain(PAGE_KEYWORDS.iter());
    let line = line.trim_start();
    let is_declaration = starts.copied().any(|start| line.starts_with(start));
    if is_declaration { names_after(line, PAGE_KEYWORDS, number) } else { Vec::new() }
}

/// The word after each keyword, with the line's number.
fn names_after<'a>(line: &'a str, keywords: &[&str], number: usize) -> Vec<(usize, &'a str)> {
    let words: Vec<&str> =
        line.split(|letter| !is_word_letter(letter)).filter(|word| !word.is_empty()).collect();
    let pairs = words.iter().zip(words.iter().skip(1));
    pairs.filter(|(keyword, _)| keywords.contains(keyword)).map(|(_, name)| (number, *name)).collect()
}

fn is_drawer(name: &str) -> bool {
    words_of(name).iter().any(|word| {
        let singular = word.strip_suffix('s').unwrap_or(word);
        DRAWERS.contains(&word.as_str()) || DRAWERS.contains(&singular) || word == "utilities"
    })
}

/// `SyncManager`, `sync_manager` and `sync-manager.ts` are all made of `sync` and `manager`.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_capital = true;
    for letter in name.chars() {
        let starts_word = letter.is_uppercase() && !after_capital;
        after_capital = letter.is_uppercase();
        if starts_word || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            word.extend(letter.to_lowercase());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        nothing_is_a_drawer(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn drawers_are_found_by_type_module_file_and_folder() {
        for text in ["struct SyncManager;", "pub trait Helper {}", "mod utils;", "type JsonProcessor = u8;"] {
            assert_eq!(found("crates/a/src/a.rs", text), 1, "{text}");
        }
        for path in ["crates/a/src/common.rs", "ui/src/utils/date.ts", "ui/src/parts/login-helper.svelte"] {
            assert_eq!(found(path, ""), 1, "{path}");
        }
        assert_eq!(found("ui/src/a.ts", "export interface CacheManager {"), 1);
    }

    #[test]
    fn whole_words_count_and_prose_does_not() {
        for text in
            ["struct Commonality;", "// a struct Helper", "let a = \"struct Helper\";", "fn helper() {}"]
        {
            assert_eq!(found("crates/a/src/a.rs", text), 0, "{text}");
        }
        assert_eq!(found("ui/src/a.ts", "// the type Helper"), 0);
        assert_eq!(found("docs/common.md", "struct Helper"), 0);
    }

    #[test]
    fn a_name_is_read_word_by_word() {
        assert_eq!(words_of("SyncManager"), ["sync", "manager"]);
        assert_eq!(words_of("login-helper.svelte"), ["login", "helper", "svelte"]);
        assert_eq!(words_of("JSON_util"), ["json", "util"]);
    }
}
