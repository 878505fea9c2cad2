//! A public computer: what a client may do in her sitting, and what is left of it.

use std::io::Write;
use std::process::Command;
use std::sync::{Arc, Mutex};

use scs_desk::{Caller, Desk, Keeper, Place, Principal, Surroundings, Told};
use scs_platform::{Look, MemoryBrowser, MemoryPrinters, MemorySecrets, NoClipboard, Stray, SystemChance};
use scs_testkit::{GivenRoom, StandingClock};
use serde_json::{Value, json};

/// What a client typed; nothing of it may be met again.
const CANARY: &str = "Веретенникова";

struct Terminal {
    home: tempfile::TempDir,
    clock: Arc<StandingClock>,
    secrets: Arc<MemorySecrets>,
    browser: Arc<MemoryBrowser>,
}

impl Terminal {
    fn new() -> Terminal {
        let clock = Arc::new(StandingClock::at("2026-11-23T14:00:00+03:00"));
        Terminal {
            home: tempfile::tempdir().unwrap(),
            clock,
            secrets: Arc::default(),
            browser: Arc::default(),
        }
    }

    fn surroundings(&self) -> Surroundings {
        Surroundings {
            place: Place::Terminal,
            root: Some(self.home.path().to_path_buf()),
            clock: self.clock.clone(),
            chance: Arc::new(SystemChance),
            secrets: self.secrets.clone(),
            printers: Arc::new(MemoryPrinters::with_one("hall")),
            clipboard: Arc::new(NoClipboard),
            browser: self.browser.clone(),
            room: Arc::new(GivenRoom::default()),
            materials: scs_desk::materials(),
        }
    }

    fn desk(&self) -> Arc<Desk> {
        Arc::new(Desk::open(self.surroundings()).unwrap())
    }
}

fn citizen() -> Caller {
    Caller { principal: Principal::Citizen, name: None }
}

fn call(desk: &Desk, command: &str, input: Value) -> Value {
    scs_desk::call(desk, &citizen(), command, input).unwrap()
}

/// A pipe for what a sitting tells its keeper.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<u8>>>);

impl Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Heard {
    /// Endings, states of reports and words of their own, in order.
    fn states(&self) -> Vec<String> {
        let lines = self.text();
        let told = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let state = |told: Value| {
            let known = [&told, &told["says"]["report"]["state"], &told["ended"]["how"]];
            known.iter().find_map(|known| known.as_str()).unwrap_or("other").to_owned()
        };
        told.map(state).collect()
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

/// A desk somebody may sit down at, what its keeper hears, and the keeper's end of the pipe.
fn seated(terminal: &Terminal) -> (Arc<Desk>, Heard, std::io::PipeWriter) {
    let (reader, mut writer) = std::io::pipe().unwrap();
    writeln!(writer, "{}", scs_testkit::centre()).unwrap();
    let (desk, heard) = (terminal.desk(), Heard::default());
    desk.sit(reader, heard.clone()).unwrap();
    (desk, heard, writer)
}

#[test]
fn a_client_writes_her_resume_and_the_keeper_hears_no_word_of_it() {
    let terminal = Terminal::new();
    let (desk, heard, _writer) = seated(&terminal);
    let shown = call(&desk, "session.show", json!({}));
    assert_eq!((&shown["phase"], &shown["centre"]), (&json!("free"), &scs_testkit::centre()["name"]));
    assert_eq!(call(&desk, "session.touch", json!({}))["phase"], json!("busy"));
    let document = call(&desk, "document.start", json!({ "form": "resume", "links": {} }));
    let answers = json!({ "fields": { "full_name": CANARY }, "entries": {} });
    call(&desk, "document.check", json!({ "id": document["id"], "answers": answers }));
    call(&desk, "problem.find", json!({ "text": CANARY }));
    call(&desk, "session.call", json!({ "on": true }));
    call(&desk, "session.end", json!({}));
    assert_eq!(call(&desk, "session.show", json!({}))["phase"], json!("over"));
    assert_eq!(heard.states(), ["free", "began", "busy", "asks_help", "client"]);
    assert!(!heard.text().contains(CANARY) && !heard.text().contains("full_name"), "{}", heard.text());
}

#[test]
fn after_three_minutes_she_is_asked_and_after_four_the_keeper_is_told() {
    let terminal = Terminal::new();
    let (desk, heard, _writer) = seated(&terminal);
    terminal.clock.pass_minutes(60);
    assert!(!desk.watch_sitting(), "nobody has sat down yet");
    call(&desk, "session.touch", json!({}));
    terminal.clock.pass_minutes(3);
    assert!(!desk.watch_sitting());
    let asked = call(&desk, "session.show", json!({}));
    assert_eq!((&asked["phase"], &asked["left"]), (&json!("asked"), &json!(60)));
    call(&desk, "session.touch", json!({}));
    assert_eq!(call(&desk, "session.show", json!({}))["phase"], json!("busy"), "she is here");
    terminal.clock.pass_minutes(4);
    assert!(desk.watch_sitting());
    assert!(heard.text().ends_with("{\"ended\":{\"how\":\"idle\"}}\n"), "{}", heard.text());
    assert_eq!(call(&desk, "session.touch", json!({}))["phase"], json!("over"), "it does not begin again");
}

/// Asks until the screen is as it should be: orders come over a pipe.
fn shown(desk: &Desk, what: &str, is_so: impl Fn(&Value) -> bool) -> Value {
    let end = std::time::Instant::now() + std::time::Duration::from_secs(20);
    loop {
        let view = call(desk, "session.show", json!({}));
        if is_so(&view) {
            return view;
        }
        assert!(std::time::Instant::now() < end, "{what}: {view}");
        std::thread::yield_now();
    }
}

#[test]
fn what_the_consultant_wants_stands_on_the_screen_and_time_runs_out() {
    let terminal = Terminal::new();
    let (desk, heard, mut writer) = seated(&terminal);
    let mut order = |order: Value| writeln!(writer, "{order}").unwrap();
    order(json!({ "link": { "is_paired": true, "is_linked": true } }));
    order(json!({ "said": { "start": { "minutes": 30, "path": "resume" } } }));
    let view = shown(&desk, "a page", |view| view["wanted"]["page"] == "resume");
    assert_eq!((&view["phase"], &view["minutes_left"]), (&json!("busy"), &json!(30)));
    assert_eq!((&view["is_paired"], &view["is_linked"]), (&json!(true), &json!(true)));
    order(json!({ "said": { "hint": { "text": "Код придёт через минуту" } } }));
    let view = shown(&desk, "a line", |view| view["message"]["kind"] == "hint");
    assert_eq!(view["message"]["lines"], json!(["Код придёт через минуту"]));
    assert_eq!(call(&desk, "session.read", json!({}))["message"], Value::Null);
    order(json!({ "said": { "memo": { "id": "resume" } } }));
    let view = shown(&desk, "a memo", |view| view["message"]["kind"] == "memo");
    assert!(!view["message"]["lines"].as_array().unwrap().is_empty(), "{view}");
    call(&desk, "session.call", json!({ "on": true }));
    order(json!({ "said": "on_my_way" }));
    shown(&desk, "a lowered hand", |view| view["calls"] == false && view["message"]["kind"] == "coming");
    order(json!({ "said": { "extend": { "minutes": 15 } } }));
    shown(&desk, "more time", |view| view["minutes_left"] == 45);
    for _ in 0..45 {
        terminal.clock.pass_minutes(1);
        call(&desk, "session.touch", json!({}));
    }
    assert!(desk.watch_sitting());
    assert_eq!(heard.states().last().unwrap(), "time");
}

/// She may say no; what she hands over is the form she was asked for and no other.
#[test]
fn nothing_leaves_the_screen_without_her_consent() {
    let terminal = Terminal::new();
    let (desk, heard, mut writer) = seated(&terminal);
    call(&desk, "session.touch", json!({}));
    let of = |form: &str| {
        let document = call(&desk, "document.start", json!({ "form": form, "links": {} }));
        document["id"].clone()
    };
    let write = |id: &Value| {
        let answers = json!({ "fields": { "position": CANARY }, "entries": {} });
        call(&desk, "document.save", json!({ "id": id, "answers": answers }));
    };
    let (resume, other) = (of("resume"), of("job-search-application"));
    write(&resume);
    let give = |document: &Value| json!({ "give": true, "document": document });
    let refused = scs_desk::call(&desk, &citizen(), "session.consent", give(&resume)).unwrap_err();
    assert_eq!(refused.code().word(), "not-found", "nobody asked");
    let mut ask = || {
        writeln!(writer, "{}", json!({ "said": { "ask_consent": { "what": "resume" } } })).unwrap();
        shown(&desk, "a question", |view| view["asked"]["form"] == "resume");
    };
    ask();
    call(&desk, "session.consent", json!({ "give": false }));
    assert!(heard.text().ends_with("{\"says\":\"consent_refused\"}\n"), "{}", heard.text());
    ask();
    assert!(scs_desk::call(&desk, &citizen(), "session.consent", give(&other)).is_err());
    assert!(!heard.text().contains("consent_given"));
    let view = call(&desk, "session.consent", give(&resume));
    assert_eq!((&view["asked"], &view["message"]["kind"]), (&Value::Null, &json!("handed")));
    let given = heard.text().lines().last().map(|line| serde_json::from_str::<Value>(line).unwrap()).unwrap();
    let document = given["says"]["consent_given"]["document"].as_str().unwrap();
    let parcel = data_encoding::BASE64.decode(document.as_bytes()).unwrap();
    let parcel: Value = serde_json::from_slice(&parcel).unwrap();
    assert_eq!(parcel["answers"]["fields"]["position"], json!(CANARY));
}

#[test]
fn five_tries_to_get_out_give_the_screen_a_rest_and_every_try_is_told() {
    let terminal = Terminal::new();
    let (desk, heard, _writer) = seated(&terminal);
    let told = || {
        let lines = heard.text();
        let tries =
            lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["tried"]["ways"].clone());
        tries.filter(|ways| !ways.is_null()).collect::<Vec<_>>()
    };
    for _ in 0..4 {
        call(&desk, "session.tried", json!({ "way": "keys" }));
    }
    assert_eq!(call(&desk, "session.show", json!({}))["phase"], json!("busy"));
    desk.watch_sitting();
    assert_eq!(told(), [json!({ "keys": 4 })], "together, with the next look");
    desk.tried(scs_desk::WayOut::Print);
    let view = call(&desk, "session.show", json!({}));
    assert_eq!((&view["phase"], &view["left"]), (&json!("calm"), &json!(30)));
    for _ in 0..50 {
        call(&desk, "session.tried", json!({ "way": "menu" }));
        desk.watch_sitting();
    }
    assert_eq!(told().len(), 1, "hammering fills no journal");
    terminal.clock.pass_minutes(1);
    desk.watch_sitting();
    assert_eq!(told()[1], json!({ "menu": 50, "print": 1 }));
    assert!(heard.text().contains("\"tries\":55"), "the consultant sees how often");
    assert_eq!(call(&desk, "session.show", json!({}))["phase"], json!("busy"));
    call(&desk, "session.tried", json!({ "way": "file" }));
    call(&desk, "session.end", json!({}));
    assert_eq!(told()[2], json!({ "file": 1 }), "none is forgotten at the end");
}

#[test]
fn the_portal_opens_beside_the_page_and_what_is_done_there_is_a_sign_of_life() {
    let terminal = Terminal::new();
    let (desk, heard, _writer) = seated(&terminal);
    let view = call(&desk, "session.portal", json!({ "open": true }));
    assert_eq!(view["portal"]["is_open"], json!(true));
    let opening = terminal.browser.opened.lock().unwrap().first().cloned().unwrap();
    assert_eq!((opening.start.as_str(), opening.hosts.len()), ("https://trudvsem.ru/", 3));
    assert!(opening.profile.starts_with(desk.folders().data()), "it is wiped with the sitting");
    let (portal, page) = (opening.area, desk.beside_portal().unwrap());
    assert_eq!((portal.width + page.width, page.x), (1024, portal.width));
    let sees = |still: u64, strays: Vec<Stray>| {
        *terminal.browser.next.lock().unwrap() = Look { is_open: true, strays, still: Some(still) };
        assert!(!desk.watch_sitting());
    };
    for _ in 0..5 {
        terminal.clock.pass_minutes(2);
        sees(400, Vec::new());
    }
    assert_eq!(call(&desk, "session.show", json!({}))["phase"], json!("busy"), "she works at the portal");
    terminal.clock.pass_minutes(3);
    sees(180_000, Vec::new());
    assert_eq!(call(&desk, "session.show", json!({}))["phase"], json!("asked"));
    assert_eq!(desk.beside_portal(), None, "the question has all of the screen");
    sees(10, Vec::new());
    assert_eq!(call(&desk, "session.show", json!({}))["phase"], json!("asked"), "a button answers it");
    call(&desk, "session.touch", json!({}));
    sees(10, vec![Stray::Window, Stray::Page, Stray::Key]);
    assert!(
        heard.text().contains(r#"{"tried":{"ways":{"keys":1,"window":1,"address":1}}}"#),
        "{}",
        heard.text()
    );
    *terminal.browser.next.lock().unwrap() = Look::default();
    desk.watch_sitting();
    assert_eq!(call(&desk, "session.show", json!({}))["portal"]["is_open"], json!(false), "she closed it");
    assert_eq!(desk.beside_portal(), None);
}

#[test]
fn without_a_locked_browser_the_portal_stays_shut_and_she_reads_why() {
    let terminal = Terminal::new();
    let with = Surroundings { browser: Arc::new(scs_platform::NoBrowser), ..terminal.surroundings() };
    let desk = Arc::new(Desk::open(with).unwrap());
    scs_desk::call(&desk, &Caller::consultant(), "settings.save", json!({ "centre": scs_testkit::centre() }))
        .unwrap();
    let refused = scs_desk::call(&desk, &citizen(), "session.portal", json!({ "open": true })).unwrap_err();
    assert_eq!(refused.code().word(), "no-browser");
    let staff = scs_desk::call(&desk, &Caller::consultant(), "terminal.browser", json!({})).unwrap();
    assert_eq!((&staff["program"], &staff["is_locked"]), (&Value::Null, &json!(false)));
    let rules: Value = serde_json::from_str(staff["rules"].as_str().unwrap()).unwrap();
    let hosts = json!(["https://esia.gosuslugi.ru", "https://gosuslugi.ru", "https://trudvsem.ru"]);
    assert_eq!(rules["URLAllowlist"], hosts);
}

#[test]
fn a_keeper_that_goes_away_takes_the_sitting_with_it() {
    let terminal = Terminal::new();
    let (desk, heard, writer) = seated(&terminal);
    drop(writer);
    while !desk.watch_sitting() {
        std::thread::yield_now();
    }
    assert!(heard.text().contains("consultant"), "{}", heard.text());
}

#[test]
fn whoever_does_not_say_whose_computer_it_is_is_no_keeper() {
    let terminal = Terminal::new();
    assert!(terminal.desk().sit(std::io::empty(), Heard::default()).is_err());
}

/// How long the orphan would sleep: in no other command line.
#[cfg(unix)]
const ORPHAN: &str = "613.4075";

#[cfg(unix)]
fn is_running(word: &str) -> bool {
    let lines = std::fs::read_dir("/proc").unwrap().flatten();
    let mut lines = lines.filter_map(|entry| std::fs::read(entry.path().join("cmdline")).ok());
    lines.any(|line| line.starts_with(b"sleep") && String::from_utf8_lossy(&line).contains(word))
}

/// Writes a canary into its folder, leaves an orphan behind and says `words`.
#[cfg(unix)]
fn program(folder: &std::path::Path, words: &str) -> Command {
    let script = "read centre; echo \"$CANARY\" > \"$FOLDER/left\"; sh -c 'setsid sleep 613.4075 >/dev/null &'; printf '%s' \"$WORDS\"";
    let mut command = Command::new("sh");
    command.args(["-c", script]).env("FOLDER", folder).env("CANARY", CANARY).env("WORDS", words);
    command
}

#[cfg(unix)]
#[test]
fn a_sitting_is_wiped_at_every_end_and_the_journal_says_how_much() {
    let terminal = Terminal::new();
    let keeper = Keeper::open(terminal.surroundings()).unwrap();
    let mut folders = Vec::new();
    let endings = [
        ("{\"tried\":{\"ways\":{\"print\":2}}}\n{\"ended\":{\"how\":\"client\"}}\n", "client"),
        ("{\"ended\":{\"how\":\"idle\"}}\n", "idle"),
        ("", "crash"),
    ];
    for (words, ended) in endings {
        let mut heard = Vec::new();
        let start = |folder: &std::path::Path| {
            folders.push(folder.to_path_buf());
            program(folder, words)
        };
        let cleared = keeper.one(start, |told: &Told| heard.push(told.clone())).unwrap();
        assert_eq!(json!(cleared.ended), json!(ended));
        assert_eq!((cleared.removed.files, cleared.removed.left, cleared.staying), (1, 0, 0));
        assert!(cleared.processes >= 1, "the orphan was found: {cleared:?}");
        assert!(!is_running(ORPHAN), "and ended");
        assert_eq!(heard.len(), words.lines().count());
    }
    assert!(folders.iter().all(|folder| !folder.exists()));
    let events = scs_desk::call(keeper.desk(), &Caller::consultant(), "journal.events", json!({})).unwrap();
    let wiped: Vec<&Value> = events["events"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|event| event["kind"] == "session.wiped")
        .collect();
    assert_eq!(wiped.len(), 3);
    let tried = events["events"].as_array().unwrap().iter().find(|event| event["kind"] == "session.tried");
    assert_eq!(tried.unwrap()["facts"], json!({ "ways": { "print": 2 } }));
    assert!(wiped.iter().all(|event| event["facts"]["left"] == 0 && event["facts"]["files"] == 1));
    assert!(!events.to_string().contains(CANARY));
}

#[cfg(unix)]
#[test]
fn what_a_power_cut_left_is_wiped_at_the_next_start() {
    let terminal = Terminal::new();
    let left = {
        let keeper = Keeper::open(terminal.surroundings()).unwrap();
        let folder =
            scs_platform::SessionFolder::make(keeper.desk().folders().data(), 0, &SystemChance).unwrap();
        std::fs::write(folder.path().join("desk.db"), CANARY).unwrap();
        folder.path().to_path_buf()
    };
    let elsewhere = Terminal::new();
    drop(Keeper::open(elsewhere.surroundings()).unwrap());
    assert!(left.exists(), "another keeper leaves it alone");
    drop(Keeper::open(terminal.surroundings()).unwrap());
    assert!(!left.exists());
}
