//! The words of documents.

use scs_domain::content::{DocumentKind, StateKind};
use scs_domain::document::DocumentRefusal;
use scs_domain::words::{NBSP, counted};

pub(crate) const NOT_FILLED: &str = "Не заполнено";
pub(crate) const WIPED: &str = "Ответы стёрты";
pub(crate) const IN_PERSON: &str = "Говорим только лично";
pub(crate) const WITHHELD: &str = "По телефону и в переписке не называют характер вакансии, число мест и состояние подбора \
     приоритетного предприятия. Пригласите представителя лично и запишите: приглашён лично. Общий порядок услуги \
     объяснить можно.";
/// Card of what to do then.
pub(crate) const WITHHELD_CARD: &str = "priority-remote-question";
pub(crate) const PREPARING: &str = "Готовим";
pub(crate) const LATE: &str = "Просрочено";
pub(crate) const THIS_WEEK: &str = "На этой неделе";
pub(crate) const LATER: &str = "Позже";
pub(crate) const OPEN: &str = "В работе, без срока";
pub(crate) const SETTLED: &str = "Завершены";
pub(crate) const OF_MATERIALS: &str =
    "Краткий список из материалов. Полный справочник загружают в «Настройках».";

pub(crate) const PAY: &str = "Зарплата";
pub(crate) const BUSY: &str = "Занятость";
pub(crate) const SCHEDULE: &str = "График";
pub(crate) const REGION: &str = "Где ищет работу";
pub(crate) const MOVE: &str = "Переезд";
pub(crate) const TRIPS: &str = "Командировки";
pub(crate) const POSSIBLE_MOVE: &str = "возможен";
pub(crate) const POSSIBLE_TRIPS: &str = "возможны";
pub(crate) const TOWN: &str = "Живёт";
pub(crate) const CITIZENSHIP: &str = "Гражданство";
pub(crate) const PHONE: &str = "Телефон";
pub(crate) const MAIL: &str = "Почта";
pub(crate) const CAN_DO: &str = "Что умеет";
pub(crate) const SKILLS: &str = "В работе";
pub(crate) const QUALITIES: &str = "Качества";
pub(crate) const LANGUAGES: &str = "Языки";
pub(crate) const LICENCES: &str = "Права";
pub(crate) const MEDICAL_BOOK: &str = "Медкнижка";
pub(crate) const THERE_IS: &str = "есть";

/// «с 03.2014»
pub(crate) fn since(month: &str) -> String {
    format!("с {month}")
}

/// «от 48 000 ₽»
pub(crate) fn pay(sum: &str) -> String {
    format!("от {sum}")
}

/// «Перед этим: уход за близким»
pub(crate) fn before(reason: &str) -> String {
    format!("Перед этим: {reason}")
}

pub(crate) const FILE_SAVED: &str = "Резюме сохранено в файл";
pub(crate) const NOT_A_RESUME: &str =
    "В этом файле нет резюме в виде JSON Resume. Выберите другой файл или заполните вручную.";

pub(crate) const RESUME_TOO_LARGE: &str = "В файле много того, о чём мы не спрашиваем: сохранить это целиком не получится. Заполните резюме вручную.";

/// Name of a saved file, without its ending.
pub(crate) fn file(number: u32) -> String {
    format!("Резюме {number}")
}

/// «Резюме № 12»
pub(crate) fn numbered(title: &str, number: u32) -> String {
    format!("{title} №{NBSP}{number}")
}

/// «Карточка работодателя № 3: ООО «Льняной двор»»
pub(crate) fn named(title: &str, subject: &str) -> String {
    if subject.is_empty() { title.to_owned() } else { format!("{title}: {subject}") }
}

/// «Место работы 2»
pub(crate) fn entry(one: &str, number: usize) -> String {
    format!("{one} {}", number + 1)
}

/// «Место работы 2: окончание»
pub(crate) fn within(place: &str, field: &str) -> String {
    format!("{place}: {field}")
}

/// «2 записи»
pub(crate) fn entries(count: usize) -> String {
    counted(count as u64, "запись", "записи", "записей")
}

/// «Ответы сотрём после 23 декабря 2026 года»
pub(crate) fn kept(day: &str) -> String {
    format!("Ответы сотрём после {day}")
}

/// «Загружено 23 ноября 2026 года из файла profession.json»
pub(crate) fn imported(day: &str, file: &str) -> String {
    format!("Загружено {day} из файла {file}")
}

pub(crate) fn kind(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Resume => "Резюме",
        DocumentKind::Application => "Заявление",
        DocumentKind::Employer => "Карточка работодателя",
        DocumentKind::Vacancy => "Вакансия",
        DocumentKind::Recruitment => "Подбор работников",
        DocumentKind::Report => "Отчёт",
        DocumentKind::Notice => "Сообщение",
    }
}

/// State of a document without a cycle.
pub(crate) fn standing(kind: StateKind) -> &'static str {
    match kind {
        StateKind::Preparing => PREPARING,
        StateKind::Waiting => "Ждём ответа",
        StateKind::Good => "Готово",
        StateKind::Returned => "Вернули",
        StateKind::Ended => "Завершено",
    }
}

pub(crate) fn refusal(refusal: DocumentRefusal) -> &'static str {
    match refusal {
        DocumentRefusal::NoSuchForm => "Для этого портала такой формы нет.",
        DocumentRefusal::NoSuchLink => "Этот документ сюда не подходит. Выберите другой.",
        DocumentRefusal::NothingAnswered => "Пока ни одного ответа. Заполните хотя бы одно поле.",
        DocumentRefusal::NotEditable => {
            "Документ на портале, ответы сейчас не меняют. Вернут с замечаниями — поправим."
        }
        DocumentRefusal::Wiped => "Ответы в этом документе стёрты: срок хранения вышел. Начните новый.",
        DocumentRefusal::NoSuchMove => "Из этого состояния так не бывает. Откройте документ заново.",
        DocumentRefusal::NothingWritten => "Сначала сохраните ответы.",
        DocumentRefusal::NotReady => "Сначала исправьте отмеченное: портал такое не примет.",
        DocumentRefusal::NoNumber => "Впишите номер с портала. Нет номера — документ не подан.",
        DocumentRefusal::LongNumber => "Номер с портала короче. Впишите только его.",
        DocumentRefusal::NoDate => "Впишите день с портала.",
        DocumentRefusal::DateInFuture => "Этот день ещё не наступил. Сверьте его с экраном портала.",
        DocumentRefusal::DateBeforeDocument => {
            "Это раньше прошлой записи о документе. Сверьте день с экраном."
        }
        DocumentRefusal::NoReason => "Впишите, что написал портал или центр занятости.",
        DocumentRefusal::LongReason => "Слишком длинно: оставьте главное из замечания.",
    }
}

/// What a button of a day says: «10 декабря, четверг: 2 документа; каждый месяц: Отчёт о квоте».
pub(crate) fn day(day: &str, weekday: &str, count: u64, usual: &str) -> String {
    let due = match count {
        0 => "сроков нет".to_owned(),
        count => counted(count, "документ", "документа", "документов"),
    };
    let usual = if usual.is_empty() { String::new() } else { format!("; каждый месяц: {usual}") };
    format!("{day}, {weekday}: {due}{usual}")
}

pub(crate) fn nearest(day: &str, left: &str) -> String {
    format!("Ближайший срок — {day}, {left}")
}
