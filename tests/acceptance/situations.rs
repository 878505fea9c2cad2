use scs_testkit::TestDesk;
use serde_json::{Map, Value, json};

/// The first answer to every question on the way in.
fn answers(situation: &Value) -> Value {
    let asks = situation["asks"].as_array().unwrap().iter();
    let answer = |ask: &Value| (ask["fact"].as_str().unwrap().to_owned(), ask["values"][0]["id"].clone());
    Value::Object(asks.map(answer).collect::<Map<_, _>>())
}

fn opened(portal: &str) -> usize {
    let desk = TestDesk::new();
    let mut centre = desk.call("settings.show", json!({}))["centre"].clone();
    centre["portal"] = json!(portal);
    desk.call("settings.save", json!({ "centre": centre }));
    let shown = desk.call("desk.show", json!({}));
    let situations = shown["situations"].as_array().unwrap();
    for situation in situations {
        let (client, id) = (&situation["client"], &situation["id"]);
        let open = json!({ "client": client, "groups": [], "situation": id, "facts": answers(situation) });
        let view = desk.call("consultation.open", open);
        assert!(view["step"].is_object(), "{portal}: {id} opens on no step");
    }
    situations.len()
}

#[test]
fn whatever_the_start_screen_offers_opens_on_its_first_step() {
    for (portal, least) in [("ecp", 50), ("iap", 15), ("ais", 10)] {
        let count = opened(portal);
        assert!(count >= least, "{portal} offers only {count}");
    }
}

#[test]
fn a_term_is_told_as_the_source_words_it_and_never_as_a_date_nobody_can_know() {
    let desk = TestDesk::new();
    let limits = |id: &str, client: &str| {
        let shown = desk.call("desk.show", json!({}));
        let found = shown["situations"].as_array().unwrap().iter().find(|one| one["id"] == id).cloned();
        let facts = answers(&found.unwrap());
        let open = json!({ "client": client, "groups": [], "situation": id, "facts": facts });
        let view = desk.call("consultation.open", open);
        let limits = view["step"]["limits"].as_array().unwrap().iter();
        limits.map(|limit| limit["text"].as_str().unwrap().replace('\u{a0}', " ")).collect::<Vec<_>>()
    };
    assert_eq!(limits("choose-two", "citizen"), ["обычно до 2 рабочих дней"]);
    let notice =
        ["не меньше чем за два месяца", "не меньше чем за три месяца", "не меньше чем за две недели"];
    assert_eq!(limits("report-redundancy", "employer"), notice);
}

#[test]
fn a_case_of_the_sector_leads_to_its_path_and_its_card() {
    let desk = TestDesk::new();
    let shown = desk.call("sector.show", json!({}));
    let mut lines =
        shown["parts"].as_array().unwrap().iter().flat_map(|part| part["lines"].as_array().unwrap());
    let paper = lines.find(|line| line["id"] == "paper-vacancy").unwrap();
    let leads: Vec<_> = paper["leads"].as_array().unwrap().iter().map(|lead| &lead["id"]).collect();
    assert_eq!(leads, ["path:publish-vacancy", "problem:vacancy-on-paper"]);
}

#[test]
fn a_memo_is_found_by_the_words_of_the_cards_that_hand_it_out() {
    let desk = TestDesk::new();
    let found = desk.call("palette.find", json!({ "text": "памятка к собеседованию" }));
    let rows = found["items"].as_array().unwrap();
    assert!(rows.iter().any(|row| row["kind"] == "memo" && row["id"] == "interview"), "{rows:?}");
    let by_card = desk.call("palette.find", json!({ "text": "летняя подработка школьник" }));
    let rows = by_card["items"].as_array().unwrap();
    assert!(rows.iter().any(|row| row["kind"] == "memo" && row["id"] == "teen-work"), "{rows:?}");
}
