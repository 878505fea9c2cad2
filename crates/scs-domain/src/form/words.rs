//! The Russian words of filled forms.

use super::month::{MonthFault, first_day};
use crate::content::FormFieldKind;
use crate::words::{NBSP, counted};
use chrono::Datelike;

/// Endings of names of sites that texts of vacancies have.
pub(super) const SITE_ENDINGS: [&str; 6] = [".ru", ".рф", ".com", ".org", ".net", ".su"];
pub(super) const PICK: &str = "Выберите из списка.";
pub(super) const PICK_REFERENCE: &str =
    "В справочнике такого нет. Начните вводить другое слово и выберите строку из списка.";

pub(super) fn too_long(most: usize) -> String {
    format!("Слишком длинно: поместится {}.", counted(most as u64, "знак", "знака", "знаков"))
}

pub(super) fn too_many(most: usize) -> String {
    format!(
        "Записей слишком много: поместится {}. Соедините близкие.",
        counted(most as u64, "запись", "записи", "записей")
    )
}

/// «№ 12»
pub(super) fn numbered(number: u32) -> String {
    format!("№{NBSP}{number}")
}

/// Said of an empty field that the source names required.
pub(super) fn empty(title: &str) -> String {
    format!("Ответьте на вопрос «{title}».")
}

/// Said of an empty field when only we think it will be asked for.
pub(super) fn better_filled(title: &str) -> String {
    format!("«{title}» не заполнено. Портал, скорее всего, это спросит.")
}

pub(super) fn format(kind: FormFieldKind) -> (&'static str, &'static str) {
    match kind {
        FormFieldKind::Date => ("date-format", "Впишите день цифрами: 25.11.2026."),
        FormFieldKind::Time => ("time-format", "Впишите время цифрами: 10:30."),
        FormFieldKind::Money => ("money-format", "Впишите сумму в рублях одними цифрами."),
        FormFieldKind::Number => ("number-format", "Впишите целое число одними цифрами."),
        _ => ("not-in-list", PICK),
    }
}

pub(super) fn month(fault: MonthFault) -> String {
    match fault {
        MonthFault::NoYear => "Не хватает года. Впишите месяц и год, например 03.2014.",
        MonthFault::ShortYear => "Впишите год четырьмя цифрами, например 2014.",
        MonthFault::NoSuchMonth => "В году 12 месяцев. Впишите месяц числом от 1 до 12.",
        MonthFault::Unreadable => "Впишите месяц и год, например 03.2014.",
    }
    .to_owned()
}

pub(super) fn is_year_ending(part: &str) -> bool {
    crate::check::YEAR_ENDINGS.contains(&part)
}

/// «03.2014» of a canonical month; anything else as it was typed.
pub fn month_words(value: &str) -> String {
    first_day(value).map_or_else(|| value.to_owned(), |day| format!("{:02}.{}", day.month(), day.year()))
}

/// «48 000 ₽» of a canonical sum; anything else as it was typed.
pub(super) fn money(value: &str) -> String {
    if value.is_empty() || !value.chars().all(|sign| sign.is_ascii_digit()) {
        return value.to_owned();
    }
    format!("{}{NBSP}₽", grouped(value))
}

/// Digits by threes.
pub(super) fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (at, sign) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(NBSP);
        }
        text.push(sign);
    }
    text
}

/// «+7 900 000-00-17» of a canonical number, with its extension; anything else as it was typed.
pub(super) fn phone(value: &str) -> String {
    let (number, rest) = value.split_at_checked(12).unwrap_or((value, ""));
    let parts = || Some((number.get(2..5)?, number.get(5..8)?, number.get(8..10)?, number.get(10..12)?));
    let is_canonical =
        number.starts_with("+7") && number.get(2..).is_some_and(|n| n.chars().all(|d| d.is_ascii_digit()));
    match parts().filter(|_| is_canonical) {
        Some((code, one, two, three)) => format!("+7{NBSP}{code}{NBSP}{one}-{two}-{three}{rest}"),
        None => value.to_owned(),
    }
}

pub(super) fn yes_no(value: &str) -> &str {
    match value {
        "true" => "да",
        "false" => "нет",
        other => other,
    }
}

pub(super) fn months(count: u32) -> String {
    counted(count.into(), "месяц", "месяца", "месяцев")
}
