//! Issuing a paper: fields checked, number taken, event written, then handed to a queue or a file.
//!
//! The event is committed before the sheet leaves us: a paper in somebody's hands is always in the
//! register. If the queue or the disk then refuses, the register says so and the same copy is tried again.

use std::path::PathBuf;

use chrono::NaiveDate;
use scs_domain::content::{Edition, Form};
use scs_domain::event::{Delivery, Event, Facts, PaperForm, PaperIssued, Personal};
use scs_domain::form::{self, Beside, Setting};
use scs_domain::ids::{ConsultationId, PaperId, SubjectId};
use scs_domain::paper::Paper;
use scs_store::PrintJob;
use sha2::{Digest, Sha256};

use super::paper_data::{Content, Given, stored};
use crate::ballast::Need;
use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, FieldFault, Result};
use crate::wire::{CentreSettings, PaperInput, PaperKind};
use crate::words;

/// Where a copy goes.
#[derive(Clone, Debug)]
pub(crate) struct Errand {
    pub(crate) printer: Option<String>,
    pub(crate) copies: u32,
}

/// A paper ready to be laid out.
pub(crate) struct Prepared {
    pub(crate) content: Content,
    pub(crate) item: String,
    pub(crate) edition: std::sync::Arc<Edition>,
    pub(crate) consultation: Option<ConsultationId>,
    pub(crate) kept_until: Option<NaiveDate>,
}

/// Id of the form behind a kind of paper.
pub(crate) fn form_id(kind: PaperKind) -> Option<&'static str> {
    match kind {
        PaperKind::Memo | PaperKind::Document => None,
        PaperKind::Referral => Some("referral"),
        PaperKind::Summary => Some("consultation-summary"),
    }
}

/// The same by the word of the kind on the wire.
pub(crate) fn form_of(kind: &str) -> Option<&'static str> {
    serde_json::from_value(kind.into()).ok().and_then(form_id)
}

/// Checks the fields and puts the paper together; nothing is written.
pub(crate) fn prepare(desk: &Desk, caller: &Caller, input: PaperInput) -> Result<Prepared> {
    let consultation = input.consultation.as_deref().map(super::consultation_id).transpose()?;
    let record = consultation.map(|id| desk.record_for(caller, id)).transpose()?;
    let here = desk.here()?;
    let edition = match &record {
        Some(record) => desk.edition_for(record)?,
        None => desk.edition(here.today())?,
    };
    let centre = desk.centre()?;
    if !super::settings::is_set_up(&centre) {
        return Err(Error::NotSetUp);
    }
    let given = Given {
        edition: &edition,
        here: &here,
        centre: &centre,
        record: record.as_ref(),
        large_print: input.large_print,
        sample: desk.is_sample(),
    };
    let form = form_id(input.kind).and_then(|id| edition.forms.get(id));
    let portal =
        record.as_ref().and_then(|record| record.portal.clone()).unwrap_or_else(|| centre.portal.clone());
    let fields = match form {
        Some(form) => checked(&edition, form, &portal, &input.fields, here.today())?,
        None => Default::default(),
    };
    let (content, item) = match input.kind {
        // It has its own way in: from its answers, not from fields.
        PaperKind::Document => return Err(Error::NotFound),
        PaperKind::Memo => {
            let id = input.item.unwrap_or_default();
            let memo = edition.memos.get(&id).ok_or(Error::NotFound)?;
            (Content::Memo(given.memo(memo)), id)
        }
        PaperKind::Referral => (Content::Referral(given.referral(&fields)), "referral".to_owned()),
        PaperKind::Summary => {
            let record = record.as_ref().ok_or(Error::NotFound)?;
            (Content::Summary(given.summary(record, &fields)), "consultation-summary".to_owned())
        }
    };
    let kept_until =
        form.filter(|_| content.is_personal()).and_then(|form| kept_until(&edition, form, here.today()));
    Ok(Prepared { content, item, edition: std::sync::Arc::clone(&edition), consultation, kept_until })
}

/// The last day on which the name is kept, by the term the form names.
pub(crate) fn kept_until(edition: &Edition, form: &Form, today: NaiveDate) -> Option<NaiveDate> {
    let deadline = edition.deadlines.get(&form.retention)?;
    Some(edition.calendar.due(today, deadline.amount, deadline.unit).date)
}

/// Values of a form in their normal form; unknown fields are refused, empty ones dropped. A paper is printed as it
/// stands, so here every gap of a required field stops, whoever requires it.
fn checked(
    edition: &Edition,
    form: &Form,
    portal: &str,
    given: &std::collections::BTreeMap<String, String>,
    today: NaiveDate,
) -> Result<std::collections::BTreeMap<String, String>> {
    let mut faults = Vec::new();
    let mut fields = std::collections::BTreeMap::new();
    for (id, _) in given.iter().filter(|(id, _)| form.field(id).is_none()) {
        faults.push(fault(id, "unknown", words::NOT_IN_LIST));
    }
    let setting = Setting { form, portal, today, lists: edition, beside: Beside::nobody() };
    for field in form.fields.iter().filter(|field| field.is_on(portal)) {
        let typed = given.get(&field.id).map(|value| value.trim()).unwrap_or_default();
        match form::one(setting, field, typed) {
            _ if typed.is_empty() && field.required => {
                faults.push(fault(&field.id, "empty", &words::empty(&field.title)));
            }
            _ if typed.is_empty() => {}
            Ok(value) => {
                fields.insert(field.id.clone(), value);
            }
            Err(found) => match found.normal {
                Some(value) => {
                    fields.insert(field.id.clone(), value);
                }
                None => faults.push(fault(&field.id, &found.code, &found.message)),
            },
        }
    }
    if faults.is_empty() { Ok(fields) } else { Err(Error::Fields(faults)) }
}

fn fault(field: &str, rule: &str, message: &str) -> FieldFault {
    FieldFault { field: field.to_owned(), rule: rule.to_owned(), message: message.to_owned() }
}

impl Desk {
    /// Issues a first copy. Returns the paper's id.
    pub(crate) fn issue(&self, caller: &Caller, mut prepared: Prepared, errand: &Errand) -> Result<PaperId> {
        let (id, subject) = (PaperId(self.new_id()?), SubjectId(self.new_id()?));
        let centre = self.centre()?;
        let here = self.here()?;
        let (year, today) = (here.year(), here.today());
        self.ballast.make_room(Need::Urgent);
        let pdf = self.act(caller, |deed| {
            if prepared.content.form() != PaperForm::Referral {
                let counter = deed.writer().next_paper_number(year)?;
                prepared.content.number(&own_number(&centre, year, counter));
            }
            let (pdf, pages) = self.proved(&prepared.content, today)?;
            let event = issued(&prepared, &pdf, pages, errand)?;
            deed.write(id.0, subject, &event)?;
            Ok(pdf)
        })?;
        self.deliver(id, 1, &pdf, errand)?;
        Ok(id)
    }

    /// Issues one more copy, marked as a repeated print.
    pub(crate) fn issue_again(&self, caller: &Caller, id: PaperId, errand: &Errand) -> Result<()> {
        let here = self.here()?;
        let today = here.today();
        self.ballast.make_room(Need::Urgent);
        let (pdf, copy) = self.act(caller, |deed| {
            let paper = deed.writer().reader().find_paper(id)?.ok_or(Error::NotFound)?;
            if !paper.may_reprint(today) {
                return Err(Error::PaperRefused(crate::error::Code::PaperWiped));
            }
            let mut content = stored(&paper.fields)?;
            content.repeat(&words::long_day(today));
            let (pdf, pages) = self.proved(&content, today)?;
            let copy = u32::try_from(paper.copies.len() + 1).unwrap_or(u32::MAX);
            let event = Event::plain(Facts::PaperIssued(again(&paper, &pdf, (pages, copy), errand)));
            deed.write(id.0, paper.subject, &event)?;
            Ok((pdf, copy))
        })?;
        self.deliver(id, copy, &pdf, errand)
    }

    /// Sends the last copy once more after the queue or the disk refused it: the same bytes, the same copy.
    pub(crate) fn deliver_again(&self, id: PaperId, errand: &Errand) -> Result<()> {
        let paper =
            self.store.read(|reader| reader.find_paper(id).map_err(Error::from))?.ok_or(Error::NotFound)?;
        let mut content = stored(&paper.fields)?;
        let copy = u32::try_from(paper.copies.len()).unwrap_or(u32::MAX);
        let day = self.here()?.day(paper.last_at());
        if copy > 1 {
            content.repeat(&words::long_day(day));
        }
        let (pdf, _) = self.proved(&content, day)?;
        self.deliver(id, copy, &pdf, errand)
    }

    /// Hands the sheet over. A refusal is a state of the paper, not an error of the command.
    fn deliver(&self, id: PaperId, copy: u32, pdf: &[u8], errand: &Errand) -> Result<()> {
        self.ballast.make_room(Need::Urgent);
        let job = match &errand.printer {
            Some(printer) => self.queue(id, printer, pdf, errand.copies),
            None => self.save(id, pdf),
        };
        let at = self.now();
        let (job, state, reason) = match job {
            Ok(job) => (job, if errand.printer.is_some() { "queued" } else { "saved" }, None),
            Err(error) => (String::new(), "failed", Some(words::with_advice(&error))),
        };
        let job = PrintJob {
            paper: id,
            copy,
            printer: errand.printer.clone().unwrap_or_default(),
            job,
            state: state.to_owned(),
            reason,
            at,
        };
        self.jot(&[Area::Papers], |notebook| Ok(notebook.put_print_job(&job)?))
    }

    fn queue(&self, id: PaperId, printer: &str, pdf: &[u8], copies: u32) -> Result<String> {
        let job = self.printers.send(printer, &file_stem(id), pdf, copies)?;
        Ok(job.as_str().to_owned())
    }

    fn save(&self, id: PaperId, pdf: &[u8]) -> Result<String> {
        let path = self.paper_path(id);
        if let Some(folder) = path.parent() {
            scs_platform::make_folder(folder)?;
        }
        scs_platform::write_durably(&path, pdf)?;
        Ok(path.display().to_string())
    }

    /// A name that says nothing of the person.
    pub(crate) fn paper_path(&self, id: PaperId) -> PathBuf {
        self.folders.papers().join(format!("{}.pdf", file_stem(id)))
    }
}

/// How the names of saved sheets begin.
const OWN: &str = "scs-";

/// The end of the id is random enough to tell papers apart and short enough to read aloud.
fn file_stem(id: PaperId) -> String {
    let text = id.0.simple().to_string();
    let tail: String = text.chars().skip(20).collect();
    format!("{OWN}{tail}")
}

/// A sheet of ours that never got its name.
pub(crate) fn is_half_saved(path: &std::path::Path) -> bool {
    let is_ours = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(OWN));
    is_ours && path.extension().is_some_and(|end| end == "new")
}

/// centre–workstation–year–counter
fn own_number(centre: &CentreSettings, year: i32, counter: u32) -> String {
    format!("{}-{}-{year}-{counter:04}", centre.code, centre.workstation)
}

pub(crate) fn sha256(pdf: &[u8]) -> String {
    Sha256::digest(pdf).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn delivery(errand: &Errand) -> Delivery {
    match &errand.printer {
        Some(printer) => Delivery::Queue { printer: printer.clone(), copies: errand.copies },
        None => Delivery::File,
    }
}

fn issued(prepared: &Prepared, pdf: &[u8], pages: u32, errand: &Errand) -> Result<Event> {
    let facts = PaperIssued {
        form: prepared.content.form(),
        item: prepared.item.clone(),
        edition: prepared.edition.head.clone(),
        number: match &prepared.content {
            Content::Referral(_) => None,
            other => other.known_number().map(str::to_owned),
        },
        pages,
        large_print: prepared.content.large_print(),
        sha256: sha256(pdf),
        copy: 1,
        delivery: delivery(errand),
        consultation: prepared.consultation,
        kept_until: prepared.kept_until,
    };
    let content =
        serde_json::to_string(&prepared.content).map_err(|_| Error::Bug("a paper does not serialise"))?;
    let fields = [("content".to_owned(), content)].into();
    Ok(Event::with(Facts::PaperIssued(facts), Personal { fields, ..Personal::default() }))
}

fn again(paper: &Paper, pdf: &[u8], (pages, copy): (u32, u32), errand: &Errand) -> PaperIssued {
    PaperIssued {
        form: paper.form,
        item: paper.item.clone(),
        edition: paper.edition.clone(),
        number: paper.number.clone(),
        pages,
        large_print: paper.large_print,
        sha256: sha256(pdf),
        copy,
        delivery: delivery(errand),
        consultation: paper.consultation,
        kept_until: paper.kept_until,
    }
}
