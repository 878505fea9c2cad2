//! Public computers at the consultant's desk: paired, seated, helped, asked, ended. The link between the two
//! desks is the real one; the sitting is a script that says what a sitting says.

use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use scs_desk::{Keeper, Place, Surroundings};
use scs_platform::{MemoryPrinters, MemorySecrets, NoBrowser, NoClipboard, SystemChance};
use scs_testkit::{GivenRoom, StandingClock, TestDesk};
use serde_json::{Value, json};

const PATIENCE: Duration = Duration::from_secs(20);
/// What a client wrote and hands over.
const WORDS: &str = "Швея-моторист";

/// Says «pair» at first, then does what it is told, a case for each order.
const SITTING: &str = r#"read centre
[ -n "$ADDRESS" ] && echo "{\"pair\":{\"address\":\"$ADDRESS\"}}"
echo "$FREE"
while read -r line; do
  case "$line" in
    *'"code"'*) echo '{"pair_answer":{"same":true}}' ;;
    *'"start"'*) echo '"began"'; echo "$BUSY" ;;
    *'"coming"'*|*'"on_my_way"'*) echo "$BUSY" ;;
    *'"hint"'*) echo "$CALLS" ;;
    *'"ask_consent"'*) echo "$GIVEN" ;;
    *'"end"'*) echo '{"ended":{"how":"consultant"}}'; exit 0 ;;
  esac
done"#;

fn report(state: &str, page: Option<&str>) -> String {
    let placed = json!({ "path": page, "step": page.map(|_| "wanted"), "at": 2, "of": 9 });
    let free = json!({ "at": 0, "of": 0 });
    let mut report = if page.is_some() { placed } else { free };
    for (name, value) in [("state", json!(state)), ("since_s", json!(0)), ("waits_print", json!(0))] {
        report[name] = value;
    }
    (report["tries"], report["left_s"]) = (json!(0), page.map_or(json!(null), |_| json!(1_800)));
    json!({ "says": { "report": report } }).to_string()
}

/// Her parcel: the same bytes that a sitting puts together, in base64 as on the link.
fn given(form: &str) -> String {
    let parcel = json!({ "form": form, "answers": { "fields": { "position": WORDS }, "entries": {} } });
    let document = data_encoding::BASE64.encode(parcel.to_string().as_bytes());
    json!({ "says": { "consent_given": { "document": document } } }).to_string()
}

fn sitting(address: Option<String>, form: &str) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", SITTING])
        .env("ADDRESS", address.unwrap_or_default())
        .env("FREE", report("free", None))
        .env("BUSY", report("busy", Some("resume")))
        .env("CALLS", report("asks_help", Some("resume")))
        .env("GIVEN", given(form));
    command
}

fn of_terminal(home: &tempfile::TempDir) -> Surroundings {
    Surroundings {
        place: Place::Terminal,
        root: Some(home.path().to_path_buf()),
        clock: Arc::new(StandingClock::at("2026-11-23T14:00:00+03:00")),
        chance: Arc::new(SystemChance),
        secrets: Arc::new(MemorySecrets::default()),
        printers: Arc::new(MemoryPrinters::with_one("hall")),
        clipboard: Arc::new(NoClipboard),
        browser: Arc::new(NoBrowser),
        room: Arc::new(GivenRoom::default()),
        materials: scs_desk::materials(),
    }
}

/// Asks for the list until it is as it should be.
fn until(desk: &TestDesk, what: &str, is_so: impl Fn(&Value) -> bool) -> Value {
    let end = Instant::now() + PATIENCE;
    loop {
        let list = desk.call("terminal.list", json!({}));
        if is_so(&list) {
            return list;
        }
        assert!(Instant::now() < end, "{what}: {} {}", list["terminals"], list["pairing"]);
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn state(list: &Value) -> &str {
    list["terminals"][0]["state"].as_str().unwrap_or_default()
}

/// A workstation that listens, and a terminal paired with it whose client may be seated.
struct Hall {
    desk: TestDesk,
    keeper: Arc<Keeper>,
    sits: Option<std::thread::JoinHandle<scs_desk::Cleared>>,
    terminal: String,
    _home: tempfile::TempDir,
}

impl Hall {
    fn new(form: &'static str) -> Hall {
        let desk = TestDesk::new();
        desk.desk().supervise(0).unwrap();
        let home = tempfile::tempdir().unwrap();
        let keeper = Arc::new(Keeper::open(of_terminal(&home)).unwrap());
        desk.call("terminal.allow", json!({}));
        let port = desk.desk().terminals_address().unwrap().port();
        let sits = seat(&keeper, Some(format!("127.0.0.1:{port}")), form);
        let asked = until(&desk, "a code", |list| list["pairing"]["stage"] == "asked");
        assert_eq!(asked["pairing"]["code"].as_str().unwrap().len(), 7);
        let name = asked["pairing"]["name"].clone();
        assert_eq!(name, "Терминал 1");
        desk.call("terminal.answer", json!({ "same": true, "name": name }));
        let list = until(&desk, "a free terminal", |list| state(list) == "free");
        let terminal = list["terminals"][0]["id"].as_str().unwrap().to_owned();
        Hall { desk, keeper, sits: Some(sits), terminal, _home: home }
    }

    fn call(&self, command: &str, rest: Value) -> Value {
        let mut input = rest;
        input["terminal"] = json!(self.terminal);
        self.desk.call(command, input)
    }

    /// The code of what must be refused.
    fn refused(&self, command: &str, rest: Value) -> String {
        let mut input = rest;
        input["terminal"] = json!(self.terminal);
        self.desk.try_call(command, input).unwrap_err().code().word()
    }

    fn start(&self) {
        self.call("terminal.start", json!({ "minutes": 30, "page": "resume" }));
        until(&self.desk, "a busy terminal", |list| state(list) == "busy");
    }

    fn end(&mut self) -> scs_desk::Cleared {
        self.call("terminal.end", json!({}));
        self.sits.take().unwrap().join().unwrap()
    }

    fn orders(&self) -> Vec<Value> {
        let events = self.desk.call("journal.events", json!({}));
        let events = events["events"].as_array().unwrap().clone();
        let mut orders: Vec<Value> = events
            .into_iter()
            .filter(|event| event["kind"].as_str().unwrap().starts_with("terminal."))
            .map(|event| event["facts"]["order"].clone())
            .collect();
        orders.retain(|order| !order.is_null());
        orders
    }
}

fn seat(
    keeper: &Arc<Keeper>,
    address: Option<String>,
    form: &'static str,
) -> std::thread::JoinHandle<scs_desk::Cleared> {
    let keeper = Arc::clone(keeper);
    std::thread::spawn(move || keeper.one(|_| sitting(address, form), |_| ()).unwrap())
}

#[cfg(unix)]
#[test]
fn a_client_is_seated_helped_asked_and_wiped_from_the_desk() {
    let mut hall = Hall::new("resume");
    hall.start();
    let list = hall.call("terminal.hint", json!({ "text": "Код придёт через минуту" }));
    assert_eq!(list["terminals"][0]["name"], "Терминал 1");
    let list = until(&hall.desk, "a raised hand", |list| state(list) == "asks_help");
    let tile = &list["terminals"][0];
    assert_eq!(tile["left"], "Осталось 30\u{a0}минут из 30");
    assert!(tile["lines"][0].as_str().unwrap().starts_with("Вопрос 2 из 9"), "{tile}");
    assert_eq!((&tile["title"], &tile["may_ask"]), (&json!("Составить резюме"), &json!("Резюме")));
    hall.call("terminal.coming", json!({}));
    until(&hall.desk, "a lowered hand", |list| state(list) == "busy");

    let open = json!({ "client": "citizen", "situation": "place-resume" });
    let consultation = hall.desk.call("consultation.open", open)["id"].clone();
    hall.call("terminal.ask", json!({ "consultation": consultation }));
    let list =
        until(&hall.desk, "her answers", |list| list["terminals"][0]["handover"]["state"] == "received");
    let id = &list["terminals"][0]["handover"]["document"];
    let document = hall.desk.call("document.show", json!({ "id": id }));
    assert_eq!((&document["consultation"], &document["form"]), (&consultation, &json!("resume")));
    assert_eq!(document["answers"]["fields"]["position"], json!(WORDS));

    let cleared = hall.end();
    assert_eq!(json!(cleared.ended), json!("consultant"));
    let list = until(&hall.desk, "a clean terminal", |list| list["wiped"][0]["is_clean"] == true);
    assert_eq!((state(&list), list["terminals"][0]["handover"].is_null()), ("wiping", true));
    assert_eq!(hall.orders(), ["start", "hint", "coming", "ask", "end"].map(|order| json!(order)));
}

#[cfg(unix)]
#[test]
fn a_terminal_that_was_paired_comes_back_by_itself_and_a_forgotten_one_does_not() {
    let mut hall = Hall::new("resume");
    hall.start();
    hall.end();
    let sits = seat(&hall.keeper, None, "resume");
    until(&hall.desk, "free again", |list| state(list) == "free");
    hall.desk.reopen();
    hall.desk.desk().supervise(0).unwrap();
    let list = hall.desk.call("terminal.list", json!({}));
    assert_eq!((state(&list), &list["terminals"][0]["name"]), ("away", &json!("Терминал 1")));
    assert_eq!(hall.refused("terminal.end", json!({})), "terminal-away");
    let list = hall.call("terminal.forget", json!({}));
    assert_eq!(list["terminals"], json!([]));
    assert_eq!(hall.refused("terminal.end", json!({})), "not-found");
    drop((hall, sits));
}

#[cfg(unix)]
#[test]
fn what_does_not_fit_the_moment_is_refused_in_words() {
    let mut hall = Hall::new("resume");
    assert_eq!(hall.refused("terminal.hint", json!({ "text": "Подождите" })), "nobody-sits");
    assert_eq!(hall.refused("terminal.start", json!({ "minutes": 30, "page": "settings" })), "not-found");
    hall.start();
    assert_eq!(hall.refused("terminal.start", json!({ "minutes": 30 })), "somebody-sits");
    assert_eq!(hall.refused("terminal.memo", json!({ "memo": "nothing" })), "not-found");
    let foreign = json!({ "consultation": "00000000-0000-7000-8000-000000000000" });
    assert_eq!(hall.refused("terminal.ask", foreign), "not-found");
    assert_eq!(hall.refused("terminal.rename", json!({ "name": "  " })), "bad-input");
    assert_eq!(hall.call("terminal.rename", json!({ "name": "У окна" }))["terminals"][0]["name"], "У окна");
    hall.end();
}

/// Somebody at the terminal sends another form than the one she was asked for.
#[cfg(unix)]
#[test]
fn what_nobody_asked_for_is_not_taken() {
    let mut hall = Hall::new("vacancy-ecp");
    hall.start();
    hall.call("terminal.ask", json!({}));
    let list = until(&hall.desk, "an answer", |list| list["terminals"][0]["handover"]["state"] == "not_kept");
    assert!(list["terminals"][0]["handover"]["document"].is_null());
    let documents = hall.desk.call("document.list", json!({}));
    assert!(!documents.to_string().contains(WORDS), "{documents}");
    hall.end();
}

#[test]
fn a_place_that_supervises_nobody_lists_none_and_allows_none() {
    let desk = TestDesk::new();
    let list = desk.call("terminal.list", json!({}));
    assert_eq!((&list["terminals"], &list["summary"]), (&json!([]), &json!("Терминалов пока нет")));
    let refused = desk.try_call("terminal.allow", json!({})).unwrap_err();
    assert_eq!(refused.code().word(), "no-terminals-here");
    assert_eq!(desk.try_call("terminal.leave", json!({})).unwrap_err().code().word(), "no-terminals-here");
}

#[test]
fn a_taken_port_is_named_and_tried_again() {
    let desk = TestDesk::new();
    let other = std::net::TcpListener::bind(("0.0.0.0", 0)).unwrap();
    desk.desk().supervise(other.local_addr().unwrap().port()).unwrap();
    let refused = desk.try_call("terminal.allow", json!({})).unwrap_err();
    assert_eq!(refused.code().word(), "address-taken");
    drop(other);
    desk.desk().tend().unwrap();
    assert!(desk.desk().terminals_address().is_some());
}
