//! Versions of the materials: installed from a file, used, gone back from.

use data_encoding::BASE64;
use scs_content::Bundle;
use scs_testkit::TestDesk;
use serde_json::{Value, json};

use crate::exercises::Practice;

/// The base materials with some texts put otherwise, under another number.
fn changed(version: &str, changes: &[(&str, &str, &str)]) -> Bundle {
    let base = scs_desk::materials();
    let head = ("pack.toml", "version = \"2026.11.1\"", &*format!("version = \"{version}\""));
    let files = base.paths().map(|path| {
        let mut text = base.file(path).unwrap().to_owned();
        for (file, from, to) in changes.iter().chain([&head]).filter(|(file, ..)| *file == path) {
            assert!(text.contains(from), "{file} has no {from}");
            text = text.replace(from, to);
        }
        (path.to_owned(), text)
    });
    Bundle::new(files.collect::<Vec<_>>())
}

fn archive(bundle: &Bundle) -> Value {
    json!({ "archive": BASE64.encode(&bundle.to_archive().unwrap()) })
}

/// The first step of the path of job search is told otherwise.
fn reworded(version: &str) -> Bundle {
    let base = scs_desk::materials();
    let text = base.file("paths/find-work.toml").unwrap();
    let first = text.lines().skip_while(|line| *line != "[[step]]").find(|line| line.starts_with("title = "));
    changed(version, &[("paths/find-work.toml", first.unwrap(), "title = \"Спросить иначе\"")])
}

fn opened(desk: &TestDesk) -> Value {
    let open = json!({ "client": "citizen", "groups": ["job-seeker"], "path": "find-work" });
    desk.call("consultation.open", open)
}

fn shown(desk: &TestDesk, view: &Value) -> Value {
    desk.call("consultation.show", json!({ "consultation": view["id"] }))
}

fn current(materials: &Value) -> &Value {
    materials["versions"].as_array().unwrap().iter().find(|version| version["is_current"] == true).unwrap()
}

#[test]
fn a_consultation_begun_under_one_version_goes_on_under_it() {
    let mut desk = TestDesk::new();
    let before = opened(&desk);
    let title = before["step"]["title"].clone();
    let installed = desk.call("materials.install", archive(&reworded("2026.12.1")));
    assert_eq!(current(&installed)["version"], "2026.12.1");
    assert_eq!(shown(&desk, &before)["step"]["title"], title);
    let after = opened(&desk);
    assert_eq!(after["step"]["title"], "Спросить иначе");

    desk.reopen();
    assert_eq!(shown(&desk, &before)["step"]["title"], title, "after a restart");
    assert_eq!(shown(&desk, &before)["edition"], before["edition"]);
    assert_eq!(shown(&desk, &after)["step"]["title"], "Спросить иначе", "after a restart");
}

#[test]
fn going_back_loses_nothing_and_stays_so_after_a_restart() {
    let mut desk = TestDesk::new();
    let first = current(&desk.call("materials.show", json!({})))["hash"].clone();
    desk.call("materials.install", archive(&reworded("2026.12.1")));
    let under_new = opened(&desk);
    let events = desk.kinds();
    let back = desk.call("materials.use", json!({ "hash": first }));
    assert_eq!(current(&back)["hash"], first);
    assert_eq!(back["versions"].as_array().unwrap().len(), 2, "the newer one is kept");
    desk.reopen();
    assert_eq!(current(&desk.call("materials.show", json!({})))["hash"], first);
    assert_eq!(shown(&desk, &under_new), under_new, "begun under the newer one");
    assert_ne!(opened(&desk)["step"]["title"], "Спросить иначе");
    assert_eq!(desk.kinds()[..events.len()], events[..]);
    assert_eq!(desk.call("journal.verify", json!({}))["is_whole"], true);
}

#[test]
fn newer_materials_of_the_centre_are_not_replaced_by_those_inside_the_program() {
    let mut desk = TestDesk::new();
    let newer = changed("2027.1.1", &[]);
    desk.call("materials.install", archive(&newer));
    desk.reopen();
    assert_eq!(current(&desk.call("materials.show", json!({})))["version"], "2027.1.1");
}

#[test]
fn materials_with_remarks_are_refused_and_the_ones_in_use_stay() {
    let desk = TestDesk::new();
    let broken = changed("2026.12.1", &[("paths/find-work.toml", "call = \"resume\"", "call = \"nowhere\"")]);
    let error = desk.try_call("materials.install", archive(&broken)).unwrap_err().to_api(None);
    assert_eq!(error.code, "materials-refused");
    assert!(error.message.contains("paths/find-work.toml:"), "{}", error.message);
    assert_eq!(current(&desk.call("materials.show", json!({})))["version"], "2026.11.1");
}

#[test]
fn a_file_that_is_no_archive_a_foreign_pack_and_a_number_taken_are_refused() {
    let desk = TestDesk::new();
    let message = |input: Value| desk.try_call("materials.install", input).unwrap_err().to_api(None).message;
    assert!(message(json!({ "archive": "не архив" })).contains("не архив ZIP"));
    assert!(message(json!({ "archive": BASE64.encode(b"PK") })).contains("не архив ZIP"));
    let empty = Bundle::new([("readme.toml".to_owned(), String::new())]);
    assert!(message(archive(&empty)).contains("pack.toml"));
    let foreign = changed("2026.12.1", &[("pack.toml", "id = \"base\"", "id = \"other\"")]);
    assert!(message(archive(&foreign)).contains("другой комплект"));
    assert!(message(archive(&reworded("2026.11.1"))).contains("2026.11.1 уже есть"));
    assert_eq!(desk.refusal("materials.use", json!({ "hash": "0".repeat(64) })), "not-found");
}

#[test]
fn what_has_ended_or_was_checked_long_ago_is_named() {
    let desk = TestDesk::new();
    let fresh = desk.call("materials.show", json!({}));
    let places = |shown: &Value| shown["stale"].to_string();
    assert!(!places(&fresh).contains("2024"), "a year that is over is not stale: {}", places(&fresh));
    let said = |shown: &Value| shown["stale"].as_array().unwrap().len();
    desk.clock.set("2027-08-02T10:00:00+03:00");
    let later = desk.call("materials.show", json!({}));
    assert!(said(&later) > said(&fresh) + 100, "{} then {}", said(&fresh), said(&later));
}

#[test]
fn every_memo_of_the_pack_fits_one_sheet_in_both_prints_on_each_portal() {
    let desk = TestDesk::new();
    let base = scs_desk::materials();
    let memos: Vec<&str> =
        base.paths().filter_map(|path| path.strip_prefix("memos/")?.strip_suffix(".toml")).collect();
    assert!(memos.len() > 50, "{}", memos.len());
    for portal in ["ecp", "iap", "ais"] {
        let mut centre = scs_testkit::centre();
        centre["portal"] = json!(portal);
        desk.call("settings.save", json!({ "centre": centre }));
        for (memo, large) in memos.iter().flat_map(|memo| [(memo, false), (memo, true)]) {
            let paper = json!({ "kind": "memo", "item": memo, "large_print": large });
            let shown = desk.call("paper.preview", paper);
            assert_eq!(shown["pages"].as_array().unwrap().len(), 1, "{memo} on {portal}, large: {large}");
        }
    }
}

#[test]
fn drafts_of_one_number_do_not_pile_up_where_one_learns_but_those_begun_under_stay() {
    let practice = Practice::open();
    let draft = |title: &str| {
        let (file, from) = ("problems/sms-code-missing.toml", "title = \"Не приходит код из СМС\"");
        archive(&changed("2026.12.1", &[(file, from, &format!("title = \"{title}\""))]))
    };
    let kept = |shown: Value| shown["versions"].as_array().unwrap().len();
    let first = practice.call("materials.install", draft("Первый набросок"));
    let begun = practice.call("exercise.begin", json!({ "exercise": "find-work-laid-off" }));
    practice.call("materials.install", draft("Второй набросок"));
    let third = practice.call("materials.install", draft("Третий набросок"));
    assert_eq!((kept(first), kept(third)), (2, 3), "the base, the one begun under, the last");
    let shown = practice.call("consultation.show", json!({ "consultation": begun["id"] }));
    assert_eq!(shown["step"], begun["step"]);
}
