//! What people say, as it was written down before the materials (`situations/`), and whether it leads to its path.

use std::collections::BTreeSet;

use scs_domain::content::Edition;
use scs_testkit::TestDesk;
use serde_json::{Value, json};

use crate::read::edition;

/// So many of them do today. The number only grows.
const FOUND: usize = 36;
/// Three arrows and Enter: the right row is among the first three.
const FIRST: usize = 3;

fn judged() -> Vec<toml::Value> {
    let table: toml::Table = include_str!("situations/situations.toml").parse().unwrap();
    table["situation"].as_array().unwrap().clone()
}

/// The path each row of the start screen leads to.
fn paths() -> Vec<(String, String)> {
    let materials = scs_desk::materials();
    let rows: toml::Table = materials.file("reference/situations.toml").unwrap().parse().unwrap();
    let word = |row: &toml::Value, key: &str| row[key].as_str().unwrap().to_owned();
    rows["situation"].as_array().unwrap().iter().map(|row| (word(row, "id"), word(row, "path"))).collect()
}

/// Cards of the steps of a path.
fn cards_of<'e>(edition: &'e Edition, path: &str) -> BTreeSet<&'e str> {
    edition.paths[path].steps.iter().flat_map(|step| step.all_problems()).collect()
}

fn on(portal: &str) -> TestDesk {
    let desk = TestDesk::new();
    let mut centre = scs_testkit::centre();
    centre["portal"] = json!(portal);
    desk.call("settings.save", json!({ "centre": centre }));
    desk
}

#[test]
fn what_people_say_leads_to_their_path_within_four_keys() {
    let (paths, mut lost) = (paths(), Vec::new());
    let edition = edition();
    let path_of = |id: &str| paths.iter().find(|(known, _)| known == id).map(|(_, path)| path.as_str());
    let all = judged();
    for portal in ["ecp", "iap", "ais"] {
        let desk = on(portal);
        for said in all.iter().filter(|said| said["portal"].as_str() == Some(portal)) {
            let typed = said["typed"].as_str().unwrap();
            let found = desk.call("palette.find", json!({ "text": typed }));
            let rows = found["items"].as_array().unwrap().iter().take(FIRST);
            let path = said["path"]["id"].as_str().unwrap();
            let led = |row: &Value| match row["kind"].as_str().unwrap() {
                "situation" => path_of(row["id"].as_str().unwrap()) == Some(path),
                "problem" => cards_of(&edition, path).contains(row["id"].as_str().unwrap()),
                _ => false,
            };
            if !rows.clone().any(led) {
                let shown: Vec<_> = rows.map(|row| row["title"].to_string()).collect();
                lost.push(format!("{typed}: {}", shown.join(", ")));
            }
        }
    }
    println!("{} of {} lead on; not: {lost:?}", all.len() - lost.len(), all.len());
    assert!(all.len() - lost.len() >= FOUND, "{lost:?}");
}
