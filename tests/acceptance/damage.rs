//! A damaged file: noticed, moved aside whole, replaced by the newest backup that reads, and said.

use std::fs;
use std::path::PathBuf;

use scs_desk::{Desk, Place};
use scs_platform::{Folders, KeyFile};
use scs_testkit::TestDesk;
use serde_json::{Value, json};

fn entry(desk: &TestDesk) {
    desk.call(
        "entry.record",
        json!({ "client": "citizen", "topic": "resume", "result": "solved", "minutes": 3 }),
    );
}

/// Two entries in a backup, a third after it; then the desk is closed.
fn worked() -> TestDesk {
    let mut desk = TestDesk::new();
    entry(&desk);
    entry(&desk);
    desk.call("backup.make", json!({}));
    desk.clock.pass_minutes(5);
    entry(&desk);
    desk.close();
    desk
}

fn file(desk: &TestDesk) -> PathBuf {
    desk.folder().join("live/desk.db")
}

fn spoil(desk: &TestDesk, at: usize) -> Vec<u8> {
    let mut bytes = fs::read(file(desk)).unwrap();
    bytes[at] ^= 1;
    fs::write(file(desk), &bytes).unwrap();
    bytes
}

fn total(desk: &TestDesk) -> Value {
    desk.call("journal.list", json!({}))["total"].clone()
}

fn quarantined(desk: &TestDesk) -> Vec<PathBuf> {
    let folder = desk.folder().join("live/quarantine");
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path().join("desk.db")).collect()
}

#[test]
fn a_damaged_file_is_moved_aside_and_the_backup_takes_its_place() {
    let mut desk = worked();
    let spoiled = spoil(&desk, 100);
    desk.reopen();
    assert_eq!(total(&desk), 2);
    assert_eq!(desk.call("journal.verify", json!({}))["is_whole"], true);
    let kept = quarantined(&desk);
    assert_eq!(kept.len(), 1);
    assert_eq!(fs::read(&kept[0]).unwrap(), spoiled);
    let notices = desk.call("desk.show", json!({}))["notices"].to_string();
    assert!(notices.contains("14:00"), "{notices}");
    entry(&desk);
    assert_eq!(desk.kinds().iter().filter(|kind| *kind == "journal.restored").count(), 1);
}

#[test]
fn damage_in_the_middle_is_found_after_a_session_that_ended_badly() {
    let mut desk = worked();
    let middle = fs::metadata(file(&desk)).unwrap().len() / 2;
    spoil(&desk, usize::try_from(middle).unwrap());
    fs::write(desk.folder().join("live/desk.open"), b"").unwrap();
    desk.reopen();
    assert_eq!(total(&desk), 2);
    assert_eq!(quarantined(&desk).len(), 1);
}

#[test]
fn each_restore_begins_an_epoch_and_the_chain_holds_over_all_of_them() {
    let mut desk = worked();
    for round in 1..=3 {
        spoil(&desk, 100);
        desk.clock.pass_minutes(1);
        desk.reopen();
        entry(&desk);
        assert_eq!(desk.kinds().iter().filter(|kind| *kind == "journal.restored").count(), round);
        desk.clock.pass_minutes(61);
        desk.call("backup.make", json!({}));
        assert_eq!(desk.call("journal.verify", json!({}))["is_whole"], true, "round {round}");
        desk.close();
    }
    assert_eq!(quarantined(&desk).len(), 3);
}

#[test]
fn without_a_backup_nothing_is_touched_and_nothing_is_made_anew() {
    let mut desk = TestDesk::new();
    entry(&desk);
    desk.close();
    let spoiled = spoil(&desk, 100);
    let refused = Desk::open(desk.surroundings()).unwrap_err();
    assert_eq!(refused.code().word(), "file-damaged");
    assert_eq!(fs::read(file(&desk)).unwrap(), spoiled);
}

#[test]
fn a_lost_file_comes_back_from_the_backup_and_is_never_made_anew_without_one() {
    let mut desk = worked();
    fs::remove_file(file(&desk)).unwrap();
    desk.reopen();
    assert_eq!(total(&desk), 2);

    let mut bare = TestDesk::new();
    entry(&bare);
    bare.close();
    fs::remove_file(file(&bare)).unwrap();
    let refused = Desk::open(bare.surroundings()).unwrap_err();
    assert_eq!(refused.code().word(), "file-damaged");
    assert!(!file(&bare).exists());
}

#[test]
fn a_spoiled_backup_is_passed_over_for_an_older_whole_one() {
    let mut desk = TestDesk::new();
    entry(&desk);
    desk.call("backup.make", json!({}));
    desk.clock.pass_minutes(61);
    entry(&desk);
    let made = desk.call("backup.make", json!({}));
    let newest =
        PathBuf::from(made["folder"].as_str().unwrap()).join(made["backups"][0]["name"].as_str().unwrap());
    let mut bytes = fs::read(&newest).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&newest, bytes).unwrap();
    desk.close();
    spoil(&desk, 100);
    desk.reopen();
    assert_eq!(total(&desk), 1);
}

#[test]
fn a_restore_cut_short_is_begun_again() {
    let mut desk = worked();
    fs::write(desk.folder().join("live/desk.db.restoring"), b"half").unwrap();
    fs::remove_file(file(&desk)).unwrap();
    desk.reopen();
    assert_eq!(total(&desk), 2);
}

#[test]
fn a_session_that_ended_well_leaves_no_mark() {
    let mut desk = TestDesk::new();
    let mark = desk.folder().join("live/desk.open");
    assert!(mark.exists());
    desk.close();
    assert!(!mark.exists());
}

#[test]
fn damage_met_while_working_is_said_and_mended_at_the_next_start() {
    let mut desk = worked();
    desk.reopen();
    let middle = fs::metadata(file(&desk)).unwrap().len() / 2;
    spoil(&desk, usize::try_from(middle).unwrap());
    assert_eq!(desk.refusal("backup.make", json!({})), "file-damaged");
    let notices = desk.call("desk.show", json!({}))["notices"].to_string();
    assert!(notices.contains("\"damaged\""), "{notices}");
    desk.reopen();
    assert_eq!(total(&desk), 2);
    let notices = desk.call("desk.show", json!({}))["notices"].to_string();
    assert!(notices.contains("\"restored\"") && !notices.contains("\"damaged\""), "{notices}");
}

#[test]
fn a_standing_clock_writes_no_quarantined_file_over_another() {
    let mut desk = worked();
    let first = spoil(&desk, 100);
    desk.reopen();
    desk.close();
    let second = spoil(&desk, 200);
    desk.reopen();
    let kept: Vec<Vec<u8>> = quarantined(&desk).iter().map(|path| fs::read(path).unwrap()).collect();
    assert_eq!(kept.len(), 2);
    assert!(kept.contains(&first) && kept.contains(&second));
}

/// What a stranger with the key could do: every page is sealed again, and one event says something else.
fn rewrite(desk: &TestDesk) {
    let folders = Folders::of(Place::Live, Some(desk.folder())).unwrap();
    let opened = KeyFile::of(&folders).open(desk.secrets.as_ref()).unwrap();
    let key: String = opened.dek.bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    #[expect(clippy::disallowed_methods, reason = "a stranger asks nobody")]
    let connection = rusqlite::Connection::open(file(desk)).unwrap();
    connection.pragma_update(None, "key", format!("x'{key}'")).unwrap();
    let change = "DROP TRIGGER journal_event_is_never_changed;
                  UPDATE journal_event SET actor = 'boris' WHERE seq = 1;";
    connection.execute_batch(change).unwrap();
}

#[test]
fn a_rewritten_journal_gives_way_to_a_whole_backup_after_a_bad_end() {
    let mut desk = worked();
    rewrite(&desk);
    fs::write(desk.folder().join("live/desk.open"), b"").unwrap();
    desk.reopen();
    assert_eq!(total(&desk), 2);
    assert_eq!(desk.call("journal.verify", json!({}))["is_whole"], true);
}

#[test]
fn a_rewritten_journal_without_a_backup_is_opened_and_its_place_named() {
    let mut desk = TestDesk::new();
    entry(&desk);
    desk.close();
    rewrite(&desk);
    fs::write(desk.folder().join("live/desk.open"), b"").unwrap();
    desk.reopen();
    assert_eq!(total(&desk), 1);
    let verified = desk.call("journal.verify", json!({}));
    assert_eq!(
        (&verified["is_whole"], &verified["faults"][0]["seq"]),
        (&json!(false), &json!(1)),
        "{verified}"
    );
}

#[test]
fn a_start_that_was_refused_does_not_forget_that_the_last_session_ended_badly() {
    let mut desk = TestDesk::new();
    entry(&desk);
    desk.close();
    let mark = desk.folder().join("live/desk.open");
    fs::write(&mark, b"").unwrap();
    spoil(&desk, 100);
    Desk::open(desk.surroundings()).unwrap_err();
    assert!(mark.exists());
}

#[test]
fn a_mark_that_cannot_be_written_keeps_nobody_from_work() {
    let mut desk = TestDesk::new();
    desk.close();
    fs::create_dir(desk.folder().join("live/desk.new")).unwrap();
    desk.reopen();
    entry(&desk);
    assert_eq!(total(&desk), 1);
}
