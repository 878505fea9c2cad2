//! A desk for tests: its own folder, a standing clock, seeded chance, printers in memory.

use std::path::Path;
use std::sync::Arc;

use scs_desk::{Caller, Desk, Error, Place, Surroundings};
use scs_platform::{MemoryPrinters, MemorySecrets, NoBrowser, NoClipboard};
use serde_json::{Value, json};

use crate::{GivenRoom, SeededChance, StandingClock};

/// The centre of the town of Светлоречь, as in all examples.
pub fn centre() -> Value {
    json!({
        "name": "Центр занятости населения города Светлоречь",
        "code": "63",
        "address": "ул. Набережная, 7, каб. 4",
        "phone": "8 800 000-00-10",
        "hours": "пн–пт с 9:00 до 18:00",
        "time_zone": "Europe/Moscow",
        "workstation": "2",
        "portal": "ecp",
        "referral_requires_staff": true,
        "consultant": "Смирнова О. П.",
        "position": "цифровой консультант",
        "specialists": [{ "kind": "specialist", "name": "Болотина В. А.", "phone": "8 800 000-00-12", "hours": "пн–пт с 9:00 до 13:00" }],
        "printer": null
    })
}

/// What survives a restart: the folder, the keyring, the clock, the printers, the disk.
pub struct TestDesk {
    pub home: tempfile::TempDir,
    pub clock: Arc<StandingClock>,
    pub secrets: Arc<MemorySecrets>,
    pub printers: Arc<MemoryPrinters>,
    pub room: Arc<GivenRoom>,
    place: Place,
    seed: u64,
    desk: Option<Arc<Desk>>,
}

impl TestDesk {
    /// A fresh place, set up, on Monday 23 November 2026, 14:00 in Moscow.
    ///
    /// # Panics
    /// When the machine gives no temporary folder.
    pub fn new() -> TestDesk {
        TestDesk::with_chance(1)
    }

    /// The same with other ids and keys: another workstation.
    ///
    /// # Panics
    /// As [`TestDesk::new`].
    #[expect(clippy::expect_used, reason = "a test without a folder cannot go on")]
    pub fn with_chance(seed: u64) -> TestDesk {
        let mut test = TestDesk {
            home: tempfile::tempdir().expect("a temporary folder"),
            clock: Arc::new(StandingClock::at("2026-11-23T14:00:00+03:00")),
            secrets: Arc::new(MemorySecrets::default()),
            printers: Arc::new(MemoryPrinters::with_one("hall")),
            room: Arc::default(),
            place: Place::Live,
            seed,
            desk: None,
        };
        test.open();
        test.call("settings.save", json!({ "centre": centre() }));
        test
    }

    pub fn surroundings(&self) -> Surroundings {
        Surroundings {
            place: self.place,
            root: Some(self.home.path().to_path_buf()),
            clock: self.clock.clone(),
            chance: Arc::new(SeededChance::new(self.seed)),
            secrets: self.secrets.clone(),
            printers: self.printers.clone(),
            clipboard: Arc::new(NoClipboard),
            browser: Arc::new(NoBrowser),
            room: self.room.clone(),
            materials: scs_desk::materials(),
        }
    }

    /// Closes and opens again, as after an evening or a power cut.
    pub fn reopen(&mut self) {
        self.close();
        self.open();
    }

    pub fn close(&mut self) {
        self.desk = None;
    }

    #[expect(clippy::expect_used, reason = "a test whose desk does not open cannot go on")]
    fn open(&mut self) {
        self.seed += 1;
        self.desk = Some(Arc::new(Desk::open(self.surroundings()).expect("the desk opens")));
    }

    /// # Panics
    /// When the desk is closed.
    #[expect(clippy::expect_used, reason = "a closed desk is a mistake of the test")]
    pub fn desk(&self) -> &Arc<Desk> {
        self.desk.as_ref().expect("an open desk")
    }

    pub fn folder(&self) -> &Path {
        self.home.path()
    }

    /// Calls a command that must succeed.
    ///
    /// # Panics
    /// With the refusal, when it does not.
    #[expect(clippy::panic, reason = "the refusal is the message of the failing test")]
    pub fn call(&self, command: &str, input: Value) -> Value {
        match self.try_call(command, input) {
            Ok(output) => output,
            Err(error) => panic!("{command}: {:?}", error.to_api(None)),
        }
    }

    pub fn try_call(&self, command: &str, input: Value) -> Result<Value, Error> {
        scs_desk::call(self.desk(), &Caller::consultant(), command, input)
    }

    /// Calls a command that must succeed, as another consultant of the centre.
    ///
    /// # Panics
    /// With the refusal, when it does not.
    #[expect(clippy::panic, reason = "the refusal is the message of the failing test")]
    pub fn call_as(&self, name: &str, command: &str, input: Value) -> Value {
        match self.try_call_as(name, command, input) {
            Ok(output) => output,
            Err(error) => panic!("{command}: {:?}", error.to_api(None)),
        }
    }

    fn try_call_as(&self, name: &str, command: &str, input: Value) -> Result<Value, Error> {
        let caller = Caller { name: Some(name.to_owned()), ..Caller::consultant() };
        scs_desk::call(self.desk(), &caller, command, input)
    }

    /// The code of the refusal.
    ///
    /// # Panics
    /// When the command succeeds.
    pub fn refusal(&self, command: &str, input: Value) -> String {
        refused(command, self.try_call(command, input))
    }

    /// The code of the refusal to another consultant of the centre.
    ///
    /// # Panics
    /// When the command succeeds.
    pub fn refusal_to(&self, name: &str, command: &str, input: Value) -> String {
        refused(command, self.try_call_as(name, command, input))
    }

    /// Kinds of all events so far, in order.
    pub fn kinds(&self) -> Vec<String> {
        let events = self.call("journal.events", json!({ "limit": 1000 }));
        let kind = |event: &Value| event.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
        events
            .get("events")
            .and_then(Value::as_array)
            .map(|all| all.iter().map(kind).collect())
            .unwrap_or_default()
    }
}

#[expect(clippy::panic, reason = "a success where a refusal is due fails the test")]
fn refused(command: &str, outcome: Result<Value, Error>) -> String {
    match outcome {
        Ok(output) => panic!("{command} was not refused: {output}"),
        Err(error) => error.code().word(),
    }
}

impl Default for TestDesk {
    fn default() -> Self {
        TestDesk::new()
    }
}
