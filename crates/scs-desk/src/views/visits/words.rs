//! Words about visits of one person and about reading what another has written.

use scs_domain::event::ReadReason;

pub(crate) const SAME_NUMBER: &str = "Тот же номер с портала";
pub(crate) const SAME_NAME: &str = "То же имя на бумаге";

pub(crate) fn reason(reason: ReadReason) -> &'static str {
    match reason {
        ReadReason::CameAgain => "Человек пришёл снова",
        ReadReason::Asked => "По записи задали вопрос",
        ReadReason::Correction => "Нужно исправить запись",
        ReadReason::Review => "Проверка журнала",
    }
}

/// «Открыта в 14:20, Иванов И. И.: человек пришёл снова»
pub(crate) fn was_read(moment: &str, actor: &str, why: ReadReason) -> String {
    format!("Открыта {moment}, {actor}: {}", reason(why).to_lowercase())
}
