//! What people say, as it was written down before the materials (`situations/`), and whether it leads to its path:
//! by a row of the start screen or by a card of its steps.

use std::collections::BTreeSet;

use scs_domain::content::Edition;
use serde_json::{Value, json};

use crate::read::{edition, on, table};

/// Three arrows and Enter: the right row is among the first three.
const FIRST: usize = 3;

/// The path each row of the start screen leads to.
fn paths() -> Vec<(String, String)> {
    let materials = scs_desk::materials();
    let rows = table(materials.file("reference/situations.toml").unwrap(), "situation");
    let word = |row: &toml::Value, key: &str| row[key].as_str().unwrap().to_owned();
    rows.iter().map(|row| (word(row, "id"), word(row, "path"))).collect()
}

/// Cards of the steps of a path.
fn cards_of<'e>(edition: &'e Edition, path: &str) -> BTreeSet<&'e str> {
    edition.paths[path].steps.iter().flat_map(|step| step.all_problems()).collect()
}

#[test]
fn what_people_say_leads_to_their_path_within_four_keys() {
    let (paths, mut lost) = (paths(), Vec::new());
    let edition = edition();
    let path_of = |id: &str| paths.iter().find(|(known, _)| known == id).map(|(_, path)| path.as_str());
    let all = table(include_str!("situations/situations.toml"), "situation");
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
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}
