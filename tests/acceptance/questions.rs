//! Questions to specialists: where they go, how long they wait, what becomes of the answer.

use scs_testkit::TestDesk;
use serde_json::{Value, json};

use crate::script::to_the_application;

fn list(desk: &TestDesk, filter: Value) -> Value {
    desk.call("question.list", filter)
}

#[test]
fn a_question_of_a_step_goes_where_its_card_says_and_waits_in_the_list() {
    let desk = TestDesk::new();
    let mut walked = to_the_application(&desk);
    let route = |walked: &crate::script::Walked<'_>| {
        desk.call("question.route", json!({ "consultation": walked.id() }))
    };
    assert_eq!((&route(&walked)["specialist"], &route(&walked)["why"]), (&json!("specialist"), &Value::Null));
    walked.take_with("no-centre", json!({ "problem": "centre-not-listed" }));
    let by_card = route(&walked);
    assert!(by_card["why"].as_str().unwrap().starts_with("Так советует карточка"));
    let kind = by_card["specialist"].clone();
    walked.call("question.ask", json!({ "specialist": kind, "text": "Центра нет в списке" }));
    desk.clock.pass_days(3);
    let shown = list(&desk, json!({}));
    let line = &shown["open"][0];
    assert_eq!(line["waits"].as_str().unwrap().replace('\u{a0}', " "), "Ждёт 3 дня");
    assert_eq!(shown["summary"].as_str().unwrap().replace('\u{a0}', " "), "Ждёт ответа 1 вопрос");
    assert!(line["topic"].is_string(), "the topic of the path: {line:#}");
    assert_eq!(list(&desk, json!({ "specialist": "service_centre" }))["open"], json!([]));
}

#[test]
fn an_answer_returns_to_the_consultation_and_may_become_a_card() {
    let desk = TestDesk::new();
    let open = json!({ "client": "employer", "typical": false });
    let id = desk.call("consultation.open", open)["id"].clone();
    let ask = json!({ "consultation": id, "specialist": "specialist", "text": "Как быть с филиалом" });
    let question = desk.call("question.ask", ask)["questions"][0]["id"].clone();
    desk.call("consultation.finish", json!({ "consultation": id, "result": "handed_over" }));
    let answer = json!({ "consultation": id, "question": question, "text": "Подать по месту филиала. Указать адрес." });
    desk.call("question.answer", answer);
    let shown = list(&desk, json!({}));
    assert_eq!((shown["open"].as_array().unwrap().len(), &shown["answered"][0]["card"]), (0, &Value::Null));
    let form = desk.call("card.form", json!({ "record": id, "question": question }));
    assert_eq!(form["symptoms"], json!(["Как быть с филиалом"]));
    assert_eq!(form["fixes"][0]["steps"], json!(["Подать по месту филиала.", "Указать адрес."]));
    let card = desk.call(
        "card.save",
        json!({
            "record": id, "question": question, "title": "Филиал в другом регионе",
            "symptoms": form["symptoms"], "portals": form["portals"], "hand_over_to": form["hand_over_to"],
            "fixes": [{ "title": "Подать по месту филиала", "steps": form["fixes"][0]["steps"] }],
        }),
    );
    assert_eq!(list(&desk, json!({}))["answered"][0]["card"]["id"], card["id"]);
}

#[test]
fn people_of_the_topic_come_first() {
    let desk = TestDesk::new();
    let mut centre = desk.call("settings.show", json!({}))["centre"].clone();
    let person = |name: &str, topic: &str| json!({ "kind": "specialist", "name": name, "topic": topic });
    centre["specialists"] =
        json!([person("Общая", ""), person("По вакансиям", "vacancy"), person("По резюме", "resume")]);
    desk.call("settings.save", json!({ "centre": centre }));
    let topics = desk.call("settings.show", json!({}))["topics"].clone();
    assert!(topics.as_array().unwrap().iter().any(|topic| topic["id"] == "vacancy"), "{topics:#}");
    let open = json!({ "client": "employer", "situation": "publish-vacancy" });
    let id = desk.call("consultation.open", open)["id"].clone();
    let route = desk.call("question.route", json!({ "consultation": id }));
    assert_eq!(route["people"][0]["text"], "По вакансиям");
    assert_eq!(route["people"].as_array().unwrap().len(), 2, "not those of another topic");
}
