//! Words about findings, and the words in a text that tell what the number beside them is.

use super::FindingKind;
use super::near::Label;

pub(super) const fn looks_like(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Snils => "похоже на СНИЛС",
        FindingKind::Passport => "похоже на номер паспорта",
        FindingKind::Phone => "похоже на номер телефона",
        FindingKind::Email => "похоже на адрес электронной почты",
        FindingKind::BankCard => "похоже на номер банковской карты",
        FindingKind::PersonInn => "похоже на ИНН человека",
        FindingKind::Name => "похоже на имя человека",
    }
}

/// What a word says about the number near it; the word is in small letters.
pub(super) fn label_of(word: &str) -> Option<Label> {
    let begins = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    if begins(&["снилс"]) {
        Some(Label::Snils)
    } else if begins(&["паспорт", "сери"]) {
        Some(Label::Passport)
    } else if word == "тел" || begins(&["телефон", "моб", "сотов", "ватсап"]) || word.contains("звон")
    {
        Some(Label::Phone)
    } else if word == "инн" {
        Some(Label::Inn)
    } else if begins(&["заявк", "заявлен", "обращен", "ваканс", "направлен"])
    {
        Some(Label::Paper)
    } else {
        None
    }
}

/// What may stand between the series and the number of a passport, in small letters.
pub(super) const NUMBER_WORDS: [&str; 5] = ["№", "номер", "ном.", "n", "no"];
/// Words that may stand between a number and the word that names it, in small letters.
pub(super) const BESIDE: [&str; 6] = ["номер", "ном", "рф", "гражданина", "n", "no"];
/// Begins what stands after a sum of money, in small letters.
pub(super) const MONEY: [&str; 7] = ["₽", "руб", "р.", "коп", "тыс", "млн", "млрд"];
/// Signs that introduce the number of a paper.
pub(super) const NUMBER_SIGN: char = '№';

/// How patronymics end, in every case.
pub(super) const PATRONYMICS: [&str; 45] = [
    "ович",
    "овича",
    "овичу",
    "овичем",
    "овиче",
    "евич",
    "евича",
    "евичу",
    "евичем",
    "евиче",
    "ьич",
    "ьича",
    "ьичу",
    "ьичом",
    "ьиче",
    "кич",
    "кича",
    "кичу",
    "кичом",
    "киче",
    "мич",
    "мича",
    "мичу",
    "мичом",
    "миче",
    "тич",
    "тича",
    "тичу",
    "тичем",
    "тиче",
    "овна",
    "овны",
    "овне",
    "овну",
    "овной",
    "евна",
    "евны",
    "евне",
    "евну",
    "евной",
    "ична",
    "ичны",
    "ичне",
    "ичну",
    "ичной",
];
