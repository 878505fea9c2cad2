//! Documents that speak of each other: what one says is not typed again, and does not contradict the other.

use scs_testkit::TestDesk;
use serde_json::{Value, json};

const INN: &str = "7707083893";

fn saved(desk: &TestDesk, form: &str, fields: Value) -> String {
    let id = desk.call("document.start", json!({ "form": form }))["id"].as_str().unwrap().to_owned();
    desk.call("document.save", json!({ "id": id, "answers": { "fields": fields, "entries": {} } }));
    id
}

fn employer(desk: &TestDesk, name: &str, inn: &str) -> String {
    let fields = json!({ "employer_kind": "organisation", "name": name, "inn": inn,
        "contact_person": "Ткачёва Нина Петровна", "region": "Самарская область" });
    saved(desk, "employer-card", fields)
}

fn vacancy(desk: &TestDesk, sphere: &str) -> String {
    saved(desk, "vacancy-ecp", json!({ "is_priority": "false", "vacancy_name": "Швея", "sphere": sphere }))
}

fn linked(desk: &TestDesk, id: &str, role: &str, to: &str) -> Value {
    desk.call("document.link", json!({ "id": id, "role": role, "to": to }))
}

fn codes(view: &Value) -> Vec<&str> {
    let found = view["check"]["findings"].as_array().unwrap().iter();
    found.map(|finding| finding["code"].as_str().unwrap()).collect()
}

fn said(desk: &TestDesk, command: &str, input: Value) -> String {
    desk.try_call(command, input).expect_err("is refused").to_api(None).message
}

#[test]
fn what_the_card_of_the_employer_says_is_not_typed_again() {
    let desk = TestDesk::new();
    let card = employer(&desk, "ООО «Льняной двор»", INN);
    let id = saved(&desk, "report-redundancy", json!({ "phone": "8 900 000-00-17", "is_mass": "false" }));
    let before = desk.call("document.show", json!({ "id": id }));
    let place = &before["links"][0];
    assert_eq!((&place["role"], &place["to"]), (&json!("employer"), &Value::Null));
    let choice = place["choices"][0]["title"].as_str().unwrap();
    assert!(choice.starts_with("Карточка работодателя №") && choice.contains("Льняной двор"), "{choice}");
    let view = linked(&desk, &id, "employer", &card);
    let fields = &view["answers"]["fields"];
    assert_eq!(fields["employer_name"], "ООО «Льняной двор»");
    assert_eq!(fields["inn"], INN);
    assert_eq!(fields["phone"], before["answers"]["fields"]["phone"], "what was typed stays");
    assert_eq!((&view["links"][0]["to"], &view["is_draft"]), (&json!(card), &json!(true)));
    let apart = desk.call("document.link", json!({ "id": id, "role": "employer" }));
    assert_eq!(apart["links"][0]["to"], Value::Null);
    assert_eq!(apart["answers"]["fields"]["inn"], INN, "and is not taken back");
}

#[test]
fn another_number_than_in_the_card_stops_the_report() {
    let desk = TestDesk::new();
    let card = employer(&desk, "ООО «Льняной двор»", INN);
    let id = saved(&desk, "report-redundancy", json!({ "inn": "7736050003", "is_mass": "false" }));
    assert!(
        !codes(&desk.call("document.show", json!({ "id": id }))).contains(&"report-redundancy-inn-differs")
    );
    let view = linked(&desk, &id, "employer", &card);
    let finding =
        view["check"]["findings"].as_array().unwrap().iter().find(|finding| finding["field"] == "inn");
    let finding = finding.expect("the numbers differ");
    assert_eq!((&finding["level"], &finding["stops"]), (&json!("across"), &json!(true)));
    assert!(finding["message"].as_str().unwrap().contains(INN), "{finding}");
}

#[test]
fn the_same_vacancy_of_the_same_employer_is_named() {
    let desk = TestDesk::new();
    let card = employer(&desk, "ООО «Льняной двор»", INN);
    let same = employer(&desk, "Льняной двор", INN);
    let other = employer(&desk, "Фабрика «Заря»", "7736050003");
    let first = vacancy(&desk, "Лёгкая промышленность");
    linked(&desk, &first, "employer", &card);
    for (sphere, whose, is_twin) in [
        ("лёгкая промышленность", &same, true),
        ("Торговля", &card, false),
        ("Лёгкая промышленность", &other, false),
    ] {
        let id = vacancy(&desk, sphere);
        let view = linked(&desk, &id, "employer", whose);
        assert_eq!(codes(&view).contains(&"vacancy-duplicate"), is_twin, "{sphere}");
        desk.call("document.link", json!({ "id": id, "role": "employer" }));
    }
    let first = desk.call("document.show", json!({ "id": first }));
    assert!(!codes(&first).contains(&"vacancy-duplicate"), "it is no twin of itself");
}

#[test]
fn an_application_waits_for_its_vacancy() {
    let desk = TestDesk::new();
    let vacancy = vacancy(&desk, "Лёгкая промышленность");
    let id = saved(&desk, "recruitment-ecp", json!({ "legal_form": "ООО" }));
    let view = linked(&desk, &id, "vacancy", &vacancy);
    assert_eq!(view["answers"]["fields"]["vacancy"], "Швея");
    assert!(codes(&view).contains(&"recruitment-ecp-vacancy-stands"), "{:?}", codes(&view));
}

#[test]
fn only_what_may_stand_there_is_linked() {
    let desk = TestDesk::new();
    let card = employer(&desk, "ООО «Льняной двор»", INN);
    let id = vacancy(&desk, "Торговля");
    let other = vacancy(&desk, "Лёгкая промышленность");
    for (role, to) in [("employer", &other), ("vacancy", &card), ("employer", &id)] {
        let input = json!({ "id": id, "role": role, "to": to });
        assert!(said(&desk, "document.link", input).contains("не подходит"), "{role}");
    }
    assert!(desk.call("document.show", json!({ "id": id }))["links"][0]["to"].is_null());
}

#[test]
fn a_vacancy_begins_with_a_sample_of_its_profession() {
    let desk = TestDesk::new();
    let forms = desk.call("document.forms", json!({}));
    let forms = forms["forms"].as_array().unwrap();
    let vacancies = forms.iter().find(|form| form["form"] == "vacancy-ecp").unwrap();
    let samples = vacancies["samples"].as_array().unwrap();
    assert!(samples.len() >= 15, "{}", samples.len());
    for sample in samples {
        let view = desk.call("document.start", json!({ "form": "vacancy-ecp", "sample": sample["id"] }));
        let fields = &view["answers"]["fields"];
        assert!(fields["duties"].as_str().unwrap().lines().count() >= 3, "{sample}");
        let profession = fields["profession"].as_str().unwrap();
        assert!(profession.contains('\t'), "a row of the list: {profession}");
        assert!(view["versions"].as_array().unwrap().is_empty(), "nothing is written before a person saves");
        let spoken = ["restriction", "wording", "contacts", "duties", "requirements", "not-listed"];
        let about = codes(&view).into_iter().filter(|code| spoken.iter().any(|word| code.contains(word)));
        assert_eq!(about.collect::<Vec<_>>(), Vec::<&str>::new(), "{sample}");
    }
    let foreign = json!({ "form": "resume", "sample": samples[0]["id"] });
    assert!(desk.try_call("document.start", foreign).is_err());
}

/// A consent that is given has its sheet; before the decision there is only the blank.
#[test]
fn a_form_prints_its_own_sheets() {
    let desk = TestDesk::new();
    let id = desk.call("document.start", json!({ "form": "consent-display" }))["id"].clone();
    let open = desk.call("document.show", json!({ "id": id }));
    let papers = |view: &Value| -> Vec<String> {
        let papers = view["check"]["papers"].as_array().unwrap().iter();
        papers.map(|paper| paper["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(papers(&open), ["blank"]);
    let fields = json!({ "person": "Караваева Лидия Тихоновна", "operator": "Центр занятости", "shown": "resume",
        "decided": "given" });
    let view =
        desk.call("document.save", json!({ "id": id, "answers": { "fields": fields, "entries": {} } }));
    assert_eq!(papers(&view), ["consent", "blank"]);
    let page = |paper: &str| {
        desk.call("document.preview", json!({ "id": id, "look": "experience", "paper": paper }))
    };
    let shown = page("consent")["pages"][0].as_str().unwrap().len();
    assert!(shown > 2_000 && page("blank")["pages"].as_array().unwrap().len() == 1);
    assert!(
        desk.try_call("document.preview", json!({ "id": id, "look": "experience", "paper": "request" }))
            .is_err()
    );
    let paper = desk.call("document.print", json!({ "id": id, "look": "experience", "paper": "consent" }));
    assert!(paper["number"].as_str().is_some_and(|number| !number.is_empty()), "{paper}");
}

fn priority_vacancy(desk: &TestDesk) -> String {
    let fields = json!({ "is_priority": "true", "vacancy_name": "Токарь", "work_places": "620" });
    saved(desk, "vacancy-ecp", fields)
}

/// By phone the kind of work, the places and the state of the selection are not named, by no way around.
#[test]
fn a_link_tells_nothing_of_a_priority_vacancy_by_phone() {
    let desk = TestDesk::new();
    let vacancy = priority_vacancy(&desk);
    let record =
        desk.call("consultation.open", json!({ "client": "employer", "channel": "phone" }))["id"].clone();
    let view = desk.call("document.start", json!({ "form": "recruitment-ecp", "consultation": record }));
    let place = view["links"].as_array().unwrap().iter().find(|link| link["role"] == "vacancy").unwrap();
    assert_eq!(place["choices"], json!([]));
    let input = json!({ "id": view["id"], "role": "vacancy", "to": vacancy });
    assert!(said(&desk, "document.link", input).contains("лично"));
}

#[test]
fn what_is_told_in_person_goes_into_no_document_that_would_tell_it() {
    let desk = TestDesk::new();
    let vacancy = priority_vacancy(&desk);
    let open = saved(&desk, "recruitment-ecp", json!({ "work_places": "3" }));
    let view = linked(&desk, &open, "vacancy", &vacancy);
    assert!(view["answers"]["fields"]["vacancy"].is_null(), "{}", view["answers"]);
    assert!(!view["check"].to_string().contains("620"), "{}", view["check"]);
    let hushed = saved(&desk, "recruitment-priority-ecp", json!({ "legal_form": "АО" }));
    let view = linked(&desk, &hushed, "vacancy", &vacancy);
    assert_eq!(view["answers"]["fields"]["vacancy"], "Токарь");
}

#[test]
fn a_document_that_is_over_can_be_let_go_and_a_new_one_keeps_its_links() {
    let desk = TestDesk::new();
    let card = employer(&desk, "ООО «Льняной двор»", INN);
    let vacancy = vacancy(&desk, "Торговля");
    linked(&desk, &vacancy, "employer", &card);
    let next = desk.call("document.start", json!({ "form": "vacancy-ecp", "from": vacancy }));
    assert_eq!(next["links"][0]["to"], json!(card));
    let application = saved(&desk, "recruitment-ecp", json!({ "legal_form": "ООО" }));
    linked(&desk, &application, "vacancy", &vacancy);
    for (to, number) in [("moderation", "В-1"), ("published", "В-1"), ("withdrawn", "В-1")] {
        let told =
            json!({ "id": vacancy, "to": to, "number": number, "date": "2026-11-23", "reason": "не нужна" });
        if desk.try_call("document.move", told).is_err() {
            break;
        }
    }
    let view = desk.call("document.show", json!({ "id": application }));
    let place = view["links"].as_array().unwrap().iter().find(|link| link["role"] == "vacancy").unwrap();
    assert!(
        place["choices"].as_array().unwrap().iter().any(|choice| choice["id"] == json!(vacancy)),
        "{place}"
    );
    let view = desk.call("document.link", json!({ "id": application, "role": "vacancy" }));
    assert!(view["links"].as_array().unwrap().iter().all(|link| link["to"].is_null()), "{}", view["links"]);
}

/// What was typed while another document was being taken stays.
#[test]
fn taking_from_another_document_loses_nothing_typed() {
    let desk = TestDesk::new();
    let card = employer(&desk, "ООО «Льняной двор»", INN);
    let id = saved(&desk, "report-redundancy", json!({ "is_mass": "false" }));
    let typed = json!({ "fields": { "is_mass": "true", "employer_name": "Фабрика «Заря»" }, "entries": {} });
    desk.call("draft.save", json!({ "form": format!("document/{id}"), "body": { "answers": typed } }));
    let view = linked(&desk, &id, "employer", &card);
    let fields = &view["answers"]["fields"];
    assert_eq!((&fields["is_mass"], &fields["employer_name"]), (&json!("true"), &json!("Фабрика «Заря»")));
    assert_eq!(fields["inn"], INN);
}
