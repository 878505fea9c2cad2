//! Quick entries and corrections.

use scs_domain::consultation::{self, Correction, QuickNote};
use scs_domain::ids::{ConsultationId, SubjectId};

use super::{consultation_id, journal};
use crate::desk::{Caller, Desk};
use crate::error::Result;
use crate::wire::{CorrectInput, EntryInput, RecordView};

/// The one draft of the quick entry.
const DRAFT: &str = "quick-entry";

pub(crate) fn record(desk: &Desk, caller: &Caller, input: EntryInput) -> Result<RecordView> {
    let phones = desk.own_phones()?;
    let allowed: Vec<&str> = phones.iter().map(String::as_str).collect();
    let edition = desk.edition(desk.here()?.today())?;
    let note = QuickNote {
        client: input.client.into(),
        topic: input.topic,
        channel: input.channel.into(),
        result: input.result.into(),
        minutes: input.minutes,
        note: input.note,
        problem: input.problem,
        fix: input.fix,
    };
    let event = consultation::record_entry(&edition, &desk.centre()?.portal, note, &allowed)?;
    let (id, subject) = (ConsultationId(desk.new_id()?), SubjectId(desk.new_id()?));
    desk.act(caller, |deed| {
        deed.write(id.0, subject, &event)?;
        Ok(deed.writer().drop_draft(DRAFT)?)
    })?;
    journal::record_view(desk, caller, id)
}

pub(crate) fn correct(desk: &Desk, caller: &Caller, input: CorrectInput) -> Result<RecordView> {
    let phones = desk.own_phones()?;
    let allowed: Vec<&str> = phones.iter().map(String::as_str).collect();
    let id = consultation_id(&input.record)?;
    let correction = Correction {
        result: input.result.map(Into::into),
        minutes: input.minutes,
        topic: input.topic,
        note: input.note,
    };
    let draft = format!("correct/{}", input.record);
    desk.change_with(
        caller,
        id,
        |record, edition| {
            let topic = correction.topic.as_ref();
            if let Some(topic) = topic.filter(|topic| edition.topics.iter().all(|known| known.id != **topic))
            {
                return Err(consultation::Refusal::NoTopic(topic.clone()).into());
            }
            Ok(record.correct(correction, &allowed)?)
        },
        |deed| Ok(deed.writer().drop_draft(&draft)?),
    )?;
    journal::record_view(desk, caller, id)
}
