//! What is being typed: kept through the narrow door, so that autosave never fills the journal.

use super::document;
use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, FieldFault, Result};
use crate::wire::{Done, DraftInput, DraftNameInput, DraftSaved, DraftView};
use crate::words;

/// Largest draft, in bytes of JSON: more than any form takes, so that typing is never lost.
const LARGEST: usize = 512 * 1024;

pub(crate) fn save(desk: &Desk, _: &Caller, input: DraftInput) -> Result<DraftSaved> {
    let body = input.body.to_string();
    if body.len() > LARGEST {
        return Err(Error::Fields(vec![FieldFault {
            field: "body".to_owned(),
            rule: "too-long".to_owned(),
            message: words::TOO_LONG.to_owned(),
        }]));
    }
    let at = desk.now();
    desk.jot(&[Area::Drafts], |notebook| Ok(notebook.save_draft(&input.form, &body, at)?))?;
    Ok(DraftSaved { at, text: words::draft_saved(&desk.here()?.clock(at)) })
}

/// What was typed into a document is told to whom the document is.
pub(crate) fn load(desk: &Desk, caller: &Caller, input: DraftNameInput) -> Result<DraftView> {
    document::may_be_told(desk, caller, &input.form)?;
    let draft = desk.store.read(|reader| reader.draft(&input.form).map_err(Error::from))?;
    Ok(match draft {
        None => DraftView { body: None, at: None },
        Some(draft) => DraftView { body: serde_json::from_str(&draft.body).ok(), at: Some(draft.at) },
    })
}

pub(crate) fn drop_draft(desk: &Desk, _: &Caller, input: DraftNameInput) -> Result<Done> {
    desk.jot(&[Area::Drafts], |notebook| Ok(notebook.drop_draft(&input.form)?))?;
    Ok(Done {})
}
