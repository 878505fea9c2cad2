//! The table of the base paths: every step by id, and the shortest walk to every end, replayed.
//!
//! `walks.golden` is the table. When content changes on purpose, run with `SCS_GOLDEN=write`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path as FilePath;

use scs_content::Pack;
use scs_content::check::{Move, shortest_walks};
use scs_domain::condition::Facts;
use scs_domain::content::{Edition, Path};
use scs_domain::walk::{Position, Walk};

use crate::on_disk::base;

fn edition() -> Edition {
    Pack::read(&base()).unwrap().edition(chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())
}

fn begin(edition: &Edition, portal: &str, path: &str) -> Walk {
    Walk::begin(edition, portal, path, None, settings()).unwrap()
}

fn settings() -> Facts {
    BTreeMap::from([("referral_requires_staff".to_owned(), "true".to_owned())])
}

fn shortest(edition: &Edition, portal: &str, path: &Path) -> BTreeMap<String, Vec<Move>> {
    shortest_walks(edition, path, portal, &settings())
}

/// Walks the moves from the start and says where they end.
fn replay(edition: &Edition, portal: &str, path: &str, moves: &[Move]) -> Position {
    let mut walk = begin(edition, portal, path);
    for taken in moves {
        assert_eq!(walk.address().unwrap().to_string(), taken.place);
        for (fact, value) in &taken.answers {
            walk.answer(edition, fact, value).unwrap();
        }
        walk.take(edition, &taken.outcome).unwrap();
    }
    walk.position
}

fn table(edition: &Edition) -> String {
    let mut text = String::new();
    for path in edition.paths.values() {
        for portal in &path.portals {
            writeln!(text, "## {} on {portal}", path.id).unwrap();
            for step in path.steps.iter().filter(|step| step.portals.contains(portal)) {
                let outcomes: Vec<&str> = step.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
                writeln!(text, "step {}: {}", step.id, outcomes.join(" ")).unwrap();
            }
            for entry in &path.entries {
                writeln!(text, "entry {} at {}", entry.id, entry.at).unwrap();
            }
            for (end, moves) in shortest(edition, portal, path) {
                assert_eq!(replay(edition, portal, &path.id, &moves), Position::End { end: end.clone() });
                let way: Vec<String> = moves.iter().map(describe).collect();
                writeln!(text, "end {end}: {}", way.join(" → ")).unwrap();
            }
        }
    }
    text
}

fn describe(taken: &Move) -> String {
    let answers: Vec<String> = taken.answers.iter().map(|(fact, value)| format!("{fact}={value}")).collect();
    if answers.is_empty() {
        format!("{}.{}", taken.place, taken.outcome)
    } else {
        format!("{}[{}].{}", taken.place, answers.join(" "), taken.outcome)
    }
}

#[test]
fn every_step_and_the_way_to_every_end_is_as_in_the_table() {
    let file = FilePath::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/walks.golden");
    let now = table(&edition());
    if std::env::var("SCS_GOLDEN").as_deref() == Ok("write") {
        std::fs::write(&file, &now).unwrap();
    }
    let golden = std::fs::read_to_string(&file).unwrap_or_default();
    for (place, (have, want)) in now.lines().zip(golden.lines()).enumerate() {
        assert_eq!(have, want, "line {} of walks.golden", place + 1);
    }
    assert_eq!(now.lines().count(), golden.lines().count());
}

#[test]
fn every_end_of_every_path_has_a_walk_on_some_portal() {
    let edition = edition();
    for path in edition.paths.values() {
        let reached: BTreeSet<String> =
            path.portals.iter().flat_map(|portal| shortest(&edition, portal, path).into_keys()).collect();
        let ends: BTreeSet<String> = path.ends.iter().map(|end| end.id.clone()).collect();
        assert_eq!(reached, ends, "{}", path.id);
    }
}

#[test]
fn every_path_is_drawn_with_all_its_steps() {
    for path in edition().paths.values() {
        let svg = scs_content::draw(path);
        for step in &path.steps {
            let title = step.title.replace('&', "&amp;").replace('"', "&quot;");
            assert!(svg.contains(&title), "{}/{} is not on the drawing", path.id, step.id);
        }
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>"));
    }
}
