//! Own cards as their list and their page show them.

pub(crate) mod words;

use scs_domain::card::{Card, CardText, End, Known, Version, problem_id};
use scs_domain::content::Edition;
use scs_domain::experience::Sum;
use scs_domain::ids::CardId;
use scs_domain::text;
use scs_store::Reader;

use super::wording;
use crate::days::Here;
use crate::error::Result;
use crate::wire::{CardFixView, CardLine, CardList, CardSection, CardVersionView, PairView};

/// Two titles say much the same when they share so much of their words.
const ALIKE: f64 = 0.5;

/// What a list of own cards is seen with.
pub(crate) struct Seen<'s> {
    pub(crate) edition: &'s Edition,
    pub(crate) here: &'s Here,
    pub(crate) actor: &'s str,
    pub(crate) reader: &'s Reader<'s>,
}

/// In which section a card stands; the first that fits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    ToApprove,
    ToMend,
    ToWait,
    ToCompare,
    ToReview,
    Standing,
    Ended,
}

impl Place {
    const ALL: [Place; 7] = [
        Place::ToApprove,
        Place::ToMend,
        Place::ToWait,
        Place::ToCompare,
        Place::ToReview,
        Place::Standing,
        Place::Ended,
    ];

    fn words(self) -> (&'static str, Option<&'static str>) {
        match self {
            Place::ToApprove => (words::TO_APPROVE, Some(words::TO_APPROVE_NOTE)),
            Place::ToMend => (words::TO_MEND, None),
            Place::ToWait => (words::TO_WAIT, None),
            Place::ToCompare => (words::TO_COMPARE, Some(words::TO_COMPARE_NOTE)),
            Place::ToReview => (words::TO_REVIEW, Some(words::TO_REVIEW_NOTE)),
            Place::Standing => (words::STANDING, None),
            Place::Ended => (words::ENDED, None),
        }
    }
}

pub(crate) fn list(seen: &Seen<'_>, cards: &[Known]) -> Result<CardList> {
    let mut placed = Vec::new();
    for known in cards {
        placed.push((place(seen, known), line(seen, known)?));
    }
    let section = |wanted: Place| {
        let (title, note) = wanted.words();
        let cards: Vec<CardLine> =
            placed.iter().filter(|(place, _)| *place == wanted).map(|(_, line)| line.clone()).collect();
        (!cards.is_empty()).then(|| CardSection {
            title: title.to_owned(),
            note: note.map(str::to_owned),
            cards,
        })
    };
    let awaiting = cards.iter().filter(|(_, card)| card.awaits_approval()).count();
    Ok(CardList {
        sections: Place::ALL.into_iter().filter_map(section).collect(),
        summary: words::summary(cards.iter().filter(|(_, card)| card.end.is_none()).count(), awaiting),
    })
}

fn place(seen: &Seen<'_>, (id, card): &Known) -> Place {
    let is_mine = card.newest().is_some_and(|newest| newest.written.actor == seen.actor);
    match card {
        card if card.end.is_some() => Place::Ended,
        card if card.awaits_approval() && !is_mine => Place::ToApprove,
        card if card.was_returned() && is_mine => Place::ToMend,
        card if !card.is_in_use() => Place::ToWait,
        card if came_with_the_materials(seen.edition, *id, card).is_some() => Place::ToCompare,
        card if card.is_stale(seen.here.today()) => Place::ToReview,
        _ => Place::Standing,
    }
}

fn line(seen: &Seen<'_>, (id, card): &Known) -> Result<CardLine> {
    let newest = card.newest();
    let written = newest
        .map(|newest| format!("{}, {}", newest.written.actor, wording::moment(seen.here, newest.written.at)));
    let sum = Sum::of(&seen.reader.tried(&problem_id(*id))?);
    let score = (sum.tried() > 0).then(|| super::words::score(sum));
    let meta: Vec<String> = written.into_iter().chain(score).collect();
    Ok(CardLine {
        id: id.0.to_string(),
        code: scs_domain::words::own_card(card.number),
        title: title(card),
        meta: meta.join(" · "),
    })
}

/// Of the version people work by; of a card nobody has approved yet, of its newest.
pub(crate) fn title(card: &Card) -> String {
    let version = card.standing().or_else(|| card.newest());
    let text = version.and_then(|version| version.text.as_ref());
    text.map_or_else(|| words::ERASED.to_owned(), |text| text.title.clone())
}

pub(crate) fn state(seen: &Seen<'_>, card: &Card) -> String {
    match &card.end {
        Some(End::Merged { into, .. }) => {
            let target = seen.edition.problems.get(into);
            target.map_or_else(|| words::MERGED.to_owned(), |target| words::merged(&target.title))
        }
        Some(End::Withdrawn { .. }) => words::WITHDRAWN.to_owned(),
        None if card.is_in_use() => words::IN_USE.to_owned(),
        None if card.was_returned() => words::RETURNED.to_owned(),
        None => words::AWAITS.to_owned(),
    }
}

/// What is to be known of a card beside its words.
pub(crate) fn notes(seen: &Seen<'_>, id: CardId, card: &Card) -> Vec<String> {
    let mut notes = Vec::new();
    if card.is_in_use() {
        let is_late = card.is_stale(seen.here.today());
        notes.push(words::review_by(card.review_by, is_late));
        if card.newest().is_some_and(|newest| !newest.stands()) {
            notes.push(words::NEWER_AWAITS.to_owned());
        }
        if card.standing().is_some_and(|version| version.approved.is_none()) {
            notes.push(words::ALONE.to_owned());
        }
        if came_with_the_materials(seen.edition, id, card).is_some() {
            notes.push(words::LOOK_ALIKE.to_owned());
        }
    }
    notes
}

/// A card of the materials that says much the same, when the materials have changed since the card was held
/// against them.
pub(crate) fn came_with_the_materials<'e>(
    edition: &'e Edition,
    id: CardId,
    card: &Card,
) -> Option<&'e scs_domain::content::Problem> {
    if card.release == edition.head.version || !card.is_in_use() {
        return None;
    }
    let own = problem_id(id);
    let text = card.standing()?.text.as_ref()?;
    let others = edition.problems.values().filter(|known| !known.basis.is_empty() && known.id != own);
    let likeness = |known: &&scs_domain::content::Problem| {
        let names = std::iter::once(&known.title).chain(&known.symptoms).chain(&known.search);
        names.map(|name| shared(&text.title, name)).fold(0.0, f64::max)
    };
    let best = others.map(|known| (likeness(&known), known));
    best.filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, known)| known)
}

/// Share of stems two titles have in common, 0 to 1.
fn shared(one: &str, other: &str) -> f64 {
    let set = |text: &str| text::tokens(text).into_iter().collect::<std::collections::BTreeSet<String>>();
    let (one, other) = (set(one), set(other));
    let both = one.intersection(&other).count();
    let all = one.union(&other).count().max(1);
    if both < 2 { 0.0 } else { both as f64 / all as f64 }
}

pub(crate) fn versions(here: &Here, card: &Card) -> Vec<CardVersionView> {
    let view = |(at, version): (usize, &Version)| CardVersionView {
        title: words::version(
            at + 1,
            here.day(version.written.at),
            &here.clock(version.written.at),
            &version.written.actor,
        ),
        state: version_state(here, version),
        lines: version.text.as_ref().map(lines).unwrap_or_default(),
    };
    card.versions.iter().enumerate().rev().map(view).collect()
}

fn version_state(here: &Here, version: &Version) -> String {
    match (&version.approved, &version.returned) {
        (Some(said), _) => words::approved(&said.actor, &wording::moment(here, said.at)),
        (None, Some(returned)) => words::returned(&returned.by.actor, returned.note.as_deref()),
        (None, None) if version.alone => words::ALONE.to_owned(),
        (None, None) => words::AWAITS.to_owned(),
    }
}

fn lines(text: &CardText) -> Vec<PairView> {
    let pair = |name: &str, lines: Vec<String>| PairView { name: name.to_owned(), lines };
    let one = |name: &str, line: &String| {
        pair(name, Some(line.clone()).filter(|line| !line.is_empty()).into_iter().collect())
    };
    let mut pairs = vec![
        one(words::TITLE, &text.title),
        pair(words::SYMPTOMS, text.symptoms.clone()),
        one(words::CAUSE, &text.cause),
        one(words::SAY, &text.say),
    ];
    pairs.extend(text.fixes.iter().map(|fix| pair(&words::helps(&fix.title), fix.steps.clone())));
    pairs.push(one(words::HAND_OVER, &text.hand_over_when));
    pairs.retain(|pair| !pair.lines.is_empty());
    pairs
}

pub(crate) fn fixes(text: &CardText) -> Vec<CardFixView> {
    let view = |fix: &scs_domain::card::CardFix| CardFixView {
        id: fix.id.clone(),
        title: fix.title.clone(),
        steps: fix.steps.clone(),
    };
    text.fixes.iter().map(view).collect()
}
