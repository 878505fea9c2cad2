//! Documents that speak of each other: the employer of a vacancy, the vacancy of an application.

use std::collections::BTreeMap;

use scs_domain::content::{CheckRule, FormLink};
use scs_domain::document;
use scs_domain::event::Channel;
use scs_domain::form::{Alike, Answers, Beside, Neighbour, is_discreet, normal, told_remotely};
use scs_domain::ids::DocumentId;

use super::document::{DraftBody, Opened, document_id, document_view, draft_name};
use super::visit::Reading;
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

/// Who looks, and whether what is told only in person may be told now.
struct Look<'l> {
    reading: Reading,
    /// Our document's consultation goes by phone or in writing.
    is_remote: bool,
    /// Our own answers may not be told then either.
    is_discreet: bool,
    own: &'l Opened,
}

impl<'l> Look<'l> {
    fn of(desk: &Desk, caller: &Caller, own: &'l Opened) -> Result<Look<'l>> {
        let is_remote = match own.document.consultation {
            Some(record) => desk.record(record)?.channel != Channel::InPerson,
            None => false,
        };
        let (answers, _) = desk.answers_of(own)?;
        let is_discreet = is_discreet(own.form()?, &own.document.portal, &answers);
        Ok(Look { reading: desk.reading(caller)?, is_remote, is_discreet, own })
    }

    /// Refused: the record of the document is another's, or goes by phone while its answers are told in person.
    fn may_be_told(&self, desk: &Desk, other: &Opened, answers: &Answers) -> Result<bool> {
        let record = other.document.consultation.map(|record| desk.record(record)).transpose()?;
        let may_read = record.as_ref().is_none_or(|record| self.reading.may(record));
        let goes_remotely = record.as_ref().is_some_and(|record| record.channel != Channel::InPerson);
        let is_hushed =
            (self.is_remote || goes_remotely) && is_discreet(other.form()?, &other.document.portal, answers);
        Ok(may_read && !is_hushed)
    }

    /// What the other document says, in its normal form: nothing where it may not be told or is wiped. What is told
    /// only in person goes into no document that would tell it.
    fn said(&self, desk: &Desk, other: &Opened) -> Result<Answers> {
        let (raw, _) = desk.answers_of(other)?;
        if other.document.wiped_at.is_some() || !self.may_be_told(desk, other, &raw)? {
            return Ok(Answers::default());
        }
        let raw = other.document.newest().cloned().unwrap_or(raw);
        let around = Around { listed: desk.listed(&other.edition)?, beside: Beside::default() };
        let form = other.form()?;
        let answers = normal(other.setting(desk, &around)?, &raw).kept(form);
        let is_open = self.is_discreet || !is_discreet(form, &other.document.portal, &answers);
        Ok(if is_open { answers } else { told_remotely(form, &answers) })
    }
}

impl Desk {
    /// What the answers of a document are looked at with, as far as this caller may know it.
    pub(crate) fn around<'s>(&self, caller: &Caller, opened: &'s Opened) -> Result<Around<'s>> {
        Ok(Around { listed: self.listed(&opened.edition)?, beside: self.beside(caller, opened)? })
    }

    /// Nobody for a form that speaks of nobody.
    fn beside(&self, caller: &Caller, opened: &Opened) -> Result<Beside> {
        let form = opened.form()?;
        let mut beside = Beside::default();
        if form.links.is_empty() || opened.document.links.is_empty() {
            return Ok(beside);
        }
        let look = Look::of(self, caller, opened)?;
        for (role, id) in opened.document.links.iter().filter(|(role, _)| form.link(role).is_some()) {
            if let Some(other) = self.other(*id)? {
                let (answers, standing) = (look.said(self, &other)?, other.document.standing);
                beside.linked.insert(role.clone(), Neighbour { answers, standing });
            }
        }
        if form.checks.iter().any(|check| matches!(check.rule, CheckRule::Alone { .. })) {
            beside.alike = self.alike(&look)?;
        }
        Ok(beside)
    }

    fn alike(&self, look: &Look<'_>) -> Result<Vec<Alike>> {
        let form = &look.own.document.form;
        let known = self.store.read(|reader| reader.document_sketches(form).map_err(Error::from))?;
        // Many vacancies speak of one employer.
        let mut told: BTreeMap<DocumentId, Answers> = BTreeMap::new();
        let mut alike = Vec::new();
        for other in known.into_iter().filter(|other| other.id != look.own.id) {
            let record = other.consultation.map(|record| self.record(record)).transpose()?;
            if record.is_some_and(|record| !look.reading.may(&record)) {
                continue;
            }
            let mut linked = BTreeMap::new();
            for (role, to) in &other.links {
                if !told.contains_key(to) {
                    let said = self.other(*to)?.map(|other| look.said(self, &other)).transpose()?;
                    told.insert(*to, said.unwrap_or_default());
                }
                linked.extend(told.get(to).map(|answers| (role.clone(), answers.clone())));
            }
            alike.push(Alike { number: other.number, answers: other.answers, linked });
        }
        Ok(alike)
    }

    /// Whatever the caller may read of it.
    fn other(&self, id: DocumentId) -> Result<Option<Opened>> {
        let found = self.store.read(|reader| reader.find_document(id).map_err(Error::from))?;
        let Some(document) = found else { return Ok(None) };
        let edition = self.edition_of(&document.edition)?;
        Ok(Some(Opened { id, document, edition }))
    }
}

/// Names the other document, or none; empty fields of ours are filled from it, in the draft.
pub(crate) fn link(desk: &Desk, caller: &Caller, input: DocumentLinkInput) -> Result<DocumentView> {
    let id = document_id(&input.id)?;
    let opened = desk.document_for(caller, id)?;
    opened.must_be_in_person(desk, &desk.answers_of(&opened)?.0)?;
    let to = input.to.as_deref().map(document_id).transpose()?;
    let to = to.map(|to| desk.document_for(caller, to)).transpose()?;
    let look = Look::of(desk, caller, &opened)?;
    let theirs = to.as_ref().map(|to| look.said(desk, to)).transpose()?;
    if let Some(to) = &to
        && !look.may_be_told(desk, to, &desk.answers_of(to)?.0)?
    {
        return Err(Error::Withheld);
    }
    let form = opened.form()?;
    let at = desk.now();
    desk.act(caller, |deed| {
        let document = deed.writer().reader().find_document(id)?.ok_or(Error::NotFound)?;
        let to = to.as_ref().map(|to| (to.id, &to.document));
        if let Some(event) = document::link((id, &document), form, &input.role, to)? {
            deed.write(id.0, document.subject, &event)?;
        }
        // Read here: what was typed meanwhile stays.
        let draft = deed.writer().reader().draft(&draft_name(id))?;
        let typed = draft.and_then(|draft| serde_json::from_str::<DraftBody>(&draft.body).ok());
        let own = typed.map(|typed| typed.answers).or_else(|| document.newest().cloned()).unwrap_or_default();
        let whole = theirs.map(|theirs| document::taken(form, &input.role, &own, &theirs));
        match whole.filter(|whole| *whole != own) {
            Some(answers) => {
                let body = serde_json::to_string(&DraftBody { answers })
                    .map_err(|_| Error::Bug("a draft does not serialise"))?;
                Ok(deed.writer().save_draft(&draft_name(id), &body, at)?)
            }
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
    let look = Look::of(desk, caller, opened)?;
    let stands = opened.document.links.get(&link.role).copied();
    let mut ids: Vec<DocumentId> = stands.into_iter().collect();
    for form in &link.forms {
        let known = desk.store.read(|reader| reader.documents_on(form).map_err(Error::from))?;
        let others = known.into_iter().map(|(id, _)| id);
        ids.extend(others.filter(|id| *id != opened.id && Some(*id) != stands));
    }
    let mut choices = Vec::new();
    for id in ids {
        let Some(other) = desk.other(id)? else { continue };
        let (answers, _) = desk.answers_of(&other)?;
        let may_be_told = look.may_be_told(desk, &other, &answers)?;
        // What is linked can be let go whatever became of it.
        if may_be_told || Some(id) == stands {
            let form = other.form()?;
            let is_told = may_be_told && other.document.wiped_at.is_none();
            let subject =
                if is_told { view::subject(form, &other.document.portal, &answers) } else { String::new() };
            let title = words::named(&words::numbered(&form.title, other.document.number), &subject);
            choices.push(Choice { id: id.to_string(), title });
        }
    }
    Ok(choices)
}

/// Links of the document this one begins with, as far as they still stand.
pub(crate) fn still_standing(
    desk: &Desk,
    caller: &Caller,
    links: &BTreeMap<String, DocumentId>,
) -> BTreeMap<String, DocumentId> {
    let stands =
        |id: DocumentId| desk.document_for(caller, id).is_ok_and(|to| to.document.wiped_at.is_none());
    links.iter().filter(|(_, id)| stands(**id)).map(|(role, id)| (role.clone(), *id)).collect()
}
