//! Every exercise is walked as its story tells it, in every kind of centre.

use scs_domain::content::{Client, Edition, Exercise};
use scs_domain::exercise::{ExerciseError, asked_walk};

use super::walking::{self, rule_of};
use super::{Report, Rule};

pub(super) fn check(edition: &Edition, report: Report<'_>) {
    for exercise in edition.exercises.values() {
        let place = format!("course/{}", exercise.id);
        groups(edition, exercise, &place, report);
        for settings in walking::settings(edition, &exercise.portal) {
            if let Err(error) = asked_walk(edition, exercise, settings) {
                let (rule, what) = told(&error);
                report(place.clone(), rule, what);
            }
        }
    }
}

fn groups(edition: &Edition, exercise: &Exercise, place: &str, report: Report<'_>) {
    let client = edition.paths.get(&exercise.path).map_or(Client::Any, |path| path.client);
    for group in &exercise.groups {
        let fits = |known: Client| known == Client::Any || client == Client::Any || known == client;
        let known = edition.groups.iter().any(|known| known.id == *group && fits(known.client));
        if !known {
            report(place.to_owned(), Rule::Unresolved, group.clone());
        }
    }
}

fn told(error: &ExerciseError) -> (Rule, String) {
    match error {
        ExerciseError::NoReply { step, fact } => (Rule::ExerciseSilent, format!("{fact}: {step}")),
        ExerciseError::NoTurn(step) => (Rule::ExerciseSilent, step.to_string()),
        ExerciseError::ForeignCard(step) => (Rule::Unresolved, step.to_string()),
        ExerciseError::Endless => (Rule::ExerciseElsewhere, String::new()),
        ExerciseError::OtherEnd(end) => (Rule::ExerciseElsewhere, end.clone()),
        ExerciseError::Unused(what) => (Rule::Orphan, what.clone()),
        ExerciseError::Walk(error) => rule_of(error, Rule::ExerciseElsewhere),
    }
}
