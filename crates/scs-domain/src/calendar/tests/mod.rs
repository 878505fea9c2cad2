mod files;
mod terms;

use serde_json::{Map, Value};

use super::*;

const FILES: [&str; 3] = [
    include_str!("../fixtures/ru-2024.toml"),
    include_str!("../fixtures/ru-2025.toml"),
    include_str!("../fixtures/ru-2026.toml"),
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The way packs are read: TOML dates become text.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(items) => Value::Array(items.into_iter().map(json).collect()),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, json(value))).collect::<Map<_, _>>())
        }
        other => serde_json::to_value(other).unwrap(),
    }
}

fn read(file: &str) -> Result<YearCalendar, serde_json::Error> {
    let table: toml::Table = file.parse().unwrap();
    serde_json::from_value(json(toml::Value::Table(table)))
}

fn year(number: i32) -> YearCalendar {
    FILES.iter().map(|file| read(file).unwrap()).find(|year| year.year == number).unwrap()
}

fn known() -> WorkingCalendar {
    WorkingCalendar::new(FILES.iter().map(|file| read(file).unwrap()).collect())
}
