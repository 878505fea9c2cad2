//! Clocks that are wrong: nothing is lost by them, the order stays, and the desk says that the date is odd.

use scs_testkit::{TestDesk, centre};
use serde_json::{Value, json};

use crate::paper::{at_the_referral, referral};
use crate::small_disk::{entry, notices};

fn odd(desk: &TestDesk) -> Vec<String> {
    notices(desk.desk()).into_iter().filter(|id| id.starts_with("clock")).collect()
}

fn wiped(desk: &TestDesk) -> usize {
    desk.kinds().iter().filter(|kind| *kind == "paper.wiped").count()
}

fn saved_referral(desk: &TestDesk) -> std::path::PathBuf {
    let id = at_the_referral(desk).id();
    let saved = desk.call("paper.print", json!({ "paper": referral(&id) }));
    std::path::PathBuf::from(saved["file"].as_str().unwrap())
}

#[test]
fn a_clock_twenty_years_ahead_wipes_no_name_until_a_person_confirms_the_date() {
    let mut desk = TestDesk::new();
    let file = saved_referral(&desk);
    desk.call("draft.save", json!({ "form": "print/referral/", "body": {} }));
    desk.clock.set("2046-11-23T14:00:00+03:00");
    desk.desk().tend().unwrap();
    assert_eq!(odd(&desk), ["clock-ahead"]);
    desk.call("entry.record", entry());
    desk.reopen();
    desk.desk().tend().unwrap();
    assert_eq!((file.exists(), wiped(&desk)), (true, 0), "working on under that date confirms nothing");
    assert_eq!(desk.call("desk.show", json!({}))["drafts"], json!(["print/referral/"]));
    assert_eq!(desk.refusal("clock.confirm", json!({ "day": "2026-11-23" })), "bad-input");
    desk.call("clock.confirm", json!({ "day": "2046-11-23" }));
    assert_eq!(odd(&desk), Vec::<String>::new());
    desk.desk().tend().unwrap();
    assert_eq!((file.exists(), wiped(&desk)), (false, 1));
}

#[test]
fn a_clock_put_right_again_leaves_everything_as_it_was() {
    let desk = TestDesk::new();
    let file = saved_referral(&desk);
    desk.clock.set("2038-01-19T03:14:08+00:00");
    desk.desk().tend().unwrap();
    desk.clock.set("2026-11-23T15:00:00+03:00");
    desk.desk().tend().unwrap();
    assert_eq!((odd(&desk), file.exists()), (Vec::new(), true));
    desk.clock.pass_days(2);
    desk.desk().tend().unwrap();
    assert_eq!((file.exists(), wiped(&desk)), (false, 1), "its own term ends it");
}

#[test]
fn a_break_of_some_weeks_needs_no_confirmation() {
    let mut desk = TestDesk::new();
    let file = saved_referral(&desk);
    desk.close();
    desk.clock.pass_days(42);
    desk.reopen();
    assert_eq!((odd(&desk), file.exists()), (Vec::new(), false));
}

#[test]
fn a_date_before_the_last_one_is_told_and_the_order_of_the_journal_stays() {
    let desk = TestDesk::new();
    desk.call("entry.record", entry());
    for moment in ["2026-11-22T14:00:00+03:00", "2001-01-01T00:00:00+03:00", "1970-01-01T00:00:00+00:00"] {
        desk.clock.set(moment);
        assert_eq!(odd(&desk), ["clock-behind"], "{moment}");
        desk.call("entry.record", entry());
    }
    desk.clock.set("2026-11-23T16:00:00+03:00");
    assert_eq!(odd(&desk), Vec::<String>::new());
    desk.call("entry.record", entry());
    let events = desk.call("journal.events", json!({ "limit": 100 }))["events"].clone();
    let numbers: Vec<u64> =
        events.as_array().unwrap().iter().map(|event| event["seq"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=numbers.len() as u64).collect::<Vec<_>>());
    assert_eq!(desk.call("journal.verify", json!({}))["is_whole"], true);
    assert_eq!(desk.call("journal.list", json!({}))["total"], 5);
}

/// What a consultant does in a day, wherever and whenever.
fn a_day(desk: &TestDesk) {
    desk.call("desk.show", json!({}));
    desk.call("entry.record", entry());
    let opened = desk.call(
        "consultation.open",
        json!({ "client": "citizen", "groups": ["job-seeker"], "situation": "apply" }),
    );
    let id = opened["id"].clone();
    desk.call("consultation.pause", json!({ "consultation": id, "until": Value::Null }));
    desk.call("consultation.resume", json!({ "consultation": id }));
    desk.call("journal.list", json!({}));
    desk.call("journal.days", json!({}));
    desk.call("paper.print", json!({ "paper": { "kind": "memo", "item": "interview" } }));
    desk.call("paper.list", json!({}));
    desk.call("deadline.count", json!({ "from": "2026-11-20", "amount": 3, "unit": "working_days" }));
    desk.call("backup.make", json!({}));
    desk.desk().tend().unwrap();
}

#[test]
fn at_no_date_and_in_no_zone_does_anything_stop() {
    let zones = ["Europe/Kaliningrad", "Europe/Moscow", "Asia/Kamchatka"];
    let moments = [
        "1970-01-01T00:00:00+00:00",
        "2001-01-01T00:00:00+03:00",
        // The zones of the country were moved here.
        "2014-10-26T01:30:00+03:00",
        "2016-12-31T23:59:59+00:00",
        "2026-11-22T14:00:00+03:00",
        "2038-01-19T03:14:07+00:00",
        "2038-01-19T03:14:08+00:00",
        "2046-11-23T14:00:00+03:00",
        "2100-02-28T23:59:59+12:00",
    ];
    let mut desk = TestDesk::new();
    for moment in moments {
        for zone in zones {
            desk.clock.set(moment);
            let mut settings = centre();
            settings["time_zone"] = json!(zone);
            desk.call("settings.save", json!({ "centre": settings }));
            a_day(&desk);
        }
        desk.reopen();
    }
    let verified = desk.call("journal.verify", json!({}));
    assert_eq!(verified["is_whole"], true, "{verified}");
    assert_eq!(desk.call("journal.list", json!({}))["total"], moments.len() * zones.len() * 2);
}

#[test]
fn between_kaliningrad_and_kamchatka_no_term_ends_early() {
    let desk = TestDesk::new();
    let file = saved_referral(&desk);
    for zone in ["Asia/Kamchatka", "Europe/Kaliningrad", "Asia/Kamchatka", "Europe/Moscow"] {
        let mut settings = centre();
        settings["time_zone"] = json!(zone);
        desk.call("settings.save", json!({ "centre": settings }));
        desk.desk().tend().unwrap();
        assert!(file.exists(), "{zone}");
        assert_eq!(odd(&desk), Vec::<String>::new(), "{zone}");
    }
}

#[test]
fn a_clock_that_jumps_deletes_no_backup() {
    let desk = TestDesk::new();
    let copies = || desk.call("backup.list", json!({}))["backups"].as_array().unwrap().len();
    let work = || {
        desk.call("entry.record", entry());
        desk.call("backup.make", json!({}));
    };
    for _ in 0..5 {
        work();
        desk.clock.pass_minutes(61);
    }
    for (round, moment) in
        ["2046-11-23T20:00:00+03:00", "2001-01-01T00:00:00+03:00", "2026-11-23T20:00:00+03:00"]
            .iter()
            .enumerate()
    {
        desk.clock.set(moment);
        work();
        assert_eq!(copies(), 6 + round, "{moment}");
    }
}
