//! What has changed between two packs, item by item and key by key.

use std::collections::BTreeMap;

use scs_domain::content::Path;
use serde_json::{Map, Value};

use crate::Pack;
use crate::items::{Item, Visit};

#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    Added,
    Removed,
    /// Keys with the values before and after; a new or missing key has None on that side.
    Changed(Vec<KeyChange>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct KeyChange {
    /// `step.submit.title`: parts of lists go by their ids.
    pub key: String,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// `paths/find-work`; a later version is `paths/find-work.2026-12-01`.
    pub place: String,
    pub title: String,
    pub change: Change,
}

/// Differences in the order of their places. The day of checking alone is no difference.
pub fn differences(before: &Pack, after: &Pack) -> Vec<Difference> {
    let (before, after) = (all(before), all(after));
    let mut places: Vec<&String> = before.keys().chain(after.keys()).collect();
    places.sort();
    places.dedup();
    places
        .into_iter()
        .filter_map(|place| {
            let (title, change) = match (before.get(place), after.get(place)) {
                (None, Some((title, _))) => (title, Change::Added),
                (Some((title, _)), None) => (title, Change::Removed),
                (Some((_, old)), Some((title, new))) => {
                    let mut keys = Vec::new();
                    compare(String::new(), old, new, &mut keys);
                    (title, Change::Changed(keys))
                }
                (None, None) => return None,
            };
            let is_same = matches!(&change, Change::Changed(keys) if keys.is_empty());
            (!is_same).then(|| Difference { place: place.clone(), title: title.clone(), change })
        })
        .collect()
}

/// How a path stands in the other pack: for the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Same,
    Added,
    Removed,
    Changed,
}

/// Marks of steps and ends (`end.<id>`) of both versions, by id.
pub fn marks(before: &Path, after: &Path) -> BTreeMap<String, Mark> {
    let (old, new) = (parts(before), parts(after));
    let ids = old.keys().chain(new.keys()).cloned();
    ids.map(|id| {
        let mark = match (old.get(&id), new.get(&id)) {
            (None, _) => Mark::Added,
            (_, None) => Mark::Removed,
            (one, other) if one == other => Mark::Same,
            _ => Mark::Changed,
        };
        (id, mark)
    })
    .collect()
}

fn parts(path: &Path) -> BTreeMap<String, Value> {
    let value = |part: serde_json::Result<Value>| without_check(part.unwrap_or_default());
    let steps = path.steps.iter().map(|step| (step.id.clone(), value(serde_json::to_value(step))));
    let ends = path.ends.iter().map(|end| (format!("end.{}", end.id), value(serde_json::to_value(end))));
    steps.chain(ends).collect()
}

fn without_check(mut value: Value) -> Value {
    if let Some(map) = value.as_object_mut() {
        map.remove("checked_at");
    }
    value
}

type All = BTreeMap<String, (String, Value)>;

fn all(pack: &Pack) -> All {
    let mut every = Every { first: BTreeMap::new(), all: BTreeMap::new() };
    pack.visit(&mut every);
    every.all
}

struct Every {
    /// By place without a version: the day of the first version met.
    first: BTreeMap<String, chrono::NaiveDate>,
    all: All,
}

impl Visit for Every {
    fn item<T: Item>(&mut self, list: &'static str, item: &T) {
        let place = format!("{list}/{}", item.id());
        let from = item.validity().from;
        let first = *self.first.entry(place.clone()).or_insert(from);
        let place = if first == from { place } else { format!("{place}.{from}") };
        let value = serde_json::to_value(item).unwrap_or_default();
        self.all.insert(place, (item.title().to_owned(), value));
    }
}

/// Keys under which two values differ. Lists of things with ids are compared by id, other lists as a whole.
fn compare(key: String, before: &Value, after: &Value, keys: &mut Vec<KeyChange>) {
    if before == after {
        return;
    }
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => maps(&key, before, after, keys),
        (Value::Array(before), Value::Array(after)) => match (by_id(before), by_id(after)) {
            (Some(before), Some(after)) => maps(&key, &before, &after, keys),
            _ => keys.push(changed(key, before.clone().into(), after.clone().into())),
        },
        _ => keys.push(changed(key, before.clone(), after.clone())),
    }
}

fn changed(key: String, before: Value, after: Value) -> KeyChange {
    let told = |value: Value| (!value.is_null()).then_some(value);
    KeyChange { key, before: told(before), after: told(after) }
}

fn maps(key: &str, before: &Map<String, Value>, after: &Map<String, Value>, keys: &mut Vec<KeyChange>) {
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    for name in names.into_iter().filter(|name| *name != "checked_at") {
        let inner = if key.is_empty() { name.clone() } else { format!("{key}.{name}") };
        let (old, new) = (before.get(name), after.get(name));
        compare(inner, old.unwrap_or(&Value::Null), new.unwrap_or(&Value::Null), keys);
    }
}

/// None when some part has no id, or the list is empty on this side and says nothing of its kind.
fn by_id(list: &[Value]) -> Option<Map<String, Value>> {
    let pairs = list.iter().map(|part| Some((part.get("id")?.as_str()?.to_owned(), part.clone())));
    pairs.collect()
}
