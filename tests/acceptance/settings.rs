use scs_desk::Error;
use scs_testkit::TestDesk;
use serde_json::{Value, json};

#[test]
fn what_the_papers_need_is_asked_field_by_field() {
    let desk = TestDesk::new();
    let mut centre = scs_testkit::centre();
    centre["name"] = json!("  ");
    centre["phone"] = json!("12");
    centre["time_zone"] = json!("Mars/Olympus");
    let error = desk.try_call("settings.save", json!({ "centre": centre })).unwrap_err();
    let Error::Fields(faults) = error else { panic!("{error:?}") };
    let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["name", "phone", "time_zone"]);
    assert_eq!(desk.call("settings.show", json!({}))["is_set_up"], true, "the former settings stand");
}

#[cfg(unix)]
#[test]
fn how_windows_are_drawn_is_known_before_the_desk_opens() {
    let desk = TestDesk::new();
    let shown = || desk.call("settings.show", json!({}))["compatible_graphics"].clone();
    assert_eq!(shown(), true, "where nobody chose, old machines come first");
    desk.call("graphics.save", json!({ "compatible": false }));
    assert_eq!(shown(), false);
    assert_eq!(desk.surroundings().graphics().unwrap(), scs_desk::Graphics::Full);
    desk.call("graphics.save", json!({ "compatible": true }));
    assert_eq!(desk.surroundings().graphics().unwrap(), scs_desk::Graphics::Compatible);
}

#[test]
fn who_acts_is_the_profile_or_the_name_given() {
    let desk = TestDesk::new();
    let entry = json!({ "client": "citizen", "topic": "resume", "result": "solved", "minutes": 1 });
    desk.call("entry.record", entry.clone());
    let caller = scs_desk::Caller {
        principal: scs_desk::Principal::Consultant,
        name: Some("Орлова Т. Н.".to_owned()),
    };
    scs_desk::call(desk.desk(), &caller, "entry.record", entry).unwrap();
    let events = desk.call("journal.events", json!({}));
    assert_eq!(events["events"][0]["actor"], "Смирнова О. П.");
    assert_eq!(events["events"][1]["actor"], "Орлова Т. Н.");
}

#[test]
fn a_citizen_may_call_nothing_of_the_staff() {
    let desk = TestDesk::new();
    let citizen = scs_desk::Caller { principal: scs_desk::Principal::Citizen, name: None };
    let staff = scs_desk::commands().iter().filter(|it| it.permission == scs_desk::Permission::Staff);
    for command in staff {
        let refused = scs_desk::call(desk.desk(), &citizen, command.name, json!({})).unwrap_err();
        assert_eq!(refused.code().word(), "forbidden", "{}", command.name);
    }
}

#[test]
fn every_command_has_a_name_like_a_deed_and_schemas() {
    for command in scs_desk::commands() {
        let (subject, verb) = command.name.split_once('.').unwrap();
        assert!(!subject.is_empty() && !verb.is_empty() && !command.doc.is_empty());
        assert!((command.input)().as_value().is_object() && (command.output)().as_value().is_object());
    }
}

#[test]
fn an_input_over_its_caps_is_refused_by_field() {
    let desk = TestDesk::new();
    let letter = "а".repeat(8_001);
    let error = desk.try_call("text.scan", json!({ "text": letter })).unwrap_err();
    let Error::Fields(faults) = error else { panic!("{error:?}") };
    assert_eq!((faults[0].field.as_str(), faults[0].rule.as_str()), ("text", "too-long"));
    assert_eq!(faults[0].message, "Слишком длинно: не больше 8000 знаков.");
    let far = json!({ "from": "2026-11-23", "amount": 100_000, "unit": "working_days" });
    assert_eq!(desk.refusal("deadline.count", far), "bad-input");
}

/// Places of texts and lists in the inputs that have no cap.
fn uncapped(schema: &Value, at: &str, found: &mut Vec<String>) {
    let kinds = schema["type"].to_string();
    let is_closed = ["enum", "const", "format", "maxLength"].iter().any(|cap| schema.get(cap).is_some());
    if kinds.contains("\"string\"") && !is_closed {
        found.push(at.to_owned());
    }
    if kinds.contains("\"array\"") && schema.get("maxItems").is_none() {
        found.push(at.to_owned());
    }
    match schema {
        Value::Object(parts) => {
            parts.iter().for_each(|(name, part)| uncapped(part, &format!("{at}/{name}"), found));
        }
        Value::Array(parts) => parts.iter().for_each(|part| uncapped(part, at, found)),
        _ => {}
    }
}

#[test]
fn every_text_and_list_of_every_input_has_a_cap() {
    let mut found = Vec::new();
    for command in scs_desk::commands() {
        uncapped((command.input)().as_value(), command.name, &mut found);
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_look_is_kept() {
    let desk = TestDesk::new();
    let mut view = json!({ "theme": "contrast_black", "scale": "1.5", "space": "wide", "font": "pt_sans" });
    desk.call("view.save", json!({ "view": view }));
    view["journal"] = json!("roll");
    assert_eq!(desk.call("desk.show", json!({}))["view"], view, "a look kept by an older program");
    view["journal"] = json!("pages");
    desk.call("view.save", json!({ "view": view }));
    assert_eq!(desk.call("desk.show", json!({}))["view"], view);
}
