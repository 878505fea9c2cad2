//! Why a record was found: the place that says most of what was wanted, with the words marked.

use scs_domain::consultation::{Consultation, RecordKind};
use scs_domain::content::Edition;
use scs_domain::text::{self, Wanted};

use super::words;
use crate::wire::{FragmentView, PieceView};

/// As much as a row of the journal shows.
const MOST: usize = 120;

/// None when nothing of it is to be seen: an erased text, a title of former materials.
pub(crate) fn fragment(edition: &Edition, record: &Consultation, wanted: &Wanted) -> Option<FragmentView> {
    let mut best: Option<(usize, FragmentView)> = None;
    for (place, said) in places(edition, record) {
        let (met, hits) = wanted.hits(&said);
        if met > best.as_ref().map_or(0, |(most, _)| *most) {
            let pieces = text::fragment(&said, &hits, MOST).into_iter();
            let pieces = pieces.map(|piece| PieceView { text: piece.text, is_hit: piece.is_hit }).collect();
            best = Some((met, FragmentView { place: place.to_owned(), pieces }));
        }
    }
    best.map(|(_, view)| view)
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
