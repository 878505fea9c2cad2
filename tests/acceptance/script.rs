//! Walking a consultation by what it shows.

use scs_testkit::TestDesk;
use serde_json::{Value, json};

/// A consultation under somebody's hands.
pub struct Walked<'d> {
    pub desk: &'d TestDesk,
    pub view: Value,
}

impl<'d> Walked<'d> {
    pub fn open(desk: &'d TestDesk, situation: &str) -> Walked<'d> {
        Walked::open_knowing(desk, situation, json!({}))
    }

    /// With answers to the questions of an entry.
    pub fn open_knowing(desk: &'d TestDesk, situation: &str, facts: Value) -> Walked<'d> {
        let input =
            json!({ "client": "citizen", "groups": ["job-seeker"], "situation": situation, "facts": facts });
        Walked { desk, view: desk.call("consultation.open", input) }
    }

    pub fn id(&self) -> String {
        self.view["id"].as_str().unwrap().to_owned()
    }

    /// `find-work/submit`
    pub fn step(&self) -> String {
        let address = &self.view["step"]["address"];
        format!("{}/{}", address["path"].as_str().unwrap_or("-"), address["step"].as_str().unwrap_or("-"))
    }

    pub fn answer(&mut self, fact: &str, value: &str) -> &mut Self {
        let input = json!({
            "consultation": self.id(), "step": self.view["step"]["address"], "fact": fact, "value": value,
        });
        self.view = self.desk.call("fact.answer", input);
        self
    }

    pub fn take(&mut self, outcome: &str) -> &mut Self {
        self.take_with(outcome, json!({}))
    }

    pub fn take_with(&mut self, outcome: &str, more: Value) -> &mut Self {
        self.view = self.desk.call("step.take", self.taking(outcome, more));
        self
    }

    pub fn taking(&self, outcome: &str, more: Value) -> Value {
        let mut input = json!({
            "consultation": self.id(), "step": self.view["step"]["address"], "outcome": outcome,
        });
        for (field, value) in more.as_object().unwrap() {
            input[field] = value.clone();
        }
        input
    }

    pub fn call(&mut self, command: &str, more: Value) -> &mut Self {
        let mut input = json!({ "consultation": self.id() });
        for (field, value) in more.as_object().unwrap() {
            input[field] = value.clone();
        }
        self.view = self.desk.call(command, input);
        self
    }
}

/// From the first question to the filled application, one problem on the way.
pub fn to_the_application<'d>(desk: &'d TestDesk) -> Walked<'d> {
    let mut walked = Walked::open(desk, "apply");
    walked.answer("account", "confirmed").take("known");
    walked.answer("claims_unemployed", "yes").take("chosen");
    walked.take("signed-in");
    walked.answer("resume", "published").take("checked");
    walked
}
