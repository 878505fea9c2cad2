//! What a trainee hears on the step where she stands.

use super::AskedWalk;
use super::verdict::{agreed, walked};
use crate::consultation::Consultation;
use crate::content::{Edition, Exercise};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The fact it answers; None for what happens on the step.
    pub fact: Option<String>,
    pub says: String,
}

/// What the story tells here. Off its way the client answers what she is asked, and nothing happens to her.
pub fn heard(edition: &Edition, exercise: &Exercise, asked: &AskedWalk, record: &Consultation) -> Vec<Heard> {
    let Some(walk) = record.walk.as_ref().filter(|_| record.closing.is_none()) else { return Vec::new() };
    let (Some(address), Ok((_, step))) = (walk.address(), walk.step(edition)) else { return Vec::new() };
    let taken = walked(record);
    let told = asked
        .moves
        .get(taken.len())
        .filter(|told| agreed(asked, &taken) == taken.len() && told.step == address);
    let answers = step.asks.iter().filter_map(|fact| {
        let meant = told.and_then(|told| told.answers.get(fact));
        let fits = |value: &String| meant.is_none_or(|meant| meant == value);
        let reply = exercise.replies.iter().find(|reply| reply.fact == *fact && fits(&reply.value))?;
        Some(Heard { fact: Some(fact.clone()), says: reply.says.clone() })
    });
    let happens = told.and_then(|told| told.says.clone()).map(|says| Heard { fact: None, says });
    answers.chain(happens).collect()
}
