//! No run of eight words of the pack stands in a source document; official names are excepted.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};
use toml::Value;

use super::item::texts;
use crate::on_disk::base_files;

const RUN: usize = 8;

/// Hashes of every run of eight words of the source documents; how they are made is told in the README beside them.
fn runs_of_the_sources() -> BTreeSet<u64> {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources/runs.bin")).unwrap();
    bytes.chunks_exact(8).map(|chunk| u64::from_be_bytes(chunk.try_into().unwrap())).collect()
}

fn words(text: &str) -> Vec<String> {
    let folded = text.to_lowercase().replace('ё', "е");
    let split = folded.split(|letter: char| !letter.is_alphanumeric());
    split.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn hash(run: &[String]) -> u64 {
    let digest = Sha256::digest(run.join(" "));
    u64::from_be_bytes(digest[..8].try_into().unwrap())
}

fn official() -> Vec<Vec<String>> {
    let files = base_files();
    let (_, text) = files.iter().find(|(name, _)| name == "official_names.toml").unwrap();
    let value: Value = toml::from_str(text).unwrap();
    let mut names: Vec<Vec<String>> =
        texts(&value).into_iter().map(words).filter(|name| name.len() > 1).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// The text without official names: what is left on both sides of one is not a run.
fn own(words: &[String], names: &[Vec<String>]) -> Vec<Vec<String>> {
    let named = |at: usize| names.iter().find(|name| words.get(at..at + name.len()) == Some(name));
    let (mut parts, mut part, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some(word) = words.get(at) {
        match named(at) {
            Some(name) => {
                parts.push(std::mem::take(&mut part));
                at += name.len();
            }
            None => {
                part.push(word.clone());
                at += 1;
            }
        }
    }
    parts.push(part);
    parts
}

fn copied(text: &str, names: &[Vec<String>], runs: &BTreeSet<u64>) -> Option<String> {
    own(&words(text), names)
        .iter()
        .flat_map(|part| part.windows(RUN))
        .find(|run| runs.contains(&hash(run)))
        .map(|run| run.join(" "))
}

#[test]
fn no_sentence_is_copied_from_a_source() {
    let (names, runs) = (official(), runs_of_the_sources());
    let mut found = Vec::new();
    for (file, text) in base_files().into_iter().filter(|(name, _)| name != "official_names.toml") {
        let value: Value = toml::from_str(&text).unwrap();
        found.extend(
            texts(&value)
                .into_iter()
                .filter_map(|text| copied(text, &names, &runs))
                .map(|run| format!("{file}: {run}")),
        );
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_sentence_of_a_source_would_be_noticed() {
    let runs = runs_of_the_sources();
    assert!(runs.len() > 5_000, "only {} runs", runs.len());
    let sentence = include_str!("../../sources/sentence.txt");
    assert!(copied(sentence, &[], &runs).is_some());
}
