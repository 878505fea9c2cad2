//! Which sections and fields apply under the answers given so far.

use super::answers::{Answers, Entry};
use crate::condition::{self, Facts};
use crate::content::{Form, FormField, FormFieldKind, FormSection};

/// A condition that reads an answer nobody has given does not hold.
pub(super) fn holds(form: &Form, portal: &str, when: &str, answers: &Answers, entry: Option<&Entry>) -> bool {
    let Ok(reads) = condition::reads(when) else { return false };
    let mut facts = Facts::new();
    for name in reads {
        let given = entry.and_then(|entry| entry.get(&name)).or_else(|| answers.fields.get(&name));
        let known = match name.as_str() {
            "portal" => Some(portal.to_owned()),
            _ => given.filter(|value| !value.is_empty()).cloned().or_else(|| untouched(form, &name)),
        };
        let Some(known) = known else { return false };
        facts.insert(name, known);
    }
    condition::holds(when, &facts).unwrap_or(false)
}

/// Whether a condition of the whole form holds.
pub fn applies_when(form: &Form, portal: &str, when: &str, answers: &Answers) -> bool {
    holds(form, portal, when, answers, None)
}

/// A tick nobody set is a no.
fn untouched(form: &Form, field: &str) -> Option<String> {
    let kind = form.field(field)?.kind;
    (kind == FormFieldKind::Confirm).then(|| "false".to_owned())
}

fn section_applies(form: &Form, portal: &str, section: &FormSection, answers: &Answers) -> bool {
    section.when.as_ref().is_none_or(|when| holds(form, portal, when, answers, None))
}

/// Sections that apply, in their order.
pub fn shown_sections<'f>(form: &'f Form, portal: &str, answers: &Answers) -> Vec<&'f FormSection> {
    let has_fields = |section: &&FormSection| form.fields_of(&section.id).any(|field| field.is_on(portal));
    let sections = form.sections.iter().filter(has_fields);
    sections.filter(|section| section_applies(form, portal, section, answers)).collect()
}

/// Whether a field of a section that applies is asked; `entry` is the thing it belongs to.
pub fn applies(
    form: &Form,
    portal: &str,
    field: &FormField,
    answers: &Answers,
    entry: Option<&Entry>,
) -> bool {
    field.is_on(portal) && field.when.as_ref().is_none_or(|when| holds(form, portal, when, answers, entry))
}
