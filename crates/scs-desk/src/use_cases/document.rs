//! Documents prepared with clients: begun, filled in, looked at, carried to the portal, followed.

use std::collections::BTreeMap;
use std::sync::Arc;

use scs_domain::content::{Client, Edition, Form};
use scs_domain::document::{self, Beginning, Document, Move};
use scs_domain::event::Channel;
use scs_domain::form::{
    Answers, Picked, Setting, findings, is_discreet, is_ready, normal, tidied, told_remotely,
};
use scs_domain::ids::{DocumentId, SubjectId};
use serde::{Deserialize, Serialize};

use super::document_link::{self, Around};
use super::paper_issue::kept_until;
use super::{consultation_id, id};
use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, Result};
use crate::views::document as view;
use crate::views::document::words;
use crate::wire::{
    AnswersInput, Choice, DocumentAnswersInput, DocumentCarryInput, DocumentCheck, DocumentFormList,
    DocumentFormView, DocumentFormsInput, DocumentInput, DocumentMoveInput, DocumentStartInput, DocumentView,
    Done, TransferView,
};

/// What is typed and not yet a version, kept under the document's name.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct DraftBody {
    pub(crate) answers: Answers,
}

pub(crate) fn draft_name(id: DocumentId) -> String {
    format!("document/{id}")
}

fn carried_name(id: DocumentId) -> String {
    format!("document/{id}/carried")
}

/// Refuses a draft of a document that this caller may not read, or not now; other drafts are nobody's concern here.
pub(crate) fn may_be_told(desk: &Desk, caller: &Caller, draft: &str) -> Result<()> {
    let Some(id) = draft.strip_prefix("document/").and_then(|rest| rest.split('/').next()) else {
        return Ok(());
    };
    let opened = desk.document_for(caller, document_id(id)?)?;
    let (answers, _) = desk.answers_of(&opened)?;
    opened.must_be_in_person(desk, &answers)
}

pub(crate) fn document_id(text: &str) -> Result<DocumentId> {
    id(text).map(DocumentId)
}

/// A document with everything it is looked at with.
pub(crate) struct Opened {
    pub(crate) id: DocumentId,
    pub(crate) document: Document,
    pub(crate) edition: Arc<Edition>,
}

impl Opened {
    pub(crate) fn form(&self) -> Result<&Form> {
        self.document
            .form_in(&self.edition)
            .ok_or(Error::Bug("the form of a document is not in its materials"))
    }

    /// What may be told only in person while this consultation goes by phone or in writing.
    pub(crate) fn is_withheld(&self, desk: &Desk, answers: &Answers) -> Result<bool> {
        let Some(record) = self.document.consultation else { return Ok(false) };
        let is_remote = desk.record(record)?.channel != Channel::InPerson;
        Ok(is_remote && is_discreet(self.form()?, &self.document.portal, answers))
    }

    pub(crate) fn must_be_in_person(&self, desk: &Desk, answers: &Answers) -> Result<()> {
        if self.is_withheld(desk, answers)? { Err(Error::Withheld) } else { Ok(()) }
    }

    pub(crate) fn setting<'s>(&'s self, desk: &Desk, around: &'s Around<'s>) -> Result<Setting<'s>> {
        let (today, portal) = (desk.here()?.today(), &self.document.portal);
        Ok(Setting { form: self.form()?, portal, today, lists: &around.listed, beside: &around.beside })
    }
}

impl Desk {
    /// Refuses the document of a record another has kept, until a reason to read that record was given.
    pub(crate) fn document_for(&self, caller: &Caller, id: DocumentId) -> Result<Opened> {
        let found = self.store.read(|reader| reader.find_document(id).map_err(Error::from))?;
        let document = found.ok_or(Error::NotFound)?;
        if let Some(record) = document.consultation {
            self.record_for(caller, record)?;
        }
        let edition = self.edition_of(&document.edition)?;
        Ok(Opened { id, document, edition })
    }

    /// Answers as they were typed last: the draft, or the newest version.
    pub(crate) fn answers_of(&self, opened: &Opened) -> Result<(Answers, bool)> {
        let draft = self.store.read(|reader| reader.draft(&draft_name(opened.id)).map_err(Error::from))?;
        let typed = draft.and_then(|draft| serde_json::from_str::<DraftBody>(&draft.body).ok());
        let newest = opened.document.newest().cloned().unwrap_or_default();
        match typed.filter(|_| opened.document.wiped_at.is_none()) {
            Some(typed) => Ok((typed.answers, true)),
            None => Ok((newest, false)),
        }
    }
}

pub(crate) fn given(input: AnswersInput) -> Answers {
    Answers { fields: input.fields, entries: input.entries }
}

/// Forms of the portal; those of the consultation's path first.
pub(crate) fn forms(desk: &Desk, caller: &Caller, input: DocumentFormsInput) -> Result<DocumentFormList> {
    let record = input.consultation.as_deref().map(consultation_id).transpose()?;
    let record = record.map(|id| desk.record_for(caller, id)).transpose()?;
    let edition = desk.edition(desk.here()?.today())?;
    let portal = record.as_ref().and_then(|record| record.portal.clone());
    let portal = portal.map_or_else(|| desk.centre().map(|centre| centre.portal), Ok)?;
    let client = record.as_ref().map(|record| record.client);
    let path = record.as_ref().and_then(|record| record.walk.as_ref()?.frames.first());
    let path = path.map(|frame| frame.path.clone());
    let fits = |form: &&Form| {
        let is_theirs = match (form.client, client) {
            (Some(of), Some(client)) => of == client || of == Client::Any || client == Client::Any,
            _ => true,
        };
        is_theirs && form.portals.contains(&portal)
    };
    let mut forms: Vec<DocumentFormView> = edition
        .forms
        .values()
        .filter(fits)
        .filter_map(|form| {
            Some(DocumentFormView {
                form: form.id.clone(),
                title: form.title.clone(),
                kind: form.document?.into(),
                lead: form.lead.as_ref().map(|lead| edition.speak(&portal, lead)),
                is_suggested: path.as_ref().is_some_and(|path| form.paths.contains(path)),
                samples: samples(&edition, form),
            })
        })
        .collect();
    forms.sort_by_key(|form| (!form.is_suggested, form.kind as u8, form.title.clone()));
    Ok(DocumentFormList { forms })
}

pub(crate) fn start(desk: &Desk, caller: &Caller, input: DocumentStartInput) -> Result<DocumentView> {
    let record = input.consultation.as_deref().map(consultation_id).transpose()?;
    let record = record.map(|id| desk.record_for(caller, id).map(|record| (id, record))).transpose()?;
    let edition = desk.edition(desk.here()?.today())?;
    let portal = record.as_ref().and_then(|(_, record)| record.portal.clone());
    let portal = portal.map_or_else(|| desk.centre().map(|centre| centre.portal), Ok)?;
    let before = input.from.as_deref().map(document_id).transpose()?;
    let before = before.map(|from| desk.document_for(caller, from)).transpose()?;
    if let Some(before) = &before {
        before.must_be_in_person(desk, &desk.answers_of(before)?.0)?;
    }
    let mut links = links(desk, caller, input.links)?;
    if let Some(before) = before.as_ref().filter(|before| before.document.form == input.form) {
        let kept = document_link::still_standing(desk, caller, &before.document.links);
        for (role, id) in kept {
            links.entry(role).or_insert(id);
        }
    }
    let (id, subject) = (DocumentId(desk.new_id()?), SubjectId(desk.new_id()?));
    let mut beginning = Beginning {
        form: input.form,
        portal,
        consultation: record.map(|(id, _)| id),
        from: before.as_ref().map(|before| before.id),
        links,
        number: 0,
    };
    let start = match (before.and_then(|before| before.document.newest().cloned()), input.sample) {
        (None, Some(sample)) => Some(sampled(&edition, &beginning.form, &sample)?),
        (before, _) => before,
    };
    let draft = start.map(|answers| serde_json::to_string(&DraftBody { answers }));
    let draft = draft.transpose().map_err(|_| Error::Bug("a draft does not serialise"))?;
    let at = desk.now();
    desk.act(caller, |deed| {
        beginning.number = deed.writer().reader().next_document_number()?;
        let event = document::begin(&edition, beginning)?;
        deed.write(id.0, subject, &event)?;
        match &draft {
            Some(body) => Ok(deed.writer().save_draft(&draft_name(id), body, at)?),
            None => Ok(()),
        }
    })?;
    desk.tell(&[Area::Documents]);
    document_view(desk, caller, id)
}

/// Samples a document of this form may begin with.
fn samples(edition: &Edition, form: &Form) -> Vec<Choice> {
    let of = edition.templates.values().filter(|known| known.form == form.id);
    let mut samples: Vec<Choice> =
        of.map(|known| Choice { id: known.id.clone(), title: known.title.clone() }).collect();
    samples.sort_by(|one, other| one.title.cmp(&other.title));
    samples
}

fn sampled(edition: &Edition, form: &str, id: &str) -> Result<Answers> {
    let sample = edition.templates.get(id).filter(|known| known.form == form).ok_or(Error::NotFound)?;
    let mut answers = Answers { fields: sample.fields.clone(), ..Answers::default() };
    let code = sample.profession.as_deref();
    let named = code.and_then(|code| Some((code, edition.lists.get("professions")?.row(code)?)));
    if let Some((code, row)) = named {
        answers.set("profession", &Picked { code: Some(code), name: &row.name }.store());
    }
    Ok(answers)
}

/// Each is there and may be read.
fn links(
    desk: &Desk,
    caller: &Caller,
    given: BTreeMap<String, String>,
) -> Result<BTreeMap<String, DocumentId>> {
    let one = |(role, id): (String, String)| {
        let id = document_id(&id)?;
        desk.document_for(caller, id).map(|_| (role, id))
    };
    given.into_iter().map(one).collect()
}

pub(crate) fn show(desk: &Desk, caller: &Caller, input: DocumentInput) -> Result<DocumentView> {
    document_view(desk, caller, document_id(&input.id)?)
}

pub(crate) fn document_view(desk: &Desk, caller: &Caller, id: DocumentId) -> Result<DocumentView> {
    let opened = desk.document_for(caller, id)?;
    let (answers, is_draft) = desk.answers_of(&opened)?;
    let is_withheld = opened.is_withheld(desk, &answers)?;
    let view = whole_view(desk, caller, &opened, (&answers, is_draft))?;
    Ok(if is_withheld { withheld(view, &told_remotely(opened.form()?, &answers)) } else { view })
}

/// Without what is told only in person: neither to be read, nor copied, nor changed.
fn withheld(view: DocumentView, answers: &Answers) -> DocumentView {
    DocumentView {
        answers: view::answers(answers),
        check: DocumentCheck {
            shown: Vec::new(),
            sections: Vec::new(),
            findings: Vec::new(),
            papers: Vec::new(),
            is_ready: false,
        },
        links: Vec::new(),
        has_papers: false,
        state: words::IN_PERSON.to_owned(),
        next: None,
        until: None,
        until_why: None,
        moves: Vec::new(),
        history: Vec::new(),
        is_editable: false,
        has_page: false,
        withheld: Some(words::WITHHELD.to_owned()),
        problem: Some(words::WITHHELD_CARD.to_owned()),
        ..view
    }
}

fn whole_view(
    desk: &Desk,
    caller: &Caller,
    opened: &Opened,
    (answers, is_draft): (&Answers, bool),
) -> Result<DocumentView> {
    let id = opened.id;
    let (here, edition) = (desk.here()?, &opened.edition);
    let around = desk.around(caller, opened)?;
    let setting = opened.setting(desk, &around)?;
    let (document, form) = (&opened.document, opened.form()?);
    let cycle = view::cycle_of(edition, document);
    let state = cycle.and_then(|cycle| cycle.state(&document.state));
    let last = document.moves.last();
    let came_back = last
        .and_then(|moved| cycle?.moves_from(&moved.from).find(|known| known.to == moved.to)?.problem.clone());
    let filed = document.filed();
    let term = document.term_with(edition, answers);
    Ok(DocumentView {
        id: id.to_string(),
        number: document.number,
        kind: document.kind.into(),
        form: document.form.clone(),
        title: form.title.clone(),
        lead: form.lead.as_ref().map(|lead| edition.speak(&document.portal, lead)),
        note: form.note.clone(),
        open_question: form.open_question.clone(),
        portal: edition.speak(&document.portal, "{portal.portal.nom}"),
        consultation: document.consultation.map(|record| record.to_string()),
        sections: view::sections(edition, form, &document.portal),
        links: document_link::places(desk, caller, opened)?,
        is_carried: !form.on_paper,
        has_papers: !form.papers.is_empty(),
        check: view::check(setting, answers),
        is_draft: is_draft && Some(&tidied(setting, answers).kept(form)) != document.newest(),
        answers: view::answers(answers),
        state: view::state_title(cycle, document),
        standing: document.standing.into(),
        state_is_official: state.is_some_and(|state| state.official),
        next: state.and_then(|state| state.next.clone()),
        until: term
            .as_ref()
            .map(|term| view::until(edition, &here, term))
            .map(|(until, left, _)| format!("{until}, {left}")),
        until_why: term.as_ref().and_then(|term| view::why(edition, &document.portal, term)),
        portal_number: filed.map(|(number, _)| number.to_owned()),
        portal_date: filed.map(|(_, date)| scs_domain::words::day_month_year(date)),
        moves: view::moves(cycle, document),
        history: view::history(cycle, &here, document),
        versions: view::versions(&here, document),
        is_editable: document.is_editable(),
        is_wiped: document.wiped_at.is_some(),
        kept: document
            .kept_until
            .filter(|_| document.wiped_at.is_none())
            .map(|day| words::kept(&scs_domain::words::day_month_year(day))),
        problem: came_back,
        withheld: None,
        has_page: document.wiped_at.is_none(),
    })
}

/// What the answers come to; nothing is kept.
pub(crate) fn check(desk: &Desk, caller: &Caller, input: DocumentAnswersInput) -> Result<DocumentCheck> {
    let opened = desk.document_for(caller, document_id(&input.id)?)?;
    let answers = given(input.answers);
    opened.must_be_in_person(desk, &answers)?;
    let around = desk.around(caller, &opened)?;
    Ok(view::check(opened.setting(desk, &around)?, &answers))
}

/// The next version. The draft ends with it, except for answers that are not kept: they stay until the
/// consultation is finished.
pub(crate) fn save(desk: &Desk, caller: &Caller, input: DocumentAnswersInput) -> Result<DocumentView> {
    let id = document_id(&input.id)?;
    let opened = desk.document_for(caller, id)?;
    let around = desk.around(caller, &opened)?;
    let setting = opened.setting(desk, &around)?;
    let answers = given(input.answers);
    opened.must_be_in_person(desk, &desk.answers_of(&opened)?.0)?;
    let until = kept_until(&opened.edition, setting.form, setting.today);
    let whole = tidied(setting, &answers);
    let is_passing = whole != whole.kept(setting.form);
    let body = serde_json::to_string(&DraftBody { answers: whole })
        .map_err(|_| Error::Bug("a draft does not serialise"))?;
    let at = desk.now();
    desk.act(caller, |deed| {
        let document = deed.writer().reader().find_document(id)?.ok_or(Error::NotFound)?;
        if let Some(event) = document::write(&document, setting, &answers, until)? {
            deed.write(id.0, document.subject, &event)?;
        }
        let name = draft_name(id);
        match is_passing {
            true => Ok(deed.writer().save_draft(&name, &body, at)?),
            false => Ok(deed.writer().drop_draft(&name)?),
        }
    })?;
    desk.tell(&[Area::Documents]);
    document_view(desk, caller, id)
}

pub(crate) fn change(desk: &Desk, caller: &Caller, input: DocumentMoveInput) -> Result<DocumentView> {
    let id = document_id(&input.id)?;
    let opened = desk.document_for(caller, id)?;
    let around = desk.around(caller, &opened)?;
    let setting = opened.setting(desk, &around)?;
    let (answers, _) = desk.answers_of(&opened)?;
    opened.must_be_in_person(desk, &answers)?;
    let is_ready = is_ready(&findings(setting, &answers));
    let told = Move { to: input.to, number: input.number, date: input.date, reason: input.reason };
    desk.act(caller, |deed| {
        let document = deed.writer().reader().find_document(id)?.ok_or(Error::NotFound)?;
        let event = document::change(&document, &opened.edition, told, is_ready, setting.today)?;
        deed.write(id.0, document.subject, &event)?;
        Ok(deed.writer().drop_draft(&carried_name(id))?)
    })?;
    desk.tell(&[Area::Documents]);
    document_view(desk, caller, id)
}

/// What is carried to the portal, in its order and under its names.
pub(crate) fn transfer(desk: &Desk, caller: &Caller, input: DocumentInput) -> Result<TransferView> {
    let opened = desk.document_for(caller, document_id(&input.id)?)?;
    let around = desk.around(caller, &opened)?;
    let setting = opened.setting(desk, &around)?;
    let (answers, _) = desk.answers_of(&opened)?;
    opened.must_be_in_person(desk, &answers)?;
    let answers = normal(setting, &answers);
    let carried = carried(desk, opened.id)?;
    let parts = view::parts(setting, &answers, &carried);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let fields = || parts.iter().flat_map(|part| &part.fields);
    let check = view::check(setting, &answers);
    let cycle = view::cycle_of(&opened.edition, &opened.document);
    Ok(TransferView {
        id: opened.id.to_string(),
        title: opened.form()?.title.clone(),
        portal: opened.edition.speak(&opened.document.portal, "{portal.portal.nom}"),
        carried: count(fields().filter(|field| field.carried).count()),
        total: count(fields().count()),
        faults: check.findings.into_iter().filter(|finding| finding.stops).collect(),
        file: view::moves(cycle, &opened.document).into_iter().find(|known| known.is_filing),
        parts,
    })
}

fn carried(desk: &Desk, id: DocumentId) -> Result<Vec<String>> {
    let draft = desk.store.read(|reader| reader.draft(&carried_name(id)).map_err(Error::from))?;
    Ok(draft.and_then(|draft| serde_json::from_str(&draft.body).ok()).unwrap_or_default())
}

/// Ticks a field that stands on the portal now. No deed: only a place kept while the screen is being filled in.
pub(crate) fn carry(desk: &Desk, caller: &Caller, input: DocumentCarryInput) -> Result<Done> {
    let opened = desk.document_for(caller, document_id(&input.id)?)?;
    let mut fields = carried(desk, opened.id)?;
    fields.retain(|known| *known != input.field);
    if input.carried {
        fields.push(input.field);
    }
    let body = serde_json::to_string(&fields).map_err(|_| Error::Bug("a list does not serialise"))?;
    let at = desk.now();
    desk.jot(&[Area::Drafts], |notebook| Ok(notebook.save_draft(&carried_name(opened.id), &body, at)?))?;
    Ok(Done {})
}
