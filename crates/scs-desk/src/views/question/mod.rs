//! Questions to specialists as their list shows them.

pub(crate) mod words;

use scs_domain::consultation::Moment;

use crate::days::Here;
use crate::wire::{CentreSettings, NamedSpecialist, PersonView};

/// People of a kind, or of all; those of this topic first, those of other topics not at all.
pub(crate) fn people(centre: &CentreSettings, kind: Option<&str>, topic: Option<&str>) -> Vec<PersonView> {
    let is_of_topic = |named: &&NamedSpecialist| Some(named.topic.as_str()) == topic;
    let fits = |named: &&NamedSpecialist| {
        kind.is_none_or(|kind| named.kind == kind) && (named.topic.is_empty() || is_of_topic(named))
    };
    let mut people: Vec<&NamedSpecialist> = centre.specialists.iter().filter(fits).collect();
    people.sort_by_key(|named| !is_of_topic(named));
    people.into_iter().map(person).collect()
}

fn person(named: &NamedSpecialist) -> PersonView {
    let parts = [&named.name, &named.phone, &named.hours].into_iter().filter(|part| !part.is_empty());
    let text = parts.map(String::as_str).collect::<Vec<_>>().join(", ");
    PersonView { kind: named.kind.clone(), text }
}

/// «Ждёт 3 дня», «Задан сегодня»
pub(crate) fn waits(here: &Here, asked_at: Moment) -> String {
    let days = here.today().signed_duration_since(here.day(asked_at)).num_days();
    match u64::try_from(days) {
        Ok(days) if days > 0 => words::waits(days),
        _ => words::TODAY.to_owned(),
    }
}
