use scs_platform::{Clock, KeyFile};
use scs_store::{RawKey, Store};
use serde_json::{Value, json};

use super::{Plan, fill};
use crate::TestDesk;

fn filled(records: usize, seed: u64) -> TestDesk {
    let mut desk = TestDesk::new();
    desk.close();
    let with = desk.surroundings();
    let plan = Plan { records, seed, now: desk.clock.now() };
    let written = fill(&with.folders().unwrap(), desk.secrets.as_ref(), plan).unwrap();
    assert_eq!(written.records, records);
    assert!(written.events > records, "consultations have several events");
    desk.reopen();
    desk
}

fn rows(desk: &TestDesk) -> Vec<Value> {
    desk.call("journal.list", json!({ "limit": 500 }))["rows"].as_array().unwrap().clone()
}

#[test]
fn records_look_like_two_years_of_work() {
    let desk = filled(400, 7);
    let page = desk.call("journal.list", json!({ "limit": 500 }));
    assert_eq!(page["total"], 400);
    assert!(page["days"].as_array().unwrap().len() > 200);
    let count = |seen: &dyn Fn(&Value) -> bool| rows(&desk).iter().filter(|row| seen(row)).count();
    assert!((60..220).contains(&count(&|row| row["is_quick"] == false)));
    assert!(count(&|row| !row["hindrance"].is_null()) > 10);
    assert!(count(&|row| row["result"] == "solved") > 250);
    assert_eq!(count(&|row| row["result"].is_null()), 0, "nothing is left open");
    assert!(desk.call("desk.show", json!({}))["unfinished"].as_array().unwrap().len() < 10);
}

#[test]
fn what_was_written_verifies_and_folds_to_the_same() {
    let mut desk = filled(200, 8);
    let report = desk.call("journal.verify", json!({}));
    assert_eq!(report["is_whole"], true, "{report}");
    let before = rows(&desk);
    let (folders, secrets) = (desk.surroundings().folders().unwrap(), desk.secrets.clone());
    desk.close();
    let opened = KeyFile::of(&folders).open(secrets.as_ref()).unwrap();
    let public_key = scs_protocol::DeviceKey::from_seed(&opened.device.seed).public();
    let device = scs_store::FirstDevice { id: opened.device.id, epoch: opened.device.epoch, public_key };
    let store = Store::open(&folders.database(), RawKey(*opened.dek.bytes()), &device).unwrap();
    store.act(|writer| writer.fold_again()).unwrap();
    drop(store);
    desk.reopen();
    assert_eq!(rows(&desk), before);
}

#[test]
fn the_same_seed_writes_the_same_and_a_journal_with_records_stays() {
    let words = |desk: &TestDesk| rows(desk).iter().map(|row| row["what"].clone()).collect::<Vec<_>>();
    let mut desk = filled(60, 9);
    assert_eq!(words(&desk), words(&filled(60, 9)));
    assert_ne!(words(&desk), words(&filled(60, 10)));
    desk.close();
    let plan = Plan { records: 10, seed: 9, now: desk.clock.now() };
    let written = fill(&desk.surroundings().folders().unwrap(), desk.secrets.as_ref(), plan).unwrap();
    assert_eq!(written.records, 0);
}
