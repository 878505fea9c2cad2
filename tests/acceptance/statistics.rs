//! «Сводка»: counted as things happen, right after a correction, and careful with small groups.

use scs_testkit::TestDesk;
use serde_json::{Value, json};

use crate::script::to_the_application;

fn entry(desk: &TestDesk, topic: &str, result: &str, minutes: u32) -> Value {
    let input = json!({ "client": "citizen", "topic": topic, "result": result, "minutes": minutes });
    desk.call("entry.record", input)["line"]["id"].clone()
}

fn show(desk: &TestDesk, page: &str) -> Value {
    desk.call("statistics.show", json!({ "span": "week", "page": page }))
}

fn plot(view: &Value, id: &str) -> Value {
    let plots = view["plots"].as_array().unwrap();
    plots.iter().find(|plot| plot["id"] == id).cloned().unwrap_or_else(|| panic!("no {id}: {view:#}"))
}

/// What a plot says of the point with this title.
fn values(view: &Value, id: &str, title: &str) -> Value {
    let plot = plot(view, id);
    let points = plot["points"].as_array().unwrap();
    let point = points.iter().find(|point| point["title"] == title);
    point.unwrap_or_else(|| panic!("no «{title}»: {plot:#}"))["values"].clone()
}

fn said(view: &Value) -> Vec<String> {
    let said = view["said"].as_array().unwrap();
    said.iter().map(|one| one["main"].as_str().unwrap().replace('\u{a0}', " ")).collect()
}

#[test]
fn few_records_make_no_picture() {
    let desk = TestDesk::new();
    (0..4).for_each(|_| drop(entry(&desk, "resume", "solved", 5)));
    let view = show(&desk, "visits");
    assert_eq!(view["plots"], json!([]));
    assert_eq!(view["empty"], "Графики появятся после 5 записей за этот период.");
    assert_eq!(said(&view)[0], "4 консультации");
}

#[test]
fn a_week_is_told_in_numbers_and_against_the_week_before() {
    let desk = TestDesk::new();
    (0..3).for_each(|_| drop(entry(&desk, "resume", "solved", 20)));
    desk.clock.pass_days(7);
    (0..5).for_each(|at| drop(entry(&desk, "resume", "solved", 4 + at)));
    desk.clock.pass_days(1);
    entry(&desk, "sign-in", "unsolved", 30);
    let view = show(&desk, "visits");
    assert_eq!(view["title"].as_str().unwrap().replace('\u{a0}', " "), "30 ноября – 6 декабря 2026 года");
    assert_eq!(said(&view), ["6 консультаций", "6 минут", "5 решено сразу", "Карточки не понадобились"]);
    assert_eq!(view["said"][0]["about"], "на 3 больше, чем неделей раньше");
    assert_eq!(view["said"][1]["about"], "обычная длительность, было 20");
    assert_eq!(plot(&view, "arrivals")["title"], "В понедельник приходят чаще всего");
    assert_eq!(values(&view, "arrivals", "Пн, 30\u{a0}ноября"), json!([5, 0, 0, 0]));
    assert_eq!(values(&view, "errands", "Вход на Госуслуги"), json!([0, 1]));
    assert_eq!(values(&view, "durations", "1\u{a0}декабря"), json!([30]));
    let before = desk.call("statistics.show", json!({ "span": "week", "day": view["before"] }));
    assert_eq!(said(&before)[0], "3 консультации");
    assert_eq!(before["after"], view["from"]);
}

#[test]
fn a_correction_moves_a_record_from_one_sum_to_another() {
    let desk = TestDesk::new();
    let records: Vec<Value> = (0..6).map(|_| entry(&desk, "resume", "solved", 10)).collect();
    let correction = json!({ "record": records[0], "result": "unsolved", "minutes": 60, "topic": "sign-in" });
    desk.call("journal.correct", correction);
    let view = show(&desk, "visits");
    assert_eq!(said(&view)[..3], ["6 консультаций", "10 минут", "5 решено сразу"]);
    assert_eq!(values(&view, "errands", "Вход на Госуслуги"), json!([0, 1]));
    assert_eq!(plot(&view, "errands")["points"].as_array().unwrap().len(), 2);
}

#[test]
fn the_way_of_a_client_is_followed_to_the_portals_number() {
    let desk = TestDesk::new();
    let mut walked = to_the_application(&desk);
    let reached = |desk: &TestDesk| {
        let view = show(desk, "visits");
        let points = plot(&view, "funnel")["points"].clone();
        let counts = points.as_array().unwrap().iter().map(|point| point["values"][0].as_u64().unwrap());
        counts.collect::<Vec<u64>>()
    };
    (0..5).for_each(|_| drop(entry(&desk, "resume", "solved", 5)));
    assert_eq!(reached(&desk), [1, 1, 0, 0, 0], "signed in on the way");
    walked.take("filled");
    assert_eq!(reached(&desk), [1, 1, 1, 0, 0]);
    walked.take_with("filed", json!({ "portal_number": "2611-004417", "portal_date": "2026-11-23" }));
    assert_eq!(reached(&desk), [1, 1, 1, 1, 0]);
    let fix = |fix: &str, judgement: &str| json!({ "problem": "centre-not-listed", "fix": fix, "judgement": judgement });
    walked.call("fix.judge", fix("registration", "failed")).call("fix.judge", fix("region-first", "partly"));
    walked.call("fix.judge", fix("region-first", "helped"));
    let view = show(&desk, "troubles");
    assert_eq!(said(&view)[3], "1 раз из 3");
    let title = "В форме нет нужного центра занятости";
    assert_eq!(values(&view, "problems", title), json!([1, 0]));
    let unused = view["lists"][0]["lines"].to_string();
    assert!(!unused.contains(title) && unused.contains("карточ"), "{unused}");
}

#[test]
fn groups_of_fewer_than_five_are_not_counted_aloud() {
    let desk = TestDesk::new();
    for _ in 0..5 {
        desk.call("consultation.open", json!({ "client": "citizen", "groups": ["job-seeker"] }));
    }
    for _ in 0..2 {
        desk.call("consultation.open", json!({ "client": "citizen", "groups": ["disabled"] }));
    }
    let groups = plot(&show(&desk, "given"), "groups");
    let points = groups["points"].as_array().unwrap();
    assert_eq!(points[0]["values"], json!([5]));
    assert_eq!((&points[1]["values"], &points[1]["text"]), (&json!([null]), &json!("меньше 5")));
    assert!(groups["about"].as_str().unwrap().contains("меньше 5"), "{groups}");
}

#[test]
fn a_memo_is_counted_once_a_paper() {
    let desk = TestDesk::new();
    (0..5).for_each(|_| drop(entry(&desk, "resume", "solved", 5)));
    let memo = json!({ "paper": { "kind": "memo", "item": "resume" } });
    let paper = desk.call("paper.print", memo)["id"].clone();
    desk.call("paper.reprint", json!({ "id": paper }));
    let memos = plot(&show(&desk, "given"), "memos");
    assert_eq!(memos["points"][0]["values"], json!([1]), "{memos}");
}

#[test]
fn a_page_of_the_summary_is_one_sheet_that_is_shown_printed_and_saved() {
    let desk = TestDesk::new();
    (0..6).for_each(|at| drop(entry(&desk, "resume", if at < 4 { "solved" } else { "unsolved" }, 5)));
    for page in ["visits", "troubles", "given"] {
        let seen = desk.call("statistics.preview", json!({ "span": "month", "page": page }));
        assert_eq!(seen["pages"].as_array().unwrap().len(), 1, "{page}");
    }
    let seen = desk.call("statistics.preview", json!({ "span": "week" }));
    let picture = seen["pages"][0].as_str().unwrap();
    for words in ["Светлоречь", "Сводка: приёмы", "23–29", "6 консультаций", "4 из 6", "Решено"]
    {
        assert!(picture.contains(words), "{words}");
    }
    let print = json!({ "span": "week", "page": "visits", "printer": "hall" });
    assert!(desk.call("statistics.print", print)["text"].as_str().unwrap().starts_with("Лист отправлен"));
    assert_eq!(desk.printers.sent().len(), 1);
    let saved = desk.call("statistics.export", json!({ "span": "week", "format": "pdf" }));
    let file = saved["file"].as_str().unwrap();
    assert!(file.ends_with("Сводка 23–29 ноября 2026 года, Приёмы.pdf"), "{file}");
    assert!(std::fs::read(file).unwrap().starts_with(b"%PDF"));
    assert_eq!(desk.call("paper.list", json!({}))["papers"], json!([]), "it is no paper of the register");
}
