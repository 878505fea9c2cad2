//! Cards, with what experience says of their fixes.

use scs_domain::content::{Edition, Problem};
use scs_store::Reader;

use super::words;
use crate::error::Result;
use crate::wire::{Choice, FixView, ProblemView};

/// How often a fix helped and how often it did not.
type Scores = Vec<(String, u32, u32)>;

pub(crate) fn view(
    edition: &Edition,
    portal: &str,
    problem: &Problem,
    reader: &Reader<'_>,
) -> Result<ProblemView> {
    let scores = reader.scores(&problem.id)?;
    let say = |text: &String| edition.speak(portal, text);
    let (helped, tried) = totals(problem, &scores);
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
        fixes: fixes(edition, portal, problem, &scores),
        score: words::score(helped, tried),
        helped,
        tried,
        hand_over_when: say(&problem.hand_over_when),
        hand_over_to: to.map_or_else(|| problem.hand_over_to.clone(), |kind| kind.title.clone()),
        memo: problem.memo.as_ref().and_then(|id| memo(edition, id)),
        confidence: problem.confidence.into(),
        checked_at: problem.checked_at,
    })
}

/// Cards in the order in which they are likely to help: experience first, then the order of the step.
pub(crate) fn by_likelihood(mut cards: Vec<ProblemView>) -> Vec<ProblemView> {
    // One imagined failure and one imagined success keep a single lucky try from leading.
    let likely = |card: &ProblemView| u64::from(card.helped + 1) * 1000 / u64::from(card.tried + 2);
    cards.sort_by_key(|card| std::cmp::Reverse(likely(card)));
    cards
}

pub(crate) fn memo(edition: &Edition, id: &str) -> Option<Choice> {
    edition.memos.get(id).map(|memo| Choice { id: memo.id.clone(), title: memo.title.clone() })
}

fn totals(problem: &Problem, scores: &Scores) -> (u32, u32) {
    let known = scores.iter().filter(|(fix, ..)| problem.fix(fix).is_some());
    known.fold((0, 0), |(helped, tried), (_, good, bad)| (helped + good, tried + good + bad))
}

/// The likeliest fix first.
fn fixes(edition: &Edition, portal: &str, problem: &Problem, scores: &Scores) -> Vec<FixView> {
    let mut fixes: Vec<FixView> = problem
        .fixes
        .iter()
        .map(|fix| {
            let known = scores.iter().find(|(id, ..)| *id == fix.id);
            let (helped, failed) = known.map_or((0, 0), |(_, helped, failed)| (*helped, *failed));
            FixView {
                id: fix.id.clone(),
                title: edition.speak(portal, &fix.title),
                steps: fix.steps.iter().map(|step| edition.speak(portal, step)).collect(),
                helped,
                failed,
            }
        })
        .collect();
    fixes.sort_by_key(|fix| {
        std::cmp::Reverse(u64::from(fix.helped + 1) * 1000 / u64::from(fix.helped + fix.failed + 2))
    });
    fixes
}
