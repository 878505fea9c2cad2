//! Why a thing was found: the place that says most of what was wanted, with the words marked.

use scs_domain::consultation::{Consultation, RecordKind};
use scs_domain::content::{Edition, Problem, Situation};
use scs_domain::text::{self, Wanted};

use super::words;
use crate::wire::{FragmentView, PieceView};

/// As much as a row of the journal shows.
const MOST: usize = 120;

/// None when nothing of it is to be seen: an erased text, a title of former materials.
pub(crate) fn fragment(edition: &Edition, record: &Consultation, wanted: &Wanted) -> Option<FragmentView> {
    best(places(edition, record), wanted, 0)
}

/// Why a thing of the materials was found, where its title does not say all of it.
pub(crate) fn beside_title(
    title: &str,
    places: impl IntoIterator<Item = (&'static str, String)>,
    wanted: &Wanted,
) -> Option<FragmentView> {
    best(places, wanted, wanted.hits(title).0)
}

/// The place that meets most of what is wanted, and more than `least`; of equals, the first.
fn best(
    places: impl IntoIterator<Item = (&'static str, String)>,
    wanted: &Wanted,
    least: usize,
) -> Option<FragmentView> {
    let mut best: Option<FragmentView> = None;
    let mut most = least;
    for (place, said) in places {
        let (met, hits) = wanted.hits(&said);
        if met > most {
            let pieces = text::fragment(&said, &hits, MOST).into_iter();
            let pieces = pieces.map(|piece| PieceView { text: piece.text, is_hit: piece.is_hit }).collect();
            (best, most) = (Some(FragmentView { place: place.to_owned(), pieces }), met);
        }
    }
    best
}

/// What a card is found by beside its title.
pub(crate) fn of_card(card: &Problem) -> Vec<(&'static str, String)> {
    let at = |place: &'static str| move |text: &String| (place, text.clone());
    let mut places: Vec<(&'static str, String)> = card.symptoms.iter().map(at(words::IN_SYMPTOM)).collect();
    places.extend(card.screen.codes.iter().chain(&card.screen.texts).map(at(words::IN_SCREEN)));
    places.extend(card.search.iter().map(at(words::IN_SPEECH)));
    places
}

/// What a situation is found by beside its title.
pub(crate) fn of_situation(edition: &Edition, situation: &Situation) -> Vec<(&'static str, String)> {
    let mut places: Vec<(&'static str, String)> =
        situation.search.iter().map(|text| (words::IN_SPEECH, text.clone())).collect();
    let Some(path) = edition.paths.get(&situation.path) else { return places };
    places.push((words::IN_PATH, path.title.clone()));
    places.extend(path.situations.iter().map(|text| (words::IN_SPEECH, text.clone())));
    places.extend(path.steps.iter().map(|step| (words::IN_STEP, step.title.clone())));
    places
}

/// Everything a record is searched by, own words first.
fn places(edition: &Edition, record: &Consultation) -> Vec<(&'static str, String)> {
    let mut places: Vec<(&'static str, String)> = Vec::new();
    places.extend(record.note.iter().map(|note| (words::IN_NOTE, note.clone())));
    for question in &record.questions {
        places.extend(question.text.iter().map(|text| (words::IN_QUESTION, text.clone())));
        places.extend(question.answer.iter().map(|text| (words::IN_ANSWER, text.clone())));
    }
    let numbers = record.taken.iter().filter_map(|taken| taken.portal_number.clone());
    places.extend(numbers.map(|number| (words::IN_NUMBER, number)));
    let cards = record.met.iter().filter_map(|met| edition.problems.get(&met.problem));
    places.extend(cards.map(|card| (words::IN_PROBLEM, card.title.clone())));
    let path = record.walk.as_ref().and_then(|walk| edition.paths.get(&walk.frames.first()?.path));
    places.extend(path.map(|path| (words::IN_PATH, path.title.clone())));
    if let RecordKind::Quick { topic } = &record.record {
        let topic = edition.topics.iter().find(|known| known.id == *topic);
        places.extend(topic.map(|topic| (words::IN_TOPIC, topic.title.clone())));
    }
    places
}
