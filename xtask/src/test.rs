//! `cargo xtask test`: one list of named checks, each a command that anyone could run by hand.
//!
//! The list is the table `STEPS`; a gate that is not in it does not exist. `--deep` sets `SCS_DEEP=1`
//! for every check, which asks the slow suites for their full counts.

use crate::arguments::Arguments;
use crate::setup::{self, Purpose};
use crate::workspace::Workspace;
use crate::{Outcome, bindings, check, process, run, tidy};
use std::time::{Duration, Instant};

struct Step {
    name: &'static str,
    check: fn(&Workspace) -> Outcome,
}

const fn step(name: &'static str, check: fn(&Workspace) -> Outcome) -> Step {
    Step { name, check }
}

/// Every build of Rust below is of the whole workspace with the pages inside, so that nothing is built twice.
const STEPS: &[Step] = &[
    step("fmt", check::fmt),
    step("tidy", tidy::check),
    step("ui-check", |workspace| process::npm(workspace, &["-w", "ui", "-w", "tests/e2e", "run", "check"])),
    step("ui-unit", |workspace| process::npm(workspace, &["-w", "ui", "test"])),
    step("ui-build", run::build_pages),
    step("clippy", check::clippy),
    step("rust", rust),
    step("bindings", bindings::are_current),
    step("e2e-chromium", |workspace| e2e(workspace, "chromium")),
    step("e2e-window", |workspace| e2e(workspace, "window")),
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum End {
    Passed,
    Failed,
    NotRun,
}

struct Row {
    name: &'static str,
    end: End,
    took: Duration,
}

pub(crate) fn verb(workspace: &Workspace, mut arguments: Arguments) -> Outcome {
    let only = arguments.value("--only")?;
    let keep_going = arguments.flag("--keep-going");
    let deep = arguments.flag("--deep");
    arguments.end()?;
    let steps = chosen(STEPS, only.as_deref())?;
    let workspace = Workspace { deep, ..workspace.clone() };
    setup::prepare(&workspace, Purpose::Test)?;
    let rows = walk(&workspace, &steps, keep_going);
    println!("\n{}", table(&rows));
    let failed: Vec<&str> = rows.iter().filter(|row| row.end == End::Failed).map(|row| row.name).collect();
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

fn chosen<'a>(steps: &'a [Step], only: Option<&str>) -> Outcome<Vec<&'a Step>> {
    let found: Vec<&Step> = steps.iter().filter(|step| only.is_none_or(|name| step.name == name)).collect();
    if found.is_empty() {
        let names: Vec<&str> = steps.iter().map(|step| step.name).collect();
        return Err(format!("there is no such check; these are: {}", names.join(", ")));
    }
    Ok(found)
}

fn walk(workspace: &Workspace, steps: &[&Step], keep_going: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut stopped = false;
    for step in steps {
        let started = Instant::now();
        let end = if stopped { End::NotRun } else { one(workspace, step) };
        stopped |= end == End::Failed && !keep_going;
        rows.push(Row { name: step.name, end, took: started.elapsed() });
    }
    rows
}

fn one(workspace: &Workspace, step: &Step) -> End {
    println!("\n== {}", step.name);
    let started = Instant::now();
    let outcome = (step.check)(workspace);
    let took = started.elapsed().as_secs_f64();
    match outcome {
        Ok(()) => {
            println!("== {} passed in {took:.1} s", step.name);
            End::Passed
        }
        Err(reason) => {
            println!("== {} failed after {took:.1} s: {reason}", step.name);
            End::Failed
        }
    }
}

fn table(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        let end = match row.end {
            End::Passed => "passed",
            End::Failed => "FAILED",
            End::NotRun => "not run",
        };
        text.push_str(&format!("{:<14}{end:<9}{:>8.1} s\n", row.name, row.took.as_secs_f64()));
    }
    let all: f64 = rows.iter().map(|row| row.took.as_secs_f64()).sum();
    text.push_str(&format!("{:<23}{all:>8.1} s", "together"));
    text
}

const PAGES_INSIDE: &[&str] = &["--workspace", "--locked", "--features", "scs-app/custom-protocol"];

/// Programs and examples, built together with the tests: cargo would build half the tree once more for
/// programs alone, whose dependencies may do with fewer features.
pub(crate) fn build_programs(workspace: &Workspace) -> Outcome {
    process::cargo(workspace, &[&["build", "--all-targets"], PAGES_INSIDE].concat())
}

fn rust(workspace: &Workspace) -> Outcome {
    run::build_pages(workspace)?;
    process::cargo(workspace, &[&["test"], PAGES_INSIDE].concat())
}

/// The programs are built first: the tests find them in the target folder.
fn e2e(workspace: &Workspace, way: &str) -> Outcome {
    run::build_pages(workspace)?;
    build_programs(workspace)?;
    process::npm(workspace, &["-w", "tests/e2e", "run", way])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    const TOY: &[Step] = &[
        step("first", |_| Ok(())),
        step("breaks", |_| Err("as it should".into())),
        step("last", |_| Ok(())),
    ];

    fn ends(keep_going: bool) -> Vec<End> {
        let root = std::env::current_dir().unwrap();
        let workspace = Workspace { root, target: PathBuf::new(), packages: Vec::new(), deep: false };
        let steps: Vec<&Step> = TOY.iter().collect();
        walk(&workspace, &steps, keep_going).iter().map(|row| row.end).collect()
    }

    #[test]
    fn the_first_failure_stops_the_rest() {
        assert_eq!(ends(false), [End::Passed, End::Failed, End::NotRun]);
    }

    #[test]
    fn keep_going_runs_all_and_still_shows_the_failure() {
        assert_eq!(ends(true), [End::Passed, End::Failed, End::Passed]);
    }

    #[test]
    fn a_check_is_chosen_by_name_and_an_unknown_name_lists_them() {
        assert_eq!(chosen(TOY, Some("last")).unwrap().len(), 1);
        assert_eq!(chosen(TOY, None).unwrap().len(), TOY.len());
        let reason = chosen(TOY, Some("lost")).err().unwrap();
        assert!(reason.contains("first, breaks, last"));
    }

    #[test]
    fn the_table_says_what_failed() {
        let rows = [Row { name: "fmt", end: End::Failed, took: Duration::from_millis(1500) }];
        assert!(table(&rows).starts_with("fmt           FAILED        1.5 s\n"));
    }
}
