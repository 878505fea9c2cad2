//! Killed at any moment: what was answered is there, and the consultation stands at its exact step.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use scs_desk::{Caller, Desk, Place, Surroundings};
use scs_platform::{Chance, FileSecrets, MemoryPrinters, SystemChance};
use scs_testkit::{GivenRoom, SeededChance, StandingClock};
use serde_json::{Value, json};

fn open(folder: &Path) -> Desk {
    Desk::open(Surroundings {
        place: Place::Live,
        root: Some(folder.to_path_buf()),
        clock: Arc::new(StandingClock::at("2026-11-23T14:30:00+03:00")),
        chance: Arc::new(SystemChance),
        secrets: Arc::new(FileSecrets { folder: folder.join("keystore") }),
        printers: Arc::new(MemoryPrinters::with_one("hall")),
        clipboard: Arc::new(scs_platform::NoClipboard),
        browser: Arc::new(scs_platform::NoBrowser),
        room: Arc::new(GivenRoom::default()),
        materials: scs_desk::materials(),
    })
    .unwrap()
}

/// Works for a while, is killed, and answers the last deed it told: (number of events, step).
fn work_until_killed(folder: &Path, after: Duration) -> Option<(u64, String)> {
    let mut child =
        Command::new(env!("CARGO_BIN_EXE_scs-walker")).arg(folder).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    lines.read_line(&mut first).unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    let mut rest = String::new();
    lines.read_to_string(&mut rest).unwrap();
    let told = format!("{first}{rest}");
    // A line cut in the middle was not told.
    let whole = told.rsplit_once('\n')?.0;
    let (count, step) = whole.lines().last()?.split_once(' ')?;
    Some((count.parse().unwrap(), step.to_owned()))
}

fn call(desk: &Desk, command: &str, input: Value) -> Value {
    scs_desk::call(desk, &Caller::consultant(), command, input).unwrap()
}

#[test]
fn killed_at_any_moment_nothing_answered_is_lost_and_the_step_is_exact() {
    let seed = 20_261_123;
    println!("seed {seed}");
    let chance = SeededChance::new(seed);
    let home = tempfile::tempdir().unwrap();
    for round in 0..25 {
        let mut byte = [0];
        chance.fill(&mut byte).unwrap();
        let (told, step) = work_until_killed(home.path(), Duration::from_millis(u64::from(byte[0]))).unwrap();
        let desk = open(home.path());
        let verified = call(&desk, "journal.verify", json!({}));
        assert_eq!(verified["is_whole"], true, "round {round}: {verified}");
        let count = verified["count"].as_u64().unwrap();
        assert!(count == told || count == told + 1, "round {round}: told {told}, found {count}");
        let offered = call(&desk, "desk.show", json!({}))["unfinished"][0].clone();
        let view = call(&desk, "consultation.show", json!({ "consultation": offered["id"] }));
        let found = view["step"]["address"]["step"].as_str().unwrap();
        if count == told {
            assert_eq!(found, step, "round {round}");
        }
        assert!(offered["place"].as_str().unwrap().contains(view["step"]["title"].as_str().unwrap()));
    }
}
