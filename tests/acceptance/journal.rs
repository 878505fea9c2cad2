use scs_testkit::TestDesk;
use serde_json::{Value, json};

fn entry(desk: &TestDesk, topic: &str, result: &str, note: &str) -> Value {
    let input = json!({ "client": "citizen", "topic": topic, "result": result, "minutes": 5, "note": note });
    desk.call("entry.record", input)["line"]["id"].clone()
}

#[test]
fn filters_and_words_find_what_they_should() {
    let desk = TestDesk::new();
    entry(&desk, "resume", "solved", "Нет профессии в списке");
    entry(&desk, "resume", "unsolved", "");
    desk.clock.pass_days(1);
    entry(&desk, "vacancy", "solved", "Вакансию отклонили");
    let found = |filter: Value| desk.call("journal.list", filter)["found"].as_u64().unwrap();
    assert_eq!(found(json!({})), 3);
    assert_eq!(found(json!({ "results": ["unsolved"] })), 1);
    assert_eq!(found(json!({ "topics": ["resume"] })), 2);
    assert_eq!(found(json!({ "from": "2026-11-24" })), 1);
    assert_eq!(found(json!({ "to": "2026-11-23" })), 2);
    assert_eq!(found(json!({ "text": "профессии" })), 1);
    assert_eq!(found(json!({ "text": "Резюме" })), 2, "titles count as words");
    assert_eq!(found(json!({ "text": "htp.vt" })), 2, "and so does the other keyboard layout");
    assert_eq!(found(json!({ "text": "ничего такого" })), 0);
}

/// «Заметка: …[справк]…» of the first record that is found.
fn shown(desk: &TestDesk, text: &str) -> String {
    let page = desk.call("journal.list", json!({ "text": text }));
    let found = &page["rows"][0]["found_in"];
    let piece = |piece: &Value| {
        let text = piece["text"].as_str().unwrap();
        if piece["is_hit"] == json!(true) { format!("[{text}]") } else { text.to_owned() }
    };
    let pieces: String = found["pieces"].as_array().into_iter().flatten().map(piece).collect();
    format!("{}: {pieces}", found["place"].as_str().unwrap_or_default())
}

#[test]
fn a_search_says_where_it_found_the_words_however_they_were_typed() {
    let desk = TestDesk::new();
    let note = "Не хватило справки о доходах, принесёт ещё одну. Номер заявки 45-1023.";
    entry(&desk, "resume", "solved", note);
    entry(&desk, "password-code", "solved", "Пароль сменили.");
    let fragment = "Заметка: Не хватило [справки] о доходах, принесёт ещё одну. Номер заявки 45-1023.";
    for typed in ["справка", "справк", "справками ", "cghfdrf", "spravka", "спровка "]
    {
        assert_eq!(shown(&desk, typed), fragment, "{typed}");
    }
    assert_eq!(shown(&desk, "«справка о доходах»").matches('[').count(), 3);
    assert!(shown(&desk, "45 1023").ends_with("[45]-[1023]."), "{}", shown(&desk, "45 1023"));
    assert_eq!(shown(&desk, "рЕЗЮме"), "Тема: [Резюме]");
    let found = |text: &str| desk.call("journal.list", json!({ "text": text }))["found"].as_u64().unwrap();
    assert_eq!(found("резюме справка"), 1, "a title and a note together");
    assert_eq!(found("резюме пароль"), 0);
    assert_eq!(found("-справка"), 1);
    assert_eq!(found("«доходах справка»"), 0, "not side by side");
    assert_eq!(found("451023"), 1, "divided or not");
    assert_eq!(found("правка"), 0, "no part of another word");
}

#[test]
fn records_are_found_from_anywhere() {
    let desk = TestDesk::new();
    let id = entry(&desk, "resume", "solved", "Не хватило справки о доходах");
    let found = desk.call("palette.find", json!({ "text": "справка о доходах" }));
    let records: Vec<&Value> =
        found["items"].as_array().unwrap().iter().filter(|item| item["kind"] == "record").collect();
    assert_eq!(records.len(), 1, "{found}");
    assert_eq!(records[0]["id"], id);
}

#[test]
fn days_follow_the_centres_own_midnight() {
    let desk = TestDesk::new();
    desk.clock.pass_minutes(9 * 60 + 55);
    entry(&desk, "resume", "solved", "");
    desk.clock.pass_minutes(10);
    entry(&desk, "resume", "solved", "");
    let page = desk.call("journal.list", json!({}));
    let days: Vec<&str> =
        page["days"].as_array().unwrap().iter().map(|day| day["day"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-11-24", "2026-11-23"], "23:55 and 00:05 in Moscow are two days");
}

#[test]
fn pages_go_on_where_they_stopped() {
    let desk = TestDesk::new();
    for _ in 0..7 {
        entry(&desk, "resume", "solved", "");
        desk.clock.pass_minutes(1);
    }
    let first = desk.call("journal.list", json!({ "limit": 5 }));
    let second = desk.call("journal.list", json!({ "limit": 5, "after": first["next"] }));
    assert_eq!(second["rows"].as_array().unwrap().len(), 2);
    assert_eq!(second["next"], Value::Null);
    assert_eq!(desk.refusal("journal.list", json!({ "after": "nonsense" })), "bad-input");
}

#[test]
fn any_place_of_the_journal_is_reached_by_its_day() {
    let desk = TestDesk::new();
    for _ in 0..3 {
        for _ in 0..4 {
            entry(&desk, "resume", "solved", "");
            desk.clock.pass_minutes(1);
        }
        entry(&desk, "vacancy", "unsolved", "");
        desk.clock.pass_days(1);
    }
    let outline = desk.call("journal.days", json!({ "topics": ["resume"] }));
    let counts: Vec<_> =
        outline["days"].as_array().unwrap().iter().map(|day| day["count"].as_u64().unwrap()).collect();
    assert_eq!((counts, &outline["found"], &outline["total"]), (vec![4, 4, 4], &json!(12), &json!(15)));
    let all = desk.call("journal.list", json!({ "topics": ["resume"] }));
    let to = outline["days"][1]["day"].clone();
    let page = json!({ "topics": ["resume"], "to": to, "skip": 3, "limit": 3, "counted": false });
    let page = desk.call("journal.list", page);
    let ids = |page: &Value, range: std::ops::Range<usize>| -> Vec<Value> {
        page["rows"].as_array().unwrap()[range].iter().map(|row| row["id"].clone()).collect()
    };
    assert_eq!(ids(&page, 0..3), ids(&all, 7..10), "the eighth record and the two after it");
    assert_eq!(page["found"], 0, "nobody asked for counts");
}

#[test]
fn the_journal_verifies_with_its_anchor_after_a_restart() {
    let mut desk = TestDesk::new();
    entry(&desk, "resume", "solved", "Первая");
    entry(&desk, "resume", "solved", "Вторая");
    desk.reopen();
    let report = desk.call("journal.verify", json!({}));
    assert_eq!((report["is_whole"].clone(), report["count"].clone()), (json!(true), json!(2)));
    assert_eq!(report["anchored_at"], 2, "closing keeps the anchor");
}

#[test]
fn no_screen_and_no_refusal_has_english_words_or_exclamation_marks() {
    for code in scs_desk::Code::ALL {
        let error = scs_desk::Error::PaperRefused(*code).to_api(None);
        for text in [Some(error.message), error.advice].into_iter().flatten() {
            assert!(!text.contains('!'), "{text}");
            let latin: Vec<&str> = text
                .split_whitespace()
                .filter(|word| word.chars().any(|letter| letter.is_ascii_lowercase()))
                .filter(|word| {
                    !word.contains("scs") && !word.contains("keys.json") && !word.contains("commands")
                })
                .filter(|word| !word.contains("SCS_KEYSTORE"))
                .collect();
            assert!(latin.is_empty(), "{latin:?} in {text}");
        }
    }
}
