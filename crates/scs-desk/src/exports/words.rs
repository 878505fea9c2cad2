//! Words of tables saved as files.

use scs_domain::words::{counted, plural};

use crate::days::Here;

pub(crate) const JOURNAL_SHEET: &str = "Журнал";
pub(crate) const JOURNAL_COLUMNS: [(&str, u16); 11] = [
    ("День", 12),
    ("Начало", 8),
    ("Минут", 8),
    ("Кто", 24),
    ("Как обратились", 16),
    ("С чем пришли", 36),
    ("Что мешало", 36),
    ("Что помогло", 36),
    ("Итог", 18),
    ("Заметка", 60),
    ("Записал", 20),
];
pub(crate) const EXPORT_CANCELLED: &str = "Выгрузка отменена, файла не осталось.";
pub(crate) const EXPORT_BUSY: &str = "Другая выгрузка ещё идёт. Дождитесь её или отмените.";

/// «Журнал 23.11.2026 14-05»
pub(crate) fn journal_file(here: &Here) -> String {
    format!("{JOURNAL_SHEET} {}", here.local(here.now).format("%d.%m.%Y %H-%M"))
}

pub(crate) fn statistics_file(title: &str) -> String {
    format!("Сводка {}", title.replace('\u{a0}', " "))
}

/// Names of sheets may not repeat: two plots are of steps.
pub(crate) fn plot_sheet(id: &str, head: &str) -> String {
    match id {
        "stuck" => "Где застряли".to_owned(),
        "step-times" => "Сколько идут шаги".to_owned(),
        "arrivals" => "Сколько пришло".to_owned(),
        "durations" => "Сколько идёт приём".to_owned(),
        _ => head.to_owned(),
    }
}

pub(crate) fn exported(rows: u64) -> String {
    let verb = plural(rows, "Сохранена", "Сохранены", "Сохранено");
    format!("{verb} {}", counted(rows, "строка", "строки", "строк"))
}

pub(crate) fn export_progress(done: u64, total: u64) -> String {
    format!("Готово {done} из {total}")
}
