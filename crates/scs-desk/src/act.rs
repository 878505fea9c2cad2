//! The only way anything on the desk changes.

use scs_domain::event::Event;
use scs_domain::ids::SubjectId;
use scs_store::{NewEvent, Notebook, Writer};
use uuid::Uuid;

use crate::ballast::Need;
use crate::desk::{Area, Caller, Desk};
use crate::error::{Error, Result};

/// A deed being done: one transaction, one actor, one moment.
pub(crate) struct Deed<'d, 'w, 's> {
    desk: &'d Desk,
    writer: &'w mut Writer<'s>,
    actor: String,
    at: i64,
}

impl Desk {
    /// Runs the rule, writes its events and what is folded from them, and commits all of it or nothing.
    /// Listeners hear of it after the commit.
    pub(crate) fn act<T>(
        &self,
        caller: &Caller,
        work: impl FnOnce(&mut Deed<'_, '_, '_>) -> Result<T>,
    ) -> Result<T> {
        self.ballast.make_room(Need::Usual);
        let actor = self.actor(caller)?;
        let at = self.now();
        let (made, head) = self.store.act(|writer| {
            let mut deed = Deed { desk: self, writer, actor, at };
            let made = work(&mut deed)?;
            let head = deed.writer.reader().head().map_err(Error::from)?;
            Ok::<_, Error>((made, head))
        })?;
        self.anchor.keep(&self.device_key, &head);
        self.tell(&[Area::Consultations, Area::Journal, Area::Papers]);
        Ok(made)
    }

    /// What is no deed: settings, drafts, print queue, materials.
    pub(crate) fn jot<T>(
        &self,
        areas: &[Area],
        work: impl FnOnce(&mut Notebook<'_>) -> Result<T>,
    ) -> Result<T> {
        let made = self.store.jot(work)?;
        if !areas.is_empty() {
            self.tell(areas);
        }
        Ok(made)
    }

    /// A new id of this moment.
    pub(crate) fn new_id(&self) -> Result<Uuid> {
        Ok(scs_platform::new_uuid(self.now(), self.chance.as_ref())?)
    }
}

impl<'s> Deed<'_, '_, 's> {
    /// Writes one event under `aggregate` about `subject`.
    pub(crate) fn write(&mut self, aggregate: Uuid, subject: SubjectId, event: &Event) -> Result<u64> {
        let mut spare_key = [0; 32];
        self.desk.chance.fill(&mut spare_key)?;
        let new = NewEvent { event, aggregate, subject, actor: &self.actor, at: self.at, spare_key };
        Ok(self.writer.append(&new)?)
    }

    pub(crate) fn writer(&mut self) -> &mut Writer<'s> {
        self.writer
    }
}
