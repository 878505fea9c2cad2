//! One program per place, however often it is started and however the one that holds it fares.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use scs_platform::Chance;
use scs_testkit::{SeededChance, TestDesk};
use serde_json::{Value, json};

use crate::programs::{Door, Home, scs};
use crate::small_disk::entry;

const STARTS: usize = 20;

fn door(home: &Home) -> Door {
    Door::knock(home.command(env!("CARGO_BIN_EXE_scs-doorstep")).env("SCS_KEYSTORE", "file"))
}

fn record(home: &Home) -> Command {
    let mut command = home.command(scs());
    command.env("SCS_KEYSTORE", "file").args(["--json", "call", "entry.record", &entry().to_string()]);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn signal(door: &Door, name: &str) {
    let status = Command::new("kill").args([name, &door.id().to_string()]).status().unwrap();
    assert!(status.success());
}

fn shown(door: &mut Door) -> Value {
    door.call("desk.door", json!({}))
}

#[test]
fn of_twenty_starts_at_once_one_holds_the_place_and_the_others_say_so() {
    let home = Home::new();
    let knocking: Vec<_> = (0..STARTS)
        .map(|_| {
            let mut command = home.command(env!("CARGO_BIN_EXE_scs-doorstep"));
            command.env("SCS_KEYSTORE", "file");
            std::thread::spawn(move || Door::knock(&mut command))
        })
        .collect();
    let mut doors: Vec<Door> = knocking.into_iter().map(|knock| knock.join().unwrap()).collect();
    let views: Vec<Value> = doors.iter_mut().map(shown).collect();
    let open = views.iter().filter(|view| view["is_open"] == true).count();
    assert_eq!(open, 1, "{views:?}");
    for view in views.iter().filter(|view| view["is_open"] == false) {
        assert_eq!(view["code"], "in-use", "{view}");
        assert!(view["message"].as_str().unwrap().contains("уже открыта"), "{view}");
        assert!(view["advice"].as_str().unwrap().contains("Перейдите в открытое окно"), "{view}");
    }
}

#[test]
fn twenty_programs_beside_a_window_hand_their_deeds_over_and_none_is_lost_or_doubled() {
    let home = Home::new();
    let mut holder = door(&home);
    let running: Vec<_> = (0..STARTS).map(|_| record(&home).spawn().unwrap()).collect();
    for child in running {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(holder.call("journal.list", json!({}))["total"], STARTS);
}

/// The base materials with so much noise in a comment that no packing makes it small.
fn bulky() -> Vec<u8> {
    let base = scs_desk::materials();
    let chance = SeededChance::new(7);
    let noise: String = (0..60_000).map(|_| format!("{}\n# ", uuid(&chance))).collect();
    let files = base.paths().map(|path| (path.to_owned(), base.file(path).unwrap().to_owned()));
    let heavier =
        files.map(
            |(path, text)| {
                if path == "pack.toml" { (path, format!("{text}\n# {noise}")) } else { (path, text) }
            },
        );
    scs_content::Bundle::new(heavier.collect::<Vec<_>>()).to_archive().unwrap()
}

fn uuid(chance: &SeededChance) -> String {
    let mut bytes = [0; 16];
    chance.fill(&mut bytes).unwrap();
    data_encoding::HEXLOWER.encode(&bytes)
}

#[test]
fn materials_of_any_size_reach_the_program_that_holds_the_place() {
    let home = Home::new();
    let _holder = door(&home);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bulky.zip");
    let bytes = bulky();
    assert!(bytes.len() > 1_000_000, "{}", bytes.len());
    std::fs::write(&file, bytes).unwrap();
    let mut install = home.command(scs());
    install.env("SCS_KEYSTORE", "file").args(["--json", "content", "install", file.to_str().unwrap()]);
    let output = install.output().unwrap();
    let said: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(said["code"], "materials-refused", "read whole, and refused for its number: {said}");
    assert!(said["message"].as_str().unwrap().contains("2026.11.1 уже есть"), "{said}");
}

#[test]
fn a_holder_that_hangs_keeps_nobody_waiting() {
    let home = Home::new();
    let mut holder = door(&home);
    signal(&holder, "-STOP");
    let begun = Instant::now();
    let mut second = door(&home);
    assert_eq!(shown(&mut second)["code"], "in-use");
    println!("a second window after {:?}", begun.elapsed());
    let refused = record(&home).output().unwrap();
    println!("both after {:?}", begun.elapsed());
    assert_eq!(refused.status.code(), Some(2));
    let said: Value = serde_json::from_slice(&refused.stderr).unwrap();
    assert_eq!(said["code"], "no-running-desk", "{said}");
    assert!(said["advice"].as_str().unwrap().contains("Закройте окно программы"), "{said}");
    assert!(begun.elapsed() < Duration::from_secs(10), "its own patience is two seconds");
    signal(&holder, "-CONT");
    assert_eq!(
        holder.call("journal.list", json!({}))["total"],
        0,
        "a deed that was refused is not done later"
    );
}

/// How long the start after a kill takes; what was answered before is there.
fn start_after_a_kill(home: &Home, entries: u64) -> Duration {
    let mut holder = door(home);
    holder.call("entry.record", entry());
    signal(&holder, "-KILL");
    drop(holder);
    let begun = Instant::now();
    let mut next = door(home);
    let opened = begun.elapsed();
    assert_eq!(shown(&mut next)["is_open"], true);
    assert_eq!(next.call("journal.list", json!({}))["total"], entries);
    opened
}

#[test]
fn after_a_killed_holder_the_next_start_opens_within_a_second() {
    let home = Home::new();
    let starts: Vec<Duration> = (1..=5).map(|entries| start_after_a_kill(&home, entries)).collect();
    println!("open after {starts:?}");
    assert!(starts.iter().min().unwrap() < &Duration::from_secs(1), "{starts:?}");
}

#[test]
fn a_program_that_asks_nothing_holds_up_neither_the_others_nor_the_close() {
    let home = Home::new();
    let holder = door(&home);
    let silent = std::os::unix::net::UnixStream::connect(home.data().join("desk.sock")).unwrap();
    let output = record(&home).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(holder.close().status.success());
    drop(silent);
}

#[test]
fn a_folder_copied_back_is_noticed_by_the_end_of_its_journal() {
    let mut desk = TestDesk::new();
    desk.call("entry.record", entry());
    desk.close();
    let file = desk.folder().join("live/desk.db");
    let yesterday = std::fs::read(&file).unwrap();
    desk.reopen();
    desk.call("entry.record", entry());
    desk.close();
    std::fs::write(&file, yesterday).unwrap();
    desk.reopen();
    let verified = desk.call("journal.verify", json!({}));
    assert_eq!(verified["is_whole"], false, "{verified}");
    let doctor = desk.call("doctor.run", json!({}));
    assert_eq!(doctor["is_well"], false, "{doctor}");
}
