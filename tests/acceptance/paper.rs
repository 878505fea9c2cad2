use scs_desk::Error;
use scs_platform::{JobState, PrinterError, Reason};
use scs_testkit::TestDesk;
use serde_json::{Value, json};

use crate::script::{Walked, to_the_application};

pub fn referral(consultation: &str) -> Value {
    json!({
        "kind": "referral",
        "consultation": consultation,
        "fields": {
            "portal_number": "118-В",
            "portal_date": "2026-11-23",
            "full_name": "Каравайцева Лидия Тихоновна",
            "employer_name": "ООО «Веретено»",
            "employer_address": "г. Светлоречь, ул. Прядильная, 12, проходная 2",
            "profession": "Швея",
            "salary": "52000",
            "interview_date": "2026-11-25",
            "interview_time": "10:30"
        }
    })
}

pub fn at_the_referral(desk: &TestDesk) -> Walked<'_> {
    let mut walked = Walked::open(desk, "print-referral");
    walked.answer("paper_needed", "true");
    walked.take_with("got", json!({ "portal_number": "118-В", "portal_date": "2026-11-23" }));
    walked
}

#[test]
fn the_form_knows_the_number_the_portal_gave() {
    let desk = TestDesk::new();
    let walked = at_the_referral(&desk);
    assert_eq!(walked.step(), "find-work/print-referral");
    let form = desk.call("paper.form", json!({ "kind": "referral", "consultation": walked.id() }));
    let value = |id: &str| {
        let fields = form["fields"].as_array().unwrap();
        fields.iter().find(|field| field["id"] == id).unwrap()["value"].clone()
    };
    assert_eq!(value("portal_number"), "118-В");
    assert_eq!(value("portal_date"), "2026-11-23");
}

#[test]
fn the_number_of_an_application_is_not_the_number_of_a_referral() {
    let desk = TestDesk::new();
    let mut walked = to_the_application(&desk);
    walked.take("filled");
    walked.take_with("filed", json!({ "portal_number": "700-А", "portal_date": "2026-11-23" }));
    let form = desk.call("paper.form", json!({ "kind": "referral", "consultation": walked.id() }));
    let fields = form["fields"].as_array().unwrap();
    let number = fields.iter().find(|field| field["id"] == "portal_number").unwrap();
    assert!(number["value"].is_null() || number["value"] == "", "{number}");
}

#[test]
fn a_referral_goes_to_a_file_whose_name_says_nothing_of_the_person() {
    let desk = TestDesk::new();
    let walked = at_the_referral(&desk);
    let printed = desk.call("paper.print", json!({ "paper": referral(&walked.id()) }));
    assert_eq!(printed["state"], "saved");
    let path = printed["file"].as_str().unwrap();
    assert!(std::fs::read(path).unwrap().starts_with(b"%PDF"));
    assert!(!path.contains("118") && !path.contains("Карав"), "{path}");
    assert_eq!(printed["retention"], "Имя сотрём после 24\u{a0}ноября");
    let kinds = desk.kinds();
    assert_eq!(kinds.last().unwrap(), "paper.issued");
    let events = desk.call("journal.events", json!({}))["events"].as_array().unwrap().clone();
    assert!(!events.last().unwrap()["facts"].to_string().contains("Карав"), "facts stay for ever");
}

#[test]
fn the_register_calls_a_paper_by_its_form_even_where_a_memo_bears_the_same_name() {
    let desk = TestDesk::new();
    let id = at_the_referral(&desk).id();
    desk.call("paper.print", json!({ "paper": referral(&id) }));
    desk.call("paper.print", json!({ "paper": { "kind": "memo", "item": "referral" } }));
    let listed = desk.call("paper.list", json!({}));
    let titles: Vec<&str> =
        listed["papers"].as_array().unwrap().iter().map(|paper| paper["title"].as_str().unwrap()).collect();
    assert_eq!(titles.len(), 2);
    assert!(titles.contains(&"Направление на работу"), "{titles:?}");
    assert!(titles.iter().any(|title| title.starts_with("Памятка")), "{titles:?}");
}

#[test]
fn a_referral_without_number_name_or_employer_is_refused_field_by_field() {
    let desk = TestDesk::new();
    let walked = at_the_referral(&desk);
    let mut input = referral(&walked.id());
    input["fields"] = json!({ "portal_number": "118-В", "interview_date": "завтра" });
    let error = desk.try_call("paper.print", json!({ "paper": input })).unwrap_err();
    let Error::Fields(faults) = error else { panic!("{error:?}") };
    let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["portal_date", "full_name", "employer_name", "profession", "interview_date"]);
}

#[test]
fn a_repeated_print_is_marked_and_possible_only_while_the_name_is_kept() {
    let mut desk = TestDesk::new();
    let id = at_the_referral(&desk).id();
    let first = desk.call("paper.print", json!({ "paper": referral(&id) }));
    let again = desk.call("paper.reprint", json!({ "id": first["id"] }));
    assert_eq!((again["copies"].clone(), again["sha256"] == first["sha256"]), (json!(2), false));
    let text = pdf_text(again["file"].as_str().unwrap());
    assert!(text.to_lowercase().contains("повторная печать"), "{text}");
    desk.clock.pass_days(2);
    desk.reopen();
    assert!(desk.kinds().contains(&"paper.wiped".to_owned()), "the name goes when its term is over");
    assert_eq!(desk.refusal("paper.reprint", json!({ "id": first["id"] })), "paper-wiped");
    let whole = desk.call("journal.verify", json!({}));
    assert_eq!(whole["is_whole"], true, "the chain holds after the wipe");
    let events = desk.call("journal.events", json!({ "limit": 1000 })).to_string();
    assert!(!events.contains("Каравайцева"), "the name is nowhere in the journal");
}

#[test]
fn own_papers_are_numbered_by_centre_workstation_year_and_counter() {
    let desk = TestDesk::new();
    let memo = json!({ "paper": { "kind": "memo", "item": "interview" } });
    assert_eq!(desk.call("paper.print", memo.clone())["number"], "63-2-2026-0001");
    assert_eq!(desk.call("paper.print", memo)["number"], "63-2-2026-0002");
}

#[test]
fn queued_is_not_printed_until_the_queue_says_so() {
    let desk = TestDesk::new();
    desk.printers.script(&[JobState::Queued, JobState::Printing, JobState::Printed]);
    let memo = json!({ "paper": { "kind": "memo", "item": "interview" }, "printer": "hall" });
    let printed = desk.call("paper.print", memo);
    assert_eq!(printed["state"], "queued");
    assert!(printed["state_text"].as_str().unwrap().contains("ещё не напечатано"));
    let state = || desk.call("paper.refresh", json!({}))["papers"][0]["state"].clone();
    assert_eq!(state(), "queued");
    assert!(!desk.kinds().contains(&"paper.printed".to_owned()));
    assert_eq!(state(), "printing");
    assert_eq!(state(), "printed");
    assert_eq!(desk.kinds(), ["paper.issued", "paper.printed"]);
    assert_eq!(desk.printers.sent().len(), 1);
    assert!(!desk.printers.sent()[0].job_name.contains("Карав"));
}

#[test]
fn a_refusing_printer_leaves_the_paper_in_the_register_to_be_tried_again() {
    let desk = TestDesk::new();
    desk.printers.fail_with(Some(PrinterError::NoService));
    let memo = json!({ "paper": { "kind": "memo", "item": "interview" }, "printer": "hall" });
    let stuck = desk.call("paper.print", memo);
    assert_eq!(stuck["state"], "stuck");
    assert!(stuck["advice"].is_string());
    desk.printers.fail_with(None);
    let again = desk.call("paper.reprint", json!({ "id": stuck["id"], "printer": "hall" }));
    assert_eq!(
        (again["state"].clone(), again["copies"].clone()),
        (json!("queued"), json!(1)),
        "the same copy, unmarked"
    );
    assert_eq!(again["sha256"], stuck["sha256"]);
}

#[test]
fn a_stopped_job_is_withdrawn_before_it_is_sent_again() {
    let desk = TestDesk::new();
    desk.printers.script(&[JobState::Stopped { reason: Reason::PaperOut }]);
    let memo = json!({ "paper": { "kind": "memo", "item": "interview" }, "printer": "hall" });
    let id = desk.call("paper.print", memo)["id"].clone();
    let stuck = desk.call("paper.refresh", json!({}))["papers"][0].clone();
    assert_eq!(stuck["state"], "stuck");
    assert!(stuck["advice"].as_str().unwrap().starts_with("Нет бумаги"));
    desk.call("paper.reprint", json!({ "id": id, "printer": "hall" }));
    assert_eq!(desk.printers.sent().len(), 2);
}

#[test]
fn the_summary_tells_what_was_done_filed_and_what_is_left() {
    let desk = TestDesk::new();
    let walked = at_the_referral(&desk);
    let summary = json!({ "paper": { "kind": "summary", "consultation": walked.id() } });
    let printed = desk.call("paper.print", summary);
    let text = pdf_text(printed["file"].as_str().unwrap());
    assert!(text.contains("118-В") && text.contains("Получить направление"), "{text}");
}

#[test]
fn the_preview_is_the_paper_and_prints_nothing() {
    let desk = TestDesk::new();
    let walked = at_the_referral(&desk);
    let preview = desk.call("paper.preview", referral(&walked.id()));
    let page = preview["pages"][0].as_str().unwrap();
    assert!(page.starts_with("<svg") && page.contains("118-В"));
    let large =
        desk.call("paper.preview", json!({ "kind": "memo", "item": "interview", "large_print": true }));
    assert_eq!(large["pages"].as_array().unwrap().len(), 1);
    assert!(!desk.kinds().contains(&"paper.issued".to_owned()));
}

fn pdf_text(path: &str) -> String {
    let output = std::process::Command::new("pdftotext").args(["-layout", path, "-"]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
