//! A consultant who never stops: walks one consultation to and fro and tells each deed once it is answered,
//! until somebody kills the process. One line a deed: number of the last event, step.

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use scs_desk::{Caller, Desk, Place, Surroundings};
use scs_platform::{FileSecrets, MemoryPrinters, NoBrowser, NoClipboard, SystemChance};
use scs_testkit::{GivenRoom, StandingClock};
use serde_json::{Value, json};

struct Walker {
    desk: Desk,
    view: Value,
}

#[expect(clippy::indexing_slicing, reason = "a missing field of a view reads as null")]
impl Walker {
    fn call(&self, command: &str, input: Value) -> Result<Value, Box<dyn Error>> {
        scs_desk::call(&self.desk, &Caller::consultant(), command, input).map_err(Into::into)
    }

    fn act(&mut self, command: &str, mut input: Value) -> Result<(), Box<dyn Error>> {
        if let Some(fields) = input.as_object_mut() {
            fields.insert("consultation".to_owned(), self.view["id"].clone());
            fields.insert("step".to_owned(), self.view["step"]["address"].clone());
        }
        self.view = self.call(command, input)?;
        self.tell()
    }

    /// Only what was answered is told, and only then.
    fn tell(&self) -> Result<(), Box<dyn Error>> {
        let count = self.call("journal.verify", json!({}))?["count"].clone();
        let step = &self.view["step"]["address"]["step"];
        writeln!(std::io::stdout(), "{count} {}", step.as_str().unwrap_or("-"))?;
        Ok(std::io::stdout().flush()?)
    }

    fn round(&mut self) -> Result<(), Box<dyn Error>> {
        self.act("fact.answer", json!({ "fact": "account", "value": "confirmed" }))?;
        self.act("step.take", json!({ "outcome": "known" }))?;
        self.act("fact.answer", json!({ "fact": "claims_unemployed", "value": "no" }))?;
        self.act("step.take", json!({ "outcome": "chosen" }))?;
        self.act("step.take", json!({ "outcome": "code", "problem": "sms-code-missing" }))?;
        for _ in 0..3 {
            self.view = self.call("step.undo", json!({ "consultation": self.view["id"] }))?;
            self.tell()?;
        }
        self.act("fact.answer", json!({ "fact": "account", "value": "standard" }))
    }
}

#[expect(clippy::indexing_slicing, reason = "a missing field of a view reads as null")]
fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("a folder is needed")?);
    let desk = Desk::open(Surroundings {
        place: Place::Live,
        root: Some(folder.clone()),
        clock: Arc::new(StandingClock::at("2026-11-23T14:00:00+03:00")),
        chance: Arc::new(SystemChance),
        secrets: Arc::new(FileSecrets { folder: folder.join("keystore") }),
        printers: Arc::new(MemoryPrinters::with_one("hall")),
        clipboard: Arc::new(NoClipboard),
        browser: Arc::new(NoBrowser),
        room: Arc::new(GivenRoom::default()),
        materials: scs_desk::materials(),
    })?;
    let mut walker = Walker { desk, view: Value::Null };
    let open = json!({ "client": "citizen", "groups": ["job-seeker"], "situation": "apply" });
    let known = walker.call("desk.show", json!({}))?["unfinished"][0]["id"].clone();
    walker.view = match known {
        Value::Null => walker.call("consultation.open", open)?,
        id => walker.call("consultation.show", json!({ "consultation": id }))?,
    };
    walker.tell()?;
    loop {
        // After a kill the consultation may stand anywhere on the round: go back to its first step.
        while walker.view["step"]["address"]["step"] != "check-account" {
            walker.view = walker.call("step.undo", json!({ "consultation": walker.view["id"] }))?;
            walker.tell()?;
        }
        walker.round()?;
    }
}
