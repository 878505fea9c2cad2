//! Documents that speak of each other: the employer of a vacancy, the vacancy of an application.

use std::collections::BTreeMap;

use scs_domain::content::{CheckRule, FormLink};
use scs_domain::document::{self, Document};
use scs_domain::event::Channel;
use scs_domain::form::{Alike, Answers, Beside, Neighbour, is_discreet};
use scs_domain::ids::DocumentId;

use super::document::{DraftBody, Opened, document_id, document_view, draft_name};
use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, Result};
use crate::references::Listed;
use crate::views::document as view;
use crate::views::document::words;
use crate::wire::{Choice, DocumentLinkInput, DocumentLinkView, DocumentView};

/// What the answers of a document are looked at with, beside its form.
pub(crate) struct Around<'s> {
    pub(crate) listed: Listed<'s>,
    pub(crate) beside: Beside,
}

impl Desk {
    pub(crate) fn around<'s>(&self, opened: &'s Opened) -> Result<Around<'s>> {
        Ok(Around { listed: self.listed(&opened.edition)?, beside: self.beside(opened)? })
    }

    /// Nobody for a form that speaks of nobody.
    fn beside(&self, opened: &Opened) -> Result<Beside> {
        let form = opened.form()?;
        let mut beside = Beside::default();
        for (role, id) in opened.document.links.iter().filter(|(role, _)| form.link(role).is_some()) {
            if let Some(known) = self.found(*id)? {
                let answers = self.said(*id, &known)?;
                beside.linked.insert(role.clone(), Neighbour { answers, standing: known.standing });
            }
        }
        let looks_around = form.checks.iter().any(|check| matches!(check.rule, CheckRule::Alone { .. }));
        if looks_around && !beside.linked.is_empty() {
            beside.alike = self.alike(opened)?;
        }
        Ok(beside)
    }

    fn alike(&self, opened: &Opened) -> Result<Vec<Alike>> {
        let known =
            self.store.read(|reader| reader.documents_on(&opened.document.form).map_err(Error::from))?;
        let others = known.into_iter().filter(|(id, other)| *id != opened.id && !other.links.is_empty());
        // Many vacancies speak of one employer.
        let mut told: BTreeMap<DocumentId, Answers> = BTreeMap::new();
        let one = |(id, other): (DocumentId, Document)| {
            let mut linked = BTreeMap::new();
            for (role, to) in &other.links {
                if !told.contains_key(to) {
                    let known = self.found(*to)?.map(|known| self.said(*to, &known)).transpose()?;
                    told.insert(*to, known.unwrap_or_default());
                }
                linked.extend(told.get(to).map(|answers| (role.clone(), answers.clone())));
            }
            Ok(Alike { number: other.number, answers: self.said(id, &other)?, linked })
        };
        others.map(one).collect()
    }

    fn found(&self, id: DocumentId) -> Result<Option<Document>> {
        self.store.read(|reader| reader.find_document(id).map_err(Error::from))
    }

    /// The newest version; before the first one, what is being typed.
    fn said(&self, id: DocumentId, known: &Document) -> Result<Answers> {
        if let Some(newest) = known.newest() {
            return Ok(newest.clone());
        }
        let draft = self.store.read(|reader| reader.draft(&draft_name(id)).map_err(Error::from))?;
        let typed = draft.and_then(|draft| serde_json::from_str::<DraftBody>(&draft.body).ok());
        Ok(typed.map(|typed| typed.answers).unwrap_or_default())
    }
}

/// Names the other document, or none; empty fields of ours are filled from it, in the draft.
pub(crate) fn link(desk: &Desk, caller: &Caller, input: DocumentLinkInput) -> Result<DocumentView> {
    let id = document_id(&input.id)?;
    let opened = desk.document_for(caller, id)?;
    let (own, _) = desk.answers_of(&opened)?;
    opened.must_be_in_person(desk, &own)?;
    let to = input.to.as_deref().map(document_id).transpose()?;
    let to = to.map(|to| desk.document_for(caller, to)).transpose()?;
    let theirs = to.as_ref().map(|to| desk.said(to.id, &to.document)).transpose()?;
    if let (Some(to), Some(theirs)) = (&to, &theirs) {
        to.must_be_in_person(desk, theirs)?;
    }
    let form = opened.form()?;
    let whole = theirs.map(|theirs| document::taken(form, &input.role, &own, &theirs));
    let draft =
        whole.filter(|whole| *whole != own).map(|answers| serde_json::to_string(&DraftBody { answers }));
    let draft = draft.transpose().map_err(|_| Error::Bug("a draft does not serialise"))?;
    let at = desk.now();
    desk.act(caller, |deed| {
        let document = deed.writer().reader().find_document(id)?.ok_or(Error::NotFound)?;
        let to = to.as_ref().map(|to| (to.id, &to.document));
        if let Some(event) = document::link((id, &document), form, &input.role, to)? {
            deed.write(id.0, document.subject, &event)?;
        }
        match &draft {
            Some(body) => Ok(deed.writer().save_draft(&draft_name(id), body, at)?),
            None => Ok(()),
        }
    })?;
    desk.tell(&[Area::Documents, Area::Drafts]);
    document_view(desk, caller, id)
}

/// Places for other documents, each with what may stand there: what this caller may read, and now.
pub(crate) fn places(desk: &Desk, caller: &Caller, opened: &Opened) -> Result<Vec<DocumentLinkView>> {
    let links = opened.form()?.links.iter();
    links
        .map(|link| {
            let stands = opened.document.links.get(&link.role);
            Ok(DocumentLinkView {
                role: link.role.clone(),
                title: link.title.clone(),
                hint: link.hint.clone(),
                to: stands.map(ToString::to_string),
                choices: choices(desk, caller, opened, link)?,
            })
        })
        .collect()
}

fn choices(desk: &Desk, caller: &Caller, opened: &Opened, link: &FormLink) -> Result<Vec<Choice>> {
    let reading = desk.reading(caller)?;
    let mut choices = Vec::new();
    for form in &link.forms {
        let known = desk.store.read(|reader| reader.documents_on(form).map_err(Error::from))?;
        for (id, other) in known.into_iter().filter(|(id, _)| *id != opened.id) {
            let edition = desk.edition_of(&other.edition)?;
            let Some(form) = other.form_in(&edition) else { continue };
            let answers = desk.said(id, &other)?;
            if let Some(record) = other.consultation {
                let record = desk.record(record)?;
                let is_remote = record.channel != Channel::InPerson;
                if !reading.may(&record) || (is_remote && is_discreet(form, &other.portal, &answers)) {
                    continue;
                }
            }
            let subject = view::subject(form, &other.portal, &answers);
            let title = words::named(&words::numbered(&form.title, other.number), &subject);
            choices.push(Choice { id: id.to_string(), title });
        }
    }
    Ok(choices)
}
