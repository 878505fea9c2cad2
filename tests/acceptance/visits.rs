//! Records of one person, and who reads what another has written.

use scs_testkit::TestDesk;
use serde_json::{Value, json};

use crate::script::to_the_application;

const OTHER: &str = "Иванова А. П.";

fn entry(desk: &TestDesk, note: &str) -> Value {
    let input =
        json!({ "client": "citizen", "topic": "resume", "result": "solved", "minutes": 5, "note": note });
    let id = desk.call("entry.record", input)["line"]["id"].clone();
    desk.clock.pass_minutes(10);
    id
}

/// A whole visit that ends with this number of the portal.
fn filed(desk: &TestDesk, number: &str) -> Value {
    let mut walked = to_the_application(desk);
    walked.take("filled").take_with("filed", json!({ "portal_number": number, "portal_date": "2026-11-23" }));
    walked.call("closing.begin", json!({})).take("out").take("wiped");
    walked.call("consultation.finish", json!({ "result": "solved" }));
    desk.clock.pass_minutes(30);
    json!(walked.id())
}

fn show(desk: &TestDesk, record: &Value) -> Value {
    desk.call("journal.show", json!({ "record": record }))
}

#[test]
fn who_did_not_write_a_record_says_why_she_reads_it() {
    let desk = TestDesk::new();
    let record = entry(&desk, "Забыт пароль от почты");
    let this = json!({ "record": record });
    let own = desk.call("journal.show", this.clone());
    assert_eq!((&own["closed"], &own["note"]), (&Value::Null, &json!("Забыт пароль от почты")));
    let closed = desk.call_as(OTHER, "journal.show", this.clone());
    assert_eq!(closed["note"], Value::Null);
    assert_eq!(closed["closed"].as_array().unwrap().len(), 4);
    let read = desk.call_as(OTHER, "journal.read", json!({ "record": record, "reason": "came_again" }));
    assert_eq!(read["note"], "Забыт пароль от почты");
    let line = read["history"].as_array().unwrap().last().unwrap()["text"].as_str().unwrap();
    assert!(line.contains(OTHER) && line.ends_with("человек пришёл снова"), "{line}");
    assert_eq!(desk.call_as(OTHER, "journal.show", this.clone())["closed"], Value::Null, "once a day");
    desk.clock.pass_days(1);
    assert!(desk.call_as(OTHER, "journal.show", this)["closed"].is_array());
    assert_eq!(desk.kinds(), ["entry.recorded", "record.read"]);
}

#[test]
fn a_finished_consultation_of_another_is_closed_too() {
    let desk = TestDesk::new();
    let id = filed(&desk, "2611-004417");
    let this = json!({ "consultation": id });
    desk.call("consultation.show", this.clone());
    assert_eq!(desk.refusal_to(OTHER, "consultation.show", this.clone()), "reason-needed");
    let step = json!({ "path": "find-work", "step": "submit" });
    let tick = json!({ "consultation": id, "step": step, "substep": "any", "ticked": false });
    assert_eq!(desk.refusal_to(OTHER, "substep.tick", tick), "reason-needed");
    let correct = json!({ "record": id, "minutes": 9 });
    assert_eq!(desk.refusal_to(OTHER, "journal.correct", correct), "reason-needed");
    let events = desk.call_as(OTHER, "journal.events", json!({ "limit": 1000 })).to_string();
    assert!(!events.contains("004417"));
    assert!(desk.call("journal.events", json!({ "limit": 1000 })).to_string().contains("004417"));
    desk.call_as(OTHER, "journal.read", json!({ "record": id, "reason": "asked" }));
    desk.call_as(OTHER, "consultation.show", this);
}

#[test]
fn the_same_number_of_the_portal_asks_whether_it_is_the_same_person() {
    let desk = TestDesk::new();
    let first = filed(&desk, "2611-004417");
    for last in 1..=6 {
        filed(&desk, &format!("2611-00450{last}"));
    }
    let second = filed(&desk, "2611 004417");
    let third = filed(&desk, "2611-004418");
    assert!(show(&desk, &third)["maybe"].as_array().unwrap().is_empty());
    let maybe = show(&desk, &second)["maybe"].clone();
    assert_eq!(maybe.as_array().unwrap().len(), 1, "{maybe:#}");
    assert_eq!((&maybe[0]["visit"]["record"], &maybe[0]["why"]), (&first, &json!("Тот же номер с портала")));
    let both = json!({ "record": first, "other": second });
    let linked = desk.call("journal.link", both.clone());
    assert_eq!(linked["visits"][0]["record"], second);
    assert!(linked["maybe"].as_array().unwrap().is_empty());
    assert_eq!(show(&desk, &second)["visits"][0]["record"], first);
    assert_eq!(desk.refusal("journal.link", both.clone()), "linked-already");
    desk.call("journal.unlink", both.clone());
    assert!(show(&desk, &second)["visits"].as_array().unwrap().is_empty());
    desk.call("journal.tell_apart", both);
    for record in [&first, &second] {
        assert!(show(&desk, record)["maybe"].as_array().unwrap().is_empty(), "nobody asks twice");
    }
}

#[test]
fn a_repeated_visit_counts_as_a_return_until_it_is_unlinked() {
    let desk = TestDesk::new();
    let (first, second) = (entry(&desk, "Первый раз"), entry(&desk, "Снова о том же"));
    for _ in 0..4 {
        entry(&desk, "");
    }
    let also = |desk: &TestDesk| {
        let given = desk.call("statistics.show", json!({ "span": "week", "page": "given" }));
        given["lists"].to_string()
    };
    let before = also(&desk);
    let both = json!({ "record": second, "other": first });
    desk.call("journal.link", both.clone());
    assert_ne!(also(&desk), before);
    desk.call("journal.unlink", both);
    assert_eq!(also(&desk), before);
    assert_eq!(desk.refusal("journal.link", json!({ "record": first, "other": first })), "linked-already");
}

#[test]
fn no_list_and_no_paper_tells_what_is_held_back() {
    let desk = TestDesk::new();
    let id = filed(&desk, "2611-004417");
    entry(&desk, "Ковровая дорожка у окна");
    let list = |name: &str, text: &str| {
        let page = desk.call_as(name, "journal.list", json!({ "text": text }))["rows"].to_string();
        let palette = desk.call_as(name, "palette.find", json!({ "text": text })).to_string();
        page + &palette
    };
    let own = desk.call("settings.show", json!({}))["centre"]["consultant"].as_str().unwrap().to_owned();
    assert!(list(&own, "дорожка").contains("Ковровая"));
    let others = list(OTHER, "дорожка");
    assert!(others.contains("\"id\"") && !others.contains("Ковровая"), "found, and not shown: {others}");
    assert!(!list(OTHER, "2611-004417").contains("004417"));
    for command in ["paper.form", "paper.preview"] {
        let paper = json!({ "kind": "summary", "consultation": id });
        assert_eq!(desk.refusal_to(OTHER, command, paper), "reason-needed", "{command}");
    }
    assert_eq!(desk.refusal_to(OTHER, "card.form", json!({ "record": id })), "reason-needed");
}
