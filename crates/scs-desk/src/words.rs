//! Every Russian sentence the desk says of its own. A code without words does not compile.

use chrono::NaiveDate;
use scs_domain::card::{CardFault, CardRefusal};
use scs_domain::consultation::{LONGEST_MINUTES, LONGEST_NUMBER, Refusal};
use scs_domain::document::DocumentRefusal;
use scs_domain::walk::WalkError;
use scs_domain::words::{counted, day_month_year};
use scs_print::PrintError;

use crate::error::{Code, Error, FieldFault, MaterialsFault};
use crate::views::card::words as card;
use crate::views::document::words as document;

/// What is wrong, in one or two sentences.
pub(crate) fn message(error: &Error) -> String {
    match error {
        Error::Fields(faults) => match faults.as_slice() {
            [only] => only.message.clone(),
            several => format!("Проверьте {}.", counted(several.len() as u64, "поле", "поля", "полей")),
        },
        Error::Rule(refusal) => rule(refusal),
        Error::Card(refusal) => card::refusal(refusal).to_owned(),
        Error::Withheld => document::WITHHELD.to_owned(),
        Error::Document(refusal) => document::refusal(*refusal).to_owned(),
        Error::Print(PrintError::MissingGlyphs { characters }) => {
            let signs: Vec<String> = characters.iter().map(char::to_string).collect();
            format!("Этих знаков нет в шрифте: {}. Замените их и напечатайте снова.", signs.join(" "))
        }
        Error::Print(PrintError::NotFiled { what }) => {
            format!("У бумаги «{what}» нет номера или даты портала.")
        }
        Error::Printer(error) => error.message().to_owned(),
        Error::Materials(fault) => materials(fault),
        Error::TooManyToPrint { most } => {
            format!("{} В один файл PDF помещается не больше {most}.", plain(error.code()))
        }
        other => plain(other.code()).to_owned(),
    }
}

/// What is wrong with the disk or the printer and what to do, in one text.
pub(crate) fn with_advice(error: &Error) -> String {
    match (error, advice(error.code())) {
        // A printer's words say it themselves.
        (Error::Printer(_), _) | (_, None) => message(error),
        (_, Some(advice)) => format!("{} {advice}", message(error)),
    }
}

fn materials(fault: &MaterialsFault) -> String {
    match fault {
        MaterialsFault::Unreadable(what) => format!("Материалы не прочитаны: {what}."),
        MaterialsFault::Faulty { first, count } => {
            let remarks = counted(*count as u64, "замечание", "замечания", "замечаний");
            format!("Материалы не установлены: проверка нашла {remarks}. Первое: {first}")
        }
        MaterialsFault::Foreign(id) => {
            format!("Это другой комплект: {id}. Программа работает с основным, его имя base.")
        }
        MaterialsFault::SameVersion(version) => {
            format!("Выпуск {version} уже есть, и содержание у него другое. Дайте новому свой номер.")
        }
    }
}

fn rule(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Unanswered(facts) | Refusal::Walk(WalkError::Unanswered(facts)) if facts.len() > 1 => {
            format!(
                "Сначала ответьте на {} этого шага.",
                counted(facts.len() as u64, "вопрос", "вопроса", "вопросов")
            )
        }
        Refusal::NumberTooLong => {
            format!("Номер длиннее {LONGEST_NUMBER} знаков. Впишите номер так, как он стоит на портале.")
        }
        Refusal::FutureDay(day) => {
            format!("День {} ещё не наступил. Впишите день, который видите на портале.", day_month_year(*day))
        }
        Refusal::FutureEvent(day) => {
            format!("День {} ещё не наступил. Впишите день, когда это произошло.", day_month_year(*day))
        }
        Refusal::PastDay(day) => format!("День {} уже прошёл. Выберите другой.", day_month_year(*day)),
        Refusal::TextTooLong(most) => format!("Текст длиннее {most} знаков. Оставьте главное."),
        Refusal::PersonalText(findings) => {
            let mut kinds: Vec<&str> = findings.iter().map(|finding| finding.kind.words()).collect();
            kinds.dedup();
            format!("В тексте есть личное: {}. Уберите это или закройте.", kinds.join(", "))
        }
        Refusal::Minutes => format!("Минут может быть от 1 до {LONGEST_MINUTES}."),
        other => plain(Error::Rule(other.clone()).code()).to_owned(),
    }
}

const PAPER_NOT_ISSUED: &str =
    "Направление печатают только с номером и датой портала. Пока можно дать памятку.";
const RECOVERY_MISTYPED: &str =
    "В ключе восстановления опечатка: проверочные знаки не сходятся. Сверьте с листом.";
const NO_EXERCISES_HERE: &str =
    "Упражнения есть только в учебном месте. Закройте программу и откройте её для учёбы.";
const READ_ONLY: &str =
    "Записать нельзя: диск или папка данных закрыты для записи. Записанное раньше не пропало.";

/// One sentence for every code.
#[expect(clippy::too_many_lines, reason = "a table: one line for every code")]
fn plain(code: Code) -> &'static str {
    match code {
        Code::BadInput => "Программа не поняла запрос. Откройте экран заново и повторите.",
        Code::NoCommand => "Такой команды нет. Список команд: scs commands.",
        Code::Forbidden => "Это действие здесь не разрешено.",
        Code::ReasonNeeded => "Эту запись вёл другой консультант. Откройте её в журнале и укажите причину.",
        Code::NotFound => "Такой записи нет. Возможно, её открыли по старой ссылке.",
        Code::NotSetUp => "Сначала заполните сведения о центре занятости в настройках.",
        Code::Finished => "Консультация уже завершена. Исправить запись можно в журнале.",
        Code::NotFinished => "Консультация ещё идёт. Исправлять можно завершённую запись.",
        Code::NotPaused => "Консультация не отложена.",
        Code::NotWaiting => "Эту консультацию уже продолжили или продолжать нечего.",
        Code::NoPath => "У этой консультации нет пути по шагам.",
        Code::OtherStep => "Этот шаг уже пройден. Посмотрите, какой шаг идёт сейчас.",
        Code::Unanswered => "Сначала ответьте на вопрос этого шага.",
        Code::NumberMissing => "Впишите номер с портала. Без него шаг не выполнен.",
        Code::PortalDateMissing => "Впишите дату с портала. Без неё шаг не выполнен.",
        Code::EventDateMissing => "Впишите день, когда это произошло: от него идёт срок.",
        Code::DayWrong => "Этот день не подходит.",
        Code::NothingToUndo => "Отменять нечего: после бумаги и передачи специалисту шаг не отменяют.",
        Code::TextEmpty => "Напишите текст.",
        Code::TextTooLong => "Текст слишком длинный. Оставьте главное.",
        Code::PersonalText => "В тексте есть личные данные. Уберите их или закройте.",
        Code::NoSpecialist => "Выберите, кому передать вопрос.",
        Code::QuestionClosed => "На этот вопрос ответ уже записан.",
        Code::QuestionOpen => "Вопрос ещё у специалиста. Завершите с итогом «Передано специалисту».",
        Code::NextVisitMissing => "Назначьте день следующей встречи.",
        Code::UnknownChoice => "Такого варианта в материалах нет. Выберите из списка.",
        Code::OtherClient => "Этот путь для другого клиента. Выберите, кто пришёл.",
        Code::MinutesWrong => "Проверьте число минут.",
        Code::NothingToCorrect => "Запись не изменилась. Исправьте хотя бы одно поле.",
        Code::LinkedAlready => "Эти обращения уже отмечены. Откройте запись заново.",
        // Their refusals have words of their own.
        Code::CardRefused | Code::DocumentRefused => "Так сделать нельзя.",
        Code::MaterialsRefused => "Материалы не установлены.",
        Code::NoExercisesHere => NO_EXERCISES_HERE,
        Code::NoTerminalsHere => "Терминалы подключают в рабочем месте. Здесь их нет.",
        Code::NobodySits => "За этим терминалом сейчас никого нет.",
        Code::SomebodySits => "За этим терминалом уже сидят. Дождитесь, пока он освободится.",
        Code::NoPairing => "Терминал больше не ждёт ответа. Начните подключение заново.",
        Code::NothingPrepared => "На этом терминале сейчас не открыт документ. Передавать нечего.",
        Code::ParcelTooLong => "Ответов слишком много, передать их нельзя. Позовите консультанта.",
        Code::TerminalAway => "Терминал не на связи.",
        Code::TerminalSlow => "Терминал не успевает отвечать.",
        Code::NoPortalAddress => "Адрес портала здесь не задан. Позовите консультанта.",
        Code::NoBrowser | Code::BrowserUnlocked => "На этом компьютере портал ещё не настроен.",
        Code::BrowserNotStarted => "Портал не открылся.",
        Code::AddressTaken => "Терминалы подключить нельзя: их порт занят другой программой.",
        Code::PaperNotIssued => PAPER_NOT_ISSUED,
        Code::PaperWiped => "Имя на этой бумаге уже стёрто. Повторить печать нельзя, сделайте бумагу заново.",
        Code::PaperTooLong => "Бумага не помещается на лист. Сократите самое длинное поле.",
        Code::PaperGlyphs => "В тексте есть знаки, которых нет в шрифте.",
        Code::TooManyToPrint => "Для PDF записей слишком много.",
        Code::RecoveryMistyped => RECOVERY_MISTYPED,
        Code::RecoveryWrong => "Этот ключ не от этих данных. Возьмите лист, напечатанный последним.",
        Code::InUse => "Программа уже открыта на этом компьютере.",
        Code::NoRunningDesk => "Программа открыта, но не отвечает. Записать сейчас нельзя.",
        Code::DiskFull => "На диске нет места. Записанное раньше не пропало.",
        Code::DiskFailed => "Диск не отвечает. Записанное раньше не пропало.",
        Code::ReadOnly => READ_ONLY,
        Code::KeyringAbsent => "На компьютере нет хранилища ключей.",
        Code::KeyringLocked => "Хранилище ключей закрыто.",
        Code::KeyringSlow => "Хранилище ключей не отвечает.",
        Code::SecretMissing => "В хранилище нет ключа от этих данных. Данные на месте.",
        Code::SecretWrong => "Ключ в хранилище не подходит к этим данным. Данные на месте.",
        Code::KeyFileTrouble => "Файл ключей не читается или пропал. Данные на месте.",
        Code::BackupBroken => "Резервная копия не получилась: записанное на диск не читается.",
        Code::FileDamaged => "Файл данных не открывается этим ключом или повреждён. Программа его не меняла.",
        Code::FileNewer => "Данные сохранила более новая программа. Эта их не меняет.",
        Code::FileOfOther => "Эти данные принадлежат другому рабочему месту.",
        Code::PrinterTrouble => "Принтер не отвечает. Бумагу можно сохранить в файл.",
        Code::NoPrintService => "Служба печати не работает. Бумагу можно сохранить в файл.",
        Code::Bug => "Программа остановила это действие: в ней неисправность. Записанное раньше не пропало.",
    }
}

/// What to do about it, where the message does not say so already.
pub(crate) fn advice(code: Code) -> Option<&'static str> {
    let text = match code {
        Code::InUse => "Перейдите в открытое окно.",
        Code::NoRunningDesk => "Закройте окно программы и повторите.",
        Code::DiskFull => "Удалите ненужные файлы, очистите корзину и повторите. Папку данных не трогайте.",
        Code::DiskFailed => "Проверьте диск и права на папку данных и повторите.",
        Code::ReadOnly => "Позовите администратора: нужно открыть папку данных для записи. Потом повторите.",
        Code::KeyringAbsent => {
            "Включите хранилище ключей и повторите. Если его на компьютере нет, ключ можно держать в файле."
        }
        Code::KeyringLocked => "Откройте хранилище ключей паролем входа и запустите программу снова.",
        Code::KeyringSlow => {
            "Подождите минуту и запустите программу снова. Не помогло — войдите в систему заново."
        }
        Code::SecretMissing | Code::SecretWrong => "Откройте данные листом с ключом восстановления.",
        Code::KeyFileTrouble => "Верните keys.json из копии папки данных или позовите администратора.",
        Code::FileDamaged => {
            "Закройте программу и откройте снова: если есть резервная копия, записи восстановятся. Не помогло — позовите администратора, папку данных не удаляйте."
        }
        Code::BackupBroken => "Работать можно. Скажите администратору, что диск нужно проверить.",
        Code::FileNewer => "Установите новую версию программы.",
        Code::FileOfOther => "Проверьте, ту ли папку данных открывает программа.",
        Code::TooManyToPrint => "Выберите период короче или сохраните книгу с таблицей.",
        Code::PrinterTrouble => {
            "Проверьте, что принтер включён и в нём есть бумага, затем нажмите «Повторить»."
        }
        Code::NoPrintService => "Позовите администратора.",
        Code::TerminalAway => "Проверьте его питание и сетевой провод. Связь восстановится сама.",
        Code::TerminalSlow => "Подождите минуту и повторите. Не помогло — подойдите к терминалу.",
        Code::NoBrowser => "Позовите консультанта. Браузер ставит администратор.",
        Code::BrowserUnlocked => "Позовите консультанта. Правила браузера включает администратор.",
        Code::BrowserNotStarted => "Нажмите ещё раз. Не помогло — позовите консультанта.",
        Code::AddressTaken => "Закройте вторую копию программы. Не помогло — позовите администратора.",
        Code::Bug => "Повторите. Не помогло — сообщите администратору номер случая.",
        _ => return None,
    };
    Some(text)
}

/// Faults by field, so that the screen can show each beside its own.
pub(crate) fn fields(error: &Error) -> Vec<FieldFault> {
    let field = match error {
        Error::Fields(faults) => return faults.clone(),
        Error::Card(CardRefusal::Faults(faults)) => {
            let one =
                |known: &CardFault| fault(&known.field, error.code(), card::fault(&known.field, &known.kind));
            return faults.iter().map(one).collect();
        }
        Error::Document(DocumentRefusal::NoNumber | DocumentRefusal::LongNumber) => "number",
        Error::Document(
            DocumentRefusal::NoDate | DocumentRefusal::DateInFuture | DocumentRefusal::DateBeforeDocument,
        ) => "date",
        Error::Document(DocumentRefusal::NoReason | DocumentRefusal::LongReason) => "reason",
        Error::Rule(Refusal::NumberMissing | Refusal::NumberTooLong) => "portal_number",
        Error::Rule(Refusal::PortalDateMissing | Refusal::FutureDay(_)) => "portal_date",
        Error::Rule(Refusal::EventDateMissing | Refusal::FutureEvent(_)) => "event_date",
        Error::Rule(Refusal::NextVisitMissing | Refusal::PastDay(_)) => "next_visit",
        Error::Rule(Refusal::Minutes) => "minutes",
        Error::Rule(Refusal::PersonalText(_) | Refusal::TextTooLong(_) | Refusal::QuestionEmpty) => "text",
        Error::Rule(Refusal::NoSpecialist(_)) => "specialist",
        Error::Rule(Refusal::NoTopic(_)) => "topic",
        Error::Rule(Refusal::NoGroup(_)) => "groups",
        Error::Rule(Refusal::Unanswered(facts) | Refusal::Walk(WalkError::Unanswered(facts))) => {
            let fault = |fact: &String| fault(fact, error.code(), plain(Code::Unanswered).to_owned());
            return facts.iter().map(fault).collect();
        }
        _ => return Vec::new(),
    };
    vec![fault(field, error.code(), message(error))]
}

fn fault(field: &str, code: Code, message: String) -> FieldFault {
    FieldFault { field: field.to_owned(), rule: code.word(), message }
}

/// «23 ноября 2026 года»
pub(crate) fn long_day(day: NaiveDate) -> String {
    day_month_year(day)
}

pub(crate) const TOO_LONG: &str = "Слишком длинно: оставьте главное.";
pub(crate) const OUT_OF_RANGE: &str = "Такого числа здесь быть не может: проверьте его.";
pub(crate) const OTHER_DAY: &str = "На компьютере уже другая дата. Проверьте её ещё раз.";
/// The name a proof of wiping types; what comes after it nobody else has.
pub(crate) const PROOF_NAME: &str = "Канарейкина";
pub(crate) const TERMINAL_UNNAMED: &str = "Назовите терминал.";
pub(crate) const TERMINAL_NAMESAKE: &str = "Так уже назван другой терминал. Выберите другое название.";
pub(crate) const NOT_IN_LIST: &str = "Выберите из списка.";

/// «Черновик сохранён в 14:32»
pub(crate) fn draft_saved(clock: &str) -> String {
    format!("Черновик сохранён в\u{a0}{clock}")
}

/// «Слишком длинно: не больше 150 знаков.»
pub(crate) fn longer_than(most: usize) -> String {
    format!("Слишком длинно: не больше {most} знаков.")
}

/// «Заполните поле „Адрес“.»
pub(crate) fn empty(title: &str) -> String {
    format!("Заполните поле „{title}“.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Family;

    #[test]
    fn every_circumstance_says_what_is_wrong_and_what_to_do() {
        for code in Code::ALL.iter().filter(|code| code.family() == Family::Circumstance) {
            assert!(plain(*code).ends_with('.'), "{}", code.word());
            assert!(advice(*code).is_some_and(|text| text.ends_with('.')), "{}", code.word());
        }
    }
}
