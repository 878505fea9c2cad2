//! Sheets and samples of forms ask only for what the form answers.

use std::collections::BTreeSet;

use scs_domain::content::{Edition, Form, FormField, FormFieldKind, Template};
use scs_domain::form::asked_for;

use super::{Report, Rule};

pub(super) fn check(edition: &Edition, form: &Form, report: Report<'_>) {
    let place = format!("forms/{}", form.id);
    let mut ids = BTreeSet::new();
    for paper in &form.papers {
        if !ids.insert(&paper.id) {
            report(place.clone(), Rule::DuplicateId, paper.id.clone());
        }
        let is_single = |field: &FormField| !form.is_repeated(&field.section) && !field.transient;
        for id in paper.texts().flat_map(asked_for) {
            if !form.field(id).is_some_and(is_single) {
                report(place.clone(), Rule::PlaceholderUnknown, format!("{}: {id}", paper.id));
            }
        }
        for id in paper.facts.iter().filter(|id| form.section(id).is_none()) {
            report(place.clone(), Rule::Unresolved, format!("{}: {id}", paper.id));
        }
        let sections: BTreeSet<Option<&str>> =
            paper.columns.iter().map(|id| form.field(id).map(|field| field.section.as_str())).collect();
        let is_table = |section: Option<&str>| section.is_some_and(|section| form.is_repeated(section));
        let is_one = sections.len() == 1 && sections.iter().copied().all(is_table);
        if !(sections.is_empty() || is_one) {
            report(place.clone(), Rule::Unresolved, format!("{}: {}", paper.id, paper.columns.join(", ")));
        }
    }
    for template in edition.templates.values().filter(|template| template.form == form.id) {
        sample(edition, form, template, report);
    }
}

/// A sample answers single fields, and nothing that is personal or not kept.
fn sample(edition: &Edition, form: &Form, template: &Template, report: Report<'_>) {
    let place = format!("templates/{}", template.id);
    for (id, value) in &template.fields {
        let field = form.field(id).filter(|field| !form.is_repeated(&field.section));
        let may_stand = field.is_some_and(|field| {
            let is_known = |line: &str| field.values.iter().any(|known| known.id == line);
            let is_chosen = matches!(field.kind, FormFieldKind::Choice | FormFieldKind::Choices);
            !field.personal && !field.transient && (!is_chosen || value.lines().all(is_known))
        });
        if !may_stand {
            report(place.clone(), Rule::FieldValues, id.clone());
        }
    }
    if let Some(code) = &template.profession {
        let is_listed = edition.lists.get("professions").is_some_and(|list| list.row(code).is_some());
        if !is_listed || form.field("profession").is_none() {
            report(place, Rule::CodeWrong, code.clone());
        }
    }
}
