//! The critical operations: what each finds in its folder, and the commands it calls.
//!
//! Clock and chance are given, so the same operation on the same folder writes the same rows every time.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use scs_desk::{Caller, Desk, Place, Surroundings};
use scs_platform::{FileSecrets, MemoryPrinters, NoBrowser, NoClipboard, SecretStore};
use scs_testkit::{GivenRoom, SeededChance, StandingClock};
use serde_json::{Value, json};

use crate::faults::{Fault, ForgetfulSecrets};
use crate::few::materials;

pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// What a folder holds before the operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Base {
    Empty,
    /// Set up, two consultations under way, a referral and a memo printed, a draft of the closing form.
    Day,
    /// Keys and a file whose current materials are older than the program's.
    OldMaterials,
    /// [`Base::Day`] as the first release would have left it.
    OldSchema,
    /// A copy of [`Base::Day`], an entry after it, and then a page of the file spoiled.
    Damaged,
}

pub(crate) struct Operation {
    pub(crate) name: &'static str,
    pub(crate) base: Base,
    /// The day on which it is done.
    pub(crate) today: &'static str,
    commands: fn(&mut Hand<'_>) -> Outcome,
}

/// Who calls the commands and tells what was answered.
pub(crate) struct Hand<'a> {
    desk: &'a Desk,
    ack_first: bool,
    tell: &'a mut dyn FnMut() -> std::io::Result<()>,
}

const TODAY: &str = "2026-11-23";
const LATER: &str = "2026-11-26";

pub(crate) const ALL: &[Operation] = &[
    operation("open-first", Base::Empty, TODAY, first_sheet),
    operation("open-and-wipe", Base::Day, LATER, |_| Ok(())),
    operation("install-materials", Base::OldMaterials, TODAY, |_| Ok(())),
    operation("begin", Base::Day, TODAY, begin),
    operation("step", Base::Day, TODAY, step),
    operation("quick-entry", Base::Day, TODAY, quick_entry),
    operation("finish", Base::Day, TODAY, finish),
    operation("draft", Base::Day, TODAY, draft),
    operation("print", Base::Day, TODAY, print),
    operation("correct", Base::Day, TODAY, correct),
    operation("card", Base::Day, TODAY, card),
    operation("document", Base::Day, TODAY, document),
    operation("recovery-key", Base::Day, TODAY, recovery_key),
    operation("settings", Base::Day, TODAY, settings),
    operation("backup", Base::Day, TODAY, backup),
    operation("restore", Base::Damaged, TODAY, restore),
    operation("migrate", Base::OldSchema, TODAY, |_| Ok(())),
];

/// All of a day in one go; long enough to be killed at any moment.
pub(crate) const DAY: Operation = operation("day", Base::Day, TODAY, |hand| {
    [draft, quick_entry, correct, settings, step, begin].iter().try_for_each(|part| part(hand))
});

/// Makes of [`Base::Day`] what [`Base::Damaged`] has before a page is spoiled.
pub(crate) const COPIED: Operation = operation("copied", Base::Day, TODAY, |hand| {
    hand.call("backup.make", json!({}))?;
    hand.call("entry.record", entry("После копии")).map(drop)
});

/// Makes [`Base::Day`].
pub(crate) const PREPARE: Operation = operation("prepare", Base::Empty, TODAY, a_day);

const fn operation(
    name: &'static str,
    base: Base,
    today: &'static str,
    commands: fn(&mut Hand<'_>) -> Outcome,
) -> Operation {
    Operation { name, base, today, commands }
}

pub(crate) fn find(name: &str) -> Option<&'static Operation> {
    ALL.iter().chain([&DAY, &COPIED, &PREPARE]).find(|operation| operation.name == name)
}

/// The desk of a worker; two seeds never make the same ids.
fn surroundings(folder: &Path, seed: u64, today: &str, secrets: Arc<dyn SecretStore>) -> Surroundings {
    let clock = StandingClock::at(&format!("{today}T14:00:00+03:00"));
    Surroundings {
        place: Place::Live,
        root: Some(folder.to_path_buf()),
        clock: Arc::new(clock),
        chance: Arc::new(SeededChance::new(seed)),
        secrets,
        printers: Arc::new(MemoryPrinters::with_one("hall")),
        clipboard: Arc::new(NoClipboard),
        browser: Arc::new(NoBrowser),
        room: Arc::new(GivenRoom::default()),
        materials: materials(),
    }
}

impl Operation {
    fn seed(&self) -> u64 {
        77_000_001 + self.base as u64
    }

    /// Opens as the operation does. Whoever judges what it left opens the same way.
    pub(crate) fn open(&self, folder: &Path) -> scs_desk::Result<Desk> {
        let secrets = Arc::new(FileSecrets { folder: folder.join("keystore") });
        Desk::open(surroundings(folder, self.seed(), self.today, secrets))
    }

    /// Opening is the first thing told, then each command.
    pub(crate) fn run(
        &self,
        folder: &Path,
        fault: Option<Fault>,
        tell: &mut dyn FnMut() -> std::io::Result<()>,
    ) -> Outcome {
        let desk = match fault {
            Some(Fault::NoFolderFlush) => {
                let secrets = Arc::new(ForgetfulSecrets(folder.join("keystore")));
                Desk::open(surroundings(folder, self.seed(), self.today, secrets))?
            }
            _ => self.open(folder)?,
        };
        tell()?;
        self.call_all(&desk, fault == Some(Fault::AckFirst), tell)
    }

    pub(crate) fn call_all(
        &self,
        desk: &Desk,
        ack_first: bool,
        tell: &mut dyn FnMut() -> std::io::Result<()>,
    ) -> Outcome {
        (self.commands)(&mut Hand { desk, ack_first, tell })
    }
}

impl Hand<'_> {
    fn call(&mut self, command: &str, input: Value) -> Outcome<Value> {
        if self.ack_first {
            (self.tell)()?;
        }
        let answer = self.read(command, input)?;
        // The program answers so when the sheet could not be saved; for the bench that is a refusal.
        if at(&answer, &["state"]) == "stuck" {
            return Err(format!("{command}: the sheet is stuck").into());
        }
        if !self.ack_first {
            (self.tell)()?;
        }
        Ok(answer)
    }

    fn read(&self, command: &str, input: Value) -> Outcome<Value> {
        Ok(scs_desk::call(self.desk, &Caller::consultant(), command, input)?)
    }

    /// A command on the step where the consultation stands.
    fn at(&mut self, id: &Value, command: &str, more: Value) -> Outcome<Value> {
        let view = self.read("consultation.show", json!({ "consultation": id }))?;
        let mut input = json!({ "consultation": id, "step": at(&view, &["step", "address"]) });
        if let (Some(input), Some(more)) = (input.as_object_mut(), more.as_object()) {
            input.extend(more.clone());
        }
        self.call(command, input)
    }

    /// The consultation in the middle of its path, of the two that [`Base::Day`] has.
    fn under_way(&self) -> Outcome<Value> {
        let shown = self.read("desk.show", json!({}))?;
        let all = at(&shown, &["unfinished"]).as_array().cloned().unwrap_or_default();
        for row in all {
            let view = self.read("consultation.show", json!({ "consultation": at(&row, &["id"]) }))?;
            if at(&view, &["step", "address", "step"]) == *STANDS_AT {
                return Ok(at(&row, &["id"]));
            }
        }
        Err("no consultation under way".into())
    }
}

/// Where [`Base::Day`] leaves the first consultation.
const STANDS_AT: &str = "choose-branch";

fn at(value: &Value, path: &[&str]) -> Value {
    path.iter().try_fold(value, |value, name| value.get(name)).cloned().unwrap_or_default()
}

fn open(situation: &str) -> Value {
    json!({ "client": "citizen", "groups": ["job-seeker"], "situation": situation })
}

fn entry(note: &str) -> Value {
    json!({ "client": "citizen", "topic": "resume", "channel": "phone", "result": "solved", "minutes": 4, "note": note })
}

fn memo(printer: Option<&str>) -> Value {
    json!({ "paper": { "kind": "memo", "item": "interview" }, "printer": printer })
}

fn referral(consultation: &Value) -> Value {
    json!({ "paper": { "kind": "referral", "consultation": consultation, "fields": {
        "portal_number": "118-В",
        "portal_date": "2026-11-23",
        "full_name": "Каравайцева Лидия Тихоновна",
        "employer_name": "ООО «Веретено»",
        "employer_address": "г. Светлоречь, ул. Прядильная, 12",
        "profession": "Швея",
        "salary": "52000",
        "interview_date": "2026-11-25",
        "interview_time": "10:30"
    } } })
}

/// The first settings and the first sheet that is saved, in a folder made for it.
fn first_sheet(hand: &mut Hand<'_>) -> Outcome {
    hand.call("settings.save", json!({ "centre": scs_testkit::centre() }))?;
    hand.call("paper.print", memo(None))?;
    Ok(())
}

fn begin(hand: &mut Hand<'_>) -> Outcome {
    let id = at(&hand.call("consultation.open", open("apply"))?, &["id"]);
    hand.at(&id, "fact.answer", json!({ "fact": "account", "value": "confirmed" }))?;
    Ok(())
}

fn step(hand: &mut Hand<'_>) -> Outcome {
    let id = hand.under_way()?;
    hand.at(&id, "fact.answer", json!({ "fact": "claims_unemployed", "value": "no" }))?;
    hand.at(&id, "step.take", json!({ "outcome": "chosen" }))?;
    hand.at(&id, "step.take", json!({ "outcome": "code", "problem": "sms-code-missing" }))?;
    hand.call("step.undo", json!({ "consultation": id }))?;
    Ok(())
}

fn quick_entry(hand: &mut Hand<'_>) -> Outcome {
    hand.call("draft.save", json!({ "form": "quick-entry", "body": { "note": "Позвонил" } }))?;
    hand.call("entry.record", entry("Сменился номер телефона"))?;
    hand.call("entry.record", entry(""))?;
    Ok(())
}

fn finish(hand: &mut Hand<'_>) -> Outcome {
    let id = hand.under_way()?;
    let ending = json!({ "consultation": id, "result": "solved", "note": "Вход восстановлен" });
    hand.call("consultation.pause", json!({ "consultation": id }))?;
    hand.call("consultation.resume", json!({ "consultation": id }))?;
    hand.call("consultation.finish", ending)?;
    Ok(())
}

fn draft(hand: &mut Hand<'_>) -> Outcome {
    for words in ["Позв", "Позвонил", "Позвонил сын"] {
        hand.call("draft.save", json!({ "form": "quick-entry", "body": { "note": words } }))?;
    }
    hand.call("draft.drop", json!({ "form": "quick-entry" }))?;
    Ok(())
}

fn print(hand: &mut Hand<'_>) -> Outcome {
    let printed = hand.call("paper.print", memo(None))?;
    hand.call("paper.reprint", json!({ "id": at(&printed, &["id"]) }))?;
    hand.call("paper.print", memo(Some("hall")))?;
    for _ in 0..3 {
        hand.call("paper.refresh", json!({}))?;
    }
    Ok(())
}

fn correct(hand: &mut Hand<'_>) -> Outcome {
    let record = at(&hand.call("entry.record", entry("Не тот итог"))?, &["line", "id"]);
    hand.call("journal.correct", json!({ "record": record, "result": "unsolved" }))?;
    Ok(())
}

fn document(hand: &mut Hand<'_>) -> Outcome {
    let id = at(&hand.call("document.start", json!({ "form": "resume" }))?, &["id"]);
    let fields = json!({ "position": "Швея", "salary": "48000", "sphere": "Швейное дело", "has_experience": "false",
        "show_on_web": "true" });
    hand.call("document.save", json!({ "id": id, "answers": { "fields": fields } }))?;
    hand.call("document.move", json!({ "id": id, "to": "moderation", "date": "2026-11-23" }))?;
    Ok(())
}

fn card(hand: &mut Hand<'_>) -> Outcome {
    let record = at(&hand.call("entry.record", entry("Помогло подождать"))?, &["line", "id"]);
    let written = json!({
        "record": record, "title": "Список пустой", "symptoms": ["Нет разрядов"], "portals": ["ecp"],
        "hand_over_to": "specialist", "fixes": [{ "title": "Подождать", "steps": ["Обновить страницу"] }],
    });
    let card = at(&hand.call("card.save", written)?, &["id"]);
    hand.call("card.confirm", json!({ "card": card }))?;
    Ok(())
}

fn recovery_key(hand: &mut Hand<'_>) -> Outcome {
    hand.call("recovery.issue", json!({}))?;
    hand.call("recovery.issue", json!({}))?;
    Ok(())
}

fn settings(hand: &mut Hand<'_>) -> Outcome {
    let mut centre = scs_testkit::centre();
    if let Some(centre) = centre.as_object_mut() {
        centre.insert("position".to_owned(), json!("специалист"));
    }
    hand.call("settings.save", json!({ "centre": centre }))?;
    Ok(())
}

fn backup(hand: &mut Hand<'_>) -> Outcome {
    hand.call("backup.make", json!({}))?;
    hand.call("entry.record", entry("После копии"))?;
    hand.call("backup.make", json!({}))?;
    Ok(())
}

/// Opening has put the copy in the place of the file; work goes on.
fn restore(hand: &mut Hand<'_>) -> Outcome {
    hand.call("entry.record", entry("После восстановления"))?;
    Ok(())
}

fn a_day(hand: &mut Hand<'_>) -> Outcome {
    hand.call("settings.save", json!({ "centre": scs_testkit::centre() }))?;
    let asking = at(&hand.call("consultation.open", open("print-referral"))?, &["id"]);
    hand.at(&asking, "fact.answer", json!({ "fact": "paper_needed", "value": "true" }))?;
    let number = json!({ "outcome": "got", "portal_number": "118-В", "portal_date": "2026-11-23" });
    hand.at(&asking, "step.take", number)?;
    hand.call("paper.print", referral(&asking))?;
    hand.call("paper.print", memo(None))?;
    let id = at(&hand.call("consultation.open", open("apply"))?, &["id"]);
    hand.at(&id, "fact.answer", json!({ "fact": "account", "value": "confirmed" }))?;
    hand.at(&id, "step.take", json!({ "outcome": "known" }))?;
    let id = id.as_str().unwrap_or_default().to_owned();
    hand.call("draft.save", json!({ "form": format!("finish/{id}"), "body": { "note": "Вход" } }))?;
    hand.call("entry.record", entry("Первая за день"))?;
    Ok(())
}
