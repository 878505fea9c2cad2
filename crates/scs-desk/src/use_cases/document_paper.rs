//! Documents on paper: a resume for an employer, a copy of answers for the client.

use scs_domain::content::DocumentKind;
use scs_domain::form::{self, Answers, normal};
use scs_domain::words::day_month_year;
use scs_print::papers::{DocumentData, DocumentPart, LetterData, ResumeLayout};

use super::document::{Opened, document_id, given};
use super::paper::{one, pages};
use super::paper_data::{Content, centre};
use super::paper_issue::{Errand, Prepared, kept_until};
use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::views::document as view;
use crate::wire::{DocumentPageInput, DocumentPrintInput, PaperView, PreviewView, SheetLook};

/// Nothing is written. While nothing is answered the sheet is empty: no pages.
pub(crate) fn preview(desk: &Desk, caller: &Caller, input: DocumentPageInput) -> Result<PreviewView> {
    let opened = desk.document_for(caller, document_id(&input.id)?)?;
    let answers = match input.answers {
        Some(typed) => given(typed),
        None => desk.answers_of(&opened)?.0,
    };
    opened.must_be_in_person(desk, &answers)?;
    let content = content((desk, caller), &opened, &answers, (input.look, input.paper.as_deref()));
    let is_known = opened.form()?.papers.iter().any(|paper| Some(&paper.id) == input.paper.as_ref());
    match content.and_then(|content| pages(&content)) {
        Err(Error::Print(scs_print::PrintError::Empty)) => empty(&opened),
        // The answers that are just being typed allow this sheet no more: the next look names another.
        Err(Error::NotFound) if is_known => empty(&opened),
        other => other,
    }
}

fn empty(opened: &Opened) -> Result<PreviewView> {
    Ok(PreviewView {
        title: opened.form()?.title.clone(),
        number: None,
        left_out: Vec::new(),
        pages: Vec::new(),
    })
}

/// The newest version goes on paper, never what is being typed.
pub(crate) fn print(desk: &Desk, caller: &Caller, input: DocumentPrintInput) -> Result<PaperView> {
    let opened = desk.document_for(caller, document_id(&input.id)?)?;
    if !super::settings::is_set_up(&desk.centre()?) {
        return Err(Error::NotSetUp);
    }
    let answers = opened.document.newest().ok_or(scs_domain::document::DocumentRefusal::NothingWritten)?;
    opened.must_be_in_person(desk, answers)?;
    let content = content((desk, caller), &opened, answers, (input.look, input.paper.as_deref()))?;
    let until = kept_until(&opened.edition, opened.form()?, desk.here()?.today());
    let prepared = Prepared {
        content,
        item: opened.document.form.clone(),
        edition: std::sync::Arc::clone(&opened.edition),
        consultation: opened.document.consultation,
        kept_until: until,
    };
    let errand = Errand { printer: input.printer, copies: input.copies.clamp(1, 20) };
    let id = desk.issue(caller, prepared, &errand)?;
    one(desk, id)
}

fn content(
    (desk, caller): (&Desk, &Caller),
    opened: &Opened,
    answers: &Answers,
    (look, paper): (SheetLook, Option<&str>),
) -> Result<Content> {
    let around = desk.around(caller, opened)?;
    let setting = opened.setting(desk, &around)?;
    let answers = normal(setting, answers);
    let form = opened.form()?;
    if let Some(id) = paper {
        let allowed = form::papers(form, setting.portal, &answers);
        let paper = allowed.into_iter().find(|known| known.id == id).ok_or(Error::NotFound)?;
        let centre = centre(&desk.centre()?);
        let data = view::letter(setting, &opened.edition, paper, &answers.kept(form));
        let (large_print, sample) = (look == SheetLook::Large, desk.is_sample());
        return Ok(Content::Letter(LetterData { centre, large_print, sample, ..data }));
    }
    if opened.document.kind == DocumentKind::Resume {
        return Ok(Content::Resume(view::resume(form, &answers, layout(look), desk.is_sample())));
    }
    let parts = view::parts(setting, &answers.kept(form), &[]).into_iter();
    let part = |part: crate::wire::TransferPart| DocumentPart {
        title: part.title,
        rows: part.fields.into_iter().map(|field| (field.title, field.value)).collect(),
    };
    let filed = opened.document.filed();
    Ok(Content::Copy(DocumentData {
        centre: centre(&desk.centre()?),
        title: form.title.clone(),
        number: String::new(),
        date: day_month_year(setting.today),
        portal: if form.on_paper {
            String::new()
        } else {
            opened.edition.speak(&opened.document.portal, "{portal.portal.nom}")
        },
        filed_number: filed.map(|(number, _)| number.to_owned()).unwrap_or_default(),
        filed_date: filed.map(|(_, date)| day_month_year(date)).unwrap_or_default(),
        parts: parts.map(part).collect(),
        large_print: look == SheetLook::Large,
        reprint: None,
        sample: desk.is_sample(),
    }))
}

fn layout(look: SheetLook) -> ResumeLayout {
    match look {
        SheetLook::Experience => ResumeLayout::Experience,
        SheetLook::Skills => ResumeLayout::Skills,
        SheetLook::Large => ResumeLayout::Large,
    }
}
