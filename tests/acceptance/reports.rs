//! By which day a report is to be filed, and the month of such days.

use scs_testkit::TestDesk;
use serde_json::{Value, json};

fn report(desk: &TestDesk, form: &str, fields: Value) -> Value {
    let id = desk.call("document.start", json!({ "form": form }))["id"].clone();
    desk.call("document.save", json!({ "id": id, "answers": { "fields": fields, "entries": {} } }))
}

fn redundancy(desk: &TestDesk, who: &str, mass: &str) -> Value {
    report(desk, "report-redundancy", json!({ "represented": who, "is_mass": mass, "starts": "2027-02-24" }))
}

#[test]
fn a_report_of_redundancy_is_counted_back_from_its_beginning() {
    let desk = TestDesk::new();
    for (who, mass, until) in [
        ("entrepreneur", "false", "до 10\u{a0}февраля 2027\u{a0}года включительно"),
        ("legal_entity", "false", "до 24\u{a0}декабря включительно"),
        ("branch", "true", "до 24\u{a0}ноября включительно"),
    ] {
        let view = redundancy(&desk, who, mass);
        assert!(view["until"].as_str().unwrap().starts_with(until), "{who}, {mass}: {}", view["until"]);
    }
}

#[test]
fn a_term_says_where_it_is_from_and_what_is_not_known() {
    let desk = TestDesk::new();
    let why = redundancy(&desk, "legal_entity", "false")["until_why"].as_str().unwrap().to_owned();
    assert!(why.contains("не меньше чем за два месяца") && why.contains("сверить"), "{why}");
}

#[test]
fn no_day_is_named_while_the_answer_it_hangs_on_is_missing() {
    let desk = TestDesk::new();
    let silent =
        report(&desk, "report-redundancy", json!({ "represented": "legal_entity", "starts": "2027-02-24" }));
    assert!(silent["until"].is_null(), "{}", silent["until"]);
}

#[test]
fn what_is_typed_moves_the_term_before_it_is_saved() {
    let desk = TestDesk::new();
    let view = redundancy(&desk, "legal_entity", "false");
    let fields = json!({ "represented": "legal_entity", "is_mass": "false", "starts": "2027-02-28" });
    let form = format!("document/{}", view["id"].as_str().unwrap());
    desk.call(
        "draft.save",
        json!({ "form": form, "body": { "answers": { "fields": fields, "entries": {} } } }),
    );
    let seen = desk.call("document.show", json!({ "id": view["id"] }));
    assert!(seen["until"].as_str().unwrap().starts_with("до 28\u{a0}декабря"), "{}", seen["until"]);
}

#[test]
fn the_list_goes_by_the_term_and_the_month_shows_its_days() {
    let desk = TestDesk::new();
    redundancy(&desk, "branch", "true");
    let quota = report(&desk, "quota-report-ecp", json!({ "period": "11.2026" }));
    assert!(quota["until"].as_str().unwrap().starts_with("до 10\u{a0}декабря"), "{}", quota["until"]);
    let list = desk.call("document.list", json!({ "kind": "report", "month": "2026-12-05" }));
    let titles: Vec<&str> =
        list["groups"].as_array().unwrap().iter().map(|group| group["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["На этой неделе", "Позже"]);
    let month = &list["month"];
    assert_eq!(month["title"], "Декабрь 2026\u{a0}года");
    assert_eq!(month["nearest"], "Ближайший срок — 24\u{a0}ноября, завтра");
    assert_eq!(month["days"].as_array().unwrap().len(), 31);
    let tenth = &month["days"][9];
    assert_eq!((tenth["count"].clone(), tenth["is_usual"].clone()), (json!(1), json!(true)));
    assert!(
        tenth["said"]
            .as_str()
            .unwrap()
            .starts_with("10\u{a0}декабря, четверг: 1\u{a0}документ; каждый месяц:"),
        "{tenth}"
    );
    let picked = desk.call("document.list", json!({ "kind": "report", "day": "2026-12-10" }));
    assert_eq!(picked["total"], 1);
}

#[test]
fn a_filed_report_leaves_the_terms() {
    let desk = TestDesk::new();
    let view = report(&desk, "quota-report-ecp", json!({ "period": "11.2026" }));
    desk.call(
        "document.move",
        json!({ "id": view["id"], "to": "stopped", "date": "2026-11-23", "reason": "Не сдаём" }),
    );
    let list = desk.call("document.list", json!({ "kind": "report", "month": "2026-12-01" }));
    assert_eq!(list["month"]["days"][9]["count"], 0);
}
