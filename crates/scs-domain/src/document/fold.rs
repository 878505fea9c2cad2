//! Events make the document.

use super::{Document, Moved, Version, Written};
use crate::consultation::Told;
use crate::content::StateKind;
use crate::event::{Event, Facts};

impl Document {
    /// The document at its beginning; None for any other event.
    pub fn begin(told: &Told<'_>, event: &Event) -> Option<Document> {
        let Facts::DocumentBegun(begun) = &event.facts else {
            return None;
        };
        Some(Document {
            subject: told.subject,
            number: begun.number,
            kind: begun.document,
            form: begun.form.clone(),
            cycle: begun.cycle.clone(),
            portal: begun.portal.clone(),
            edition: begun.edition.clone(),
            consultation: begun.consultation,
            from: begun.from,
            links: begun.links.clone(),
            begun: written(told),
            versions: Vec::new(),
            moves: Vec::new(),
            state: begun.state.clone(),
            standing: StateKind::Preparing,
            kept_until: None,
            wiped_at: None,
        })
    }

    /// Events of other kinds leave it as it is.
    pub fn apply(&mut self, told: &Told<'_>, event: &Event) {
        let personal = event.personal.as_ref();
        match &event.facts {
            Facts::DocumentWritten { kept_until } => {
                self.kept_until = *kept_until;
                let answers = personal.and_then(|personal| personal.answers.clone());
                self.versions.push(Version { written: written(told), answers });
            }
            Facts::DocumentMoved(moved) => {
                self.moves.push(Moved {
                    by: written(told),
                    from: std::mem::replace(&mut self.state, moved.to.clone()),
                    to: moved.to.clone(),
                    standing: moved.standing,
                    portal_date: moved.portal_date,
                    term: moved.term.clone(),
                    number: personal.and_then(|personal| personal.portal_number.clone()),
                    reason: personal.and_then(|personal| personal.note.clone()),
                });
                self.standing = moved.standing;
            }
            Facts::DocumentLinked { role, to } => {
                self.links.remove(role);
                self.links.extend(to.map(|to| (role.clone(), to)));
            }
            Facts::DocumentWiped {} => {
                self.forget_answers();
                self.wiped_at = Some(told.at);
            }
            _ => {}
        }
    }
}

impl Document {
    /// What is personal goes; that it was there stays.
    pub fn forget_answers(&mut self) {
        self.versions.iter_mut().for_each(|version| version.answers = None);
        for moved in &mut self.moves {
            moved.number = None;
            moved.reason = None;
        }
    }
}

fn written(told: &Told<'_>) -> Written {
    Written { at: told.at, actor: told.actor.to_owned() }
}
