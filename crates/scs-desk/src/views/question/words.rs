//! Words about questions to specialists.

use scs_domain::words::counted;

/// «Так советует карточка „Код не приходит“»
pub(crate) fn by_card(title: &str) -> String {
    format!("Так советует карточка „{title}“")
}

pub(crate) const TODAY: &str = "Задан сегодня";

/// «Ждёт 3 дня»
pub(crate) fn waits(days: u64) -> String {
    format!("Ждёт {}", counted(days, "день", "дня", "дней"))
}

pub(crate) fn waiting(count: u64) -> String {
    if count == 0 {
        return "Все вопросы с ответами".to_owned();
    }
    let verb = if count % 10 == 1 && count % 100 != 11 { "Ждёт" } else { "Ждут" };
    format!("{verb} ответа {}", counted(count, "вопрос", "вопроса", "вопросов"))
}
