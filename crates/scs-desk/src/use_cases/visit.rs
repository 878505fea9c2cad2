//! Reading what another has written, and visits of one person.

use std::borrow::Cow;

use scs_domain::consultation::{Consultation, Moment};
use scs_domain::event::{Event, ReadReason};
use scs_domain::ids::ConsultationId;

use super::{consultation_id, journal};
use crate::desk::{Caller, Desk};
use crate::error::{Error, Result};
use crate::wire::{ReadInput, RecordView, VisitInput};

/// What somebody may read today of what others have written.
pub(crate) struct Reading {
    actor: String,
    /// A reason given since then still holds.
    since: Moment,
}

impl Reading {
    pub(crate) fn may(&self, record: &Consultation) -> bool {
        record.may_be_read_by(&self.actor, self.since)
    }

    /// The record, without what is personal where that is closed.
    pub(crate) fn shown<'r>(&self, record: &'r Consultation) -> Cow<'r, Consultation> {
        if self.may(record) { Cow::Borrowed(record) } else { Cow::Owned(record.without_personal()) }
    }
}

impl Desk {
    pub(crate) fn reading(&self, caller: &Caller) -> Result<Reading> {
        let here = self.here()?;
        Ok(Reading { actor: self.actor(caller)?, since: here.begins(here.today()) })
    }

    /// A record whose words are wanted; refuses another's until its reader has said in the journal why.
    pub(crate) fn record_for(&self, caller: &Caller, id: ConsultationId) -> Result<Consultation> {
        let record = self.record(id)?;
        if self.reading(caller)?.may(&record) { Ok(record) } else { Err(Error::ReasonNeeded) }
    }
}

/// Says why, and shows the whole record.
pub(crate) fn read(desk: &Desk, caller: &Caller, input: ReadInput) -> Result<RecordView> {
    let id = consultation_id(&input.record)?;
    let reason: ReadReason = input.reason.into();
    write(desk, caller, id, |record| Ok(record.read(reason)))?;
    journal::record_view(desk, caller, id)
}

/// The later of the two keeps the link.
pub(crate) fn link(desk: &Desk, caller: &Caller, input: VisitInput) -> Result<RecordView> {
    let [later, earlier] = in_order(desk, &input)?;
    write(desk, caller, later, |record| Ok(record.link(later, earlier)?))?;
    journal::record_view(desk, caller, consultation_id(&input.record)?)
}

pub(crate) fn unlink(desk: &Desk, caller: &Caller, input: VisitInput) -> Result<RecordView> {
    let [later, earlier] = in_order(desk, &input)?;
    write(desk, caller, later, |record| Ok(record.unlink(earlier)?))?;
    journal::record_view(desk, caller, consultation_id(&input.record)?)
}

pub(crate) fn tell_apart(desk: &Desk, caller: &Caller, input: VisitInput) -> Result<RecordView> {
    let (id, other) = (consultation_id(&input.record)?, consultation_id(&input.other)?);
    desk.record(other)?;
    write(desk, caller, id, |record| Ok(record.say_apart(id, other)?))?;
    journal::record_view(desk, caller, id)
}

fn in_order(desk: &Desk, input: &VisitInput) -> Result<[ConsultationId; 2]> {
    let (one, other) = (consultation_id(&input.record)?, consultation_id(&input.other)?);
    let at = |id| desk.record(id).map(|record| (record.opened_at, id));
    Ok(if at(one)? < at(other)? { [other, one] } else { [one, other] })
}

fn write(
    desk: &Desk,
    caller: &Caller,
    id: ConsultationId,
    rule: impl FnOnce(&Consultation) -> Result<Event>,
) -> Result<()> {
    desk.act(caller, |deed| {
        let record = deed.writer().reader().find_consultation(id)?.ok_or(Error::NotFound)?;
        deed.write(id.0, record.subject, &rule(&record)?)?;
        Ok(())
    })
}
