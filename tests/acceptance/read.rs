//! What the materials say to the people of `situations/`: people have read it and marked the words (`read.toml`),
//! so that a text which stops saying it, or begins to say what is forbidden, is noticed.

use std::collections::BTreeMap;

use regex::RegexBuilder;
use scs_domain::content::Edition;
use scs_testkit::TestDesk;
use serde_json::json;
use toml::Value;

/// The right card is among so many, on its step or after typing.
const FIRST: usize = 3;
/// For so many of the people it is not. The number only falls.
const LOST: usize = 1;

pub fn table(text: &str, list: &str) -> Vec<Value> {
    let table: toml::Table = text.parse().unwrap();
    table[list].as_array().unwrap().clone()
}

/// Each situation with what was read for it.
fn all() -> Vec<(Value, Value)> {
    let said = table(include_str!("situations/situations.toml"), "situation");
    let read = table(include_str!("situations/read.toml"), "read");
    let of = |id: &Value| read.iter().find(|read| read["situation"] == *id).cloned();
    said.into_iter()
        .map(|said| (of(&said["id"]).expect("nobody has read it"), said))
        .map(|(r, s)| (s, r))
        .collect()
}

fn word<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

pub fn edition() -> Edition {
    let pack = scs_content::Pack::read(&scs_desk::materials()).unwrap();
    let day = pack.manifest.checked_at;
    pack.edition(day)
}

/// A desk of a centre with this portal.
pub fn on(portal: &str) -> TestDesk {
    let desk = TestDesk::new();
    let mut centre = scs_testkit::centre();
    centre["portal"] = json!(portal);
    desk.call("settings.save", json!({ "centre": centre }));
    desk
}

/// Every string under a value.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::Table(items) => items.iter().flat_map(|(_, item)| strings(item)).collect(),
        _ => Vec::new(),
    }
}

struct Texts(BTreeMap<String, Value>);

impl Texts {
    /// `step:PATH/STEP`, `path:ID`, `problem:ID`, `memo:ID`, `portal:ID`.
    fn read() -> Texts {
        let (materials, mut texts) = (scs_desk::materials(), BTreeMap::new());
        let folders = [("problems", "problem"), ("memos", "memo"), ("portals", "portal"), ("paths", "path")];
        for (folder, kind) in folders {
            for (_, _, text) in materials.folder(folder) {
                let item: Value = Value::Table(text.parse().unwrap());
                let id = word(&item, "id").to_owned();
                for step in list(&item, "step") {
                    texts.insert(format!("step:{id}/{}", word(step, "id")), step.clone());
                }
                texts.insert(format!("{kind}:{id}"), item);
            }
        }
        Texts(texts)
    }

    fn at(&self, place: &str) -> Vec<String> {
        strings(self.0.get(place).unwrap_or_else(|| panic!("no such place: {place}")))
    }

    fn says(&self, mark: &Value) -> bool {
        let words = word(mark, "words");
        !words.is_empty() && self.at(word(mark, "in")).iter().any(|text| text.contains(words))
    }

    /// All that stands on a path and on the cards and memos of its steps.
    fn around(&self, edition: &Edition, path: &str) -> Vec<String> {
        let steps = edition.paths[path].steps.iter();
        let cards = steps.clone().flat_map(|step| step.all_problems()).map(|id| format!("problem:{id}"));
        let prints = steps.flat_map(|step| &step.prints);
        let memos =
            prints.flat_map(|print| print.memo.iter().chain(&print.else_memo)).map(|id| format!("memo:{id}"));
        let places = cards.chain(memos).chain([format!("path:{path}")]);
        places.flat_map(|place| self.at(&place)).collect()
    }
}

#[test]
fn every_line_that_helps_is_said() {
    let texts = Texts::read();
    let mut unsaid = Vec::new();
    for (situation, read) in all() {
        let (asked, said) = (list(&situation, "fix"), list(&read, "said"));
        assert_eq!(asked.len(), said.len(), "{}", situation["id"]);
        let missing = asked.iter().zip(said).filter(|(_, mark)| !texts.says(mark));
        unsaid.extend(missing.map(|(line, _)| format!("{}: {}", situation["id"], line["text"])));
    }
    assert!(unsaid.is_empty(), "{}", unsaid.join("\n"));
}

#[test]
fn nothing_forbidden_is_said() {
    let (texts, edition) = (Texts::read(), edition());
    for (situation, read) in all() {
        let id = word(&situation, "id");
        let around = texts.around(&edition, word(&situation["path"], "id"));
        let (lines, kept) = (list(&situation, "never"), list(&read, "never"));
        for (at, line) in lines.iter().enumerate() {
            let number = Value::Integer(i64::try_from(at).unwrap() + 1);
            assert!(
                kept.iter().any(|kept| kept["line"] == number),
                "{id}: nobody looks for {}",
                line["text"]
            );
        }
        for kept in kept {
            let pattern = RegexBuilder::new(word(kept, "pattern")).case_insensitive(true).build().unwrap();
            for would_be in list(kept, "would_be") {
                assert!(pattern.is_match(would_be.as_str().unwrap()), "{id}: {} is not caught", would_be);
            }
            let said: Vec<_> = around.iter().filter(|text| pattern.is_match(text)).collect();
            assert!(said.is_empty(), "{id}: forbidden by line {}: {said:?}", kept["line"]);
        }
    }
}

#[test]
fn where_the_sources_are_silent_the_materials_say_so_and_hand_over() {
    let texts = Texts::read();
    for (situation, read) in all() {
        let id = word(&situation, "id");
        if situation.get("silent") == Some(&Value::Boolean(true)) {
            assert!(texts.says(&read["silence"]), "{id}: {}", read["silence"]);
        }
        if let Some(to) = situation.get("hand_over") {
            let over = &read["hands_over"];
            assert_eq!(over["to"], *to, "{id}");
            let strings = texts.at(word(over, "in"));
            assert!(strings.iter().any(|text| text == to.as_str().unwrap()), "{id}: {over}");
        }
    }
}

#[test]
fn the_right_card_is_among_the_first_three() {
    let (edition, mut lost) = (edition(), Vec::new());
    for portal in ["ecp", "iap", "ais"] {
        let desk = on(portal);
        for (situation, read) in all().iter().filter(|(said, _)| word(said, "portal") == portal) {
            let Some(card) = read.get("card").and_then(Value::as_str) else { continue };
            let path = &edition.paths[word(&situation["path"], "id")];
            let step = path.steps.iter().find(|step| step.id == word(read, "at")).unwrap();
            let found = desk.call("problem.find", json!({ "text": word(situation, "typed") }));
            let rows = found["problems"].as_array().unwrap().iter().take(FIRST);
            let is_found = rows.clone().any(|row| row["id"] == card);
            if !is_found && !step.all_problems().iter().take(FIRST).any(|id| *id == card) {
                let rows: Vec<_> = rows.map(|row| row["id"].to_string()).collect();
                lost.push(format!("{}: {card}, found {rows:?}", situation["id"]));
            }
        }
    }
    assert!(lost.len() <= LOST, "{}", lost.join("\n"));
}
