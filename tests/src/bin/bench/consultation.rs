//! Every command a consultation lives on, over a journal that is not empty.

use std::collections::BTreeMap;

use scs_desk::Desk;
use serde_json::{Value, json};

use crate::place::call;
use crate::report::Row;
use crate::samples::Samples;
use crate::{Outcome, words};

const ROUNDS: usize = 30;

/// The order of the table.
const COMMANDS: [&str; 7] = [
    "consultation.open",
    "fact.answer",
    "step.take",
    "consultation.show",
    "problem.find",
    "palette.find",
    "paper.preview",
];

pub(crate) fn measure(desk: &Desk) -> Outcome<Vec<Row>> {
    let mut first = Samples::default();
    drop(first.time(|| call(desk, "palette.find", json!({ "text": "код не приходит" })))?);
    let mut walk = Walk { desk, view: Value::Null, times: BTreeMap::new() };
    walk.round()?;
    // The first round was warm-up.
    walk.times.clear();
    for _ in 0..ROUNDS {
        walk.round()?;
    }
    let rows = COMMANDS.iter().filter_map(|name| Some(Row::new(name, walk.times.get(name)?)));
    Ok(rows.chain([Row::new("palette.find, the first", &first)]).collect())
}

/// A consultation under somebody's hands.
struct Walk<'d> {
    desk: &'d Desk,
    view: Value,
    times: BTreeMap<&'static str, Samples>,
}

impl Walk<'_> {
    /// From the first question to the application, as the acceptance tests walk it.
    fn round(&mut self) -> Outcome {
        let open = json!({ "client": "citizen", "groups": ["job-seeker"], "situation": "apply" });
        self.view = self.timed("consultation.open", open)?;
        self.answer("account", "confirmed")?;
        self.take("known")?;
        self.answer("claims_unemployed", "yes")?;
        self.take("chosen")?;
        self.take("signed-in")?;
        self.answer("resume", "published")?;
        self.take("checked")?;
        let id = self.known("/id");
        self.timed("consultation.show", json!({ "consultation": id }))?;
        for text in words::SEARCHES {
            self.timed("problem.find", json!({ "consultation": id, "text": text }))?;
            self.timed("palette.find", json!({ "text": text }))?;
        }
        self.timed("paper.preview", json!({ "kind": "memo", "item": "esia-account", "consultation": id }))?;
        Ok(())
    }

    fn timed(&mut self, command: &'static str, input: Value) -> Outcome<Value> {
        let desk = self.desk;
        self.times.entry(command).or_default().time(|| call(desk, command, input))
    }

    fn answer(&mut self, fact: &str, value: &str) -> Outcome {
        let (id, step) = (self.known("/id"), self.known("/step/address"));
        let input = json!({ "consultation": id, "step": step, "fact": fact, "value": value });
        self.view = self.timed("fact.answer", input)?;
        Ok(())
    }

    fn take(&mut self, outcome: &str) -> Outcome {
        let (id, step) = (self.known("/id"), self.known("/step/address"));
        let input = json!({ "consultation": id, "step": step, "outcome": outcome });
        self.view = self.timed("step.take", input)?;
        Ok(())
    }

    /// A field of what is shown; a missing one reads as null and the command refuses it.
    fn known(&self, pointer: &str) -> Value {
        self.view.pointer(pointer).cloned().unwrap_or_default()
    }
}
