//! The command line as a person or a script meets it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "tests fail loudly, in their helpers too"
)]

mod content;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

struct Machine {
    home: tempfile::TempDir,
}

impl Machine {
    fn new() -> Machine {
        Machine { home: tempfile::tempdir().unwrap() }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scs"));
        command.args(arguments).env("SCS_DATA_DIR", self.home.path()).env("SCS_KEYSTORE", "file");
        command
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[&["--json"], arguments].concat());
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn refused(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.run(&[&["--json"], arguments].concat());
        let error = serde_json::from_slice(&output.stderr).unwrap();
        (output.status.code().unwrap(), error)
    }
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap().trim().to_owned()
}

#[test]
fn a_value_is_checked_with_exit_code_and_reason() {
    let machine = Machine::new();
    let good = machine.run(&["check", "snils", "112-233-445 95"]);
    assert_eq!((good.status.code(), text(&good)), (Some(0), "Верно: 112-233-445 95".to_owned()));
    let (exit, error) = machine.refused(&["check", "snils", "112-233-445 96"]);
    assert_eq!(exit, 1);
    assert!(error["message"].as_str().unwrap().contains("СНИЛС"), "{error}");
    assert!(!machine.home.path().join("live").exists(), "a check touches no data");
}

#[test]
fn a_secret_value_can_come_from_stdin() {
    let machine = Machine::new();
    let mut command = machine.command(&["check", "inn", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all("7707083893\n".as_bytes()).unwrap();
    assert!(child.wait_with_output().unwrap().status.success());
}

#[test]
fn terms_are_counted_and_the_unsettled_year_is_named() {
    let machine = Machine::new();
    assert_eq!(text(&machine.run(&["deadline", "2026-11-20", "+3wd"])), "2026-11-25");
    assert_eq!(text(&machine.run(&["deadline", "2026-11-20", "+30d"])), "2026-12-20");
    let unsettled = machine.json(&["deadline", "2026-12-30", "+3wd"]);
    assert_eq!(
        (unsettled["due"].clone(), unsettled["provisional"].clone()),
        (json!("2027-01-13"), json!(true))
    );
    assert_eq!(machine.refused(&["deadline", "2026-11-20", "+3"]).0, 1);
}

#[test]
fn every_command_is_listed_with_its_schemas() {
    let machine = Machine::new();
    let commands = machine.json(&["commands"]);
    let open =
        commands.as_array().unwrap().iter().find(|command| command["name"] == "consultation.open").unwrap();
    assert_eq!(open["writes"], true);
    assert!(open["input"]["properties"]["situation"].is_object(), "{open}");
}

#[test]
fn any_command_can_be_called_and_its_refusal_has_the_same_shape() {
    let machine = Machine::new();
    let view =
        machine.json(&["--as", "Орлова Т. Н.", "call", "consultation.open", r#"{"client":"citizen"}"#]);
    assert_eq!(view["status"], "open");
    let events = machine.json(&["call", "journal.events"]);
    assert_eq!(events["events"][0]["actor"], "Орлова Т. Н.");
    let (exit, error) = machine.refused(&["call", "consultation.open", r#"{"client":"nobody"}"#]);
    assert_eq!((exit, error["code"].clone()), (1, json!("bad-input")));
    let (exit, error) = machine.refused(&["call", "moon.land", "{}"]);
    assert_eq!((exit, error["code"].clone()), (1, json!("no-command")));
    assert_eq!(machine.refused(&["call", "desk.show", "{"]).0, 1);
}

#[test]
fn no_verb_makes_or_shows_a_recovery_key_or_reads_a_file_moved_aside() {
    let machine = Machine::new();
    machine.json(&["call", "desk.show"]);
    let keys = machine.home.path().join("live/keys.json");
    let before = std::fs::read(&keys).unwrap();
    let (exit, error) = machine.refused(&["call", "recovery.issue", "{}"]);
    assert_eq!((exit, error["code"].clone()), (1, json!("forbidden")));
    assert_eq!(std::fs::read(&keys).unwrap(), before, "no key was made");
    let aside = machine.home.path().join("live/quarantine/1");
    std::fs::create_dir_all(&aside).unwrap();
    std::fs::copy(machine.home.path().join("live/desk.db"), aside.join("desk.db")).unwrap();
    for name in ["../quarantine/1/desk.db", "desk.db"] {
        assert_eq!(machine.refused(&["backup", "verify", name]).1["code"], "not-found", "{name}");
    }
}

#[test]
fn the_journal_verifies_shows_and_exports() {
    let machine = Machine::new();
    let entry =
        r#"{"client":"citizen","topic":"resume","result":"solved","minutes":3,"note":"Нет профессии"}"#;
    let record = machine.json(&["call", "entry.record", entry])["line"]["id"].as_str().unwrap().to_owned();
    let verified = machine.run(&["journal", "verify"]);
    assert_eq!(verified.status.code(), Some(0));
    assert!(text(&verified).starts_with("Журнал цел: 1"), "{}", text(&verified));
    assert!(text(&machine.run(&["journal", "search", "профессии"])).contains(&record));
    assert!(text(&machine.run(&["journal", "show", &record])).contains("Нет профессии"));
    let file = machine.home.path().join("events.jsonl");
    machine.run(&["journal", "export", "--out", file.to_str().unwrap()]);
    let lines = std::fs::read_to_string(&file).unwrap();
    let event: Value = serde_json::from_str(lines.trim()).unwrap();
    assert_eq!(event["kind"], "entry.recorded");
}

#[test]
fn the_same_data_give_the_same_paper_in_two_processes() {
    let machine = Machine::new();
    let data = machine.home.path().join("data.json");
    std::fs::write(&data, referral().to_string()).unwrap();
    let print = |name: &str| {
        let out = machine.home.path().join(name);
        let told = machine.json(&[
            "print",
            "referral",
            "--data",
            data.to_str().unwrap(),
            "--out",
            out.to_str().unwrap(),
        ]);
        (std::fs::read(out).unwrap(), told["sha256"].clone())
    };
    assert_eq!(print("one.pdf"), print("two.pdf"));
    let mut numberless = referral();
    numberless["number"] = json!("");
    std::fs::write(&data, numberless.to_string()).unwrap();
    let out = machine.home.path().join("none.pdf");
    let arguments = ["print", "referral", "--data", data.to_str().unwrap(), "--out", out.to_str().unwrap()];
    assert_eq!(machine.refused(&arguments).1["code"], "paper-not-issued");
    assert!(!out.exists());
}

#[test]
fn a_printed_paper_is_verified_here_and_with_a_key_elsewhere() {
    let machine = Machine::new();
    let centre = json!({
        "name": "Центр занятости", "code": "118", "address": "ул. Набережная, 7", "phone": "8 800 000-00-10", "hours": "", "portal": "ecp",
        "time_zone": "Europe/Moscow", "workstation": "1", "referral_requires_staff": false,
        "consultant": "Смирнова О. П.", "position": "", "specialists": [], "printer": null
    });
    machine.json(&["call", "settings.save", &json!({ "centre": centre }).to_string()]);
    let paper = json!({ "paper": { "kind": "memo", "item": "interview" } });
    let printed = machine.json(&["call", "paper.print", &paper.to_string()]);
    let file = printed["file"].as_str().unwrap();
    let told = machine.json(&["print", "verify", file]);
    assert_eq!(told["outcome"], "genuine", "{told}");
    assert_eq!(told["number"], printed["number"]);
    let key = machine.json(&["print", "key"]);
    let other = Machine::new();
    let told = other.json(&["print", "verify", file, "--key", key["key"].as_str().unwrap()]);
    assert_eq!(told["outcome"], "genuine", "{told}");
    let output = other.run(&["print", "verify", file]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output).contains("другое рабочее место"), "{}", text(&output));
}

fn referral() -> Value {
    json!({
        "portal": "iap",
        "number": "118-В",
        "date": "23 ноября 2026 года",
        "person": "Каравайцева Лидия Тихоновна",
        "employer": { "name": "ООО «Веретено»", "address": "", "travel": "", "contact": "" },
        "job": { "profession": "Швея", "vacancy": "", "terms": "", "pay": "" }
    })
}

#[test]
fn the_doctor_names_what_is_not_well() {
    let machine = Machine::new();
    let output = machine.run(&["doctor"]);
    assert_eq!(output.status.code(), Some(1), "a key in a file and empty settings are not well");
    assert!(text(&output).contains("! Ключ"), "{}", text(&output));
}

#[test]
fn without_a_keyring_the_program_says_what_to_do() {
    let machine = Machine::new();
    let mut command = machine.command(&["--json", "call", "desk.show"]);
    command.env_remove("SCS_KEYSTORE").env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    let output = command.output().unwrap();
    let error: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(error["code"].as_str().unwrap().starts_with("keyring-"), "{error}");
    assert!(error["advice"].is_string());
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_is_left_of_a_sitting_however_it_ends() {
    let machine = Machine::new();
    let proof = machine.json(&["--place", "terminal", "terminal", "prove-wipe"]);
    assert_eq!(proof["is_clean"], json!(true), "{proof}");
    assert!(proof["found_before"].as_u64().unwrap() >= 3, "the search sees an open sitting: {proof}");
    let ends: Vec<&Value> = proof["ends"].as_array().unwrap().iter().map(|end| &end["ended"]).collect();
    assert_eq!(ends, ["client", "consultant", "crash", "next_start"]);
    assert_eq!(std::fs::read_dir(machine.home.path()).unwrap().count(), 0, "it works in a folder of its own");
}
