//! What a consultant waits for, measured beside what it is made of, in one run.
//!
//! It prints and keeps figures and asserts none: machines differ, so a figure is read next to its reference,
//! both taken in turns on one disk. Ids and keys come from [`SEED`], days of records from a standing clock.
#![expect(clippy::print_stdout, reason = "a command-line tool speaks on stdout")]

mod append;
mod bare;
mod consultation;
mod documents;
mod exports;
mod journal;
mod materials;
mod opening;
mod papers;
mod place;
mod report;
mod samples;
mod search;
mod weasyprint;
mod words;

use std::error::Error;
use std::path::{Path, PathBuf};

use crate::place::{BenchPlace, Filled, Written};
use crate::report::Row;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Of every place: each has its own folder and its own key store.
const SEED: u64 = 20_261_123;

fn main() -> Outcome {
    let target = target_folder()?;
    let folder = target.join("bench");
    std::fs::create_dir_all(&folder)?;
    // Beside the results, not in the machine's temporary folder: that one may lie in memory.
    let home = tempfile::tempdir_in(&folder)?;
    let rows = measure(&target, home.path())?;
    report::print(&rows);
    let file = report::save(&folder, &rows)?;
    println!("\n{}", shown(&target, &file));
    Ok(())
}

/// The papers come first: the first page of the process is cold only once.
fn measure(target: &Path, home: &Path) -> Outcome<Vec<Row>> {
    let mut rows = papers::measure(target)?;
    rows.extend(materials::measure()?);
    rows.extend(append::measure(home)?);
    let short = BenchPlace::new(home.join("short"));
    let long = BenchPlace::new(home.join("long"));
    let empty = BenchPlace::new(home.join("empty"));
    drop(empty.set_up()?);
    let few = Filled::up_to(1_000, &short)?;
    let many = Filled::up_to(10_000, &long)?;
    rows.extend(journal::measure(&few, &many)?);
    let entries = few.name();
    drop((few, many));
    rows.extend(opening::measure(&short, &entries, &empty)?);
    rows.extend(consultation::measure(&short.open()?)?);
    rows.extend(documents::measure(&short.open()?)?);
    rows.extend(journals(home)?);
    Ok(rows)
}

/// A year's journal and one of a big centre; with `SCS_DEEP=1` ten times as much again.
fn journals(home: &Path) -> Outcome<Vec<Row>> {
    let few = Written::of(1_000, home.join("thousand"))?;
    let some = Written::of(10_000, home.join("ten-thousand"))?;
    let many = Written::of(100_000, home.join("hundred-thousand"))?;
    let mut rows = journal::compare(&few, &many)?;
    rows.extend(search::compare(&some, &many)?);
    rows.extend(exports::measure(&some, &many)?);
    drop(many);
    if std::env::var_os("SCS_DEEP").is_some_and(|deep| deep == "1") {
        let most = Written::of(1_000_000, home.join("million"))?;
        rows.extend(journal::compare(&few, &most)?);
        rows.extend(search::compare(&some, &most)?);
    }
    Ok(rows)
}

/// Cargo's target folder, wherever it lies: two above the program, `<target>/<profile>/bench`.
fn target_folder() -> Outcome<PathBuf> {
    let program = std::env::current_exe()?;
    let target = program.ancestors().nth(2).ok_or("the program lies outside a target folder")?;
    Ok(target.to_path_buf())
}

/// From the current folder, or from the target folder's own name when that lies elsewhere.
fn shown(target: &Path, file: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let from = target.parent().filter(|_| !file.starts_with(&here)).unwrap_or(&here);
    file.strip_prefix(from).unwrap_or(file).display().to_string()
}
