//! Own cards among those of the materials: found, suggested, judged and counted by the same code.

use super::{Card, CardFix, End, Known, Version};
use crate::content::{Confidence, Edition, Fix, Problem, Screen};
use crate::ids::CardId;

/// Own cards are solved at the counter; who else may help stands in `hand_over_to`.
const CAN_FIX: &str = "consultant";

/// How an own card is called among the cards of an edition and in the journal.
pub fn problem_id(id: CardId) -> String {
    format!("own-{}", id.0.simple())
}

/// How a fix is called that went over from a merged card.
pub fn merged_fix(from: CardId, fix: &str) -> String {
    format!("{}.{fix}", problem_id(from))
}

/// Adds own cards to an edition. A card no longer in use keeps its title for older records and stands on no portal.
pub fn lay_over(edition: &mut Edition, cards: &[Known]) {
    for (id, card) in cards {
        let Some(version) = card.standing() else { continue };
        let Some(problem) = problem(*id, card, version) else { continue };
        if card.is_in_use() {
            for address in &version.placement.steps {
                let path = edition.paths.get_mut(&address.path);
                let step = path.and_then(|path| path.steps.iter_mut().find(|step| step.id == address.step));
                if let Some(step) = step {
                    step.problems.push(problem.id.clone());
                }
            }
        }
        edition.problems.insert(problem.id.clone(), problem);
    }
    for (id, card) in cards {
        move_fixes(edition, cards, *id, card);
    }
}

/// Where a merged card's fixes stand now: its target may itself have gone over since.
fn at_last<'c>(cards: &'c [Known], into: &'c str) -> &'c str {
    let next = |into: &&'c str| {
        let (_, target) = cards.iter().find(|(id, _)| problem_id(*id) == **into)?;
        match &target.end {
            Some(End::Merged { into, .. }) => Some(into.as_str()),
            _ => None,
        }
    };
    // A card goes over only into one in use, so the way has an end; it is no longer than the cards are many.
    std::iter::successors(Some(into), next).take(cards.len() + 1).last().unwrap_or(into)
}

fn move_fixes(edition: &mut Edition, cards: &[Known], id: CardId, card: &Card) {
    let Some(End::Merged { into, keeps, .. }) = &card.end else { return };
    let text = card.standing().and_then(|version| version.text.as_ref());
    let Some(target) = edition.problems.get_mut(at_last(cards, into)) else { return };
    let kept = text.iter().flat_map(|text| &text.fixes).filter(|known| keeps.contains(&known.id));
    target.fixes.extend(kept.map(|known| Fix { id: merged_fix(id, &known.id), ..fix(known) }));
}

fn fix(fix: &CardFix) -> Fix {
    Fix { id: fix.id.clone(), title: fix.title.clone(), steps: fix.steps.clone() }
}

/// None when its words were erased.
fn problem(id: CardId, card: &Card, version: &Version) -> Option<Problem> {
    let text = version.text.as_ref()?;
    let placement = &version.placement;
    let day = |at| chrono::DateTime::from_timestamp_millis(at).map(|at| at.date_naive()).unwrap_or_default();
    let checked_at = version.approved.as_ref().map_or(version.written.at, |said| said.at);
    Some(Problem {
        id: problem_id(id),
        code: crate::words::own_card(card.number),
        title: text.title.clone(),
        portals: if card.is_in_use() { placement.portals.clone() } else { Vec::new() },
        valid_from: day(version.written.at),
        valid_to: None,
        symptoms: text.symptoms.clone(),
        cause: text.cause.clone(),
        can_fix: CAN_FIX.to_owned(),
        say: text.say.clone(),
        citizen: Vec::new(),
        hand_over_when: text.hand_over_when.clone(),
        hand_over_to: placement.hand_over_to.clone(),
        memo: None,
        search: Vec::new(),
        basis: Vec::new(),
        confidence: Confidence::Unverified,
        checked_at: day(checked_at),
        screen: Screen { codes: Vec::new(), texts: Vec::new(), silent: None },
        fixes: text.fixes.iter().map(fix).collect(),
    })
}
