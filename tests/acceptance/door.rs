//! A desk whose key does not come out: what is said, what may be tried, what is never done.

use std::sync::Arc;

use scs_desk::{ApiError, Caller, Doorstep};
use scs_testkit::TestDesk;
use serde_json::{Value, json};

fn door(desk: &TestDesk) -> Doorstep {
    let (home, clock) = (desk.home.path().to_path_buf(), desk.clock.clone());
    let (secrets, printers, room) = (desk.secrets.clone(), desk.printers.clone(), desk.room.clone());
    let prepare = move || {
        Ok(scs_desk::Surroundings {
            place: scs_desk::Place::Live,
            root: Some(home.clone()),
            clock: clock.clone(),
            chance: Arc::new(scs_platform::SystemChance),
            secrets: secrets.clone(),
            printers: printers.clone(),
            clipboard: Arc::new(scs_platform::NoClipboard),
            browser: Arc::new(scs_platform::NoBrowser),
            room: room.clone(),
            materials: scs_desk::materials(),
        })
    };
    Doorstep::new(Box::new(prepare), Arc::new(|_| {}))
}

fn call(door: &Doorstep, command: &str, input: Value) -> Result<Value, ApiError> {
    door.call(&Caller::consultant(), command, input)
}

fn shown(door: &Doorstep) -> Value {
    call(door, "desk.door", json!({})).unwrap()
}

#[test]
fn a_locked_keyring_shuts_the_door_and_an_unlocked_one_opens_it() {
    let mut desk = TestDesk::new();
    desk.close();
    desk.secrets.lock(true);
    let door = door(&desk);
    let shut = shown(&door);
    assert_eq!((shut["is_open"].clone(), shut["code"].clone()), (json!(false), json!("keyring-locked")));
    assert_eq!(shut["may_use_file_key"], false, "there are data: their key is where it was");
    assert_eq!(call(&door, "desk.show", json!({})).unwrap_err().code, "keyring-locked");
    desk.secrets.lock(false);
    call(&door, "desk.retry", json!({})).unwrap();
    assert_eq!(shown(&door)["is_open"], true);
}

#[test]
fn a_key_in_a_file_is_offered_only_where_nothing_is_kept_yet_and_is_found_again() {
    let mut desk = TestDesk::new();
    desk.close();
    desk.secrets.lock(true);
    assert_eq!(call(&door(&desk), "desk.use_file_key", json!({})).unwrap_err().code, "forbidden");
    std::fs::remove_dir_all(desk.home.path().join("live")).unwrap();
    let fresh = door(&desk);
    assert_eq!(shown(&fresh)["may_use_file_key"], true);
    call(&fresh, "desk.use_file_key", json!({})).unwrap();
    let notices = call(&fresh, "desk.show", json!({})).unwrap()["notices"].to_string();
    assert!(notices.contains("weak-key"), "{notices}");
    drop(fresh);
    let folders = scs_platform::Folders::of(scs_desk::Place::Live, Some(desk.home.path())).unwrap();
    let kept = scs_platform::KeyFile::of(&folders).kept();
    assert_eq!(kept, Some(scs_platform::Strength::File), "the next start knows where to look");
}

#[test]
fn the_printed_sheet_opens_a_place_whose_keyring_was_lost() {
    let mut desk = TestDesk::new();
    let issued = desk.call("recovery.issue", json!({ "printer": "hall" }));
    let groups: Vec<&str> = issued["groups"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    desk.close();
    desk.secrets.forget();
    let door = door(&desk);
    let shut = shown(&door);
    assert_eq!((shut["code"].clone(), shut["may_recover"].clone()), (json!("secret-missing"), json!(true)));
    let mistyped = call(&door, "desk.recover", json!({ "key": "АБВГ-1234" })).unwrap_err();
    assert_eq!(mistyped.code, "recovery-mistyped");
    assert_eq!(shown(&door)["code"], "secret-missing", "a slip of the finger does not change what is wrong");
    call(&door, "desk.recover", json!({ "key": groups.join(" ") })).unwrap();
    assert_eq!(shown(&door)["is_open"], true);
}

#[test]
fn a_sheet_that_did_not_come_out_leaves_the_former_one_in_force() {
    let mut desk = TestDesk::new();
    let issued = desk.call("recovery.issue", json!({ "printer": "hall" }));
    let former: Vec<&str> = issued["groups"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    desk.printers.fail_with(Some(scs_platform::PrinterError::NoService));
    assert_eq!(desk.refusal("recovery.issue", json!({ "printer": "hall" })), "no-print-service");
    desk.close();
    desk.secrets.forget();
    call(&door(&desk), "desk.recover", json!({ "key": former.join("") })).unwrap();
}

#[test]
fn a_door_without_a_keyring_takes_the_sheet_and_keeps_the_key_in_a_file() {
    let mut desk = TestDesk::new();
    let issued = desk.call("recovery.issue", json!({ "printer": "hall" }));
    let groups: Vec<&str> = issued["groups"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let key = groups.join(" ");
    desk.close();
    desk.secrets.lock(true);
    let door = door(&desk);
    assert_eq!(call(&door, "desk.recover", json!({ "key": key })).unwrap_err().code, "keyring-locked");
    call(&door, "desk.recover", json!({ "key": key, "key_in_file": true })).unwrap();
    assert_eq!(shown(&door)["is_open"], true);
}
