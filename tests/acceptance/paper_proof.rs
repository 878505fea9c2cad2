//! Whoever holds a paper can ask whether it is ours and unchanged.

use data_encoding::BASE64;
use scs_testkit::TestDesk;
use serde_json::{Value, json};

use crate::paper::{at_the_referral, referral};

fn printed(desk: &TestDesk) -> (String, Vec<u8>) {
    let walked = at_the_referral(desk);
    let paper = desk.call("paper.print", json!({ "paper": referral(&walked.id()) }));
    let file = std::fs::read(paper["file"].as_str().unwrap()).unwrap();
    (paper["id"].as_str().unwrap().to_owned(), file)
}

fn verified(desk: &TestDesk, file: &[u8]) -> Value {
    desk.call("paper.verify", json!({ "file": BASE64.encode(file) }))
}

/// The words a scanner reads from the code of a file.
fn code_of(file: &[u8]) -> String {
    scs_print::proven(file).unwrap().code
}

#[test]
fn a_paper_proves_itself_and_its_reprint_too() {
    let desk = TestDesk::new();
    let (id, file) = printed(&desk);
    let found = verified(&desk, &file);
    assert_eq!(found["outcome"], "genuine");
    assert_eq!(found["number"], "118-В");
    assert_eq!(found["day"], "23.11.2026");
    let again = desk.call("paper.reprint", json!({ "id": id }));
    let again = std::fs::read(again["file"].as_str().unwrap()).unwrap();
    assert_ne!(again, file);
    assert_eq!(verified(&desk, &again)["outcome"], "genuine");
}

#[test]
fn nothing_personal_stands_in_the_code() {
    let desk = TestDesk::new();
    let (_, file) = printed(&desk);
    let code = code_of(&file);
    assert_eq!(code.lines().take(2).collect::<Vec<_>>(), ["118-В", "23.11.2026"]);
    for word in ["Карав", "Лидия", "Веретено", "Швея"] {
        assert!(!code.contains(word), "{code}");
    }
}

#[test]
fn the_words_of_a_code_are_checked_without_the_file() {
    let desk = TestDesk::new();
    let (_, file) = printed(&desk);
    let code = code_of(&file);
    let found = verified(&desk, code.as_bytes());
    assert_eq!(found["outcome"], "code_only");
    assert!(found["text"].as_str().unwrap().contains("сравните лист"), "{found}");
    let forged = verified(&desk, code.replace("118-В", "119-В").as_bytes());
    assert_eq!(forged["outcome"], "altered");
    assert!(forged["number"].is_null(), "{forged}");
}

#[test]
fn a_code_moved_to_another_paper_is_noticed() {
    let desk = TestDesk::new();
    let (_, file) = printed(&desk);
    let stolen = code_of(&file);
    let other = scs_print::papers::ReferralData {
        number: "118-В".into(),
        person: "Другой Человек Иванович".into(),
        date: "23 ноября 2026 года".into(),
        ..Default::default()
    };
    let laid = scs_print::papers::referral(&other).and_then(|paper| scs_print::lay_out(&paper)).unwrap();
    let forged = laid.sealed(stolen).and_then(|laid| laid.to_pdf()).unwrap();
    assert_eq!(verified(&desk, &forged)["outcome"], "altered");
}

#[test]
fn a_paper_of_another_workstation_needs_its_key() {
    let (desk, other) = (TestDesk::new(), TestDesk::with_chance(500));
    let (_, file) = printed(&other);
    assert_eq!(verified(&desk, &file)["outcome"], "elsewhere");
    let key = other.call("paper.key", json!({}))["key"].as_str().unwrap().to_owned();
    let input = json!({ "file": BASE64.encode(&file), "key": key });
    assert_eq!(desk.call("paper.verify", input)["outcome"], "genuine");
    // Without a place of one's own, as the command line does it.
    let found = scs_desk::offline::verify_paper(&file, &key).unwrap();
    assert_eq!(found.number.as_deref(), Some("118-В"));
}

#[test]
fn what_is_no_paper_of_ours_is_told_so() {
    let desk = TestDesk::new();
    for file in [&b""[..], b"hello", b"%PDF-1.4", &[0xff; 64]] {
        assert_eq!(verified(&desk, file)["outcome"], "unknown");
    }
}

#[test]
fn the_register_shows_the_sheet_with_the_code_it_left_with() {
    let desk = TestDesk::new();
    let (id, file) = printed(&desk);
    let shown = || desk.call("paper.show", json!({ "id": id }))["pages"][0].as_str().unwrap().to_owned();
    let first = shown();
    desk.clock.set("2026-11-24T09:00:00+03:00");
    assert_eq!(shown(), first, "the day of the print, not of the look");
    // As many modules along a side as a code with a signature has; that of the number alone has 21.
    let sides: Vec<usize> = first
        .split("viewBox=\"0 0 ")
        .filter_map(|rest| rest.split_once('"')?.0.split_once(' ')?.0.parse().ok())
        .collect();
    assert!(sides.iter().any(|side| *side >= 45), "{sides:?}, {} bytes of code", code_of(&file).len());
}
