//! «Помогло», «Частично» and «Не помогло».

use scs_domain::consultation::FixReport;

use super::consultation_id;
use crate::desk::{Caller, Desk};
use crate::error::Result;
use crate::wire::{ConsultationView, JudgeFixInput};

pub(crate) fn judge(desk: &Desk, caller: &Caller, input: JudgeFixInput) -> Result<ConsultationView> {
    let report = FixReport { problem: input.problem, fix: input.fix, judgement: input.judgement.into() };
    desk.change(caller, consultation_id(&input.consultation)?, |record, edition| {
        Ok(record.judge_fix(edition, report)?)
    })
}
