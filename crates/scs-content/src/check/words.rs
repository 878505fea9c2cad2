//! The findings in Russian: what is wrong and what to do.

use super::{Finding, Rule};

pub(super) fn message(finding: &Finding) -> String {
    let Finding { rule, what, .. } = finding;
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
        Rule::CodeWrong => "код не того вида, не сходится с контрольной цифрой или стоит дважды",
        Rule::FieldValues => "у поля выбора нет значений, у поля справочника нет списка или наоборот",
        Rule::CheckExample => "проверка говорит не там, где обещают её примеры",
        Rule::StillExpects => "полный комплект ничего не ждёт со стороны",
        Rule::OtherWord => "у этого есть одно название, а здесь другое слово",
        Rule::SynonymOfNothing => "такого слова нет ни в одном тексте",
        Rule::ExerciseSilent => "история упражнения не говорит, что здесь отвечает клиент или что случилось",
        Rule::ExerciseElsewhere => "история упражнения приводит не к тому концу",
    };
    if what.is_empty() { text.to_owned() } else { format!("{text}: {what}") }
}

/// What to do about it.
pub(super) fn advice(rule: Rule) -> &'static str {
    match rule {
        Rule::VersionsOverlap => "Закройте прежнюю версию днём раньше: valid_to",
        Rule::VersionsGap => "Сделайте дни соседними: valid_to прежней и valid_from новой",
        Rule::Unresolved => "Сверьте имя с тем, что названо, или добавьте недостающее",
        Rule::ForeignPortal => "Добавьте портал пути или уберите его у шага",
        Rule::ArrowShape => "Оставьте без when только последнюю стрелку; у каждой одна цель: to или call",
        Rule::BackIncomplete => "Назовите в back, куда идти после каждого конца вызванного пути",
        Rule::StepUnreachable => "Приведите к шагу стрелку или уберите его",
        Rule::ArrowNeverTaken => {
            "Сверьте условие: такого ответа здесь не бывает, или его забирает стрелка выше"
        }
        Rule::EndUnreachable => "Приведите к концу стрелку или уберите его",
        Rule::EntryBroken => "Сверьте at, asks и sets входа с шагом, с которого он начинает",
        Rule::FactNotAsked => "Спросите об этом раньше: asks шага или входа",
        Rule::WalkBroken => "Сверьте стрелки этого шага",
        Rule::Trap => "Дайте из круга стрелку к концу",
        Rule::ConditionUnreadable => "Запишите условие так: факт == 'значение', связки && и ||",
        Rule::FailureWithoutFix => "Назовите карточки: problems; или скажите, почему их нет: no_fix_because",
        Rule::TooManyFailures => "Соедините близкие причины; остальное найдут в «Не получается?»",
        Rule::WaitWithoutTerm => "Назовите срок: deadlines; или скажите, что источники молчат: silent",
        Rule::FilingWithoutNumber => "Попросите номер и дату: evidence с portal_number и portal_date",
        Rule::DuplicateId => "Дайте одному из двух другое имя",
        Rule::ConfidenceTooHigh => "Добавьте источник посильнее или опустите confidence",
        Rule::BasisShape => "Одна строка basis — один источник: act, seed, public или own",
        Rule::OpenQuestionMissing => "Запишите open_question: чего мы не знаем о дне",
        Rule::CitizenTooLong => "Разделите на две строки или уберите лишнее",
        Rule::CitizenNotOneSentence => "Одна строка — одно предложение, с точкой или вопросом в конце",
        Rule::Exclamation => "Поставьте точку",
        Rule::QuoteNotOfficial => "Снимите кавычки или внесите название в official_names.toml с источником",
        Rule::PlaceholderUnknown => "Сверьте имя подстановки со словами портала: [words]",
        Rule::CalendarWrong => "Сверьте дни года с постановлением и с примерами файла",
        Rule::MemoShape => "Блоки из drop должны быть optional, имена — свои",
        Rule::Orphan => "Сошлитесь на это или уберите файл",
        Rule::CodeWrong => "Сверьте код с источником",
        Rule::FieldValues => {
            "Дайте values полю выбора, list полю справочника, а остальным ни того ни другого"
        }
        Rule::CheckExample => "Сверьте rule, when и примеры passes и fails: нужны те и другие",
        Rule::StillExpects => "Уберите expects: в полном комплекте всё своё",
        Rule::OtherWord => "Возьмите название из glossary.toml; слова клиента пишите в symptoms и search",
        Rule::SynonymOfNothing => "Возьмите слово, которое стоит в названии, в symptoms или в search",
        Rule::ExerciseSilent => "Добавьте reply на этот вопрос или turn для этого шага",
        Rule::ExerciseElsewhere => "Пройдите путь по истории: сверьте end, reply и turn",
    }
}
