//! Cards, with what experience says of their fixes.

use scs_domain::content::{Edition, Fix, Problem};
use scs_domain::experience::{Here, Sum, Tried, likelihood};
use scs_domain::walk::{StepAddress, Walk};
use scs_store::Reader;

use super::words;
use crate::error::Result;
use crate::wire::{Choice, FixView, ProblemView};

/// Where a card is asked for: on a step, or anywhere on a portal.
pub(crate) fn here(edition: &Edition, portal: &str, walk: Option<&Walk>) -> Here {
    let step: Option<StepAddress> = walk.and_then(Walk::address);
    Here { portal: portal.to_owned(), step, release: edition.head.version.clone() }
}

pub(crate) fn view(
    edition: &Edition,
    here: &Here,
    problem: &Problem,
    reader: &Reader<'_>,
) -> Result<ProblemView> {
    let tried = tried(problem, reader)?;
    let say = |text: &String| edition.speak(&here.portal, text);
    let sum = Sum::of(&tried);
    let to = edition.specialists.iter().find(|kind| kind.id == problem.hand_over_to);
    Ok(ProblemView {
        id: problem.id.clone(),
        code: problem.code.clone(),
        title: say(&problem.title),
        symptoms: problem.symptoms.iter().map(say).collect(),
        cause: say(&problem.cause),
        say: say(&problem.say),
        citizen: problem.citizen.iter().map(say).collect(),
        screen: problem.screen.codes.iter().chain(&problem.screen.texts).cloned().collect(),
        screen_silent: problem.screen.silent.clone(),
        fixes: fixes(edition, here, problem, &tried),
        score: words::score(sum),
        helped: sum.helped,
        tried: sum.tried(),
        likelihood: likelihood(&tried, None, here),
        hand_over_when: say(&problem.hand_over_when),
        hand_over_to: to.map_or_else(|| problem.hand_over_to.clone(), |kind| kind.title.clone()),
        memo: problem.memo.as_ref().and_then(|id| memo(edition, id)),
        confidence: problem.confidence.into(),
        checked_at: problem.checked_at,
    })
}

/// What was tried of its fixes; of one that came from a merged card, also what was tried there.
fn tried(problem: &Problem, reader: &Reader<'_>) -> Result<Vec<Tried>> {
    let mut tried = reader.tried(&problem.id)?;
    for fix in &problem.fixes {
        let Some((from, own)) = fix.id.split_once('.') else { continue };
        let before = reader.tried(from)?.into_iter().filter(|one| one.fix == own);
        tried.extend(before.map(|one| Tried { fix: fix.id.clone(), ..one }));
    }
    tried.retain(|one| problem.fix(&one.fix).is_some());
    Ok(tried)
}

/// Cards in the order in which they are likely to help here: experience first, then the order of the step.
pub(crate) fn by_likelihood(mut cards: Vec<ProblemView>) -> Vec<ProblemView> {
    cards.sort_by(|one, other| other.likelihood.total_cmp(&one.likelihood));
    cards
}

pub(crate) fn memo(edition: &Edition, id: &str) -> Option<Choice> {
    edition.memos.get(id).map(|memo| Choice { id: memo.id.clone(), title: memo.title.clone() })
}

/// The likeliest fix first; of equals, as the card has them.
fn fixes(edition: &Edition, here: &Here, problem: &Problem, tried: &[Tried]) -> Vec<FixView> {
    let view = |fix: &Fix| {
        let sum = Sum::of(tried.iter().filter(|one| one.fix == fix.id));
        let view = FixView {
            id: fix.id.clone(),
            title: edition.speak(&here.portal, &fix.title),
            steps: fix.steps.iter().map(|step| edition.speak(&here.portal, step)).collect(),
            helped: sum.helped,
            partly: sum.partly,
            failed: sum.failed,
            score: (sum.tried() > 0).then(|| words::score(sum)),
        };
        (likelihood(tried, Some(&fix.id), here), view)
    };
    let mut fixes: Vec<(f64, FixView)> = problem.fixes.iter().map(view).collect();
    fixes.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    fixes.into_iter().map(|(_, view)| view).collect()
}
