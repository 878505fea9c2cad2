//! What is not kept: answers that end with the consultation, and documents whose term is over.

use chrono::{Days, NaiveDate};
use scs_domain::document::Document;
use scs_domain::ids::{ConsultationId, DocumentId};

use super::document::{DraftBody, draft_name};
use crate::act::Deed;
use crate::ballast::Need;
use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, Result};

/// A draft without what is not kept; None: nothing else is left of it.
pub(crate) struct Passing {
    name: String,
    left: Option<(String, i64)>,
}

/// Drafts of the documents of a record.
pub(crate) fn passing(desk: &Desk, record: ConsultationId) -> Result<Vec<Passing>> {
    let known = desk.store.read(|reader| reader.documents_of(record).map_err(Error::from))?;
    let drafts = known.iter().map(|(id, document)| left_of(desk, *id, document));
    drafts.filter_map(Result::transpose).collect()
}

/// None: the document has no draft, or nothing in it that is not kept.
fn left_of(desk: &Desk, id: DocumentId, document: &Document) -> Result<Option<Passing>> {
    let edition = desk.edition_of(&document.edition)?;
    let Some(form) = document.form_in(&edition) else { return Ok(None) };
    let draft = desk.store.read(|reader| reader.draft(&draft_name(id)).map_err(Error::from))?;
    let Some(draft) = draft else { return Ok(None) };
    let typed: DraftBody = serde_json::from_str(&draft.body).unwrap_or_default();
    let answers = typed.answers.kept(form);
    if answers == typed.answers {
        return Ok(None);
    }
    let is_saved = answers.is_empty() || document.newest() == Some(&answers);
    let body = serde_json::to_string(&DraftBody { answers })
        .map_err(|_| Error::Bug("a draft does not serialise"))?;
    Ok(Some(Passing { name: draft_name(id), left: (!is_saved).then_some((body, draft.at)) }))
}

/// In the deed that finishes the record.
pub(crate) fn forget(deed: &mut Deed<'_, '_, '_>, drafts: &[Passing]) -> Result<()> {
    for draft in drafts {
        match &draft.left {
            Some((body, at)) => deed.writer().save_draft(&draft.name, body, *at)?,
            None => deed.writer().drop_draft(&draft.name)?,
        }
    }
    Ok(())
}

impl Desk {
    /// Answers whose term is over go from the documents; drafts go with them, and by themselves a term after
    /// they were typed last.
    pub(crate) fn wipe_documents(&self, today: NaiveDate) -> Result<()> {
        let due = self.store.read(|reader| reader.documents_to_wipe(today).map_err(Error::from))?;
        for (id, document) in due {
            self.ballast.make_room(Need::Urgent);
            let event = document.wipe()?;
            self.act(&Caller::consultant(), |deed| {
                deed.write(id.0, document.subject, &event)?;
                deed.writer().drop_draft(&draft_name(id))?;
                Ok(deed.writer().erase(document.subject)?)
            })?;
            self.tell(&[Area::Documents]);
        }
        self.drop_old_answers(today)
    }

    /// Answers that are not kept do not stay overnight, whatever became of the consultation.
    fn forget_passing(&self, id: DocumentId, document: &Document) -> Result<()> {
        let Some(passing) = left_of(self, id, document)? else { return Ok(()) };
        self.jot(&[], |notebook| {
            match &passing.left {
                Some((body, at)) => notebook.save_draft(&passing.name, body, *at)?,
                None => notebook.drop_draft(&passing.name)?,
            }
            Ok(())
        })
    }

    fn drop_old_answers(&self, today: NaiveDate) -> Result<()> {
        let here = self.here()?;
        let drafts = self.store.read(|reader| reader.drafts().map_err(Error::from))?;
        for (name, at) in drafts {
            let Some(id) = name.strip_prefix("document/").and_then(|id| id.split('/').next()) else {
                continue;
            };
            let id = DocumentId(super::id(id)?);
            let document = self.store.read(|reader| reader.find_document(id).map_err(Error::from))?;
            let Some(document) = document else { continue };
            let edition = self.edition_of(&document.edition)?;
            let term = document.form_in(&edition).and_then(|form| edition.deadlines.get(&form.retention));
            let last = term.and_then(|term| here.day(at).checked_add_days(Days::new(term.amount.into())));
            if last.is_some_and(|last| last < today) {
                self.jot(&[Area::Drafts], |notebook| Ok(notebook.drop_draft(&name)?))?;
            } else if here.day(at) < today && name == draft_name(id) {
                self.forget_passing(id, &document)?;
            }
        }
        Ok(())
    }
}
