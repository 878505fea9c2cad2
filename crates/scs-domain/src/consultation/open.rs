//! Opening a consultation; writing down a quick entry.

use std::collections::BTreeSet;

use super::{Consultation, LONGEST_MINUTES, Refusal};
use crate::condition;
use crate::content::{Client, Edition};
use crate::event::{Channel, ConsultationResult, EntryAbout, Event, Facts, Opened, Personal, QuickEntry};
use crate::ids::ConsultationId;
use crate::walk::Walk;

/// Who came and with what.
#[derive(Clone, Debug)]
pub struct Opening {
    pub client: Client,
    pub groups: BTreeSet<String>,
    pub channel: Channel,
    pub typical: bool,
    pub portal: String,
    pub situation: Option<String>,
    pub exercise: Option<String>,
    /// None: a consultation without a path.
    pub path: Option<String>,
    pub entry: Option<String>,
    /// The centre's settings and answers asked on the way in.
    pub facts: condition::Facts,
}

/// Goes on with an earlier visit from the step where it stood, with the terms still running.
///
/// The materials are those of today: `edition` must know the step. Refuses a visit that is not
/// finished, has no path or is gone on with already.
pub fn go_on(
    edition: &Edition,
    id: ConsultationId,
    earlier: &Consultation,
    channel: Channel,
) -> Result<Event, Refusal> {
    if !earlier.awaits_return() {
        return Err(Refusal::NotWaiting);
    }
    let walk = earlier.walk.clone().ok_or(Refusal::NoPath)?;
    walk.step(edition)?;
    let running = earlier.deadlines.iter().filter(|deadline| !deadline.met);
    Ok(Event::plain(Facts::ConsultationOpened(Opened {
        client: earlier.client,
        groups: earlier.groups.clone(),
        channel,
        typical: earlier.typical,
        situation: earlier.situation.clone(),
        exercise: earlier.exercise.clone(),
        portal: walk.portal.clone(),
        edition: edition.head.clone(),
        walk: Some(walk),
        continues: Some(id),
        deadlines: running.map(|deadline| deadline.started.clone()).collect(),
    })))
}

/// Opens a consultation on the first step of its path.
///
/// Refuses a path of the other kind of client, an unknown group and an entry with unanswered questions.
pub fn open(edition: &Edition, opening: Opening) -> Result<Event, Refusal> {
    for group in &opening.groups {
        let known =
            edition.groups.iter().any(|known| known.id == *group && fits(known.client, opening.client));
        if !known {
            return Err(Refusal::NoGroup(group.clone()));
        }
    }
    let walk = match &opening.path {
        None => None,
        Some(path) => Some(first_step(edition, &opening, path)?),
    };
    Ok(Event::plain(Facts::ConsultationOpened(Opened {
        client: opening.client,
        groups: opening.groups,
        channel: opening.channel,
        typical: opening.typical,
        situation: opening.situation,
        exercise: opening.exercise,
        portal: opening.portal,
        edition: edition.head.clone(),
        walk,
        continues: None,
        deadlines: Vec::new(),
    })))
}

fn first_step(edition: &Edition, opening: &Opening, path: &str) -> Result<Walk, Refusal> {
    if let Some(known) = edition.paths.get(path)
        && !fits(known.client, opening.client)
    {
        return Err(Refusal::OtherClient);
    }
    let facts = opening.facts.clone();
    Walk::begin(edition, &opening.portal, path, opening.entry.as_deref(), facts).map_err(
        |error| match error {
            crate::walk::WalkError::Unanswered(facts) => Refusal::Unanswered(facts),
            other => other.into(),
        },
    )
}

fn fits(item: Client, client: Client) -> bool {
    item == Client::Any || item == client
}

/// A call or a question in passing.
#[derive(Clone, Debug)]
pub struct QuickNote {
    pub client: Client,
    pub topic: String,
    pub channel: Channel,
    pub result: ConsultationResult,
    pub minutes: u32,
    pub note: Option<String>,
    /// The card it was about and the fix that was tried.
    pub problem: Option<String>,
    pub fix: Option<String>,
}

/// A record that is over when it is written. `allowed` are the centre's own phones.
pub fn record_entry(
    edition: &Edition,
    portal: &str,
    entry: QuickNote,
    allowed: &[&str],
) -> Result<Event, Refusal> {
    if !edition.topics.iter().any(|topic| topic.id == entry.topic) {
        return Err(Refusal::NoTopic(entry.topic));
    }
    if !(1..=LONGEST_MINUTES).contains(&entry.minutes) {
        return Err(Refusal::Minutes);
    }
    let note = entry.note.map(|text| super::clean_text(&text, allowed)).transpose()?;
    let about = entry.problem.map(|problem| about(edition, portal, problem, entry.fix)).transpose()?;
    let facts = QuickEntry {
        client: entry.client,
        topic: entry.topic,
        channel: entry.channel,
        result: entry.result,
        minutes: entry.minutes,
        about,
    };
    Ok(Event::with(Facts::EntryRecorded(facts), Personal::note(note)))
}

fn about(
    edition: &Edition,
    portal: &str,
    problem: String,
    fix: Option<String>,
) -> Result<EntryAbout, Refusal> {
    let card = edition.problems.get(&problem).ok_or_else(|| Refusal::NoProblem(problem.clone()))?;
    if let Some(fix) = fix.as_ref().filter(|fix| card.fix(fix).is_none()) {
        return Err(Refusal::NoFix(fix.clone()));
    }
    Ok(EntryAbout { problem, fix, portal: portal.to_owned(), edition: edition.head.clone() })
}
