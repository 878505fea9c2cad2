//! A place of the pack as its file has it: keys and texts, without what the program makes of them.

use toml::{Table, Value};

use crate::on_disk::base_files;

/// A list item, a file, a path, or a step within its path.
pub(crate) struct Item {
    pub(crate) own: Table,
    /// Where a step stands; empty for anything else.
    pub(crate) path: Table,
}

/// Lists by the word a place begins with: file and table.
const LISTS: [(&str, &str, &str); 10] = [
    ("deadline", "deadlines.toml", "deadline"),
    ("counting", "deadlines.toml", "counting"),
    ("fact", "facts.toml", "fact"),
    ("name", "official_names.toml", "name"),
    ("term", "glossary.toml", "term"),
    ("group", "reference/client-groups.toml", "group"),
    ("situation", "reference/situations.toml", "situation"),
    ("topic", "reference/topics.toml", "topic"),
    ("specialist", "reference/specialists.toml", "specialist"),
    ("source", "pack.toml", "source"),
];

pub(crate) struct Base(Vec<(String, Table)>);

impl Base {
    pub(crate) fn read() -> Base {
        Base(base_files().into_iter().map(|(name, text)| (name, toml::from_str(&text).unwrap())).collect())
    }

    fn file(&self, name: &str) -> Option<&Table> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, table)| table)
    }

    /// `path/step`, `path`, or `kind:id`; every version of it.
    pub(crate) fn at(&self, place: &str) -> Vec<Item> {
        let alone = |own: &Table| Item { own: own.clone(), path: Table::new() };
        if let Some((kind, id)) = place.split_once(':') {
            return match LISTS.iter().find(|(known, ..)| *known == kind) {
                Some((_, file, table)) => {
                    self.file(file).into_iter().flat_map(|file| listed(file, table, id)).map(alone).collect()
                }
                None => self.file(&format!("{kind}s/{id}.toml")).map(alone).into_iter().collect(),
            };
        }
        let (path, step) = place.split_once('/').unwrap_or((place, ""));
        let Some(path) = self.file(&format!("paths/{path}.toml")) else { return Vec::new() };
        if step.is_empty() {
            return vec![alone(path)];
        }
        listed(path, "step", step)
            .into_iter()
            .map(|own| Item { own: own.clone(), path: path.clone() })
            .collect()
    }

    pub(crate) fn has_deadline(&self, id: &str) -> bool {
        !self.at(&format!("deadline:{id}")).is_empty()
    }
}

fn listed<'t>(file: &'t Table, table: &str, id: &str) -> Vec<&'t Table> {
    tables(file, table).into_iter().filter(|item| text(item, "id") == Some(id)).collect()
}

pub(crate) fn tables<'t>(table: &'t Table, key: &str) -> Vec<&'t Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table).collect()
}

pub(crate) fn text<'t>(table: &'t Table, key: &str) -> Option<&'t str> {
    table.get(key).and_then(Value::as_str)
}

/// Every text inside, at any depth.
pub(crate) fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Table(table) => table.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

impl Item {
    pub(crate) fn texts(&self) -> Vec<&str> {
        self.own.values().flat_map(texts).collect()
    }

    /// Arrows out of the step.
    pub(crate) fn arrows(&self) -> Vec<&Table> {
        arrows(&self.own)
    }

    /// Conditions on the step: of itself, of its parts, of arrows out of it and into it.
    pub(crate) fn conditions(&self) -> Vec<&str> {
        let id = text(&self.own, "id");
        let into = tables(&self.path, "step").into_iter().chain([&self.path]).flat_map(arrows);
        let into = into.filter(|arrow| id.is_some() && text(arrow, "to") == id);
        let own = self.arrows().into_iter().chain(into).filter_map(|arrow| text(arrow, "when"));
        let parts = tables(&self.own, "substep").into_iter().chain(tables(&self.own, "substeps"));
        own.chain(parts.chain([&self.own]).filter_map(|part| text(part, "applies_when"))).collect()
    }
}

fn arrows(table: &Table) -> Vec<&Table> {
    let outcomes = tables(table, "outcome").into_iter().chain(tables(table, "always"));
    let onward = outcomes.flat_map(|outcome| tables(outcome, "next"));
    onward.chain(tables(table, "otherwise")).chain(tables(table, "start")).collect()
}
