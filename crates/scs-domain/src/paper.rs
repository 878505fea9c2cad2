//! A printed paper in the register: what was issued, how often, whether its personal part is still there.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::consultation::{Moment, Told};
use crate::content::EditionHead;
use crate::event::{Delivery, Event, Facts, PaperForm, PaperIssued};
use crate::ids::{ConsultationId, SubjectId};

/// One hand-out of the paper: the first print or a repeated one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    pub at: Moment,
    pub delivery: Delivery,
    pub sha256: String,
    /// The queue reported the sheets as printed.
    pub printed_at: Option<Moment>,
}

/// The fold of a paper's events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The paper's own subject, so that its name can be erased alone.
    pub subject: SubjectId,
    pub actor: String,
    pub form: PaperForm,
    pub item: String,
    pub edition: EditionHead,
    pub number: Option<String>,
    pub pages: u32,
    pub large_print: bool,
    pub consultation: Option<ConsultationId>,
    pub kept_until: Option<NaiveDate>,
    pub copies: Vec<Copy>,
    /// Personal: empty after the wipe.
    pub fields: BTreeMap<String, String>,
    pub wiped_at: Option<Moment>,
}

impl Paper {
    /// The paper after its first issue; None for any other event.
    pub fn begin(told: &Told<'_>, event: &Event) -> Option<Paper> {
        let Facts::PaperIssued(issued) = &event.facts else {
            return None;
        };
        let fields = event.personal.as_ref().map(|personal| personal.fields.clone()).unwrap_or_default();
        Some(Paper {
            subject: told.subject,
            actor: told.actor.to_owned(),
            form: issued.form,
            item: issued.item.clone(),
            edition: issued.edition.clone(),
            number: issued.number.clone(),
            pages: issued.pages,
            large_print: issued.large_print,
            consultation: issued.consultation,
            kept_until: issued.kept_until,
            copies: vec![copy(told.at, issued)],
            fields,
            wiped_at: None,
        })
    }

    pub fn apply(&mut self, told: &Told<'_>, event: &Event) {
        match &event.facts {
            Facts::PaperIssued(issued) => self.copies.push(copy(told.at, issued)),
            Facts::PaperPrinted { .. } => {
                if let Some(last) = self.copies.last_mut() {
                    last.printed_at = Some(told.at);
                }
            }
            Facts::PaperWiped {} => {
                self.fields.clear();
                self.wiped_at = Some(told.at);
            }
            _ => {}
        }
    }

    /// May be printed again: its content is still there, and its term has not run out.
    pub fn may_reprint(&self, today: NaiveDate) -> bool {
        self.wiped_at.is_none() && self.kept_until.is_none_or(|last| today <= last)
    }

    pub fn last_at(&self) -> Moment {
        self.copies.last().map_or(0, |copy| copy.at)
    }
}

fn copy(at: Moment, issued: &PaperIssued) -> Copy {
    Copy { at, delivery: issued.delivery.clone(), sha256: issued.sha256.clone(), printed_at: None }
}
