//! A resume as a file other programs read: JSON Resume in and out.

use data_encoding::BASE64;
use scs_domain::content::{DocumentKind, FormFieldKind};
use scs_domain::form::{findings, from_json_resume, normal, tidied, to_json_resume};

use super::document::{DraftBody, document_id, document_view, draft_name};
use super::export::{made, taken_out};
use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, FieldFault, Result};
use crate::views::document::words;
use crate::wire::{DocumentFileInput, DocumentInput, DocumentView, ExportView};

/// Saved beside other exports under a name that says nothing of the person.
pub(crate) fn export(desk: &Desk, caller: &Caller, input: DocumentInput) -> Result<ExportView> {
    let opened = desk.document_for(caller, document_id(&input.id)?)?;
    if opened.document.kind != DocumentKind::Resume {
        return Err(Error::NotFound);
    }
    let around = desk.around(caller, &opened)?;
    let setting = opened.setting(desk, &around)?;
    let answers = normal(setting, &desk.answers_of(&opened)?.0).kept(setting.form);
    let text = serde_json::to_string_pretty(&to_json_resume(&answers))
        .map_err(|_| Error::Bug("a resume does not serialise"))?;
    let name = words::file(opened.document.number);
    taken_out(desk, caller, "json-resume", 1)?;
    Ok(made(desk.export_made((&name, "json"), text.as_bytes())?, words::FILE_SAVED))
}

/// The answers of the file take the place of those typed so far; a version is written by saving.
pub(crate) fn import(desk: &Desk, caller: &Caller, input: DocumentFileInput) -> Result<DocumentView> {
    let id = document_id(&input.id)?;
    let opened = desk.document_for(caller, id)?;
    if opened.document.kind != DocumentKind::Resume {
        return Err(Error::NotFound);
    }
    if !opened.document.is_editable() {
        return Err(scs_domain::document::DocumentRefusal::NotEditable.into());
    }
    let bytes = BASE64.decode(input.file.as_bytes()).map_err(|_| refused(words::NOT_A_RESUME))?;
    let text = String::from_utf8(bytes).map_err(|_| refused(words::NOT_A_RESUME))?;
    let answers = from_json_resume(&text).map_err(|_| refused(words::NOT_A_RESUME))?;
    let around = desk.around(caller, &opened)?;
    let setting = opened.setting(desk, &around)?;
    let is_kept =
        |field: &str| setting.form.field(field).is_some_and(|field| field.kind == FormFieldKind::Kept);
    if findings(setting, &answers).iter().any(|found| found.level.stops() && is_kept(&found.at.field)) {
        return Err(refused(words::RESUME_TOO_LARGE));
    }
    let answers = tidied(setting, &answers);
    let body = serde_json::to_string(&DraftBody { answers })
        .map_err(|_| Error::Bug("a draft does not serialise"))?;
    let at = desk.now();
    desk.jot(&[Area::Drafts, Area::Documents], |notebook| {
        Ok(notebook.save_draft(&draft_name(id), &body, at)?)
    })?;
    document_view(desk, caller, id)
}

fn refused(message: &str) -> Error {
    Error::Fields(vec![FieldFault {
        field: "file".to_owned(),
        rule: "unreadable".to_owned(),
        message: message.to_owned(),
    }])
}
