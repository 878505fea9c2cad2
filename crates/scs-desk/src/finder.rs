//! What a person may mean by a few words: situations and cards of a portal, ranked.

use scs_domain::content::{Edition, Path, Problem, Situation, Step};
use scs_domain::text::{Field, Ranking};

/// Of what the row or the card is called and searched by; of where it stands; of all around it.
const OWN: f32 = 4.0;
const BESIDE: f32 = 1.5;
const AROUND: f32 = 0.6;

pub(crate) struct Finder {
    situations: Vec<String>,
    of_situations: Ranking,
    cards: Vec<String>,
    of_cards: Ranking,
}

impl Finder {
    pub(crate) fn of(edition: &Edition, portal: &str) -> Finder {
        let situations: Vec<&Situation> = edition.situations_on(portal).collect();
        let here = |card: &&Problem| card.portals.iter().any(|known| known == portal);
        let cards: Vec<&Problem> = edition.problems.values().filter(here).collect();
        Finder {
            situations: situations.iter().map(|situation| situation.id.clone()).collect(),
            of_situations: Ranking::of(
                situations.iter().map(|situation| situation_fields(edition, situation)),
            ),
            cards: cards.iter().map(|card| card.id.clone()).collect(),
            of_cards: Ranking::of(cards.iter().map(|card| card_fields(card, OWN))),
        }
    }

    /// Ids, the likeliest first.
    pub(crate) fn situations(&self, query: &str) -> impl Iterator<Item = &str> {
        let found = self.of_situations.find(query).into_iter();
        found.filter_map(|(at, _)| self.situations.get(at).map(String::as_str))
    }

    /// Ids, the likeliest first.
    pub(crate) fn cards(&self, query: &str) -> impl Iterator<Item = &str> {
        let found = self.of_cards.find(query).into_iter();
        found.filter_map(|(at, _)| self.cards.get(at).map(String::as_str))
    }
}

/// The words of the row itself, then of the step it leads to, then of the whole path with its cards.
fn situation_fields<'e>(edition: &'e Edition, situation: &'e Situation) -> Vec<Field<'e>> {
    let mut fields = vec![(OWN, situation.title.as_str())];
    fields.extend(situation.search.iter().map(|words| (OWN, words.as_str())));
    let Some(path) = edition.paths.get(&situation.path) else { return fields };
    fields.push((BESIDE, &path.title));
    fields.extend(path.situations.iter().map(|words| (BESIDE, words.as_str())));
    let entry = situation.entry.as_ref().and_then(|entry| path.entry(entry));
    for step in &path.steps {
        let is_here = entry.is_some_and(|entry| entry.at == step.id);
        fields.extend(step_fields(edition, path, step, if is_here { BESIDE } else { AROUND }));
    }
    fields
}

fn step_fields<'e>(edition: &'e Edition, path: &'e Path, step: &'e Step, weight: f32) -> Vec<Field<'e>> {
    let mut fields = vec![(weight, step.title.as_str())];
    fields.extend(path.outcomes(step).map(|outcome| (weight, outcome.title.as_str())));
    let cards = step.all_problems().into_iter().filter_map(|id| edition.problems.get(id));
    fields.extend(cards.flat_map(|card| card_fields(card, weight)));
    fields
}

fn card_fields(card: &Problem, weight: f32) -> Vec<Field<'_>> {
    let lists = [&card.symptoms, &card.search, &card.screen.codes, &card.screen.texts];
    let listed = lists.into_iter().flatten();
    listed.chain([&card.title, &card.code]).map(|words| (weight, words.as_str())).collect()
}
