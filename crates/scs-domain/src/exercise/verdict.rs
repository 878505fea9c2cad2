//! How a trainee's walk differs from the walk the story asks for.

use std::collections::BTreeSet;

use super::{AskedMove, AskedWalk};
use crate::consultation::{Consultation, Met, Taken};
use crate::content::Edition;
use crate::walk::{Position, StepAddress};

/// One difference, in the order in which it should be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The story says one thing, another was ticked.
    Answer { fact: String, asked: String, given: String },
    /// The first step left otherwise than the story asks.
    Turn { step: StepAddress, asked: String, taken: String },
    /// The walk went to a step the story does not lead to, or came back to it.
    Detour { step: StepAddress },
    /// A step of the story that was not come to, or not left; the first of them.
    NotDone { step: StepAddress },
    /// The failure was noted under another card, or under none.
    Card { step: StepAddress, asked: String, chosen: Option<String> },
    /// The fix that helps was not marked so.
    Fix { problem: String, fix: String },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub remarks: Vec<Remark>,
    /// The path is walked to one of its ends.
    pub is_over: bool,
    /// Moves that agree with the story from the beginning, of so many.
    pub agreed: usize,
    pub moves: usize,
}

impl Verdict {
    pub fn is_passed(&self) -> bool {
        self.is_over && self.remarks.is_empty()
    }
}

/// Compares; a move taken back counts as never made. The closing path is not part of the case.
pub fn verdict(edition: &Edition, asked: &AskedWalk, record: &Consultation) -> Verdict {
    let taken = walked(record);
    let agreed = agreed(asked, &taken);
    let mut remarks = answers(edition, asked, record);
    remarks.extend(match (asked.moves.get(agreed), taken.get(agreed)) {
        (Some(asked), Some(taken)) if asked.step == taken.step => Some(Remark::Turn {
            step: taken.step.clone(),
            asked: asked.outcome.clone(),
            taken: taken.outcome.clone(),
        }),
        (_, Some(taken)) => Some(Remark::Detour { step: taken.step.clone() }),
        (Some(asked), None) => Some(Remark::NotDone { step: asked.step.clone() }),
        (None, None) => None,
    });
    remarks.extend(asked.moves.iter().take(agreed).flat_map(|asked| cards(asked, record)));
    let walk = record.walk.as_ref();
    let is_over = walk.is_some_and(|walk| matches!(walk.position, Position::End { .. }));
    Verdict { remarks, is_over, agreed, moves: asked.moves.len() }
}

/// Moves of the path itself.
pub(super) fn walked(record: &Consultation) -> Vec<&Taken> {
    record.taken.iter().filter(|taken| !taken.closing).collect()
}

/// How many moves from the beginning are those of the story.
pub(super) fn agreed(asked: &AskedWalk, taken: &[&Taken]) -> usize {
    let same =
        |(asked, taken): &(&AskedMove, &&Taken)| asked.step == taken.step && asked.outcome == taken.outcome;
    asked.moves.iter().zip(taken).take_while(same).count()
}

/// Of facts the trainee answered herself: what an outcome she took has set is told by the outcome.
fn answers(edition: &Edition, asked: &AskedWalk, record: &Consultation) -> Vec<Remark> {
    let outcomes = record.taken.iter().filter_map(|taken| {
        let path = edition.paths.get(&taken.step.path)?;
        path.outcome(path.step(&taken.step.step)?, &taken.outcome)
    });
    let set: BTreeSet<&String> = outcomes.flat_map(|outcome| outcome.sets.keys()).collect();
    let given = record.walk.as_ref().map(|walk| &walk.facts);
    let told = asked.moves.iter().flat_map(|one| one.answers.keys());
    let mut facts: Vec<&String> = told.filter(|fact| !set.contains(fact)).collect();
    facts.sort();
    facts.dedup();
    let pairs = facts.into_iter().filter_map(|fact| Some((fact, asked.facts.get(fact)?, given?.get(fact)?)));
    let differing = pairs.filter(|(_, asked, given)| asked != given);
    differing
        .map(|(fact, asked, given)| Remark::Answer {
            fact: fact.clone(),
            asked: asked.clone(),
            given: given.clone(),
        })
        .collect()
}

fn cards(asked: &AskedMove, record: &Consultation) -> Vec<Remark> {
    let Some(problem) = &asked.problem else { return Vec::new() };
    let met: Vec<&Met> = record.met.iter().filter(|met| met.step.as_ref() == Some(&asked.step)).collect();
    if met.iter().all(|met| met.problem != *problem) {
        let chosen = met.first().map(|met| met.problem.clone());
        return vec![Remark::Card { step: asked.step.clone(), asked: problem.clone(), chosen }];
    }
    // A failure may have led to another step before the fix was judged.
    let helped = |fix: &String| {
        record.met.iter().any(|met| met.problem == *problem && met.solved_by.as_ref() == Some(fix))
    };
    let missing = asked.fix.iter().filter(|fix| !helped(fix));
    missing.map(|fix| Remark::Fix { problem: problem.clone(), fix: fix.clone() }).collect()
}
