//! Questions to specialists and their answers.

use scs_domain::ids::QuestionId;

use super::{consultation_id, id};
use crate::desk::{Caller, Desk};
use crate::error::Result;
use crate::wire::{AnswerQuestionInput, AskInput, ConsultationView};

pub(crate) fn ask(desk: &Desk, caller: &Caller, input: AskInput) -> Result<ConsultationView> {
    let phones = desk.own_phones()?;
    let allowed: Vec<&str> = phones.iter().map(String::as_str).collect();
    let question = QuestionId(desk.new_id()?);
    let draft = format!("question/{}", input.consultation);
    desk.change_with(
        caller,
        consultation_id(&input.consultation)?,
        |record, edition| Ok(record.ask(edition, question, &input.specialist, &input.text, &allowed)?),
        |deed| Ok(deed.writer().drop_draft(&draft)?),
    )
}

pub(crate) fn answer(desk: &Desk, caller: &Caller, input: AnswerQuestionInput) -> Result<ConsultationView> {
    let phones = desk.own_phones()?;
    let allowed: Vec<&str> = phones.iter().map(String::as_str).collect();
    let question = QuestionId(id(&input.question)?);
    let draft = format!("answer/{}", input.question);
    desk.change_with(
        caller,
        consultation_id(&input.consultation)?,
        |record, _| Ok(record.enter_answer(question, &input.text, &allowed)?),
        |deed| Ok(deed.writer().drop_draft(&draft)?),
    )
}
