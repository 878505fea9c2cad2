//! Own cards: from a solved case to something everybody finds, and out of use again.

use scs_testkit::TestDesk;
use serde_json::{Value, json};

const OTHER: &str = "Иванова А. П.";
const TITLE: &str = "Трактористу не даёт выбрать разряд";

fn written(more: Value) -> Value {
    let mut input = json!({
        "title": TITLE,
        "symptoms": ["Список разрядов пустой"],
        "cause": "Справочник грузится после профессии.",
        "fixes": [{ "title": "Подождать справочник", "steps": ["Выбрать профессию", "Подождать минуту"] }],
        "hand_over_to": "specialist",
        "portals": ["ecp"],
        "steps": ["find-work/fill-application"],
    });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

fn save(desk: &TestDesk, more: Value) -> Value {
    desk.call("card.save", written(more))
}

/// Somebody else keeps records here too.
fn colleague_works(desk: &TestDesk) {
    let entry = json!({ "client": "citizen", "topic": "resume", "result": "solved", "minutes": 3 });
    desk.call_as(OTHER, "entry.record", entry);
}

fn suggested(desk: &TestDesk) -> Vec<Value> {
    let found = desk.call("case.suggest", json!({ "text": "тракторист не может выбрать разряд" }));
    found["cards"].as_array().unwrap().iter().map(|card| card["title"].clone()).collect()
}

fn sections(desk: &TestDesk, name: &str) -> Vec<String> {
    let list = desk.call_as(name, "card.list", json!({}));
    let title = |section: &Value| section["title"].as_str().unwrap().to_owned();
    list["sections"].as_array().unwrap().iter().map(title).collect()
}

#[test]
fn a_card_stands_at_once_where_nobody_else_works_and_is_found_judged_and_counted() {
    let mut desk = TestDesk::new();
    let card = save(&desk, json!({}));
    assert_eq!(card["state"], "Действует");
    assert_eq!(suggested(&desk), [json!(TITLE)]);
    let found = desk.call("palette.find", json!({ "text": "трактористы разряд" }));
    assert_eq!(found["items"][0]["id"], card["problem"], "the palette finds it: {found:#}");
    let open = json!({ "client": "citizen", "situation": "apply" });
    let view = desk.call("consultation.open", open);
    let judge =
        json!({ "consultation": view["id"], "problem": card["problem"], "fix": "f1", "judgement": "helped" });
    desk.call("fix.judge", judge);
    desk.reopen();
    let article = desk.call("problem.show", json!({ "problem": card["problem"] }));
    assert_eq!(article["problem"]["score"].as_str().unwrap().replace('\u{a0}', " "), "Помогло 1 раз из 1");
    assert_eq!(article["steps"][0]["id"], "find-work/fill-application");
    assert_eq!(article["card"]["versions"].as_array().unwrap().len(), 1);
}

#[test]
fn a_card_stands_on_its_step() {
    let desk = TestDesk::new();
    let card = save(&desk, json!({}));
    let walked = crate::script::to_the_application(&desk);
    let problems = walked.view["step"]["problems"].as_array().unwrap();
    assert!(problems.iter().any(|shown| shown["id"] == card["problem"]), "{problems:#?}");
}

#[test]
fn where_others_work_a_second_person_reads_it_first() {
    let desk = TestDesk::new();
    colleague_works(&desk);
    let card = save(&desk, json!({}))["id"].clone();
    let this = json!({ "card": card });
    assert!(suggested(&desk).iter().all(|title| *title != json!(TITLE)), "nobody has read it yet");
    assert_eq!(sections(&desk, OTHER), ["Прочтите и подтвердите"]);
    assert_eq!(desk.refusal("card.approve", this.clone()), "card-refused", "not by its author");
    let back = json!({ "card": card, "note": "Допишите, где искать список" });
    let view = desk.call_as(OTHER, "card.give_back", back);
    assert_eq!(view["state"], "Вернули автору");
    assert_eq!(desk.refusal_to(OTHER, "card.approve", this.clone()), "card-refused", "nothing new to read");
    let mended = json!({ "card": card, "say": "Список появится через минуту." });
    save(&desk, mended);
    assert_eq!(desk.call_as(OTHER, "card.approve", this.clone())["state"], "Действует");
    assert_eq!(suggested(&desk), [json!(TITLE)]);
    let versions = desk.call("card.show", this)["versions"].clone();
    assert_eq!(versions.as_array().unwrap().len(), 2);
    assert!(versions[1]["state"].as_str().unwrap().contains("Допишите, где искать список"));
}

#[test]
fn the_approved_version_stands_until_the_next_one_is_approved() {
    let desk = TestDesk::new();
    colleague_works(&desk);
    let card = save(&desk, json!({}))["id"].clone();
    desk.call_as(OTHER, "card.approve", json!({ "card": card }));
    let again = json!({ "card": card, "title": "Разряд не выбирается" });
    assert_eq!(save(&desk, again.clone())["title"], TITLE);
    assert_eq!(desk.refusal("card.save", written(again)), "card-refused", "nothing has changed");
    desk.call_as(OTHER, "card.approve", json!({ "card": card }));
    assert_eq!(desk.call("card.show", json!({ "card": card }))["title"], "Разряд не выбирается");
}

#[test]
fn a_card_is_filled_from_its_record_with_the_personal_covered_and_refused_with_it() {
    let desk = TestDesk::new();
    let note = "Анна Сергеевна Петрова не видит разряд. Помогло подождать.";
    let entry =
        json!({ "client": "citizen", "topic": "resume", "result": "solved", "minutes": 3, "note": note });
    let record = desk.call("entry.record", entry)["line"]["id"].clone();
    let form = desk.call("card.form", json!({ "record": record }));
    assert_eq!(form["masked"], true);
    assert_eq!(form["symptoms"], json!(["•••• ••••••••• ••••••• не видит разряд.", "Помогло подождать."]));
    let told = json!({ "symptoms": ["Пришла Анна Сергеевна"], "title": "Тел. 8 927 123-45-67", "fixes": [] });
    let error = desk.try_call("card.save", written(told)).unwrap_err().to_api(None);
    let fields: Vec<&str> = error.fields.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["title", "symptoms.0", "fixes"], "all at once: {error:?}");
    assert_eq!(desk.kinds(), ["entry.recorded"], "nothing was written");
}

#[test]
fn a_card_that_stood_alone_and_came_back_is_out_of_use() {
    let desk = TestDesk::new();
    let card = save(&desk, json!({}))["id"].clone();
    assert_eq!(suggested(&desk), [json!(TITLE)]);
    let back = json!({ "card": card, "note": "Здесь названа фирма" });
    assert_eq!(desk.call_as(OTHER, "card.give_back", back)["state"], "Вернули автору");
    assert!(suggested(&desk).iter().all(|title| *title != json!(TITLE)));
}

#[test]
fn cards_that_say_the_same_become_one_with_what_was_tried() {
    let desk = TestDesk::new();
    let card = save(&desk, json!({}));
    let entry = json!({
        "client": "citizen", "topic": "resume", "result": "solved", "minutes": 3,
        "problem": card["problem"], "fix": "f1",
    });
    let record = desk.call("entry.record", entry)["line"]["id"].clone();
    let into = |into: &str| json!({ "card": card["id"], "into": into, "keeps": ["f1"] });
    assert_eq!(desk.refusal("card.merge", into("no-such-card")), "card-refused");
    assert_eq!(desk.refusal("card.merge", into(card["problem"].as_str().unwrap())), "card-refused");
    let view = desk.call("card.merge", into("sms-code-missing"));
    assert!(view["state"].as_str().unwrap().starts_with("Теперь это в карточке"));
    assert!(suggested(&desk).iter().all(|title| *title != json!(TITLE)));
    let target = desk.call("problem.show", json!({ "problem": "sms-code-missing" }))["problem"].clone();
    let fixes = target["fixes"].as_array().unwrap();
    let kept = fixes.iter().find(|fix| fix["title"] == "Подождать справочник").unwrap();
    assert_eq!(
        (kept["helped"].as_u64(), target["helped"].as_u64()),
        (Some(1), Some(1)),
        "the score came along"
    );
    let shown = desk.call("journal.show", json!({ "record": record }));
    assert_eq!(shown["line"]["hindrance"], TITLE, "older records keep its name");
    let judged = json!({
        "client": "citizen", "topic": "resume", "result": "unsolved", "minutes": 3,
        "problem": "sms-code-missing", "fix": kept["id"],
    });
    desk.call("entry.record", judged);
    assert_eq!(desk.refusal("card.confirm", json!({ "card": card["id"] })), "card-refused", "it has ended");
}

#[test]
fn a_fix_goes_along_when_its_card_goes_over_twice() {
    let desk = TestDesk::new();
    let first = save(&desk, json!({}));
    let second = save(&desk, json!({ "title": "Разряд пустой у трактористов" }));
    let merge = |from: &Value, into: &Value, keeps: &[&str]| {
        desk.call("card.merge", json!({ "card": from["id"], "into": into, "keeps": keeps }))
    };
    merge(&first, &second["problem"], &["f1"]);
    merge(&second, &json!("sms-code-missing"), &[]);
    let target = desk.call("problem.show", json!({ "problem": "sms-code-missing" }))["problem"].clone();
    let own = target["fixes"].as_array().unwrap().iter().filter(|fix| fix["title"] == "Подождать справочник");
    assert_eq!(own.count(), 1, "of the first card; the second one's was not kept");
}

#[test]
fn a_card_asks_to_be_looked_at_again() {
    let desk = TestDesk::new();
    let card = json!({ "card": save(&desk, json!({}))["id"] });
    let actor = desk.call("settings.show", json!({}))["centre"]["consultant"].as_str().unwrap().to_owned();
    assert_eq!(sections(&desk, &actor), ["Действуют"]);
    desk.clock.pass_days(91);
    assert_eq!(sections(&desk, &actor), ["Пора посмотреть снова"]);
    desk.call("card.confirm", card.clone());
    assert_eq!(sections(&desk, &actor), ["Действуют"]);
    desk.call("card.withdraw", card.clone());
    assert_eq!(sections(&desk, &actor), ["Больше не действуют"]);
    assert_eq!(desk.refusal("card.withdraw", card), "card-refused");
}
