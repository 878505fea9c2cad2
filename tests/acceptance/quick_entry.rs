use scs_testkit::TestDesk;
use serde_json::{Value, json};

fn entry(note: &str) -> Value {
    json!({ "client": "citizen", "topic": "password-code", "channel": "phone", "result": "solved", "minutes": 4, "note": note })
}

#[test]
fn a_call_is_written_down_in_one_go() {
    let desk = TestDesk::new();
    let record = desk.call("entry.record", entry("Сменился номер телефона. Восстановит вход через почту."));
    assert_eq!(record["line"]["what"], "Забыт пароль, нет кода");
    assert_eq!(record["line"]["result_text"], "Решено");
    assert_eq!(desk.kinds(), ["entry.recorded"]);
}

#[test]
fn numbers_of_people_do_not_get_into_the_journal() {
    let desk = TestDesk::new();
    for note in ["СНИЛС 112-233-445 95", "паспорт 45 09 123456", "перезвонить +7 917 123-45-67"]
    {
        assert_eq!(desk.refusal("entry.record", entry(note)), "personal-text", "{note}");
    }
    assert_eq!(desk.kinds(), Vec::<String>::new());
    let masked = desk.call("text.scan", json!({ "text": "СНИЛС 112-233-445 95, код ESIA-007055" }));
    let masked = masked["masked"].as_str().unwrap();
    assert!(!masked.contains("445") && masked.contains("ESIA-007055"), "{masked}");
    desk.call("entry.record", entry(masked));
}

#[test]
fn the_centres_own_phone_may_stand_in_a_note() {
    let desk = TestDesk::new();
    desk.call("entry.record", entry("Дали телефон специалиста 8 800 000-00-12"));
}

#[test]
fn wrong_minutes_and_topics_are_refused() {
    let desk = TestDesk::new();
    let with = |field: &str, value: Value| {
        let mut input = entry("");
        input[field] = value;
        desk.refusal("entry.record", input)
    };
    assert_eq!(with("minutes", json!(0)), "minutes-wrong");
    assert_eq!(with("minutes", json!(721)), "minutes-wrong");
    assert_eq!(with("topic", json!("nothing")), "unknown-choice");
    assert_eq!(with("colour", json!("red")), "bad-input", "unknown fields are refused");
}

#[test]
fn a_correction_is_a_new_event_and_the_first_one_stays() {
    let desk = TestDesk::new();
    let record = desk.call("entry.record", entry("Не тот итог"));
    let id = record["line"]["id"].clone();
    assert_eq!(desk.refusal("journal.correct", json!({ "record": id })), "nothing-to-correct");
    let corrected =
        desk.call("journal.correct", json!({ "record": id, "result": "unsolved", "topic": "sign-in" }));
    assert_eq!(corrected["line"]["result_text"], "Не решено");
    assert_eq!(corrected["line"]["what"], "Вход на Госуслуги");
    assert_eq!(desk.kinds(), ["entry.recorded", "record.corrected"]);
    let first = desk.call("journal.events", json!({}))["events"][0]["facts"]["result"].clone();
    assert_eq!(first, "solved");
}

#[test]
fn what_was_typed_and_not_saved_is_found_from_anywhere() {
    let desk = TestDesk::new();
    let body = json!({ "note": "Трактор не в списке профессий", "minutes": 5 });
    desk.call("draft.save", json!({ "form": "quick-entry", "body": body }));
    desk.call("draft.save", json!({ "form": "settings", "body": { "name": "Трактор" } }));
    let found = |text: &str| {
        let items = desk.call("palette.find", json!({ "text": text }))["items"].clone();
        let drafts = items.as_array().unwrap().iter().filter(|item| item["kind"] == "draft");
        drafts.map(|item| item["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("трактора профессия"), ["quick-entry"], "settings are no work of a day");
    assert_eq!(found("трактор пенсия"), Vec::<String>::new());
    desk.call("draft.drop", json!({ "form": "quick-entry" }));
    assert_eq!(found("трактор"), Vec::<String>::new());
}
