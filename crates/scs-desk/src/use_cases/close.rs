//! Pausing, the closing path, finishing.

use scs_domain::consultation::Ending;

use super::{consultation_id, document_end};
use crate::desk::{Caller, Desk};
use crate::error::Result;
use crate::wire::{ConsultationInput, ConsultationView, FinishInput, PauseInput};

/// The draft of the closing form of a consultation.
fn draft_of(consultation: &str) -> String {
    format!("finish/{consultation}")
}

pub(crate) fn pause(desk: &Desk, caller: &Caller, input: PauseInput) -> Result<ConsultationView> {
    let today = desk.here()?.today();
    desk.change(caller, consultation_id(&input.consultation)?, |record, _| {
        Ok(record.pause(input.until, today)?)
    })
}

pub(crate) fn resume(desk: &Desk, caller: &Caller, input: ConsultationInput) -> Result<ConsultationView> {
    desk.change(caller, consultation_id(&input.consultation)?, |record, _| Ok(record.resume()?))
}

pub(crate) fn begin_closing(
    desk: &Desk,
    caller: &Caller,
    input: ConsultationInput,
) -> Result<ConsultationView> {
    desk.change(caller, consultation_id(&input.consultation)?, |record, edition| {
        Ok(record.begin_closing(edition)?)
    })
}

/// The draft of the form ends with the deed.
pub(crate) fn finish(desk: &Desk, caller: &Caller, input: FinishInput) -> Result<ConsultationView> {
    let (today, now) = (desk.here()?.today(), desk.now());
    let phones = desk.own_phones()?;
    let allowed: Vec<&str> = phones.iter().map(String::as_str).collect();
    let draft = draft_of(&input.consultation);
    let passing = document_end::passing(desk, consultation_id(&input.consultation)?)?;
    desk.change_with(
        caller,
        consultation_id(&input.consultation)?,
        |record, _| {
            let ending = Ending {
                result: input.result.into(),
                minutes: input.minutes.unwrap_or_else(|| record.minutes_by(now)),
                next_visit: input.next_visit,
                note: input.note,
            };
            Ok(record.finish(ending, today, &allowed)?)
        },
        |deed| {
            document_end::forget(deed, &passing)?;
            Ok(deed.writer().drop_draft(&draft)?)
        },
    )
}
