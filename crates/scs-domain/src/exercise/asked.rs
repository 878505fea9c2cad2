//! The walk a story asks for: every move with what the client says there.

use std::collections::{BTreeMap, BTreeSet};

use crate::condition::Facts;
use crate::content::{Edition, Exercise, OutcomeKind, Path, Reply, Step, Turn};
use crate::walk::{Position, StepAddress, Walk, WalkError};

/// Longest walk of a case.
const MOST_MOVES: usize = 60;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedMove {
    pub step: StepAddress,
    /// Facts asked here, by id.
    pub answers: Facts,
    pub outcome: String,
    pub problem: Option<String>,
    pub fix: Option<String>,
    /// What the client says or what is seen, where the story tells more than the only way on.
    pub says: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedWalk {
    pub moves: Vec<AskedMove>,
    /// Of the outermost path.
    pub end: String,
    /// All answers that hold at the end.
    pub facts: Facts,
}

/// Why a story asks for no walk: faults of the pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExerciseError {
    #[error("{step}: no reply to {fact}")]
    NoReply { step: StepAddress, fact: String },
    #[error("{0}: a turn is needed")]
    NoTurn(StepAddress),
    #[error("{0}: the problem or the fix does not belong to the outcome")]
    ForeignCard(StepAddress),
    #[error("the walk does not end")]
    Endless,
    #[error("the walk comes to {0}")]
    OtherEnd(String),
    #[error("{0} is never used")]
    Unused(String),
    #[error(transparent)]
    Walk(#[from] WalkError),
}

/// Walks the story. `settings` are the facts a centre sets once.
pub fn asked_walk(
    edition: &Edition,
    exercise: &Exercise,
    settings: Facts,
) -> Result<AskedWalk, ExerciseError> {
    let mut teller = Teller { exercise, said: BTreeMap::new(), turned: BTreeSet::new() };
    let mut facts = settings;
    let entry = exercise.entry.as_deref();
    let definition = edition.paths.get(&exercise.path).and_then(|path| path.entry(entry?));
    for fact in definition.iter().flat_map(|entry| &entry.asks) {
        let reply = teller.reply(fact).ok_or_else(|| WalkError::Unanswered(vec![fact.clone()]))?;
        facts.insert(fact.clone(), reply.value.clone());
    }
    let mut walk = Walk::begin(edition, &exercise.portal, &exercise.path, entry, facts)?;
    let mut moves = Vec::new();
    while !walk.is_over() {
        if moves.len() == MOST_MOVES {
            return Err(ExerciseError::Endless);
        }
        moves.push(teller.go(edition, &mut walk)?);
    }
    let Position::End { end } = walk.position else { return Err(ExerciseError::Endless) };
    if end != exercise.end {
        return Err(ExerciseError::OtherEnd(end));
    }
    teller.all_used()?;
    Ok(AskedWalk { moves, end, facts: walk.facts })
}

/// Tells the story: what was said and what has happened already.
struct Teller<'e> {
    exercise: &'e Exercise,
    /// By fact: how many of its replies were said.
    said: BTreeMap<String, usize>,
    /// Turns that have come, by their place in the list.
    turned: BTreeSet<usize>,
}

impl<'e> Teller<'e> {
    fn reply(&mut self, fact: &str) -> Option<&'e Reply> {
        let all: Vec<&Reply> = self.exercise.replies.iter().filter(|reply| reply.fact == fact).collect();
        let said = self.said.entry(fact.to_owned()).or_default();
        let reply = all.get(*said).or(all.last()).copied();
        *said += 1;
        reply
    }

    fn go(&mut self, edition: &Edition, walk: &mut Walk) -> Result<AskedMove, ExerciseError> {
        let (path, step) = walk.step(edition)?;
        let address = StepAddress { path: path.id.clone(), step: step.id.clone() };
        let turn = self.turn(&address.to_string());
        let outcome = match turn {
            Some(turn) => turn.outcome.clone(),
            None => only_done(path, step).ok_or_else(|| ExerciseError::NoTurn(address.clone()))?,
        };
        let definition = path
            .outcome(step, &outcome)
            .ok_or_else(|| WalkError::NoOutcome(format!("{address}.{outcome}")))?;
        let card = turn.and_then(|turn| turn.problem.as_deref());
        let fix = turn.and_then(|turn| turn.fix.as_deref());
        let of_outcome = card.is_none_or(|card| definition.problems.iter().any(|known| known == card));
        let of_card = fix.is_none_or(|fix| {
            card.and_then(|card| edition.problems.get(card)).is_some_and(|card| card.fix(fix).is_some())
        });
        if !of_outcome || !of_card {
            return Err(ExerciseError::ForeignCard(address));
        }
        let mut answers = Facts::new();
        for fact in walk.unanswered(path, step, definition)? {
            let reply = self
                .reply(&fact)
                .ok_or_else(|| ExerciseError::NoReply { step: address.clone(), fact: fact.clone() })?;
            walk.answer(edition, &fact, &reply.value)?;
            answers.insert(fact, reply.value.clone());
        }
        walk.take(edition, &outcome)?;
        let (problem, fix) = (card.map(str::to_owned), fix.map(str::to_owned));
        let says = turn.map(|turn| turn.says.clone());
        Ok(AskedMove { step: address, answers, outcome, problem, fix, says })
    }

    fn turn(&mut self, at: &str) -> Option<&'e Turn> {
        let mut turns = self.exercise.turns.iter().enumerate();
        let (place, turn) = turns.find(|(place, turn)| turn.at == at && !self.turned.contains(place))?;
        self.turned.insert(place);
        Some(turn)
    }

    fn all_used(&self) -> Result<(), ExerciseError> {
        let turn = self.exercise.turns.iter().enumerate().find(|(place, _)| !self.turned.contains(place));
        if let Some((_, turn)) = turn {
            return Err(ExerciseError::Unused(turn.at.clone()));
        }
        let used = |fact: &String| self.said.get(fact).copied().unwrap_or_default();
        let many = |fact: &String| self.exercise.replies.iter().filter(|reply| reply.fact == *fact).count();
        let reply = self.exercise.replies.iter().find(|reply| used(&reply.fact) < many(&reply.fact));
        reply.map_or(Ok(()), |reply| Err(ExerciseError::Unused(reply.fact.clone())))
    }
}

/// The outcome one takes without a word: the step's only `done` one.
fn only_done(path: &Path, step: &Step) -> Option<String> {
    let mut done = step.outcomes.iter().filter(|outcome| path.outcome_kind(outcome) == OutcomeKind::Done);
    match (done.next(), done.next()) {
        (Some(only), None) => Some(only.id.clone()),
        _ => None,
    }
}
