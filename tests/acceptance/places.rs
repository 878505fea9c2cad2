use std::sync::Arc;

use scs_desk::{Caller, Desk, Place, Surroundings};
use scs_testkit::{SeededChance, TestDesk};
use serde_json::json;

/// The practice place of the same machine, with chance of its own.
fn beside(test: &TestDesk) -> Surroundings {
    Surroundings { place: Place::Practice, chance: Arc::new(SeededChance::new(99)), ..test.surroundings() }
}

fn practice(test: &TestDesk) -> Desk {
    Desk::open(beside(test)).unwrap()
}

#[test]
fn practice_leaves_no_trace_in_the_live_place() {
    let test = TestDesk::new();
    let trainee = practice(&test);
    let entry = json!({ "client": "citizen", "topic": "resume", "result": "solved", "minutes": 1 });
    scs_desk::call(&trainee, &Caller::consultant(), "entry.record", entry).unwrap();
    assert_eq!(test.kinds(), Vec::<String>::new());
    let shown = scs_desk::call(&trainee, &Caller::consultant(), "desk.show", json!({})).unwrap();
    assert_eq!(shown["place"], "practice");
    assert!(test.folder().join("practice/desk.db").exists() && test.folder().join("live/desk.db").exists());
}

#[test]
fn the_two_places_have_two_keys() {
    let test = TestDesk::new();
    drop(practice(&test));
    let keys = |place: &str| std::fs::read_to_string(test.folder().join(place).join("keys.json")).unwrap();
    assert_ne!(keys("live"), keys("practice"));
    std::fs::copy(test.folder().join("live/desk.db"), test.folder().join("practice/desk.db")).unwrap();
    let refused = Desk::open(beside(&test)).unwrap_err();
    assert_eq!(refused.code().word(), "file-damaged", "a live file does not open with the practice key");
}

#[test]
fn papers_of_practice_say_so_on_the_paper() {
    let test = TestDesk::new();
    let trainee = practice(&test);
    let call =
        |command: &str, input| scs_desk::call(&trainee, &Caller::consultant(), command, input).unwrap();
    call("settings.save", json!({ "centre": scs_testkit::centre() }));
    let preview = call("paper.preview", json!({ "kind": "memo", "item": "interview" }));
    assert!(preview["pages"][0].as_str().unwrap().contains("УЧЕБНЫЙ ОБРАЗЕЦ"));
}

#[test]
fn a_second_start_is_told_that_the_place_is_open() {
    let test = TestDesk::new();
    let refused = Desk::open(test.surroundings()).unwrap_err();
    assert!(refused.is_in_use());
    assert_eq!(refused.exit_code(), 2);
}

#[test]
fn a_lost_keyring_is_opened_with_the_printed_key_and_nothing_is_lost() {
    let mut test = TestDesk::new();
    test.call(
        "entry.record",
        json!({ "client": "citizen", "topic": "resume", "result": "solved", "minutes": 1 }),
    );
    let issued = test.call("recovery.issue", json!({}));
    let groups: Vec<&str> =
        issued["groups"].as_array().unwrap().iter().map(|group| group.as_str().unwrap()).collect();
    test.close();
    test.secrets.forget();
    let refused = Desk::open(test.surroundings()).unwrap_err();
    assert_eq!(refused.code().word(), "secret-missing");
    let wrong = Desk::open_with_recovery(test.surroundings(), "12345").unwrap_err();
    assert_eq!(wrong.code().word(), "recovery-mistyped");
    let desk = Desk::open_with_recovery(test.surroundings(), &groups.join(" ")).unwrap();
    let page = scs_desk::call(&desk, &Caller::consultant(), "journal.list", json!({})).unwrap();
    assert_eq!(page["total"], 1);
}

const KEY_FILES: [&str; 3] = ["live/keys.json", "live/keys.json.copy", "live/backups/keys.json"];

#[test]
fn any_one_of_the_key_files_opens_the_data() {
    for kept in KEY_FILES {
        let mut test = TestDesk::new();
        test.close();
        for copy in KEY_FILES.iter().filter(|copy| **copy != kept) {
            std::fs::remove_file(test.folder().join(copy)).unwrap();
        }
        assert!(Desk::open(test.surroundings()).is_ok(), "{kept}");
    }
}

#[test]
fn data_without_their_key_file_are_never_made_anew() {
    let mut test = TestDesk::new();
    test.close();
    for copy in KEY_FILES {
        std::fs::remove_file(test.folder().join(copy)).unwrap();
    }
    let before = std::fs::read(test.folder().join("live/desk.db")).unwrap();
    let refused = Desk::open(test.surroundings()).unwrap_err();
    assert_eq!(refused.code().word(), "key-file-trouble");
    assert_eq!(std::fs::read(test.folder().join("live/desk.db")).unwrap(), before);
}
