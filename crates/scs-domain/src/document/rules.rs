//! Beginning a document and writing its versions.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Document, DocumentRefusal};
use crate::content::{Edition, Form};
use crate::event::{DocumentBegun, Event, Facts, Personal};
use crate::form::{Answers, Setting, tidied};
use crate::ids::{ConsultationId, DocumentId};

/// What a document begins with.
#[derive(Clone, Debug)]
pub struct Beginning {
    pub form: String,
    pub portal: String,
    pub consultation: Option<ConsultationId>,
    pub from: Option<DocumentId>,
    pub links: BTreeMap<String, DocumentId>,
    /// Its number on this workstation.
    pub number: u32,
}

/// Refuses a form that makes no document, and one that this portal does not have.
pub fn begin(edition: &Edition, beginning: Beginning) -> Result<Event, DocumentRefusal> {
    let form = edition.forms.get(&beginning.form).ok_or(DocumentRefusal::NoSuchForm)?;
    let document = form.document.ok_or(DocumentRefusal::NoSuchForm)?;
    if !form.portals.contains(&beginning.portal) {
        return Err(DocumentRefusal::NoSuchForm);
    }
    let first = form.cycle.as_ref().and_then(|cycle| edition.cycles.get(cycle)?.first());
    Ok(Event::plain(Facts::DocumentBegun(DocumentBegun {
        number: beginning.number,
        document,
        form: beginning.form,
        cycle: form.cycle.clone(),
        portal: beginning.portal,
        edition: edition.head.clone(),
        consultation: beginning.consultation,
        from: beginning.from,
        links: beginning.links,
        state: first.map_or_else(|| "prepared".to_owned(), |state| state.id.clone()),
    })))
}

/// The next version: answers in their normal form, without what is not kept. None when it says what the last one
/// says. Faults do not stop a version, only the way to the portal.
pub fn write(
    document: &Document,
    setting: Setting<'_>,
    answers: &Answers,
    kept_until: Option<NaiveDate>,
) -> Result<Option<Event>, DocumentRefusal> {
    if document.wiped_at.is_some() {
        return Err(DocumentRefusal::Wiped);
    }
    if !document.is_editable() {
        return Err(DocumentRefusal::NotEditable);
    }
    let answers = tidied(setting, answers).kept(setting.form);
    if answers.is_empty() {
        return Err(DocumentRefusal::NothingAnswered);
    }
    if document.newest() == Some(&answers) {
        return Ok(None);
    }
    let personal = Personal { answers: Some(answers), ..Personal::default() };
    Ok(Some(Event::with(Facts::DocumentWritten { kept_until }, personal)))
}

/// Speaks of another document in this role, or of none; None where it does already. Refuses a role the form does
/// not have, a document of a form that may not stand there, and itself.
pub fn link(
    (id, document): (DocumentId, &Document),
    form: &Form,
    role: &str,
    to: Option<(DocumentId, &Document)>,
) -> Result<Option<Event>, DocumentRefusal> {
    if document.wiped_at.is_some() {
        return Err(DocumentRefusal::Wiped);
    }
    if !document.is_editable() {
        return Err(DocumentRefusal::NotEditable);
    }
    let link = form.link(role).ok_or(DocumentRefusal::NoSuchLink)?;
    let may_stand = |(other, to): (DocumentId, &Document)| {
        other != id && link.forms.contains(&to.form) && to.wiped_at.is_none()
    };
    if !to.is_none_or(may_stand) {
        return Err(DocumentRefusal::NoSuchLink);
    }
    let to = to.map(|(other, _)| other);
    if document.links.get(role).copied() == to {
        return Ok(None);
    }
    Ok(Some(Event::plain(Facts::DocumentLinked { role: role.to_owned(), to })))
}

/// Answers with empty fields filled from the document linked in this role.
pub fn taken(form: &Form, role: &str, own: &Answers, theirs: &Answers) -> Answers {
    let mut whole = own.clone();
    let take = form.link(role).into_iter().flat_map(|link| &link.take);
    for (ours, other) in take.filter(|(ours, _)| own.text(ours).trim().is_empty()) {
        let value = theirs.text(other);
        if !value.is_empty() {
            whole.set(ours, value);
        }
    }
    whole
}

impl Document {
    /// The answers and the portal's numbers go; refused when they are gone.
    pub fn wipe(&self) -> Result<Event, DocumentRefusal> {
        if self.wiped_at.is_some() {
            return Err(DocumentRefusal::Wiped);
        }
        Ok(Event::plain(Facts::DocumentWiped {}))
    }

    /// The form in the edition the document began with.
    pub fn form_in<'e>(&self, edition: &'e Edition) -> Option<&'e Form> {
        edition.forms.get(&self.form)
    }
}
