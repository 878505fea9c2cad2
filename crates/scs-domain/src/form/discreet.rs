//! What is told only in person: of priority enterprises the kind of work, the number of places and the state of
//! the selection are named neither by phone nor in writing (S000, п. 23).

use super::answers::{Answers, Entry};
use super::shown::holds;
use crate::content::Form;

/// Whether these answers have something to be told only in person.
pub fn is_discreet(form: &Form, portal: &str, answers: &Answers) -> bool {
    form.discreet_when.as_ref().is_some_and(|when| holds(form, portal, when, answers, None))
}

/// The answers that may be told by phone and in writing.
pub fn told_remotely(form: &Form, answers: &Answers) -> Answers {
    let may = |id: &str| form.field(id).is_some_and(|field| !field.discreet);
    let keep = |entry: &Entry| -> Entry {
        entry.iter().filter(|(id, _)| may(id)).map(|(id, value)| (id.clone(), value.clone())).collect()
    };
    Answers {
        fields: keep(&answers.fields),
        entries: answers
            .entries
            .iter()
            .map(|(id, list)| (id.clone(), list.iter().map(keep).collect()))
            .collect(),
    }
}
