//! Events make the card.

use super::{Card, End, Returned, Said, Version};
use crate::consultation::Told;
use crate::event::{CardWritten, Event, Facts};

impl Card {
    /// The card after its first words; None for any other event.
    pub fn begin(told: &Told<'_>, event: &Event) -> Option<Card> {
        let Facts::CardWritten(written) = &event.facts else {
            return None;
        };
        Some(Card {
            subject: told.subject,
            number: written.number,
            source: written.source.clone(),
            versions: vec![version(told, written, event)],
            review_by: written.review_by,
            release: written.release.clone(),
            end: None,
        })
    }

    /// Events of other kinds leave it as it is.
    pub fn apply(&mut self, told: &Told<'_>, event: &Event) {
        match &event.facts {
            Facts::CardWritten(written) => {
                self.versions.push(version(told, written, event));
                self.review_by = written.review_by;
                self.release.clone_from(&written.release);
            }
            Facts::CardApproved { review_by } => {
                if let Some(newest) = self.versions.last_mut() {
                    newest.approved = Some(said(told));
                }
                self.review_by = *review_by;
            }
            Facts::CardReturned {} => {
                let note = event.personal.as_ref().and_then(|personal| personal.note.clone());
                if let Some(newest) = self.versions.last_mut() {
                    newest.returned = Some(Returned { by: said(told), note });
                }
            }
            Facts::CardConfirmed { review_by, release } => {
                self.review_by = *review_by;
                self.release.clone_from(release);
            }
            Facts::CardMerged { into, keeps } => {
                self.end = Some(End::Merged { into: into.clone(), keeps: keeps.clone(), by: said(told) });
            }
            Facts::CardWithdrawn {} => self.end = Some(End::Withdrawn { by: said(told) }),
            _ => {}
        }
    }
}

fn version(told: &Told<'_>, written: &CardWritten, event: &Event) -> Version {
    Version {
        written: said(told),
        text: event.personal.as_ref().and_then(|personal| personal.card.clone()),
        placement: written.placement.clone(),
        alone: written.alone,
        approved: None,
        returned: None,
    }
}

fn said(told: &Told<'_>) -> Said {
    Said { at: told.at, actor: told.actor.to_owned() }
}
