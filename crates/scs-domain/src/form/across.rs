//! Checks that look beyond one document: at those it speaks of, and at others of its form.

use std::collections::BTreeMap;

use super::answers::Answers;
use super::beside::Alike;
use super::value::Picked;
use super::{Setting, words};
use crate::content::{CheckRule, StateKind};
use crate::text::fold;

/// What does not agree, for the words of the check; None where it agrees or nobody can tell.
pub(super) fn found(setting: Setting<'_>, rule: &CheckRule, answers: &Answers) -> Option<String> {
    match rule {
        CheckRule::LinkedStands { link, standings } => stands_otherwise(setting, link, standings),
        CheckRule::Alone { fields, link, by } => {
            let own = said(&setting.beside.linked.get(link)?.answers, by)?;
            let is_same = |field: &String| said(answers, field);
            let wanted: BTreeMap<&String, String> =
                fields.iter().map(|field| Some((field, is_same(field)?))).collect::<Option<_>>()?;
            let twin = setting.beside.alike.iter().find(|alike| {
                of(alike, link, by) == Some(own.clone())
                    && wanted.iter().all(|(field, value)| said(&alike.answers, field).as_ref() == Some(value))
            })?;
            Some(words::numbered(twin.number))
        }
        _ => None,
    }
}

fn stands_otherwise(setting: Setting<'_>, link: &str, standings: &[StateKind]) -> Option<String> {
    let linked = setting.beside.linked.get(link)?;
    (!standings.contains(&linked.standing)).then(String::new)
}

fn of(alike: &Alike, link: &str, by: &str) -> Option<String> {
    said(alike.linked.get(link)?, by)
}

/// Letters of any size and of either spelling, a row of a list by its name; None where nothing is answered.
fn said(answers: &Answers, field: &str) -> Option<String> {
    let value = fold(Picked::read(answers.text(field)).name);
    (!value.is_empty()).then_some(value)
}

/// What the linked document answers instead; None where both say the same or one is silent.
pub(super) fn told_otherwise(setting: Setting<'_>, link: &str, field: &str, value: &str) -> Option<String> {
    let linked = setting.beside.linked.get(link)?;
    let theirs = said(&linked.answers, field)?;
    let other = Picked::read(linked.answers.text(field)).name.to_owned();
    (fold(Picked::read(value).name) != theirs).then_some(other)
}
