//! What a trainee hears on the step where she stands.

use crate::consultation::Consultation;
use crate::content::{Edition, Exercise};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard<'e> {
    /// The fact it answers; None for what happens on the step.
    pub fact: Option<&'e str>,
    pub says: &'e str,
}

/// Answers to the questions of the step, then what happens on it at this visit. Nothing off the story's way.
pub fn heard<'e>(edition: &Edition, exercise: &'e Exercise, record: &Consultation) -> Vec<Heard<'e>> {
    let Some(walk) = record.walk.as_ref().filter(|_| record.closing.is_none()) else { return Vec::new() };
    let (Some(address), Ok((_, step))) = (walk.address(), walk.step(edition)) else { return Vec::new() };
    let visits = record.taken.iter().filter(|taken| taken.step == address).count();
    let nth = |count: usize| visits.min(count.saturating_sub(1));
    let answers = step.asks.iter().filter_map(|fact| {
        let replies: Vec<_> = exercise.replies.iter().filter(|reply| reply.fact == *fact).collect();
        replies.get(nth(replies.len())).copied()
    });
    let turn = exercise.turns.iter().filter(|turn| turn.at == address.to_string()).nth(visits);
    let said = answers.map(|reply| Heard { fact: Some(reply.fact.as_str()), says: &reply.says });
    said.chain(turn.map(|turn| Heard { fact: None, says: &turn.says })).collect()
}
