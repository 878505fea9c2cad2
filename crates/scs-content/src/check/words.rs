//! The findings in Russian.

use super::{Finding, Rule};

pub(super) fn message(finding: &Finding) -> String {
    let Finding { place, rule, what } = finding;
    let text = match rule {
        Rule::VersionsOverlap => "две версии действуют в один день",
        Rule::VersionsGap => "между версиями есть день, когда не действует ни одна",
        Rule::Unresolved => "ссылка ни на что не указывает",
        Rule::ForeignPortal => "шаг стоит на портале, которого нет у пути",
        Rule::ArrowShape => "стрелки записаны неверно: без условия может быть только последняя, цель одна",
        Rule::BackIncomplete => "вызов пути не говорит, куда идти после этого конца",
        Rule::StepUnreachable => "до шага нельзя дойти",
        Rule::ArrowNeverTaken => "по этой стрелке никто не пойдёт",
        Rule::EndUnreachable => "до этого конца нельзя дойти",
        Rule::EntryBroken => "с этого входа нельзя начать",
        Rule::FactNotAsked => "условие читает ответ, которого ещё не спросили",
        Rule::WalkBroken => "ход обрывается",
        Rule::Trap => "отсюда нельзя дойти до конца без передачи специалисту",
        Rule::ConditionUnreadable => "условие не читается",
        Rule::FailureWithoutFix => "у неудачи нет ни карточки, ни причины, почему её нет",
        Rule::TooManyFailures => "причин «Не получилось» больше, чем помещается на экране",
        Rule::WaitWithoutTerm => "у ожидания нет ни срока, ни оговорки, что источники молчат",
        Rule::FilingWithoutNumber => "шаг подаёт документ, но не требует номера и даты портала",
        Rule::DuplicateId => "номер повторяется",
        Rule::ConfidenceTooHigh => "уверенность выше, чем позволяют источники",
        Rule::BasisShape => "основание должно называть ровно один источник",
        Rule::OpenQuestionMissing => "день выбран составителем, но открытого вопроса нет",
        Rule::CitizenTooLong => "строка для гражданина длиннее разрешённого",
        Rule::CitizenNotOneSentence => "строка для гражданина — не одно предложение с точкой",
        Rule::Exclamation => "восклицательный знак",
        Rule::QuoteNotOfficial => "в кавычках не официальное название этого портала",
        Rule::PlaceholderUnknown => "подстановки нет в портале",
        Rule::CalendarWrong => "календарь не сходится",
        Rule::MemoShape => "блок памятки собран не по правилам",
        Rule::Orphan => "на это никто не ссылается",
        Rule::StillExpects => "полный комплект ничего не ждёт со стороны",
    };
    if what.is_empty() { format!("{place}: {text}") } else { format!("{place}: {text}: {what}") }
}
