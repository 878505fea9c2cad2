//! What a person may mean by a few words: situations, cards and memos of a portal, ranked.

use std::sync::Arc;

use scs_domain::content::{Edition, Memo, Problem, Situation};
use scs_domain::knowledge::{self, AROUND, BODY, NAME, TITLE};
use scs_domain::text::{Field, Ranking, Synonyms};

/// What has less than this share of the best score is not shown.
const LEAST: f32 = 0.3;
/// A memo is long, so each of its words says less than a word of a card.
const LEAST_OF_MEMO: f32 = 0.15;
/// A paper is given after the talk: it comes behind what leads through it.
const GIVEN_AFTER: f32 = 0.5;

/// What a search shows a row of, by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hit<'f> {
    Situation(&'f str),
    Card(&'f str),
    Memo(&'f str),
}

pub(crate) struct Finder {
    situations: Vec<String>,
    of_situations: Ranking,
    cards: Vec<String>,
    of_cards: Ranking,
    memos: Vec<String>,
    of_memos: Ranking,
}

impl Finder {
    pub(crate) fn of(edition: &Edition, portal: &str) -> Finder {
        let situations: Vec<&Situation> = edition.situations_on(portal).collect();
        let is_on = |portals: &[String]| portals.iter().any(|known| known == portal);
        let cards: Vec<&Problem> = edition.problems.values().filter(|card| is_on(&card.portals)).collect();
        let memos: Vec<&Memo> = edition.memos.values().filter(|memo| is_on(&memo.portals)).collect();
        let synonyms = Arc::new(Synonyms::of(&edition.synonyms));
        Finder {
            situations: situations.iter().map(|situation| situation.id.clone()).collect(),
            of_situations: Ranking::of(
                &synonyms,
                situations.iter().map(|situation| situation_fields(edition, situation)),
            )
            .repeating(),
            cards: cards.iter().map(|card| card.id.clone()).collect(),
            of_cards: Ranking::of(&synonyms, cards.iter().map(|card| knowledge::card_names(card))),
            memos: memos.iter().map(|memo| memo.id.clone()).collect(),
            of_memos: Ranking::of(&synonyms, memos.iter().map(|memo| knowledge::memo(edition, memo))),
        }
    }

    /// The likeliest first; of equals, situations, then cards.
    pub(crate) fn find(&self, query: &str) -> Vec<Hit<'_>> {
        let situations = named(&self.situations, &self.of_situations, query);
        let situations = situations.map(|(id, score)| (Hit::Situation(id), score));
        let cards = named(&self.cards, &self.of_cards, query).map(|(id, score)| (Hit::Card(id), score));
        let memos = named(&self.memos, &self.of_memos, query).map(|(id, score)| (Hit::Memo(id), score));
        let mut found: Vec<(Hit<'_>, f32)> = situations.chain(cards).chain(memos).collect();
        let best = found.iter().map(|(_, score)| *score).fold(0.0, f32::max);
        found.retain(|(hit, score)| {
            let least = if matches!(hit, Hit::Memo(_)) { LEAST_OF_MEMO } else { LEAST };
            *score >= best * least
        });
        let order = |(hit, score): &(Hit<'_>, f32)| match hit {
            Hit::Memo(_) => score * GIVEN_AFTER,
            Hit::Situation(_) | Hit::Card(_) => *score,
        };
        found.sort_by(|one, other| order(other).total_cmp(&order(one)));
        found.into_iter().map(|(hit, _)| hit).collect()
    }

    /// Ids, the likeliest first.
    pub(crate) fn cards(&self, query: &str) -> Vec<&str> {
        let found = likely(named(&self.cards, &self.of_cards, query).collect());
        found.into_iter().map(|(id, _)| id).collect()
    }
}

fn named<'f>(ids: &'f [String], ranking: &'f Ranking, query: &str) -> impl Iterator<Item = (&'f str, f32)> {
    let found = ranking.find(query).into_iter();
    found.filter_map(|(at, score)| Some((ids.get(at)?.as_str(), score)))
}

/// Without those far behind the best.
fn likely<T>(mut found: Vec<(T, f32)>) -> Vec<(T, f32)> {
    let best = found.iter().map(|(_, score)| *score).fold(0.0, f32::max);
    found.retain(|(_, score)| *score >= best * LEAST);
    found
}

/// The words of the row itself, then of the step it leads to, then of the whole path with its cards.
fn situation_fields<'e>(edition: &'e Edition, situation: &'e Situation) -> Vec<Field<'e>> {
    let mut fields = vec![(TITLE, situation.title.as_str())];
    fields.extend(situation.search.iter().map(|words| (NAME, words.as_str())));
    let Some(path) = edition.paths.get(&situation.path) else { return fields };
    fields.push((BODY, &path.title));
    fields.extend(path.situations.iter().map(|words| (BODY, words.as_str())));
    let entry = situation.entry.as_ref().and_then(|entry| path.entry(entry));
    for step in &path.steps {
        let weight = if entry.is_some_and(|entry| entry.at == step.id) { BODY } else { AROUND };
        fields.extend(knowledge::step_names(path, step, weight));
        let cards = step.all_problems().into_iter().filter_map(|id| edition.problems.get(id));
        fields.extend(cards.flat_map(|card| knowledge::card_near(card, weight)));
    }
    fields
}
