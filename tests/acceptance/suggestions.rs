//! While a case is typed: the card it may be, the fix likeliest to help, and how it ended before.

use scs_testkit::TestDesk;
use serde_json::{Value, json};

fn entry(about: Option<(&str, &str)>, result: &str, note: &str) -> Value {
    let (problem, fix) = about.unzip();
    json!({
        "client": "citizen", "topic": "password-code", "result": result, "minutes": 4, "note": note,
        "problem": problem, "fix": fix,
    })
}

fn suggest(desk: &TestDesk, text: &str) -> Value {
    desk.call("case.suggest", json!({ "text": text }))
}

/// The card with its fixes as it is shown anywhere.
fn card(desk: &TestDesk, id: &str) -> Value {
    let all = desk.call("problem.find", json!({ "text": "" }));
    all["problems"].as_array().unwrap().iter().find(|card| card["id"] == id).cloned().unwrap()
}

#[test]
fn cards_come_as_the_note_is_typed() {
    let desk = TestDesk::new();
    assert_eq!(suggest(&desk, "Ко"), json!({ "cards": [], "alike": [] }), "too little to go by");
    let found = suggest(&desk, "Не приходит код из СМС");
    let first = &found["cards"][0];
    assert_eq!(first["problem"], "sms-code-missing", "{found:#}");
    assert!(first["fix_title"].as_str().is_some_and(|title| !title.is_empty()));
    assert_eq!(first["score"], Value::Null, "nobody has tried");
}

#[test]
fn what_helped_in_passing_counts_and_a_correction_moves_it() {
    let desk = TestDesk::new();
    let first = suggest(&desk, "Не приходит код из СМС")["cards"][0].clone();
    let (problem, fix) = (first["problem"].as_str().unwrap(), first["fix"].as_str().unwrap());
    let about = Some((problem, fix));
    let record = desk.call("entry.record", entry(about, "solved", "Код пришёл"))["line"]["id"].clone();
    desk.call("entry.record", entry(about, "unsolved", ""));
    let counts = |desk: &TestDesk| {
        let card = card(desk, problem);
        let fixes = card["fixes"].as_array().unwrap().iter().find(|known| known["id"] == fix).cloned();
        let fix = fixes.unwrap();
        (fix["helped"].as_u64(), fix["failed"].as_u64())
    };
    assert_eq!(counts(&desk), (Some(1), Some(1)));
    let shown = desk.call("journal.show", json!({ "record": record }));
    assert_eq!(shown["line"]["hindrance"], first["title"]);
    desk.call("journal.correct", json!({ "record": record, "result": "unsolved" }));
    assert_eq!(counts(&desk), (Some(0), Some(2)));
    assert_eq!(
        desk.refusal("entry.record", entry(Some((problem, "nothing")), "solved", "")),
        "unknown-choice"
    );
}

#[test]
fn a_case_like_it_says_how_it_ended() {
    let desk = TestDesk::new();
    for note in ["Пришли за справкой о доходах", "Пароль забыт", "Пароль забыт, второй раз"]
    {
        desk.call("entry.record", entry(None, "unsolved", note));
        desk.clock.pass_minutes(10);
    }
    let first = suggest(&desk, "забыт пароль")["cards"][0].clone();
    let about = (first["problem"].as_str().unwrap(), first["fix"].as_str().unwrap());
    desk.call("entry.record", entry(Some(about), "solved", "Забыли пароль и почту"));
    desk.clock.pass_minutes(10);
    let alike = suggest(&desk, "Забыл пароль от почты")["alike"].clone();
    let alike = alike.as_array().unwrap();
    assert_eq!(alike[0]["result"], "solved", "solved ones first: {alike:#?}");
    assert_eq!(alike[0]["helped"], first["fix_title"]);
    assert!(suggest(&desk, "Трактор не заводится")["alike"].as_array().unwrap().is_empty());
}

#[test]
fn filters_are_kept_under_a_name() {
    let mut desk = TestDesk::new();
    let view = |name: &str, result: &str| json!({ "view": { "name": name, "text": "пароль", "period": "week", "from": "", "to": "", "client": "", "about": "", "result": result } });
    desk.call("journal.keep_view", view("Нерешённые", "unsolved"));
    desk.call("journal.keep_view", view("Все про пароль", ""));
    desk.call("journal.keep_view", view(" Нерешённые ", "handed_over"));
    desk.reopen();
    let views = desk.call("journal.views", json!({}))["views"].clone();
    let names: Vec<&Value> = views.as_array().unwrap().iter().map(|view| &view["name"]).collect();
    assert_eq!(names, [&json!("Все про пароль"), &json!("Нерешённые")]);
    assert_eq!(views[1]["result"], "handed_over", "the same name is replaced");
    desk.call("journal.forget_view", json!({ "name": "Все про пароль" }));
    assert_eq!(desk.call("journal.views", json!({}))["views"].as_array().unwrap().len(), 1);
    assert_eq!(desk.refusal("journal.keep_view", view("  ", "")), "bad-input");
    assert_eq!(desk.kinds(), Vec::<String>::new(), "no deed");
}
