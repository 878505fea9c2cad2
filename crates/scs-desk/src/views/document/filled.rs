//! What answers come to: which fields are asked, what was found, how a section reads in one line.

use scs_domain::content::{Form, FormField, FormFieldKind, FormSection};
use scs_domain::form::{
    Answers, Entry, FieldAt, Finding, Picked, Setting, applies, findings, in_words, is_ready, normal, papers,
    shown_sections,
};

use super::words;
use crate::wire::{Choice, DocumentCheck, DocumentFinding, SectionState, TransferField, TransferPart};

/// Longer values are shown in a box of their own.
const LONG: usize = 80;
/// So much of a value stands in the line of its section, in characters.
const IN_LINE: usize = 40;

/// Looks at answers as they are typed.
pub(crate) fn check(setting: Setting<'_>, answers: &Answers) -> DocumentCheck {
    let found = findings(setting, answers);
    let normal = normal(setting, answers);
    let sections = shown_sections(setting.form, setting.portal, &normal);
    let mut shown = Vec::new();
    for section in &sections {
        match section.repeat {
            Some(_) => {
                for (number, entry) in answers.entries(&section.id).iter().enumerate() {
                    let own = normal.entries(&section.id).get(number).unwrap_or(entry);
                    let fields = asked(setting, section, &normal, Some(own));
                    shown.extend(
                        fields.map(|field| FieldAt::within(&section.id, number, &field.id).to_string()),
                    );
                }
            }
            None => shown.extend(asked(setting, section, &normal, None).map(|field| field.id.clone())),
        }
    }
    DocumentCheck {
        sections: sections.iter().map(|section| state(setting, section, &normal, &found)).collect(),
        papers: papers(setting.form, setting.portal, &normal)
            .into_iter()
            .map(|paper| Choice { id: paper.id.clone(), title: paper.title.clone() })
            .collect(),
        is_ready: is_ready(&found),
        findings: found.iter().map(|finding| view(setting.form, finding)).collect(),
        shown,
    }
}

fn asked<'s>(
    setting: Setting<'s>,
    section: &'s FormSection,
    answers: &'s Answers,
    entry: Option<&'s Entry>,
) -> impl Iterator<Item = &'s FormField> {
    let fields = setting.form.fields_of(&section.id);
    fields.filter(move |field| applies(setting.form, setting.portal, field, answers, entry))
}

fn state(setting: Setting<'_>, section: &FormSection, answers: &Answers, found: &[Finding]) -> SectionState {
    let form = setting.form;
    let entries: Vec<String> = answers
        .entries(&section.id)
        .iter()
        .enumerate()
        .map(|(number, entry)| entry_title(form, section, number, entry))
        .collect();
    let summary = match &section.repeat {
        Some(_) if entries.is_empty() => words::NOT_FILLED.to_owned(),
        Some(_) if entries.len() == 1 => entries.concat(),
        Some(_) => words::entries(entries.len()),
        None => line(form.fields_of(&section.id), &answers.fields),
    };
    let here = |finding: &&Finding| section_of(form, &finding.at) == Some(section.id.as_str());
    SectionState {
        id: section.id.clone(),
        is_empty: summary == words::NOT_FILLED,
        summary,
        entries,
        faults: u32::try_from(found.iter().filter(here).filter(|finding| finding.level.stops()).count())
            .unwrap_or(u32::MAX),
    }
}

/// The first two answers that say something.
fn line<'f>(fields: impl Iterator<Item = &'f FormField>, answers: &Entry) -> String {
    let telling = fields.filter(|field| {
        !matches!(field.kind, FormFieldKind::YesNo | FormFieldKind::Confirm | FormFieldKind::Choices)
    });
    let said = telling.filter_map(|field| {
        let value = answers.get(&field.id).filter(|value| !value.is_empty())?;
        Some(shortened(&in_words(field, value)))
    });
    let said: Vec<String> = said.take(2).collect();
    if said.is_empty() && answers_any(answers) {
        return words::entries(answers.len());
    }
    if said.is_empty() { words::NOT_FILLED.to_owned() } else { said.join(", ") }
}

fn answers_any(answers: &Entry) -> bool {
    answers.values().any(|value| !value.is_empty()) && answers.len() == 1
}

fn shortened(text: &str) -> String {
    let first = text.lines().next().unwrap_or_default();
    if first.chars().count() <= IN_LINE && first == text {
        return text.to_owned();
    }
    let cut: String = first.chars().take(IN_LINE).collect();
    format!("{}…", cut.trim_end())
}

/// What tells a document from others of its form: its first answer that is no yes or no.
pub(crate) fn subject(form: &Form, portal: &str, answers: &Answers) -> String {
    let said = form.fields.iter().filter(|field| field.is_on(portal)).find_map(|field| {
        let is_telling = matches!(field.kind, FormFieldKind::Text | FormFieldKind::Reference);
        let value = answers.fields.get(&field.id).filter(|value| is_telling && !value.is_empty())?;
        Some(shortened(&in_words(field, value)))
    });
    said.unwrap_or_default()
}

/// «Швея, Фабрика «Заря»»; «Место работы 2» while nothing names it.
pub(crate) fn entry_title(form: &Form, section: &FormSection, number: usize, entry: &Entry) -> String {
    let Some(repeat) = &section.repeat else { return section.title.clone() };
    let named = repeat.named_by.iter().filter_map(|id| {
        let value = entry.get(id).filter(|value| !value.is_empty())?;
        Some(shortened(&in_words(form.field(id)?, value)))
    });
    let named: Vec<String> = named.collect();
    if named.is_empty() { words::entry(&repeat.one, number) } else { named.join(", ") }
}

/// The section a finding belongs to.
fn section_of<'f>(form: &'f Form, at: &'f FieldAt) -> Option<&'f str> {
    match &at.entry {
        Some((section, _)) => Some(section),
        None => form
            .field(&at.field)
            .map(|field| field.section.as_str())
            .or_else(|| form.section(&at.field).map(|section| section.id.as_str())),
    }
}

fn view(form: &Form, finding: &Finding) -> DocumentFinding {
    let section = section_of(form, &finding.at).unwrap_or_default();
    let known = form.section(section);
    let place = match (&finding.at.entry, known, form.field(&finding.at.field)) {
        (Some((_, number)), Some(section), Some(field)) => {
            let one = section.repeat.as_ref().map_or(&section.title, |repeat| &repeat.one);
            words::within(&words::entry(one, *number), &field.title)
        }
        (None, _, Some(field)) => field.title.clone(),
        (_, Some(section), _) => section.title.clone(),
        _ => String::new(),
    };
    DocumentFinding {
        code: finding.code.clone(),
        level: finding.level.into(),
        stops: finding.level.stops(),
        field: finding.at.to_string(),
        section: section.to_owned(),
        place,
        message: finding.message.clone(),
        example: finding.example.clone(),
        problem: finding.problem.clone(),
    }
}

/// What is carried to the portal, in its order: one part for a section, one for each entry.
pub(crate) fn parts(setting: Setting<'_>, answers: &Answers, carried: &[String]) -> Vec<TransferPart> {
    let form = setting.form;
    let fields = |section: &FormSection, entry: Option<(usize, &Entry)>| -> Vec<TransferField> {
        let values = entry.map_or(&answers.fields, |(_, entry)| entry);
        let going =
            asked(setting, section, answers, entry.map(|(_, entry)| entry)).filter(|field| !field.ours);
        going
            .filter_map(|field| {
                let value = values.get(&field.id).filter(|value| !value.is_empty())?;
                let at = match entry {
                    Some((number, _)) => FieldAt::within(&section.id, number, &field.id),
                    None => FieldAt::single(&field.id),
                };
                Some(transfer_field(field, &at.to_string(), value, carried))
            })
            .collect()
    };
    let mut parts = Vec::new();
    for section in shown_sections(form, setting.portal, answers) {
        if section.repeat.is_some() {
            for (number, entry) in answers.entries(&section.id).iter().enumerate() {
                let title = entry_title(form, section, number, entry);
                parts.push(TransferPart {
                    section: section.id.clone(),
                    title: words::within(&section.title, &title),
                    fields: fields(section, Some((number, entry))),
                });
            }
        } else {
            parts.push(TransferPart {
                section: section.id.clone(),
                title: section.title.clone(),
                fields: fields(section, None),
            });
        }
    }
    parts.retain(|part| !part.fields.is_empty());
    parts
}

/// What a single section answers, in words, whether it is carried to the portal or only ours.
pub(super) fn told(setting: Setting<'_>, section: &FormSection, answers: &Answers) -> Vec<(String, String)> {
    let is_shown = shown_sections(setting.form, setting.portal, answers).contains(&section);
    let fields = asked(setting, section, answers, None).filter(|field| is_shown && !field.transient);
    let said = fields.filter_map(|field| {
        let value = answers.fields.get(&field.id).filter(|value| !value.is_empty())?;
        Some((field.title.clone(), in_words(field, value)))
    });
    said.collect()
}

fn transfer_field(field: &FormField, id: &str, value: &str, carried: &[String]) -> TransferField {
    let is_picked = matches!(
        field.kind,
        FormFieldKind::Choice | FormFieldKind::Choices | FormFieldKind::YesNo | FormFieldKind::Confirm
    );
    let value = match field.kind {
        // The portal's own fields take digits.
        FormFieldKind::Money | FormFieldKind::Number => value.to_owned(),
        FormFieldKind::Reference => Picked::read(value).name.to_owned(),
        FormFieldKind::Date | FormFieldKind::BirthDate => in_digits(value),
        _ => in_words(field, value),
    };
    TransferField {
        id: id.to_owned(),
        title: field.on_portal.as_ref().unwrap_or(&field.title).clone(),
        is_long: value.chars().count() > LONG || value.contains('\n'),
        value,
        is_picked,
        carried: carried.iter().any(|known| known == id),
    }
}

/// `25.11.2026`, as portals want days.
fn in_digits(day: &str) -> String {
    let read = chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d");
    read.map_or_else(|_| day.to_owned(), |day| day.format("%d.%m.%Y").to_string())
}
