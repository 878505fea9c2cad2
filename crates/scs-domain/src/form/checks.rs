//! The checks of a form: rules of the program, with the words, numbers and lists of the materials.

use chrono::NaiveDate;

use super::answers::{Answers, Entry, FieldAt};
use super::beside::Beside;
use super::findings::{Finding, normal};
use super::month::first_day;
use super::value::Picked;
use super::{Setting, across, contacts, gaps, shown, wording, words};
use crate::content::{CheckExample, CheckRule, FormCheck, FormSection};
use crate::text::fold;

/// What a check has found, for its words.
#[derive(Default)]
struct Told {
    found: String,
    why: String,
    instead: String,
    least: String,
}

/// Checks of one field that speak.
pub(super) fn of_field(setting: Setting<'_>, at: &FieldAt, answers: &Answers) -> Vec<Finding> {
    let checks = setting.form.checks.iter().filter(|check| check.field == at.field && is_on(check, setting));
    checks.filter_map(|check| speaks(setting, check, at, answers)).collect()
}

/// Checks of a repeated section as a whole.
pub(super) fn of_section(setting: Setting<'_>, section: &FormSection, answers: &Answers) -> Vec<Finding> {
    let of = setting.form.checks.iter().filter(|check| check.field == section.id && is_on(check, setting));
    of.filter_map(|check| {
        let entries = answers.entries(&section.id);
        let (number, told) = match &check.rule {
            _ if !is_awake(setting, check, answers, None) => return None,
            CheckRule::Entries { least } if entries.len() < *least => {
                (None, Told { least: least.to_string(), ..Told::default() })
            }
            CheckRule::EntriesAtMost { times, of } => {
                let most = answers.text(of).parse::<usize>().ok()?.checked_mul(*times)?;
                let told =
                    Told { least: most.to_string(), found: entries.len().to_string(), ..Told::default() };
                (entries.len() > most).then_some((None, told))?
            }
            CheckRule::NoGap { from, to, months } => {
                let (number, missing) = gaps::hole(entries, from, to, *months, setting.today)?;
                (Some((number, from)), Told { found: words::months(missing), ..Told::default() })
            }
            CheckRule::Always {} => (None, Told::default()),
            _ => return None,
        };
        let at = match number {
            Some((number, field)) => FieldAt::within(&section.id, number, field),
            None => FieldAt::single(&section.id),
        };
        Some(finding(setting, check, at, &told))
    })
    .collect()
}

fn is_on(check: &FormCheck, setting: Setting<'_>) -> bool {
    check.portals.as_ref().is_none_or(|portals| portals.iter().any(|known| known == setting.portal))
}

fn is_awake(setting: Setting<'_>, check: &FormCheck, answers: &Answers, entry: Option<&Entry>) -> bool {
    let when = check.when.as_ref();
    when.is_none_or(|when| shown::holds(setting.form, setting.portal, when, answers, entry))
}

fn speaks(setting: Setting<'_>, check: &FormCheck, at: &FieldAt, answers: &Answers) -> Option<Finding> {
    let entry = at.entry.as_ref().and_then(|(section, number)| answers.entries(section).get(*number));
    if !is_awake(setting, check, answers, entry) {
        return None;
    }
    let beside = |field: &str| -> Option<&str> {
        let own = entry.and_then(|entry| entry.get(field)).or_else(|| answers.fields.get(field));
        own.map(String::as_str).filter(|value| !value.is_empty())
    };
    let value = answers.get(at);
    let told = match &check.rule {
        CheckRule::Filled {} => value.is_none().then(Told::default),
        CheckRule::Always {} => Some(Told::default()),
        rule @ (CheckRule::LinkedStands { .. } | CheckRule::Alone { .. }) => {
            across::found(setting, rule, answers).map(|found| Told { found, ..Told::default() })
        }
        rule => broken(setting, check, rule, value?, &beside),
    }?;
    Some(finding(setting, check, at.clone(), &told))
}

fn broken<'a>(
    setting: Setting<'_>,
    check: &FormCheck,
    rule: &CheckRule,
    value: &str,
    beside: &dyn Fn(&str) -> Option<&'a str>,
) -> Option<Told> {
    let plain = |is_broken: bool| is_broken.then(Told::default);
    match rule {
        CheckRule::NotBefore { than } => plain(measure(value)? < measure(beside(than)?)?),
        CheckRule::MoreThan { than } => plain(measure(value)? <= measure(beside(than)?)?),
        CheckRule::AtLeast { least } => {
            let told = Told { least: words::grouped(&least.to_string()), ..Told::default() };
            (measure(value)? < *least).then_some(told)
        }
        CheckRule::MinimumPay { list, region } => {
            let region = beside(region).and_then(|region| Picked::read(region).code);
            let least = setting.lists.pay(list)?.least(region);
            let told = Told { least: words::money(&least.to_string()), ..Told::default() };
            (measure(value)? < least).then_some(told)
        }
        CheckRule::NotInFuture {} => plain(day(value)? > setting.today),
        CheckRule::NotPast {} => plain(day(value)? < setting.today),
        CheckRule::Differs { from } => plain(fold(value) == fold(Picked::read(beside(from)?).name)),
        CheckRule::Longer { least } => plain(value.chars().count() < *least),
        CheckRule::HasNumber {} => plain(!value.chars().any(|sign| sign.is_ascii_digit())),
        CheckRule::NoContacts {} => {
            contacts::contact(value).map(|found| Told { found: found.to_owned(), ..Told::default() })
        }
        CheckRule::NoWording { list } => {
            let (wording, found) = wording::first(setting.lists.wordings(list)?, value)?;
            Some(Told {
                found,
                why: wording.why.clone(),
                instead: wording.instead.clone(),
                ..Told::default()
            })
        }
        CheckRule::Listed {} => {
            let list = setting.form.field(&check.field)?.list.as_deref()?;
            let picked = Picked::read(value);
            let is_listed = picked.code.is_some_and(|code| setting.lists.name(list, code).is_some());
            plain(!is_listed)
        }
        CheckRule::AsLinked { link, field } => {
            across::told_otherwise(setting, link, field, value).map(|found| Told { found, ..Told::default() })
        }
        CheckRule::Filled {}
        | CheckRule::Always {}
        | CheckRule::Entries { .. }
        | CheckRule::EntriesAtMost { .. }
        | CheckRule::LinkedStands { .. }
        | CheckRule::Alone { .. }
        | CheckRule::NoGap { .. } => None,
    }
}

/// Numbers by themselves, days and months by their place on the calendar.
fn measure(value: &str) -> Option<i64> {
    value.parse().ok().or_else(|| day(value).map(|day| (day - NaiveDate::default()).num_days()))
}

fn day(value: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(value, "%Y-%m-%d").ok().or_else(|| first_day(value))
}

fn finding(setting: Setting<'_>, check: &FormCheck, at: FieldAt, told: &Told) -> Finding {
    let general = setting.form.problem.as_ref().filter(|_| check.level.stops());
    let message = [
        ("{found}", &told.found),
        ("{why}", &told.why),
        ("{instead}", &told.instead),
        ("{least}", &told.least),
    ]
    .iter()
    .fold(check.message.clone(), |text, (place, word)| text.replace(place, word));
    Finding {
        code: check.code.clone(),
        level: check.level,
        at,
        message,
        example: check.example.clone(),
        problem: check.problem.as_ref().or(general).cloned(),
    }
}

/// Numbers of the examples that do not come out: under `passes` the check spoke, under `fails` it was silent.
pub fn proved_wrong(setting: Setting<'_>, check: &FormCheck) -> (Vec<usize>, Vec<usize>) {
    let speaks = |example: &CheckExample| {
        let mut answers = Answers { fields: example.fields.clone(), ..Answers::default() };
        if let Some(section) = repeated_section(setting, check) {
            answers.entries.insert(section.to_owned(), example.entries.clone());
        }
        let beside = Beside::of_example(example);
        let setting = Setting { beside: &beside, ..setting };
        let normal = normal(setting, &answers);
        super::findings(setting, &normal).iter().any(|finding| finding.code == check.code)
    };
    let wrong = |examples: &[CheckExample], should: bool| -> Vec<usize> {
        let numbered = examples.iter().enumerate();
        numbered.filter(|(_, example)| speaks(example) != should).map(|(number, _)| number).collect()
    };
    (wrong(&check.passes, false), wrong(&check.fails, true))
}

fn repeated_section<'f>(setting: Setting<'f>, check: &'f FormCheck) -> Option<&'f str> {
    let section =
        setting.form.field(&check.field).map_or(check.field.as_str(), |field| field.section.as_str());
    setting.form.is_repeated(section).then_some(section)
}
