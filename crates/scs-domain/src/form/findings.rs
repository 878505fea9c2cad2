//! Everything found in the answers to a form, in the order of the form.

use super::answers::{Answers, Entry, FieldAt};
use super::shown::{applies, shown_sections};
use super::{Setting, checks, value, words};
use crate::content::{CheckLevel, FormField, FormSection};

/// Something to mend, to look at or to make better. Holds no answer but the words a check quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub code: String,
    pub level: CheckLevel,
    pub at: FieldAt,
    pub message: String,
    pub example: Option<String>,
    /// The card that helps.
    pub problem: Option<String>,
}

/// Nothing in the way of carrying it to the portal.
pub fn is_ready(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| !finding.level.stops())
}

/// Findings of values first within a field, then those of checks; fields in the order of the form, entry by entry.
pub fn findings(setting: Setting<'_>, answers: &Answers) -> Vec<Finding> {
    let mut found = Vec::new();
    let normal = normal(setting, answers);
    for section in shown_sections(setting.form, setting.portal, &normal) {
        for at in places(setting, section, &normal) {
            let Some(field) = setting.form.field(&at.field) else { continue };
            let faulty = of_value(setting, field, &at, answers);
            let is_wrong = faulty.as_ref().is_some_and(|finding| finding.level.stops());
            found.extend(faulty);
            if !is_wrong {
                found.extend(checks::of_field(setting, &at, &normal));
            }
        }
        found.extend(too_many(setting, section, &normal));
        found.extend(checks::of_section(setting, section, &normal));
    }
    found
}

/// More entries than the form takes: all of them are kept, and none goes to the portal before some are joined.
fn too_many(setting: Setting<'_>, section: &FormSection, answers: &Answers) -> Option<Finding> {
    let most = section.repeat.as_ref()?.most;
    (answers.entries(&section.id).len() > most).then(|| Finding {
        code: "too-many".to_owned(),
        level: CheckLevel::Format,
        at: FieldAt::single(&section.id),
        message: words::too_many(most),
        example: None,
        problem: setting.form.problem.clone(),
    })
}

/// Answers in their normal form where they have one, as typed where not; what does not apply is left out.
pub fn normal(setting: Setting<'_>, answers: &Answers) -> Answers {
    let mut normal = tidied(setting, answers);
    // Which fields apply is decided by normal answers; leaving one out may end another.
    for _ in 0..setting.form.sections.len() + 1 {
        let kept = applying(setting, &normal);
        if kept == normal {
            break;
        }
        normal = kept;
    }
    normal
}

/// Answers in their normal form where they have one, as typed where not; what does not apply now stays, so that a
/// changed mind loses nothing.
pub fn tidied(setting: Setting<'_>, answers: &Answers) -> Answers {
    let entry = |section: &str, given: &Entry| -> Entry {
        let known = setting.form.fields_of(section).filter_map(|field| {
            let typed = given.get(&field.id).filter(|value| !value.trim().is_empty())?;
            let value = match value::one(setting, field, typed) {
                Ok(normal) => normal,
                Err(faulty) => faulty.normal.unwrap_or_else(|| typed.clone()),
            };
            Some((field.id.clone(), value))
        });
        known.collect()
    };
    let mut normal = Answers::default();
    for section in &setting.form.sections {
        match &section.repeat {
            Some(_) => {
                let given = answers.entries(&section.id).iter();
                let list: Vec<Entry> = given.map(|given| entry(&section.id, given)).collect();
                if !list.is_empty() {
                    normal.entries.insert(section.id.clone(), list);
                }
            }
            None => normal.fields.extend(entry(&section.id, &answers.fields)),
        }
    }
    normal
}

fn applying(setting: Setting<'_>, answers: &Answers) -> Answers {
    let form = setting.form;
    let mut kept = Answers::default();
    for section in shown_sections(form, setting.portal, answers) {
        let keep = |given: &Entry, own: Option<&Entry>| -> Entry {
            let fields = form.fields_of(&section.id);
            let applying = fields.filter(|field| applies(form, setting.portal, field, answers, own));
            applying.filter_map(|field| Some((field.id.clone(), given.get(&field.id)?.clone()))).collect()
        };
        if section.repeat.is_some() {
            let list: Vec<Entry> =
                answers.entries(&section.id).iter().map(|given| keep(given, Some(given))).collect();
            if !list.is_empty() {
                kept.entries.insert(section.id.clone(), list);
            }
        } else {
            kept.fields.extend(keep(&answers.fields, None));
        }
    }
    kept
}

/// Fields of a section that apply, entry by entry.
pub(super) fn places(setting: Setting<'_>, section: &FormSection, answers: &Answers) -> Vec<FieldAt> {
    let fields = |own: Option<&Entry>| -> Vec<&FormField> {
        let of = setting.form.fields_of(&section.id);
        of.filter(|field| applies(setting.form, setting.portal, field, answers, own)).collect()
    };
    if section.repeat.is_none() {
        return fields(None).into_iter().map(|field| FieldAt::single(&field.id)).collect();
    }
    let entries = answers.entries(&section.id).iter().enumerate();
    entries
        .flat_map(|(number, entry)| {
            let of = fields(Some(entry)).into_iter();
            of.map(move |field| FieldAt::within(&section.id, number, &field.id)).collect::<Vec<_>>()
        })
        .collect()
}

fn of_value(setting: Setting<'_>, field: &FormField, at: &FieldAt, answers: &Answers) -> Option<Finding> {
    let finding = |code: &str, level: CheckLevel, message: String| {
        let problem = setting.form.problem.clone().filter(|_| level.stops());
        Some(Finding { code: code.to_owned(), level, at: at.clone(), message, example: None, problem })
    };
    let Some(typed) = answers.get(at) else {
        return match (&field.required_by, field.required) {
            (_, false) => None,
            (Some(_), true) => finding("empty", CheckLevel::Format, words::empty(&field.title)),
            (None, true) => finding("empty", CheckLevel::Warning, words::better_filled(&field.title)),
        };
    };
    let faulty = value::one(setting, field, typed).err()?;
    let level = if faulty.normal.is_some() { CheckLevel::Warning } else { CheckLevel::Format };
    finding(&faulty.code, level, faulty.message)
}
