//! Names with a patronymic or with initials. A first name alone is no finding.

use super::words::PATRONYMICS;
use super::{Finding, FindingKind};

/// Fewer letters are no patronymic and no family name.
const SHORTEST: usize = 3;

struct Word<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl Word<'_> {
    /// «Петрова», «Петрова-Водкина».
    fn is_name(&self) -> bool {
        let is_capitalised = |part: &str| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
        };
        self.text.chars().count() >= SHORTEST && self.text.split('-').all(is_capitalised)
    }

    /// As some forms print it.
    fn is_all_capitals(&self) -> bool {
        self.text.chars().count() >= SHORTEST
            && self.text.chars().all(|letter| letter.is_uppercase() || letter == '-')
    }

    fn may_be_of_a_full_name(&self) -> bool {
        self.is_name() || self.is_all_capitals()
    }

    fn is_patronymic(&self) -> bool {
        let small = self.text.to_lowercase();
        self.may_be_of_a_full_name() && PATRONYMICS.iter().any(|ending| small.ends_with(ending))
    }

    /// One capital letter with its point.
    fn is_initial(&self, text: &str) -> bool {
        let mut letters = self.text.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_none()
            && text.get(self.end..).is_some_and(|rest| rest.starts_with('.'))
    }
}

/// People named in a text: «Анна Сергеевна», «Петров И. С.», «И. С. Петров».
pub fn names(text: &str) -> Vec<Finding> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(count) = name_at(text, rest) else {
            at += 1;
            continue;
        };
        if let (Some(first), Some(last)) = (rest.first(), rest.get(count - 1)) {
            found.push(Finding { kind: FindingKind::Name, start: first.start, end: last.end });
        }
        at += count;
    }
    found
}

/// How many words from here are one name.
fn name_at(text: &str, words: &[Word<'_>]) -> Option<usize> {
    let run = names_in_a_row(text, words);
    let patronymic = words.iter().take(run).skip(1).position(Word::is_patronymic).map(|at| at + 1);
    if let Some(at) = patronymic {
        let family_follows = at == 1 && at + 1 < run;
        return Some(at + 1 + usize::from(family_follows));
    }
    let initials = |from: usize| {
        words.get(from..).unwrap_or_default().iter().take(2).take_while(|word| word.is_initial(text)).count()
    };
    let (before, after) = (initials(0), initials(1));
    if words.first()?.is_name() && after > 0 {
        return Some(1 + after);
    }
    (before == 2 && words.get(before)?.is_name()).then_some(before + 1)
}

/// Of a full name at most, with nothing but a space between.
fn names_in_a_row(text: &str, words: &[Word<'_>]) -> usize {
    let is_next = |pair: &&[Word<'_>]| {
        let [one, other] = pair else { return false };
        text.get(one.end..other.start).is_some_and(|gap| gap.trim().is_empty())
            && other.may_be_of_a_full_name()
    };
    let first = usize::from(words.first().is_some_and(Word::may_be_of_a_full_name));
    first * (1 + words.windows(2).take(2).take_while(is_next).count())
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let goes_on = letter.is_alphabetic() || (letter == '-' && start.is_some());
        match (goes_on, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                if let Some(word) = text.get(from..at) {
                    words.push(Word { text: word, start: from, end: at });
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::names;

    fn found(text: &str) -> Vec<&str> {
        names(text).iter().map(|finding| text.get(finding.start..finding.end).unwrap()).collect()
    }

    #[test]
    fn people_are_found_in_every_usual_form() {
        assert_eq!(found("Сегодня пришла Анна Сергеевна с мужем."), ["Анна Сергеевна"]);
        // Who begins a sentence may be a family name: rather a word too many.
        assert_eq!(found("Пришла Анна Сергеевна"), ["Пришла Анна Сергеевна"]);
        assert_eq!(found("Смирнов Пётр Ильич ждёт"), ["Смирнов Пётр Ильич"]);
        assert_eq!(found("Пётр Ильич Смирнов ждёт"), ["Пётр Ильич Смирнов"]);
        assert_eq!(found("спросить Петрова И. С. и Иванову А.В."), ["Петрова И. С", "Иванову А.В"]);
        assert_eq!(found("ИВАНОВ ИВАН КУЗЬМИЧ не вошёл"), ["ИВАНОВ ИВАН КУЗЬМИЧ"]);
        assert_eq!(found("отдали Анне Никитичне"), ["Анне Никитичне"]);
        assert_eq!(found("от Петровой-Водкиной А. С."), ["Петровой-Водкиной А. С"]);
        assert_eq!(found("ответил И. С. Петров"), ["И. С. Петров"]);
    }

    #[test]
    fn the_words_of_the_service_are_left_alone() {
        for text in [
            "Портал «Работа России» пишет ESIA-007053.",
            "Центр занятости г. Самара, кабинет 5.",
            "Ошибка на Госуслугах: обновить страницу. Потом войти.",
            "Приказ Минтруда № 738н, ст. 53, т. е. электронно.",
            "Взять паспорт. В. Новгород указан верно",
            "МФЦ и СНИЛС проверить, ЦЗН открыт",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
