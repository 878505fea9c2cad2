//! What forms are called when what was typed into them is found.

pub(crate) const META: &str = "не сохранено";
pub(crate) const IN_DRAFT: &str = "Черновик";

/// None for a form that is no work of a day, as settings.
pub(crate) fn title(form: &str) -> Option<&'static str> {
    Some(match form {
        "quick-entry" => "Быстрая запись",
        "question" => "Вопрос специалисту",
        "answer" => "Ответ специалиста",
        "step" => "Отметка шага",
        "finish" => "Завершение консультации",
        "pause" => "Отложить консультацию",
        "card" => "Своя карточка",
        "card-note" => "Что исправить в карточке",
        _ => return None,
    })
}
