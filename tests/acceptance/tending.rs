//! What the desk does by itself: personal data goes in time, queues are asked.

use scs_platform::{JobState, Printers};
use scs_testkit::TestDesk;
use serde_json::json;

use crate::paper::{at_the_referral, referral};

#[test]
fn a_saved_sheet_goes_together_with_the_name_while_the_desk_stays_open() {
    let desk = TestDesk::new();
    let id = at_the_referral(&desk).id();
    let saved = desk.call("paper.print", json!({ "paper": referral(&id) }));
    let file = std::path::PathBuf::from(saved["file"].as_str().unwrap());
    desk.clock.pass_days(1);
    desk.desk().tend().unwrap();
    assert!(file.exists(), "its term is not over yet");
    desk.clock.pass_days(1);
    desk.desk().tend().unwrap();
    assert!(!file.exists(), "a name on the disk is a name kept");
    assert_eq!(desk.kinds().iter().filter(|kind| *kind == "paper.wiped").count(), 1);
    desk.desk().tend().unwrap();
    assert_eq!(desk.kinds().iter().filter(|kind| *kind == "paper.wiped").count(), 1, "once is enough");
}

#[test]
fn a_half_filled_referral_is_forgotten_with_the_term_of_the_referral() {
    let desk = TestDesk::new();
    let names = ["print/referral/", "quick-entry"];
    for name in names {
        desk.call("draft.save", json!({ "form": name, "body": { "full_name": "Каравайцева Л. Т." } }));
    }
    let kept = || desk.call("desk.show", json!({}))["drafts"].clone();
    desk.clock.pass_days(1);
    desk.desk().tend().unwrap();
    assert_eq!(kept(), json!(names));
    desk.clock.pass_days(1);
    desk.desk().tend().unwrap();
    assert_eq!(kept(), json!(["quick-entry"]));
}

#[test]
fn queues_are_asked_without_anybody_looking() {
    let desk = TestDesk::new();
    desk.printers.script(&[JobState::Printed]);
    desk.call("paper.print", json!({ "paper": { "kind": "memo", "item": "interview" }, "printer": "hall" }));
    desk.desk().tend().unwrap();
    assert_eq!(desk.kinds().last().unwrap(), "paper.printed");
    assert_eq!(desk.call("paper.list", json!({}))["papers"][0]["state"], "printed");
}

#[test]
fn the_sheet_with_the_recovery_key_does_not_stay_in_the_spool() {
    let desk = TestDesk::new();
    desk.printers.script(&[JobState::Queued, JobState::Printed]);
    desk.call("recovery.issue", json!({ "printer": "hall" }));
    let job = desk.printers.sent()[0].id.clone();
    desk.desk().tend().unwrap();
    assert_eq!(desk.printers.state("hall", &job), Ok(JobState::Queued), "it is not out yet");
    desk.desk().tend().unwrap();
    assert_eq!(desk.printers.state("hall", &job), Ok(JobState::Gone));
}

#[test]
fn a_sheet_that_was_being_saved_when_the_power_went_is_dropped_and_nothing_else() {
    let mut desk = TestDesk::new();
    let papers = desk.desk().folders().papers().to_path_buf();
    std::fs::create_dir_all(&papers).unwrap();
    std::fs::write(papers.join("scs-0123456789ab.new"), b"half a sheet").unwrap();
    std::fs::write(papers.join("letter.new"), b"somebody's own").unwrap();
    desk.reopen();
    assert!(!papers.join("scs-0123456789ab.new").exists());
    assert!(papers.join("letter.new").exists());
}
