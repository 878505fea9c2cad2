//! Answers to a form: words as they were typed or, after reading, in their normal form.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::content::Form;

/// One thing of a repeated section.
pub type Entry = BTreeMap<String, String>;

/// Single answers by field; answers of repeated sections by section, entry by entry, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub entries: BTreeMap<String, Vec<Entry>>,
}

/// One field of a form: `salary`, or `experience.0.from` in a repeated section.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FieldAt {
    pub entry: Option<(String, usize)>,
    pub field: String,
}

impl FieldAt {
    pub fn single(field: &str) -> Self {
        FieldAt { entry: None, field: field.to_owned() }
    }

    pub fn within(section: &str, number: usize, field: &str) -> Self {
        FieldAt { entry: Some((section.to_owned(), number)), field: field.to_owned() }
    }
}

impl fmt::Display for FieldAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.entry {
            Some((section, number)) => write!(f, "{section}.{number}.{}", self.field),
            None => f.write_str(&self.field),
        }
    }
}

/// The text names no field of any form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoField;

impl FromStr for FieldAt {
    type Err = NoField;

    fn from_str(text: &str) -> Result<Self, NoField> {
        let parts: Vec<&str> = text.split('.').collect();
        match parts.as_slice() {
            [field] if !field.is_empty() => Ok(FieldAt::single(field)),
            [section, number, field] => {
                Ok(FieldAt::within(section, number.parse().map_err(|_| NoField)?, field))
            }
            _ => Err(NoField),
        }
    }
}

impl Answers {
    pub fn get(&self, at: &FieldAt) -> Option<&str> {
        let fields = match &at.entry {
            Some((section, number)) => self.entries.get(section)?.get(*number)?,
            None => &self.fields,
        };
        fields.get(&at.field).map(String::as_str).filter(|value| !value.trim().is_empty())
    }

    /// Single answer; empty when there is none.
    pub fn text(&self, field: &str) -> &str {
        self.fields.get(field).map(String::as_str).unwrap_or_default()
    }

    pub fn entries(&self, section: &str) -> &[Entry] {
        self.entries.get(section).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn set(&mut self, field: &str, value: &str) {
        self.fields.insert(field.to_owned(), value.to_owned());
    }

    /// True when nothing was answered.
    pub fn is_empty(&self) -> bool {
        let none = |entry: &Entry| entry.values().all(|value| value.trim().is_empty());
        none(&self.fields) && self.entries.values().flatten().all(none)
    }

    /// Without what the form does not ask, and without what is not kept after a consultation.
    pub fn kept(&self, form: &Form) -> Answers {
        let is_kept = |id: &str| form.field(id).is_some_and(|field| !field.transient);
        let keep = |entry: &Entry| -> Entry {
            let known = entry.iter().filter(|(id, value)| is_kept(id) && !value.is_empty());
            known.map(|(id, value)| (id.clone(), value.clone())).collect()
        };
        let entries = self.entries.iter().filter(|(section, _)| form.is_repeated(section));
        Answers {
            fields: keep(&self.fields),
            entries: entries
                .map(|(section, list)| (section.clone(), list.iter().map(keep).collect()))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_named_the_same_way_in_both_directions() {
        for text in ["salary", "experience.0.from", "experience.12.to"] {
            assert_eq!(text.parse::<FieldAt>().map(|at| at.to_string()).as_deref(), Ok(text));
        }
        for text in ["", "a.b", "a.x.b", "a.1.b.c"] {
            assert_eq!(text.parse::<FieldAt>(), Err(NoField), "{text}");
        }
    }
}
