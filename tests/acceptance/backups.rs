//! Copies of the data: made by themselves, read through, kept on a ladder.

use scs_platform::JobState;
use scs_testkit::TestDesk;
use serde_json::{Value, json};

fn entry(desk: &TestDesk) {
    desk.call(
        "entry.record",
        json!({ "client": "citizen", "topic": "resume", "result": "solved", "minutes": 3 }),
    );
}

fn copies(desk: &TestDesk) -> Vec<Value> {
    desk.call("backup.list", json!({}))["backups"].as_array().unwrap().clone()
}

#[test]
fn a_copy_is_made_once_there_is_something_and_then_every_hour_that_brought_something() {
    let desk = TestDesk::new();
    desk.desk().tend().unwrap();
    assert_eq!(copies(&desk).len(), 0, "nothing was written yet");
    entry(&desk);
    desk.desk().tend().unwrap();
    desk.desk().tend().unwrap();
    assert_eq!(copies(&desk).len(), 1);
    desk.clock.pass_minutes(30);
    entry(&desk);
    desk.desk().tend().unwrap();
    assert_eq!(copies(&desk).len(), 1, "half an hour later");
    desk.clock.pass_minutes(31);
    desk.desk().tend().unwrap();
    assert_eq!(copies(&desk).len(), 2, "an hour later");
    desk.clock.pass_minutes(600);
    desk.desk().tend().unwrap();
    assert_eq!(copies(&desk).len(), 2, "nothing new since");
}

#[test]
fn the_drill_opens_the_newest_copy_and_tells_how_much_it_holds() {
    let desk = TestDesk::new();
    entry(&desk);
    entry(&desk);
    desk.call("backup.make", json!({}));
    let proof = desk.call("backup.verify", json!({}));
    assert_eq!(proof["is_whole"], true);
    assert!(proof["text"].as_str().unwrap().contains("Событий журнала: 2."), "{proof}");
}

#[test]
fn a_spoiled_copy_is_told_and_the_work_goes_on() {
    let desk = TestDesk::new();
    entry(&desk);
    let made = desk.call("backup.make", json!({}));
    let folder = std::path::PathBuf::from(made["folder"].as_str().unwrap());
    let copy = folder.join(made["backups"][0]["name"].as_str().unwrap());
    let mut bytes = std::fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&copy, bytes).unwrap();
    let proof = desk.call("backup.verify", json!({}));
    assert_eq!(proof["is_whole"], false);
    entry(&desk);
}

#[test]
fn a_half_made_copy_counts_for_nothing() {
    let desk = TestDesk::new();
    entry(&desk);
    let made = desk.call("backup.make", json!({}));
    let folder = std::path::PathBuf::from(made["folder"].as_str().unwrap());
    std::fs::write(folder.join("desk.db.new"), b"half").unwrap();
    desk.clock.pass_minutes(61);
    entry(&desk);
    desk.desk().tend().unwrap();
    let names: Vec<Value> = copies(&desk).iter().map(|copy| copy["name"].clone()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(!folder.join("desk.db.new").exists());
}

#[test]
fn there_is_no_copy_of_that_name() {
    let desk = TestDesk::new();
    assert_eq!(desk.refusal("backup.verify", json!({ "name": "../desk.db" })), "not-found");
}

#[test]
fn copies_go_on_after_a_clock_that_ran_ahead_was_put_right() {
    let desk = TestDesk::new();
    desk.clock.pass_days(2000);
    entry(&desk);
    desk.desk().tend().unwrap();
    desk.clock.pass_days(-2000);
    entry(&desk);
    desk.desk().tend().unwrap();
    assert_eq!(copies(&desk).len(), 2);
    let newest = desk.call("backup.verify", json!({}));
    assert!(newest["text"].as_str().unwrap().contains("Событий журнала: 2."), "{newest}");
}

#[test]
fn a_copy_that_cannot_be_made_holds_up_no_print_queue() {
    let desk = TestDesk::new();
    entry(&desk);
    desk.printers.script(&[JobState::Queued, JobState::Printed]);
    let paper = json!({ "paper": { "kind": "memo", "item": "resume" }, "printer": "hall" });
    desk.call("paper.print", paper);
    let folder = desk.call("backup.list", json!({}))["folder"].as_str().unwrap().to_owned();
    std::fs::create_dir(std::path::Path::new(&folder).join("desk.db.new")).unwrap();
    assert!(desk.desk().tend().is_err());
    assert!(desk.desk().tend().is_err());
    assert_eq!(desk.call("paper.list", json!({}))["papers"][0]["state"], "printed");
}
