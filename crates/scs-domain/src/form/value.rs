//! One answer: from what was typed to its normal form, and from there to words.

use chrono::NaiveDate;

use super::Setting;
use super::month::month;
use super::words;
use crate::check::{Kind, Verdict, check};
use crate::content::{FormField, FormFieldKind};
use crate::words::day_month_year;

/// A value that does not stand, or stands with a doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faulty {
    pub code: String,
    pub message: String,
    /// None: refused.
    pub normal: Option<String>,
}

fn refused(code: &str, message: String) -> Faulty {
    Faulty { code: code.to_owned(), message, normal: None }
}

/// A picked row of a reference list: its code and its name, in one word of storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picked<'v> {
    /// None: words of one's own.
    pub code: Option<&'v str>,
    pub name: &'v str,
}

const BETWEEN: char = '\t';

impl<'v> Picked<'v> {
    pub fn read(value: &'v str) -> Self {
        match value.split_once(BETWEEN) {
            Some((code, name)) => Picked { code: Some(code), name },
            None => Picked { code: None, name: value },
        }
    }

    pub fn store(self) -> String {
        match self.code {
            Some(code) => format!("{code}{BETWEEN}{}", self.name),
            None => self.name.to_owned(),
        }
    }
}

/// The normal form of a value that is not empty: days `2026-11-25`, months `2014-03`, sums and numbers as digits,
/// `true` and `false`, ids of values (several: by lines), a row of a list with its code. Reading the normal form
/// gives it again.
pub fn one(setting: Setting<'_>, field: &FormField, value: &str) -> Result<String, Faulty> {
    let value = value.trim();
    if value.chars().count() > field.max {
        return Err(refused("too-long", words::too_long(field.max)));
    }
    match field.kind {
        FormFieldKind::Text | FormFieldKind::LongText | FormFieldKind::Kept => Ok(value.to_owned()),
        FormFieldKind::Date => day(value).map(|day| day.to_string()).ok_or_else(|| format_of(field.kind)),
        FormFieldKind::Month => month(value).map_err(|fault| refused(fault.code(), words::month(fault))),
        FormFieldKind::Time => chrono::NaiveTime::parse_from_str(value, "%H:%M")
            .map(|at| at.format("%H:%M").to_string())
            .map_err(|_| format_of(field.kind)),
        FormFieldKind::Money | FormFieldKind::Number => digits(value).ok_or_else(|| format_of(field.kind)),
        FormFieldKind::Choice => {
            known(field, value).ok_or_else(|| refused("not-in-list", words::PICK.into()))
        }
        FormFieldKind::Choices => several(field, value),
        FormFieldKind::YesNo | FormFieldKind::Confirm => match value {
            "true" | "false" => Ok(value.to_owned()),
            _ => Err(refused("not-in-list", words::PICK.into())),
        },
        FormFieldKind::Reference => reference(setting, field, value),
        FormFieldKind::Phone => checked(setting, Kind::Phone, value),
        FormFieldKind::Email => checked(setting, Kind::Email, value),
        FormFieldKind::Snils => checked(setting, Kind::Snils, value),
        FormFieldKind::Inn => checked(setting, Kind::Inn, value),
        FormFieldKind::Ogrn => checked(setting, Kind::Ogrn, value),
        FormFieldKind::Kpp => checked(setting, Kind::Kpp, value),
        FormFieldKind::BirthDate => checked(setting, Kind::BirthDate, value),
        FormFieldKind::Postcode => checked(setting, Kind::Postcode, value),
    }
}

fn format_of(kind: FormFieldKind) -> Faulty {
    let (code, message) = words::format(kind);
    refused(code, message.to_owned())
}

fn day(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d.%m.%Y"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok())
}

fn digits(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let is_whole = !plain.is_empty() && plain.chars().all(|sign| sign.is_ascii_digit());
    if is_whole { plain.parse::<u64>().ok().map(|number| number.to_string()) } else { None }
}

fn known(field: &FormField, value: &str) -> Option<String> {
    field.values.iter().find(|known| known.id == value).map(|known| known.id.clone())
}

/// In the order of the form, each once.
fn several(field: &FormField, value: &str) -> Result<String, Faulty> {
    let picked: Vec<&str> = value.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if picked.iter().any(|id| known(field, id).is_none()) {
        return Err(refused("not-in-list", words::PICK.into()));
    }
    let ordered = field.values.iter().map(|known| known.id.as_str()).filter(|id| picked.contains(id));
    Ok(ordered.collect::<Vec<_>>().join("\n"))
}

fn reference(setting: Setting<'_>, field: &FormField, value: &str) -> Result<String, Faulty> {
    let list = field.list.as_deref().unwrap_or_default();
    let picked = Picked::read(value);
    let row = match picked.code {
        Some(code) => setting.lists.name(list, code).map(|name| (code.to_owned(), name)),
        None => setting.lists.code(list, picked.name).map(|code| (code, picked.name.to_owned())),
    };
    match row {
        Some((code, name)) => {
            let name = setting.lists.name(list, &code).unwrap_or(name);
            Ok(Picked { code: Some(&code), name: &name }.store())
        }
        // A row of a list that is no longer there keeps its name.
        None if field.free || picked.code.is_some() => Ok(value.to_owned()),
        None => Err(refused("not-in-reference", words::PICK_REFERENCE.into())),
    }
}

fn checked(setting: Setting<'_>, kind: Kind, value: &str) -> Result<String, Faulty> {
    match check(kind, value, setting.today) {
        Verdict::Valid { canonical } => Ok(canonical),
        Verdict::Doubtful { canonical, rule } => {
            Err(Faulty { code: rule.code(), message: rule.message(), normal: Some(canonical) })
        }
        Verdict::Refused(rule) => Err(refused(&rule.code(), rule.message())),
    }
}

/// Joined so that a comma inside one of them does not make two.
fn listed(titles: Vec<String>) -> String {
    let between = if titles.iter().any(|title| title.contains(',')) { "; " } else { ", " };
    titles.join(between)
}

/// A normal value as a person reads it; what is not normal stays as it was typed.
pub fn in_words(field: &FormField, value: &str) -> String {
    let title = |id: &str| {
        field
            .values
            .iter()
            .find(|known| known.id == id)
            .map_or_else(|| id.to_owned(), |known| known.title.clone())
    };
    match field.kind {
        FormFieldKind::Date | FormFieldKind::BirthDate => {
            day(value).map_or_else(|| value.to_owned(), day_month_year)
        }
        FormFieldKind::Month => words::month_words(value),
        FormFieldKind::Money => words::money(value),
        FormFieldKind::Choice => title(value),
        FormFieldKind::Choices => listed(value.lines().map(title).collect()),
        FormFieldKind::YesNo | FormFieldKind::Confirm => words::yes_no(value).to_owned(),
        FormFieldKind::Reference => Picked::read(value).name.to_owned(),
        FormFieldKind::Phone => words::phone(value),
        _ => value.to_owned(),
    }
}
