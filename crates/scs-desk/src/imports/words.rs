//! The words of an import.

use scs_domain::words::counted;

use super::{Reject, Sorted};

pub(crate) const UNREADABLE: &str = "В этом файле нет списка. Нужен файл портала: profession.json, regions.json или таблица с кодом и названием.";

pub(crate) fn reject(reject: Reject) -> &'static str {
    match reject {
        Reject::NoCode => "нет кода",
        Reject::NoName => "нет названия",
        Reject::CodeShape => "код не того вида",
        Reject::LongName => "название слишком длинное или с лишними знаками",
        Reject::NotActive => "запись больше не действует",
        Reject::Twice => "этот код уже есть с другим названием",
    }
}

/// «Строка 12: нет названия»
pub(crate) fn line(place: usize, why: Reject) -> String {
    format!("Строка {place}: {}", reject(why))
}

/// «Приняли 8 012 строк, не приняли 14»
pub(crate) fn summary(sorted: &Sorted) -> String {
    let rows = counted(sorted.rows.len() as u64, "строку", "строки", "строк");
    let mut text = format!("Приняли {rows}, не приняли {}.", sorted.rejected.len());
    if sorted.repeated > 0 {
        text.push_str(&format!(" Повторов: {}.", sorted.repeated));
    }
    if sorted.doubtful > 0 {
        text.push_str(&format!(
            " У {} не сходится контрольная цифра, но в списке они есть.",
            sorted.doubtful
        ));
    }
    text
}
