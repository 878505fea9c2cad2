//! The same paper is the same file: again, after another paper, and in another process.

use std::process::Command;

use sha2::{Digest, Sha256};

use crate::all_laid;

const MARK: &str = "digest of all samples:";

/// One digest over every PDF and every SVG, in the order of the samples.
fn digest() -> String {
    let mut hash = Sha256::new();
    for (name, laid) in all_laid() {
        hash.update(name);
        hash.update(laid.to_pdf().unwrap());
        for page in 0..laid.pages() {
            hash.update(laid.to_svg(page).unwrap());
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_digest_is_printed() {
    println!("{MARK} {}", digest());
}

#[test]
fn a_paper_in_between_changes_no_byte() {
    let laid = all_laid();
    let before: Vec<_> = laid.iter().map(|(_, laid)| laid.to_pdf().unwrap()).collect();
    let after: Vec<_> = laid.iter().rev().map(|(_, laid)| laid.to_pdf().unwrap()).collect();
    assert!(before.iter().eq(after.iter().rev()));
}

#[test]
fn another_process_makes_the_same_bytes() {
    let here = digest();
    for _ in 0..2 {
        let run = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "bytes::the_digest_is_printed", "--nocapture"])
            .output()
            .unwrap();
        let said = String::from_utf8(run.stdout).unwrap();
        let there = said.lines().find_map(|line| line.split_once(MARK)).unwrap().1.trim().to_owned();
        assert_eq!(here, there);
    }
}

#[test]
fn different_papers_have_different_ids() {
    let mut ids: Vec<_> = all_laid()
        .iter()
        .map(|(_, laid)| {
            let file = lopdf::Document::load_mem(&laid.to_pdf().unwrap()).unwrap();
            file.trailer.get(b"ID").unwrap().as_array().unwrap()[0].as_str().unwrap().to_vec()
        })
        .collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count);
}
