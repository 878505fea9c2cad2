//! The key in a real keyring: open, shut, gone, hanging, emptied, exchanged. In each trouble the program
//! says so within two seconds and touches nothing; the trouble over, it opens as before.

mod session;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use scs_testkit::centre;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use session::{Said, Session};

/// How long a person waits for a keyring, and what a program may take to start on a busy machine.
const PATIENCE: Duration = Duration::from_secs(2);
const START: Duration = Duration::from_secs(2);

fn entry() -> Value {
    json!({ "client": "citizen", "topic": "resume", "result": "solved", "minutes": 3 })
}

fn record(session: &Session) {
    let said = session.scs(&["call", "entry.record", &entry().to_string()]);
    assert_eq!(said.exit, 0, "{}", said.value);
}

/// A place with two records, its key in the open keyring.
fn worked() -> Session {
    let session = Session::open();
    record(&session);
    record(&session);
    session
}

/// The journal is whole, its end is the one the keyring remembers, and it holds so many events.
fn assert_whole(session: &Session, count: u64) {
    let said = session.scs(&["journal", "verify"]);
    assert_eq!((said.exit, said.value["count"].clone()), (0, json!(count)), "{}", said.value);
    assert_eq!(said.value["anchored_at"], count, "{}", said.value);
}

/// Every file of the place by its hash. The log may grow, it holds no data.
fn files(session: &Session) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![session.home.data()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(session.home.data()).unwrap().to_str().unwrap().to_owned();
            match path.is_dir() {
                true if name == "logs" => {}
                true => folders.push(path),
                false => drop(found.insert(name, hash(&path))),
            }
        }
    }
    found
}

fn hash(path: &Path) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(std::fs::read(path).unwrap()))
}

fn assert_refused(said: &Said, code: &str, message: &str) {
    assert_eq!((said.exit, said.value["code"].clone()), (2, json!(code)), "{}", said.value);
    assert_eq!(said.value["message"], message);
    assert!(said.value["advice"].as_str().is_some_and(|advice| !advice.is_empty()), "{}", said.value);
    assert!(said.took < PATIENCE + START, "{code} took {:?}", said.took);
}

/// The trouble is named in time, reading and writing alike, and leaves every file as it was.
fn assert_shut(session: &Session, code: &str, message: &str) {
    let before = files(session);
    assert!(before.contains_key("desk.db") && before.contains_key("keys.json"));
    assert_refused(&session.scs(&["call", "desk.show"]), code, message);
    assert_refused(&session.scs(&["call", "entry.record", &entry().to_string()]), code, message);
    assert_eq!(files(session), before, "{code}");
}

const LOCKED: &str = "Хранилище ключей закрыто.";
const ABSENT: &str = "На компьютере нет хранилища ключей.";
const SLOW: &str = "Хранилище ключей не отвечает.";
const MISSING: &str = "В хранилище нет ключа от этих данных. Данные на месте.";
const WRONG: &str = "Ключ в хранилище не подходит к этим данным. Данные на месте.";

#[test]
fn an_open_keyring_keeps_the_key_and_nothing_of_it_lies_in_a_file() {
    let session = worked();
    assert_whole(&session, 2);
    let shown = session.scs(&["call", "desk.show"]).value["notices"].to_string();
    assert!(!shown.contains("weak-key"), "{shown}");
    assert!(!session.home.path().join(".config/scs").exists(), "no file store beside");
}

#[test]
fn a_locked_keyring_is_named_and_opens_again_after_signing_in() {
    let mut session = worked();
    session.lock();
    assert_shut(&session, "keyring-locked", LOCKED);
    session.unlock();
    assert_whole(&session, 2);
}

#[test]
fn without_a_bus_or_a_keyring_on_it_the_program_says_so_and_opens_when_both_are_back() {
    let mut session = worked();
    session.end_ring();
    assert_shut(&session, "keyring-absent", ABSENT);
    session.end_bus();
    assert_shut(&session, "keyring-absent", ABSENT);
    session.start_bus();
    session.unlock();
    assert_whole(&session, 2);
}

#[test]
fn a_keyring_that_hangs_is_not_waited_for_and_opens_when_it_goes_on() {
    let session = worked();
    session.hang(true);
    assert_shut(&session, "keyring-slow", SLOW);
    session.hang(false);
    assert_whole(&session, 2);
    session.hang_bus(true);
    assert_shut(&session, "keyring-slow", SLOW);
    session.hang_bus(false);
    assert_whole(&session, 2);
}

#[test]
fn a_keyring_that_never_comes_up_is_not_waited_for() {
    let mut session = worked();
    session.never_come_up();
    assert_shut(&session, "keyring-slow", SLOW);
    std::fs::remove_file(session.services().join("secrets.service")).unwrap();
    session.end_bus();
    session.start_bus();
    session.unlock();
    assert_whole(&session, 2);
}

#[test]
fn a_first_start_without_an_open_keyring_leaves_no_half_of_a_place() {
    let mut session = Session::new();
    let shut = |session: &Session, code: &str, message: &str| {
        assert_refused(&session.scs(&["call", "desk.show"]), code, message);
        assert_eq!(files(session).into_keys().collect::<Vec<_>>(), ["desk.lock"], "{code}");
    };
    shut(&session, "keyring-absent", ABSENT);
    session.start_shut();
    shut(&session, "keyring-locked", LOCKED);
    session.unlock();
    session.hang(true);
    shut(&session, "keyring-slow", SLOW);
    session.hang(false);
    session.lock();
    shut(&session, "keyring-locked", LOCKED);
    session.unlock();
    record(&session);
    assert_whole(&session, 1);
}

/// A sheet printed while all was well.
fn issue(session: &Session) -> String {
    let mut door = session.door();
    door.call("settings.save", json!({ "centre": centre() }));
    let issued = door.call("recovery.issue", json!({ "printer": "hall" }));
    let groups: Vec<&str> = issued["groups"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let typed = groups.join(" ");
    assert!(door.close().status.success());
    typed
}

/// The printed sheet opens, and from then on the keyring opens by itself.
fn assert_recovered(session: &Session, sheet: &str) {
    let mut door = session.door();
    assert_eq!(door.call("desk.door", json!({}))["may_recover"], true);
    door.call("desk.recover", json!({ "key": sheet }));
    assert!(door.close().status.success());
    record(session);
}

#[test]
fn an_emptied_keyring_is_told_from_a_shut_one_and_the_printed_sheet_opens_and_locks_anew() {
    let mut session = worked();
    let sheet = issue(&session);
    session.clear_entry();
    assert_shut(&session, "secret-missing", MISSING);
    assert_recovered(&session, &sheet);
    session.wipe();
    assert_shut(&session, "secret-missing", MISSING);
    assert_recovered(&session, &sheet);
    assert_whole(&session, 4);
}

#[test]
fn another_value_in_the_keyring_opens_nothing_and_the_printed_sheet_does() {
    let session = worked();
    let sheet = issue(&session);
    session.replace_entry();
    assert_shut(&session, "secret-wrong", WRONG);
    assert_recovered(&session, &sheet);
    assert_whole(&session, 3);
}

#[test]
fn a_window_opened_before_its_keyring_opens_by_trying_again() {
    let mut session = worked();
    session.end_ring();
    session.end_bus();
    let mut door = session.door();
    assert_eq!(door.call("desk.door", json!({}))["code"], "keyring-absent");
    session.start_bus();
    assert_eq!(door.refusal("desk.retry", json!({}))["code"], "keyring-absent");
    session.unlock();
    session.hang(true);
    assert_eq!(door.refusal("desk.retry", json!({}))["code"], "keyring-slow");
    session.hang(false);
    session.lock();
    assert_eq!(door.refusal("desk.retry", json!({}))["code"], "keyring-locked");
    session.unlock();
    door.call("desk.retry", json!({}));
    assert_eq!(door.call("journal.verify", json!({}))["count"], 2);
    assert!(door.close().status.success());
}

#[test]
fn a_keyring_that_hangs_during_work_holds_up_no_deed() {
    let session = worked();
    let mut door = session.door();
    door.call("entry.record", entry());
    session.hang(true);
    let began = Instant::now();
    for _ in 0..5 {
        door.call("entry.record", entry());
    }
    assert!(began.elapsed() < PATIENCE, "no deed waits for the keyring");
    let closing = Instant::now();
    assert!(door.close().status.success());
    assert!(closing.elapsed() < PATIENCE + START);
    session.hang(false);
    let said = session.scs(&["journal", "verify"]);
    assert_eq!((said.exit, said.value["count"].clone()), (0, json!(8)), "{}", said.value);
}

#[test]
fn a_keyring_started_anew_during_work_goes_on_keeping_the_end_of_the_journal() {
    let mut session = worked();
    let mut door = session.door();
    door.call("entry.record", entry());
    session.unlock();
    door.call("entry.record", entry());
    assert!(door.close().status.success());
    assert_whole(&session, 4);
}
