//! Words of tables saved as files.

use chrono::NaiveDate;
use scs_domain::words::{counted, day_month_year, plural};

use crate::days::Here;
use crate::wire::StatisticsPage;

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
/// Of sheets: the time stands below its day, the way of coming beside who came.
pub(crate) const PRINTED_COLUMNS: [(&str, u16); 9] = [
    ("День", 11),
    ("Минут", 7),
    ("Кто", 16),
    ("С чем пришли", 21),
    ("Что мешало", 21),
    ("Что помогло", 21),
    ("Итог", 13),
    ("Заметка", 28),
    ("Записал", 15),
];
pub(crate) const PRINTED_TITLE: &str = "Журнал консультаций";
pub(crate) const ALL_TIME: &str = "За всё время";
pub(crate) const UNFINISHED_ONLY: &str = "Только незаконченные";
pub(crate) const PICTURE_SAVED: &str = "Картинка сохранена";
pub(crate) const PAGE_SAVED: &str = "Страница сохранена";
pub(crate) const SHEET_SENT: &str = "Лист отправлен на принтер. Вышел ли он, видно у принтера.";
pub(crate) const EXPORT_CANCELLED: &str = "Выгрузка отменена, файла не осталось.";
pub(crate) const EXPORT_BUSY: &str = "Другая выгрузка ещё идёт. Дождитесь её или отмените.";

/// «Журнал 23.11.2026 14-05»
pub(crate) fn journal_file(here: &Here) -> String {
    format!("{JOURNAL_SHEET} {}", here.local(here.now).format("%d.%m.%Y %H-%M"))
}

pub(crate) fn statistics_file(title: &str) -> String {
    format!("Сводка {}", title.replace('\u{a0}', " "))
}

/// «Сводка 16–22 ноября 2026 года, Сколько пришло»
pub(crate) fn plot_file(title: &str, plot: &str) -> String {
    format!("{}, {plot}", statistics_file(title))
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

/// «23 ноября 2026 года, 14:05»
pub(crate) fn made(here: &Here) -> String {
    format!("{}, {}", day_month_year(here.today()), here.clock(here.now))
}

/// «С 1 ноября 2026 года по 23 ноября 2026 года», either end open.
pub(crate) fn span(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    match (from.map(day_month_year), to.map(day_month_year)) {
        (Some(from), Some(to)) if from == to => format!("За {from}"),
        (Some(from), Some(to)) => format!("С {from} по {to}"),
        (Some(from), None) => format!("С {from}"),
        (None, Some(to)) => format!("По {to}"),
        (None, None) => ALL_TIME.to_owned(),
    }
}

pub(crate) fn of_client(client: &str) -> String {
    format!("Кто: {}", client.to_lowercase())
}

pub(crate) fn of_results(results: &[&str]) -> String {
    format!("Итог: {}", results.join(", ").to_lowercase())
}

pub(crate) fn of_errands(titles: &[String]) -> String {
    format!("С чем пришли: {}", titles.join(", "))
}

pub(crate) fn of_words(typed: &str) -> String {
    format!("По словам «{typed}»")
}

pub(crate) fn records(count: u64) -> String {
    format!("Записей: {count}")
}

pub(crate) fn page(page: StatisticsPage) -> &'static str {
    match page {
        StatisticsPage::Visits => "Приёмы",
        StatisticsPage::Troubles => "Что мешает",
        StatisticsPage::Given => "Памятки и группы",
    }
}

/// «Сводка 16–22 ноября 2026 года, Приёмы»
pub(crate) fn page_file(title: &str, page: &str) -> String {
    format!("{}, {page}", title.replace('\u{a0}', " "))
}

/// «13 из 14», or «49, −8» of those who stopped.
pub(crate) fn beside(first: u32, second: u32, is_sum: bool) -> String {
    match (is_sum, second) {
        (true, _) => format!("{first} из {}", first + second),
        (false, 0) => first.to_string(),
        (false, _) => format!("{first}, −{second}"),
    }
}
