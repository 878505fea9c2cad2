//! Forms, previews, printing, the register.

use scs_domain::consultation::Consultation;
use scs_domain::content::{Edition, Form, FormField};
use scs_domain::event::{Delivery, Event, Facts, PaperForm};
use scs_domain::ids::PaperId;
use scs_domain::paper::Paper;
use scs_platform::{JobId, JobState, Printer, PrinterError, PrinterState, Reason};
use scs_print::Laid;
use scs_store::{PaperRow, PrintJob, Reader};

use super::paper_data::{Content, stored};
use super::paper_issue::{Errand, form_id, prepare};
use crate::days::Here;
use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, Result};
use crate::views::words;
use crate::wire::{
    Choice, FormFieldView, FormInput, FormView, Nothing, PaperIdInput, PaperInput, PaperList, PaperState,
    PaperView, PreviewView, PrintInput, PrinterList, PrinterView, ReprintInput,
};

/// Papers shown in the register.
const SHOWN: u32 = 200;
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

pub(crate) fn form(desk: &Desk, caller: &Caller, input: FormInput) -> Result<FormView> {
    let id = form_id(input.kind).ok_or(Error::NotFound)?;
    let consultation = input.consultation.as_deref().map(super::consultation_id).transpose()?;
    let record = consultation.map(|id| desk.record_for(caller, id)).transpose()?;
    let here = desk.here()?;
    let edition = match &record {
        Some(record) => desk.edition_for(record)?,
        None => desk.edition(here.today())?,
    };
    let form = edition.forms.get(id).ok_or(Error::NotFound)?;
    let portal = record.as_ref().and_then(|record| record.portal.clone());
    let portal = portal.map_or_else(|| desk.centre().map(|centre| centre.portal), Ok)?;
    let shown =
        form.fields.iter().filter(|field| field.portals.as_ref().is_none_or(|known| known.contains(&portal)));
    let retention = edition.deadlines.get(&form.retention);
    Ok(FormView {
        id: form.id.clone(),
        title: form.title.clone(),
        fields: shown.map(|field| field_view(form, field, known(&edition, record.as_ref(), field))).collect(),
        retention: retention.map(|deadline| words::kept_for(deadline.amount, deadline.unit)),
    })
}

fn field_view(form: &Form, field: &FormField, value: Option<String>) -> FormFieldView {
    let choice =
        |value: &scs_domain::content::FactValue| Choice { id: value.id.clone(), title: value.title.clone() };
    FormFieldView {
        id: field.id.clone(),
        title: field.title.clone(),
        hint: field.hint.clone(),
        kind: field.kind.into(),
        section: Some(form.section(&field.section).map_or(&field.section, |section| &section.title).clone()),
        required: field.required,
        max: field.max,
        values: field.values.iter().map(choice).collect(),
        value,
    }
}

/// What the record knows already: the referral's number and day, the application's number, the next visit.
fn known(edition: &Edition, record: Option<&Consultation>, field: &FormField) -> Option<String> {
    let record = record?;
    match field.id.as_str() {
        "portal_number" => record.numbered(edition, "referral")?.portal_number.clone(),
        "portal_date" => record.numbered(edition, "referral")?.portal_date.map(|day| day.to_string()),
        "application_number" => record.numbered(edition, "application")?.portal_number.clone(),
        "interview_mode" => record.walk.as_ref()?.facts.get("interview_mode").cloned(),
        "next_visit_date" => record.next_visit.map(|day| day.to_string()),
        _ => None,
    }
}

pub(crate) fn preview(desk: &Desk, caller: &Caller, input: PaperInput) -> Result<PreviewView> {
    pages(&prepare(desk, caller, input)?.content)
}

pub(crate) fn pages(content: &Content) -> Result<PreviewView> {
    Ok(drawn(content, &content.lay_out()?))
}

fn drawn(content: &Content, laid: &Laid) -> PreviewView {
    PreviewView {
        title: laid.title().to_owned(),
        number: content.known_number().map(str::to_owned),
        left_out: laid.dropped().iter().map(ToString::to_string).collect(),
        pages: (0..laid.pages()).filter_map(|page| laid.to_svg(page)).collect(),
    }
}

/// The paper as it was issued; gone with the name.
pub(crate) fn show(desk: &Desk, _: &Caller, input: PaperIdInput) -> Result<PreviewView> {
    let id = PaperId(super::id(&input.id)?);
    let paper =
        desk.store.read(|reader| reader.find_paper(id).map_err(Error::from))?.ok_or(Error::NotFound)?;
    let content = stored(&paper.fields)?;
    let issued = desk.here()?.day(paper.copies.first().map_or_else(|| paper.last_at(), |copy| copy.at));
    Ok(drawn(&content, &desk.sealed(&content, issued)?))
}

pub(crate) fn print(desk: &Desk, caller: &Caller, input: PrintInput) -> Result<PaperView> {
    let prepared = prepare(desk, caller, input.paper)?;
    let id =
        desk.issue(caller, prepared, &Errand { printer: input.printer, copies: input.copies.clamp(1, 20) })?;
    one(desk, id)
}

/// Another copy, marked; or the same copy once more when it never left us.
pub(crate) fn reprint(desk: &Desk, caller: &Caller, input: ReprintInput) -> Result<PaperView> {
    let id = PaperId(super::id(&input.id)?);
    let errand = Errand { printer: input.printer, copies: input.copies.clamp(1, 20) };
    let state = one(desk, id)?.state;
    if state == PaperState::Stuck || state == PaperState::Cancelled {
        // A stopped job would print by itself once the paper is in: never two.
        withdraw(desk, id)?;
        desk.deliver_again(id, &errand)?;
    } else {
        desk.issue_again(caller, id, &errand)?;
    }
    one(desk, id)
}

pub(crate) fn list(desk: &Desk, _: &Caller, _: Nothing) -> Result<PaperList> {
    let here = desk.here()?;
    let since = here.begins(here.today()) - DAY;
    desk.store.read(|reader| {
        let rows = reader.papers_since(since, SHOWN)?;
        let jobs = reader.print_jobs(SHOWN)?;
        let papers = rows.iter().map(|row| paper_view(desk, &here, row, &jobs)).collect::<Result<_>>()?;
        Ok(PaperList { papers })
    })
}

/// Asks the queues about every job still out and notes what they say; a printed one becomes an event.
pub(crate) fn refresh(desk: &Desk, caller: &Caller, input: Nothing) -> Result<PaperList> {
    ask_queues(desk, caller)?;
    list(desk, caller, input)
}

pub(crate) fn ask_queues(desk: &Desk, caller: &Caller) -> Result<()> {
    let jobs = desk.store.read(|reader| reader.print_jobs(SHOWN).map_err(Error::from))?;
    for job in jobs
        .into_iter()
        .filter(|job| matches!(job.state.as_str(), "queued" | "printing" | "stopped") && !job.job.is_empty())
    {
        ask_queue(desk, caller, job)?;
    }
    Ok(())
}

fn ask_queue(desk: &Desk, caller: &Caller, mut job: PrintJob) -> Result<()> {
    let Ok(state) = desk.printers.state(&job.printer, &JobId::new(job.job.clone())) else {
        return Ok(());
    };
    let reason = match state {
        JobState::Stopped { reason } => Some(reason.code().to_owned()),
        _ => None,
    };
    if job.state == state.code() && job.reason == reason {
        return Ok(());
    }
    (job.state, job.reason, job.at) = (state.code().to_owned(), reason, desk.now());
    match state {
        JobState::Printed => note_printed(desk, caller, &job)?,
        _ => desk.jot(&[Area::Papers], |notebook| Ok(notebook.put_print_job(&job)?))?,
    }
    if state.is_final() && desk.printers.forget(&job.printer, &JobId::new(job.job.clone())).is_err() {
        tracing::warn!("a finished job stays in the spool");
    }
    Ok(())
}

/// The queue's word and the event it makes go in together.
fn note_printed(desk: &Desk, caller: &Caller, job: &PrintJob) -> Result<()> {
    desk.act(caller, |deed| {
        let paper = deed.writer().reader().find_paper(job.paper)?.ok_or(Error::NotFound)?;
        let event = Event::plain(Facts::PaperPrinted { sheets: paper.pages });
        deed.write(job.paper.0, paper.subject, &event)?;
        Ok(deed.writer().put_print_job(job)?)
    })
}

pub(crate) fn cancel(desk: &Desk, _: &Caller, input: PaperIdInput) -> Result<PaperView> {
    let id = PaperId(super::id(&input.id)?);
    withdraw(desk, id)?;
    one(desk, id)
}

/// Takes the last copy out of its queue, where it is still in one.
fn withdraw(desk: &Desk, id: PaperId) -> Result<()> {
    let jobs = desk.store.read(|reader| reader.print_jobs(SHOWN).map_err(Error::from))?;
    let last = jobs.into_iter().filter(|job| job.paper == id).max_by_key(|job| job.copy);
    let Some(mut job) = last.filter(|job| matches!(job.state.as_str(), "queued" | "printing" | "stopped"))
    else {
        return Ok(());
    };
    match desk.printers.cancel(&job.printer, &JobId::new(job.job.clone())) {
        // It ended before we asked: what came of it is told by the next look at the queue.
        Err(PrinterError::JobFinished) => return Ok(()),
        other => other?,
    }
    (job.state, job.reason, job.at) = (JobState::Cancelled.code().to_owned(), None, desk.now());
    desk.jot(&[Area::Papers], |notebook| Ok(notebook.put_print_job(&job)?))
}

pub(crate) fn printers(desk: &Desk, _: &Caller, _: Nothing) -> Result<PrinterList> {
    match desk.printers.list() {
        Ok(printers) => {
            let note = printers.is_empty().then(|| words::NO_PRINTERS.to_owned());
            Ok(PrinterList { printers: printers.iter().map(printer_view).collect(), note })
        }
        Err(_) => Ok(PrinterList { printers: Vec::new(), note: Some(words::NO_PRINT_SERVICE.to_owned()) }),
    }
}

fn printer_view(printer: &Printer) -> PrinterView {
    PrinterView {
        name: printer.name.clone(),
        title: printer.title.clone(),
        is_default: printer.is_default,
        is_ready: matches!(printer.state, PrinterState::Ready | PrinterState::Busy),
        state_text: printer.state.title().to_owned(),
    }
}

pub(crate) fn one(desk: &Desk, id: PaperId) -> Result<PaperView> {
    let here = desk.here()?;
    desk.store.read(|reader| {
        let paper = reader.find_paper(id)?.ok_or(Error::NotFound)?;
        paper_view(desk, &here, &PaperRow { id, paper }, &reader.print_jobs(SHOWN)?)
    })
}

/// Papers of a record, in the order of printing.
pub(crate) fn views_of(
    desk: &Desk,
    reader: &Reader<'_>,
    here: &Here,
    ids: &[PaperId],
) -> Result<Vec<PaperView>> {
    let jobs = if ids.is_empty() { Vec::new() } else { reader.print_jobs(SHOWN)? };
    let mut views = Vec::new();
    for id in ids {
        if let Some(paper) = reader.find_paper(*id)? {
            views.push(paper_view(desk, here, &PaperRow { id: *id, paper }, &jobs)?);
        }
    }
    Ok(views)
}

fn paper_view(desk: &Desk, here: &Here, row: &PaperRow, jobs: &[PrintJob]) -> Result<PaperView> {
    let paper = &row.paper;
    let edition = desk.edition_of(&paper.edition)?;
    let copies = u32::try_from(paper.copies.len()).unwrap_or(u32::MAX);
    let job = jobs.iter().find(|job| job.paper == row.id && job.copy == copies);
    let state = state(paper, job);
    let number =
        paper.number.clone().or_else(|| stored(&paper.fields).ok()?.known_number().map(str::to_owned));
    let file = (state == PaperState::Saved).then(|| desk.paper_path(row.id).display().to_string());
    Ok(PaperView {
        id: row.id.to_string(),
        kind: paper.form.into(),
        title: title(&edition, paper),
        number,
        pages: paper.pages,
        large_print: paper.large_print,
        copies,
        last_at: paper.last_at(),
        state,
        state_text: words::paper_state(state, &here.clock(job.map_or_else(|| paper.last_at(), |job| job.at))),
        advice: (state == PaperState::Stuck).then(|| advice(job)),
        printer: job.map(|job| job.printer.clone()).filter(|printer| !printer.is_empty()),
        file,
        may_reprint: paper.may_reprint(here.today()) && paper.wiped_at.is_none(),
        retention: words::retention(paper.kept_until, paper.wiped_at.is_some()),
        sha256: paper.copies.last().map(|copy| copy.sha256.clone()).unwrap_or_default(),
    })
}

/// What happened to a stuck one and what to do.
fn advice(job: Option<&PrintJob>) -> String {
    let reason = job.and_then(|job| job.reason.as_deref());
    match (job.map(|job| job.state.as_str()), reason, reason.and_then(Reason::from_code)) {
        (Some("gone"), ..) => words::QUEUE_FORGOT.to_owned(),
        (_, _, Some(reason)) => format!("{}. {}", reason.title(), reason.advice()),
        (_, Some(told), None) => told.to_owned(),
        (_, None, None) => words::NEVER_LEFT.to_owned(),
    }
}

fn title(edition: &Edition, paper: &Paper) -> String {
    let known = match paper.form {
        PaperForm::Memo => edition.memos.get(&paper.item).map(|memo| &memo.title),
        PaperForm::Referral | PaperForm::Summary | PaperForm::Document => {
            edition.forms.get(&paper.item).map(|form| &form.title)
        }
    };
    known.unwrap_or(&paper.item).clone()
}

fn state(paper: &Paper, job: Option<&PrintJob>) -> PaperState {
    let printed = paper.copies.last().is_some_and(|copy| copy.printed_at.is_some());
    match job.map(|job| job.state.as_str()) {
        _ if printed => PaperState::Printed,
        Some("saved") => PaperState::Saved,
        Some("printing") => PaperState::Printing,
        Some("printed") => PaperState::Printed,
        Some("stopped" | "gone" | "failed") => PaperState::Stuck,
        Some("cancelled") => PaperState::Cancelled,
        Some(_) => PaperState::Queued,
        // The program ended between the event and the hand-over.
        None => match paper.copies.last().map(|copy| &copy.delivery) {
            Some(Delivery::File | Delivery::Queue { .. }) | None => PaperState::Stuck,
        },
    }
}
