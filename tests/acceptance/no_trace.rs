//! Nothing of a person stands in clear in any file, name, stream or process that the programs leave: a
//! whole consultation is driven with words that occur nowhere else, and the whole machine is looked through.

mod search;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use scs_testkit::centre;
use serde_json::{Value, json};

use crate::programs::{self, Door, Home};
use search::Canaries;

const SURNAME: &str = "Щеглоедовой-Ёжик";
const GIVEN: &str = "Йовиллине";
const PHONE: &str = "89275554433";
const SPOKEN_PHONE: &str = "927 555-44-33";
const SNILS: &str = "112-233-445 95";
const NOTE: &str = "чернокнижный";
const NUMBER: &str = "ЩЖ-7734-5601-В";
const QUESTION: &str = "перепелятница";
const ANSWER: &str = "кудельпряжа";
const EMPLOYER: &str = "Мокропогодинский";
const ADDRESS: &str = "Заовражнокривая";
const CONTACT: &str = "Дрозофилкин";
const SOUGHT: &str = "выхухолевый";
const DRAFT: &str = "недописанновский";
const WRONG: &str = "Непринятолюбов";

const WORDS: [&str; 15] = [
    SURNAME,
    GIVEN,
    PHONE,
    SPOKEN_PHONE,
    SNILS,
    NOTE,
    NUMBER,
    QUESTION,
    ANSWER,
    EMPLOYER,
    ADDRESS,
    CONTACT,
    SOUGHT,
    DRAFT,
    WRONG,
];

/// A machine, everything its programs said to nobody in particular, and the list of what is looked for.
struct Machine {
    home: Home,
    words: RefCell<Vec<String>>,
    overheard: RefCell<Vec<u8>>,
}

impl Machine {
    fn new() -> Machine {
        let words = WORDS.iter().map(|word| (*word).to_owned()).collect();
        Machine { home: Home::new(), words: RefCell::new(words), overheard: RefCell::default() }
    }

    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = self.home.command(program);
        command.env("SCS_KEYSTORE", "file");
        command
    }

    /// `scs` with an input that stands in no list of processes.
    fn scs(&self, words: &[&str], input: &str) -> Output {
        let mut command = self.command(programs::scs());
        command.arg("--json").args(words);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        self.overhear(child.id());
        self.give(&mut child, input);
        let output = child.wait_with_output().unwrap();
        self.overheard.borrow_mut().extend(&output.stderr);
        output
    }

    /// A program that refuses its words does not wait for its input.
    fn give(&self, child: &mut Child, input: &str) {
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    }

    fn call(&self, command: &str, input: &Value) -> Value {
        let output = self.scs(&["call", command, "-"], &input.to_string());
        assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    fn door(&self) -> Door {
        let door = Door::knock(&mut self.command(env!("CARGO_BIN_EXE_scs-doorstep")));
        self.overhear(door.id());
        door
    }

    fn close(&self, door: Door) {
        let output = door.close();
        assert!(output.status.success());
        self.overheard.borrow_mut().extend(output.stderr);
    }

    /// What any process of this person can see of another one.
    #[cfg(target_os = "linux")]
    fn overhear(&self, process: u32) {
        for file in ["cmdline", "environ", "comm"] {
            let seen = std::fs::read(format!("/proc/{process}/{file}")).unwrap_or_default();
            self.overheard.borrow_mut().extend(seen);
        }
    }

    #[cfg(windows)]
    fn overhear(&self, _process: u32) {}

    fn look(&self) -> BTreeSet<String> {
        let canaries = Canaries::new(&self.words.borrow());
        let mut found = canaries.under(self.home.path(), |path| self.is_the_persons_own(path));
        found.extend(canaries.in_bytes(&self.overheard.borrow()));
        found
    }

    /// What she asked to be written in clear (docs/privacy.md, «What is kept and where»): sheets she saved
    /// instead of printing, and files she named herself. Their names are looked at all the same.
    fn is_the_persons_own(&self, path: &Path) -> bool {
        path.parent().is_some_and(|folder| folder == self.papers() || folder == self.home.path().join("own"))
    }

    fn papers(&self) -> std::path::PathBuf {
        self.home.data().join("papers")
    }
}

/// A whole consultation, its words given by `call`.
fn consult(call: &mut dyn FnMut(&str, Value) -> Value) {
    let today = call("desk.show", json!({}))["today"].clone();
    let opening = json!({ "client": "citizen", "groups": ["job-seeker"], "situation": "print-referral" });
    let mut view = call("consultation.open", opening);
    let consultation = view["id"].clone();
    let got = json!({ "outcome": "got", "portal_number": NUMBER, "portal_date": today });
    view = call("step.take", at(&view, got));
    view =
        call("step.take", at(&view, json!({ "outcome": "not-printed", "problem": "referral-not-printed" })));
    let asked = json!({ "consultation": consultation, "specialist": "specialist", "text": QUESTION });
    let question = call("question.ask", asked)["questions"][0]["id"].clone();
    let answered = json!({ "consultation": consultation, "question": question, "text": ANSWER });
    call("question.answer", answered);
    let draft = format!("print/referral/{}", consultation.as_str().unwrap());
    call("draft.save", json!({ "form": draft, "body": { "full_name": DRAFT, "contact_phone": PHONE } }));
    let fields = json!({
        "portal_number": NUMBER, "portal_date": today, "full_name": format!("{SURNAME} {GIVEN}"),
        "employer_name": EMPLOYER, "employer_address": ADDRESS, "contact_person": CONTACT,
        "contact_phone": SPOKEN_PHONE, "profession": "Швея",
    });
    let paper = json!({ "kind": "referral", "consultation": consultation, "fields": fields });
    call("paper.preview", paper.clone());
    let printed = call("paper.print", json!({ "paper": paper }));
    call("paper.reprint", json!({ "id": printed["id"] }));
    view = call("step.take", at(&view, json!({ "outcome": "printed" })));
    view = call("step.take", at(&view, json!({ "outcome": "answered" })));
    view = call("fact.answer", at(&view, json!({ "fact": "interview_mode", "value": "in_person" })));
    call("step.take", at(&view, json!({ "outcome": "ready" })));
    view = call("closing.begin", json!({ "consultation": consultation }));
    view = call("step.take", at(&view, json!({ "outcome": "out" })));
    call("step.take", at(&view, json!({ "outcome": "wiped" })));
    let finish = json!({ "consultation": consultation, "result": "solved", "minutes": 12, "note": NOTE });
    call("consultation.finish", finish);
    call("journal.list", json!({ "text": SOUGHT }));
    call("palette.find", json!({ "text": SOUGHT }));
    call("problem.find", json!({ "text": SOUGHT }));
    call("text.scan", json!({ "text": format!("{SPOKEN_PHONE} {SNILS}") }));
    call("check.value", json!({ "kind": "snils", "value": SNILS }));
    let entry =
        json!({ "client": "citizen", "topic": "resume", "result": "solved", "minutes": 3, "note": NOTE });
    let record = call("entry.record", entry)["line"]["id"].clone();
    call("journal.correct", json!({ "record": record, "note": format!("{NOTE} {ANSWER}") }));
    call("draft.save", json!({ "form": "quick-entry", "body": { "note": DRAFT } }));
    call("backup.make", json!({}));
}

/// The input with the step that the view shows.
fn at(view: &Value, mut input: Value) -> Value {
    input["consultation"] = view["id"].clone();
    input["step"] = view["step"]["address"].clone();
    input
}

/// Every command with words where it does not want them: in a field it does not know, and in every field
/// that takes a text.
fn misuse(door: &mut Door) {
    let personal = format!("{WRONG} {SPOKEN_PHONE}");
    door.refusal(WRONG, json!({}));
    for command in scs_desk::commands() {
        door.refusal(command.name, json!({ WRONG: SNILS }));
        let schema = (command.input)().to_value();
        let fields = schema["properties"].as_object().into_iter().flatten();
        let input: Value = fields.map(|(name, _)| (name.clone(), json!(personal))).collect();
        if input != json!({}) {
            door.answer(command.name, input);
        }
    }
    let entry =
        json!({ "client": "citizen", "topic": "resume", "result": "solved", "minutes": 3, "note": personal });
    assert_eq!(door.refusal("entry.record", entry)["code"], "personal-text");
}

fn set_up() -> Machine {
    let machine = Machine::new();
    machine.call("settings.save", &json!({ "centre": centre() }));
    machine
}

#[test]
fn a_consultation_on_the_command_line_leaves_nothing_in_clear() {
    let machine = set_up();
    consult(&mut |command, input| machine.call(command, &input));
    assert_eq!(machine.scs(&["journal", "search", "-"], SOUGHT).status.code(), Some(0));
    assert_eq!(machine.scs(&["check", "snils", "-"], SNILS).status.code(), Some(0));
    assert_ne!(machine.scs(&["call", "entry.record", "-"], WRONG).status.code(), Some(0));
    assert_ne!(
        machine.scs(&["call", "entry.record", "-"], &json!({ WRONG: SNILS }).to_string()).status.code(),
        Some(0)
    );
    let own = machine.home.path().join("own");
    std::fs::create_dir(&own).unwrap();
    let export = own.join("events.jsonl");
    machine.scs(&["journal", "export", "--out", export.to_str().unwrap()], "");
    let data = own.join("data.json");
    std::fs::write(&data, referral().to_string()).unwrap();
    let words = ["print", "referral", "--data", data.to_str().unwrap(), "--out"];
    let pdf = own.join("referral.pdf");
    assert!(machine.scs(&[&words[..], &[pdf.to_str().unwrap()]].concat(), "").status.success());
    assert_eq!(machine.look(), BTreeSet::new());

    // The same search finds what she did ask for, so it can see.
    let canaries = Canaries::new(&machine.words.borrow());
    for (file, word) in [(&export, NOTE), (&pdf, EMPLOYER)] {
        let found = canaries.in_file(file);
        assert!(found.iter().any(|trace| trace.starts_with(word)), "{}: {found:?}", file.display());
    }
    let saved = std::fs::read_dir(machine.papers()).unwrap().count();
    assert!(saved > 0, "sheets were saved");
}

fn referral() -> Value {
    json!({
        "portal": "iap", "number": NUMBER, "date": "23 ноября 2026 года", "person": SURNAME,
        "employer": { "name": EMPLOYER, "address": ADDRESS, "travel": "", "contact": CONTACT },
        "job": { "profession": "Швея", "vacancy": "", "terms": "", "pay": "" }
    })
}

#[test]
fn a_consultation_in_a_window_leaves_nothing_in_clear_open_killed_damaged_or_restored() {
    let machine = set_up();
    let mut door = machine.door();
    consult(&mut |command, input| door.call(command, input));
    misuse(&mut door);
    let issued = door.call("recovery.issue", json!({ "printer": "hall" }));
    let groups: Vec<&str> = issued["groups"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    remember_key(&machine, &groups);
    assert_eq!(machine.look(), BTreeSet::new(), "while it is open");

    drop(door);
    assert_eq!(machine.look(), BTreeSet::new(), "killed");

    let keystore = machine.home.path().join(".config/scs/keystore");
    std::fs::remove_dir_all(&keystore).unwrap();
    let mut door = machine.door();
    assert_eq!(
        door.refusal("desk.recover", json!({ "key": format!("{} {WRONG}", groups[0]) }))["code"],
        "recovery-mistyped"
    );
    door.call("desk.recover", json!({ "key": groups.join(" ") }));
    machine.close(door);
    assert_eq!(machine.look(), BTreeSet::new(), "opened with the sheet");

    spoil(&machine.home.data().join("desk.db"));
    let mut door = machine.door();
    assert!(door.call("desk.show", json!({}))["notices"].to_string().contains("restored"));
    machine.close(door);
    assert!(machine.home.data().join("quarantine").exists());
    assert_eq!(machine.look(), BTreeSet::new(), "restored");
    assert!(log(&machine).contains("desk open"), "there is a log to look through");
}

/// Two groups together occur by no chance.
fn remember_key(machine: &Machine, groups: &[&str]) {
    for pair in groups.windows(2) {
        for between in ["", " ", "-"] {
            machine.words.borrow_mut().push(pair.join(between));
        }
    }
}

fn spoil(file: &Path) {
    let mut bytes = std::fs::read(file).unwrap();
    bytes[100] ^= 1;
    std::fs::write(file, bytes).unwrap();
}

fn log(machine: &Machine) -> String {
    let files = std::fs::read_dir(machine.home.data().join("logs")).unwrap();
    files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
}

#[test]
fn a_trace_planted_anywhere_is_found() {
    let machine = set_up();
    assert_eq!(machine.look(), BTreeSet::new());
    let place = |name: &str| machine.home.path().join(name);
    let log = std::fs::read_dir(machine.home.data().join("logs")).unwrap().next().unwrap().unwrap().path();
    let mut grown = std::fs::read(&log).unwrap();
    grown.extend(format!("{{\"message\":\"{}\"}}\n", WRONG.to_lowercase()).into_bytes());
    std::fs::write(log, grown).unwrap();
    std::fs::write(place("tmp/.part"), SURNAME.as_bytes()).unwrap();
    std::fs::write(place(&format!(".cache/{NOTE}")), b"").unwrap();
    let data = place(".local/state/data.json");
    std::fs::write(&data, referral().to_string()).unwrap();
    let sheet = place("run/sheet");
    let words = ["print", "referral", "--data", data.to_str().unwrap(), "--out", sheet.to_str().unwrap()];
    assert!(machine.scs(&words, "").status.success());
    std::fs::remove_file(&data).unwrap();
    machine.overheard.borrow_mut().extend(PHONE.as_bytes());
    let found = machine.look();
    for (file, word) in [
        (".local/share/scs/live/logs/", WRONG),
        ("tmp/.part", SURNAME),
        (".cache/", NOTE),
        ("run/sheet", EMPLOYER),
        ("", PHONE),
    ] {
        let is_here = |trace: &String| trace.starts_with(file) && trace.contains(&format!("{word} in "));
        assert!(found.iter().any(is_here), "{word} in {file}: {found:?}");
    }
}
