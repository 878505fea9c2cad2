//! What one event may say: the fields on the list, each in its shape.

use std::fmt::Debug;

use chrono::{DateTime, SecondsFormat};
use serde_json::{Map, Value};
use tracing::Event;
use tracing::field::{Field, Visit};

/// How the value of a field must look. Whatever looks otherwise may be a person's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// English words of a sentence that stands in the source.
    Sentence,
    /// `paper.print`, `keyring-locked`
    Word,
    /// Eight signs of chance.
    Incident,
    Uuid,
    /// `src/log/line.rs:12`
    Place,
    Number,
}

const LISTED: &[(&str, Shape)] = &[
    ("message", Shape::Sentence),
    ("at", Shape::Place),
    ("code", Shape::Word),
    ("command", Shape::Word),
    ("count", Shape::Number),
    ("duration_ms", Shape::Number),
    ("from", Shape::Number),
    ("id", Shape::Uuid),
    ("incident", Shape::Incident),
    ("op", Shape::Word),
    ("place", Shape::Word),
    ("to", Shape::Number),
];

const WITHHELD: &str = "[withheld]";
const LONGEST: usize = 120;

impl Shape {
    fn admits(self, text: &str) -> bool {
        let all = |is_fine: fn(char) -> bool| text.chars().all(is_fine);
        let shape = match self {
            Shape::Sentence => all(|sign| sign.is_ascii_alphabetic() || " ,'-".contains(sign)),
            Shape::Word => all(|sign| sign.is_ascii_lowercase() || "._-".contains(sign)),
            Shape::Incident => text.len() == 8 && all(|sign| sign.is_ascii_hexdigit()),
            Shape::Uuid => uuid::Uuid::try_parse(text).is_ok(),
            Shape::Place => all(|sign| sign.is_ascii_alphanumeric() || "/._-:".contains(sign)),
            Shape::Number => false,
        };
        shape && text.len() <= LONGEST
    }
}

/// One line of JSON; what is withheld is named and its value is not.
pub(super) fn line(event: &Event<'_>, now: i64) -> String {
    let time = DateTime::from_timestamp_millis(now).unwrap_or_default();
    let metadata = event.metadata();
    let mut line = Line(Map::new());
    line.put("time", time.to_rfc3339_opts(SecondsFormat::Millis, true));
    line.put("level", metadata.level().as_str());
    line.put("target", metadata.target());
    event.record(&mut line);
    Value::Object(line.0).to_string()
}

/// The file as its crate names it, without the folders of the machine it was built on.
pub(super) fn place_in_source(file: &str, line: u32) -> String {
    let file = file.replace('\\', "/");
    let from = file.rfind("src/").unwrap_or_default();
    format!("{}:{line}", file.get(from..).unwrap_or_default())
}

struct Line(Map<String, Value>);

impl Line {
    fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    fn number(&mut self, field: &Field, value: impl Into<Value>) {
        match shape_of(field) {
            Some(Shape::Number) => self.put(field.name(), value),
            _ => self.put(field.name(), WITHHELD),
        }
    }

    fn text(&mut self, field: &Field, text: &str) {
        let is_fine = shape_of(field).is_some_and(|shape| shape.admits(text));
        self.put(field.name(), if is_fine { text } else { WITHHELD });
    }
}

fn shape_of(field: &Field) -> Option<Shape> {
    LISTED.iter().find(|(name, _)| *name == field.name()).map(|(_, shape)| *shape)
}

impl Visit for Line {
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.number(field, value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.number(field, value);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.text(field, value);
    }

    /// Things that word themselves are withheld; the sentence of the event comes this way too.
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        match shape_of(field) {
            Some(Shape::Sentence) => self.text(field, &format!("{value:?}")),
            _ => self.put(field.name(), WITHHELD),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_source_says_nothing_of_the_machine() {
        assert_eq!(place_in_source("crates/scs-desk/src/open.rs", 7), "src/open.rs:7");
        assert_eq!(place_in_source("/srv/lidia/cargo/src/index/zbus-5/src/a.rs", 7), "src/a.rs:7");
        assert_eq!(place_in_source(r"C:\lidia\zbus-5\src\a.rs", 7), "src/a.rs:7");
    }
}
