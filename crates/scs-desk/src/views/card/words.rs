//! Words about own cards.

use chrono::NaiveDate;
use scs_domain::card::{CardRefusal, FaultKind};
use scs_domain::words::{counted, day_month_year};

pub(crate) const IN_USE: &str = "Действует";
pub(crate) const AWAITS: &str = "Ждёт второго человека";
pub(crate) const RETURNED: &str = "Вернули автору";
pub(crate) const WITHDRAWN: &str = "Снята";
pub(crate) const MERGED: &str = "Объединена с другой";
pub(crate) const NEWER_AWAITS: &str =
    "Есть новая версия, её ещё не прочёл второй человек. Пока действует прежняя.";
pub(crate) const ALONE: &str =
    "Написана, когда здесь работал один человек. Придёт второй — пусть прочтёт и подтвердит.";
pub(crate) const LOOK_ALIKE: &str =
    "В материалах есть похожая карточка. Посмотрите: оставить свою или объединить.";

pub(crate) const SECOND: &str =
    "Карточку прочтёт другой консультант. До этого её видно только здесь, в подсказках её нет.";
pub(crate) const NO_SECOND: &str =
    "За последние два месяца записи здесь вели только вы, поэтому карточка появится в подсказках сразу.";

pub(crate) const TO_APPROVE: &str = "Прочтите и подтвердите";
pub(crate) const TO_APPROVE_NOTE: &str =
    "Автор — другой консультант. Проверьте шаги. Посмотрите, нет ли в тексте личного.";
pub(crate) const TO_MEND: &str = "Вернули вам";
pub(crate) const TO_WAIT: &str = "Ждут второго человека";
pub(crate) const TO_COMPARE: &str = "Похожее есть в материалах";
pub(crate) const TO_COMPARE_NOTE: &str = "Оставьте свою карточку или объедините с карточкой материалов.";
pub(crate) const TO_REVIEW: &str = "Пора посмотреть снова";
pub(crate) const TO_REVIEW_NOTE: &str = "Порталы меняются. Проверьте, всё ли ещё так.";
pub(crate) const STANDING: &str = "Действуют";
pub(crate) const ENDED: &str = "Больше не действуют";

pub(crate) const TITLE: &str = "Как называется";
pub(crate) const SYMPTOMS: &str = "Как выглядит";
pub(crate) const CAUSE: &str = "Причина";
pub(crate) const SAY: &str = "Что сказать";
pub(crate) const HAND_OVER: &str = "Когда передать";
pub(crate) const ERASED: &str = "Текст этой версии стёрт.";

/// «Помогает: обновить страницу»
pub(crate) fn helps(title: &str) -> String {
    format!("Помогает: {title}")
}

pub(crate) fn version(number: usize, day: NaiveDate, clock: &str, author: &str) -> String {
    format!("Версия {number}, {}, {clock}, {author}", day_month_year(day))
}

pub(crate) fn approved(by: &str, moment: &str) -> String {
    format!("Подтверждено: {by}, {moment}")
}

pub(crate) fn returned(by: &str, note: Option<&str>) -> String {
    match note {
        Some(note) => format!("Вернули автору ({by}): {note}"),
        None => format!("Вернули автору ({by})"),
    }
}

pub(crate) fn merged(title: &str) -> String {
    format!("Теперь это в карточке «{title}»")
}

pub(crate) fn review_by(day: NaiveDate, is_late: bool) -> String {
    let day = day_month_year(day);
    if is_late {
        format!("Посмотреть снова нужно было до {day}")
    } else {
        format!("Посмотреть снова до {day}")
    }
}

/// «Сбербизнес не открывается (запись от 12 ноября)»
pub(crate) fn source(moment: &str) -> String {
    format!("По записи журнала: {moment}")
}

pub(crate) fn summary(all: usize, awaiting: usize) -> String {
    if all == 0 {
        return "Своих карточек пока нет. Карточку можно сделать из записи журнала или из ответа специалиста."
            .to_owned();
    }
    let cards = counted(all as u64, "своя карточка", "свои карточки", "своих карточек");
    if awaiting == 0 {
        cards
    } else {
        format!("{cards}, ждут второго человека: {awaiting}")
    }
}

pub(crate) fn checked(day: NaiveDate, is_stale: bool) -> String {
    let day = day_month_year(day);
    if is_stale {
        format!("Проверено давно: {day}. Сверьте с порталом.")
    } else {
        format!("Проверено {day}")
    }
}

/// What the form calls a field; `fixes.1.steps` counts from nought.
fn title(field: &str) -> String {
    let mut parts = field.split('.');
    match (parts.next(), parts.next().and_then(|at| at.parse::<usize>().ok()), parts.next()) {
        (Some("fixes"), Some(at), Some("steps")) => format!("Что сделать, способ {}", at + 1),
        (Some("fixes"), Some(at), _) => format!("Как называется способ {}", at + 1),
        (Some("fixes"), None, _) => "Что помогает".to_owned(),
        (Some("symptoms"), ..) => SYMPTOMS.to_owned(),
        (Some("cause"), ..) => CAUSE.to_owned(),
        (Some("say"), ..) => SAY.to_owned(),
        (Some("hand_over_when"), ..) => "Когда передать дальше".to_owned(),
        (Some("hand_over_to"), ..) => "Кому передать".to_owned(),
        (Some("portals"), ..) => "На каком портале".to_owned(),
        (Some("steps"), ..) => "На каких шагах показывать".to_owned(),
        (Some("note"), ..) => "Что исправить".to_owned(),
        _ => TITLE.to_owned(),
    }
}

pub(crate) fn fault(field: &str, kind: &FaultKind) -> String {
    let title = title(field);
    match kind {
        FaultKind::Empty => format!("Заполните поле „{title}“."),
        FaultKind::TooLong(most) => format!("„{title}“: слишком длинно, строка не больше {most} знаков."),
        FaultKind::TooMany(most) => format!("„{title}“: слишком много, оставьте не больше {most}."),
        FaultKind::Unknown => format!("„{title}“: выберите из списка."),
        FaultKind::Personal(findings) => {
            let mut kinds: Vec<&str> = findings.iter().map(|finding| finding.kind.words()).collect();
            kinds.dedup();
            format!("„{title}“: {}. Карточку увидят все, уберите это.", kinds.join(", "))
        }
    }
}

pub(crate) fn refusal(refusal: &CardRefusal) -> &'static str {
    match refusal {
        CardRefusal::Faults(_) => "Проверьте поля карточки.",
        CardRefusal::Ended => "Эта карточка больше не действует.",
        CardRefusal::Unchanged => "В карточке ничего не изменилось.",
        CardRefusal::OwnWords => "Подтвердить или вернуть карточку может только другой консультант.",
        CardRefusal::NothingToApprove => "В этой карточке нечего подтверждать.",
        CardRefusal::NotInUse => "Эта карточка пока не действует.",
        CardRefusal::NoTarget => "Выберите карточку, с которой объединить.",
    }
}
