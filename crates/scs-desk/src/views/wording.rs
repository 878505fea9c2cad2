//! Small sentences put together from numbers, days and titles.

use chrono::{Datelike, NaiveDate};
use scs_domain::consultation::{Consultation, Moment, RecordKind, Status};
use scs_domain::content::{Client, Edition};
use scs_domain::event::{Channel, ConsultationResult};
use scs_domain::words::day_month;

use super::words;
use crate::days::Here;

/// First letter large.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

pub(crate) fn client(client: Client) -> &'static str {
    match client {
        Client::Citizen => words::CITIZEN,
        Client::Employer => words::EMPLOYER,
        Client::Any => words::ANY,
    }
}

pub(crate) fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::InPerson => words::IN_PERSON,
        Channel::Phone => words::BY_PHONE,
        Channel::Mail => words::BY_MAIL,
        Channel::Messenger => words::BY_MESSENGER,
    }
}

/// «Ищет работу · Предпенсионный возраст», or who it is when no group is named.
pub(crate) fn who(edition: &Edition, record: &Consultation) -> String {
    let titles: Vec<&str> = edition
        .groups
        .iter()
        .filter(|group| record.groups.contains(&group.id))
        .map(|g| g.title.as_str())
        .collect();
    if titles.is_empty() { client(record.client).to_owned() } else { titles.join(" · ") }
}

/// The same for a narrow column.
pub(crate) fn who_short(edition: &Edition, record: &Consultation) -> String {
    let group = edition.groups.iter().find(|group| record.groups.contains(&group.id));
    group.map_or_else(|| client(record.client).to_owned(), |group| group.short.clone())
}

/// Title of the path, of the topic, or that there is none.
pub(crate) fn title(edition: &Edition, record: &Consultation) -> String {
    if let RecordKind::Quick { topic } = &record.record {
        let known = edition.topics.iter().find(|known| known.id == *topic);
        return known.map_or_else(|| topic.clone(), |known| known.title.clone());
    }
    let path = record.walk.as_ref().and_then(|walk| walk.frames.first()).map(|frame| &frame.path);
    let title = path.and_then(|path| edition.paths.get(path)).map(|path| path.title.clone());
    title.unwrap_or_else(|| words::NO_PATH.to_owned())
}

/// What the person came with: the situation's title, else the record's own.
pub(crate) fn errand(edition: &Edition, record: &Consultation) -> String {
    let situation =
        record.situation.as_ref().and_then(|id| edition.situations.iter().find(|known| known.id == *id));
    situation.map_or_else(|| title(edition, record), |situation| situation.title.clone())
}

/// «в 13:52», «вчера, 16:20», «пятница, 16:20», «12 ноября, 9:05».
pub(crate) fn moment(here: &Here, at: Moment) -> String {
    let (day, today) = (here.day(at), here.today());
    let clock = here.clock(at);
    let ago = today.signed_duration_since(day).num_days();
    match ago {
        0 => words::at(&clock),
        1 => words::yesterday(&clock),
        2..=6 => format!("{}, {clock}", weekday(day)),
        _ => format!("{}, {clock}", day_month(day)),
    }
}

pub(crate) fn weekday(day: NaiveDate) -> &'static str {
    words::WEEKDAYS.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default()
}

/// «Сегодня, понедельник 23 ноября», «Пятница, 20 ноября», with the year when it is another one.
pub(crate) fn day_heading(day: NaiveDate, today: NaiveDate) -> String {
    let date =
        if day.year() == today.year() { day_month(day) } else { scs_domain::words::day_month_year(day) };
    if day == today {
        words::today_heading(weekday(day), &date)
    } else {
        capitalised(&format!("{}, {date}", weekday(day)))
    }
}

/// «24.11», with the year when it is another one.
pub(crate) fn short_day(day: NaiveDate, today: NaiveDate) -> String {
    let pattern = if day.year() == today.year() { "%d.%m" } else { "%d.%m.%Y" };
    day.format(pattern).to_string()
}

pub(crate) fn result(result: ConsultationResult) -> &'static str {
    match result {
        ConsultationResult::Solved => words::SOLVED,
        ConsultationResult::Again => words::AGAIN,
        ConsultationResult::HandedOver => words::HANDED_OVER,
        ConsultationResult::Unsolved => words::UNSOLVED,
    }
}

/// The column «Итог».
pub(crate) fn outcome(record: &Consultation, today: NaiveDate) -> String {
    match (&record.status, record.result) {
        (Status::Finished { .. }, Some(ConsultationResult::Again)) => match record.next_visit {
            Some(day) => words::again_on(&short_day(day, today)),
            None => words::AGAIN.to_owned(),
        },
        (Status::Finished { .. }, Some(ConsultationResult::HandedOver)) if answered(record) => {
            words::ANSWER_CAME.to_owned()
        }
        (Status::Finished { .. }, Some(known)) => result(known).to_owned(),
        (Status::Paused { .. }, _) => words::PAUSED.to_owned(),
        _ => words::RUNNING.to_owned(),
    }
}

fn answered(record: &Consultation) -> bool {
    !record.questions.is_empty() && record.open_question().is_none()
}
