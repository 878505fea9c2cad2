//! What stands beside a document: those it speaks of, and others of its form.

use std::collections::BTreeMap;

use super::Answers;
use crate::content::{BesideExample, CheckExample, StateKind};

/// Another document as far as the checks of this one look at it; answers in their normal form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    pub answers: Answers,
    pub standing: StateKind,
}

/// A living document of the same form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    pub number: u32,
    pub answers: Answers,
    /// What it speaks of, by role.
    pub linked: BTreeMap<String, Answers>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// By role.
    pub linked: BTreeMap<String, Neighbour>,
    pub alike: Vec<Alike>,
}

static NOBODY: Beside = Beside { linked: BTreeMap::new(), alike: Vec::new() };

impl Beside {
    pub fn nobody() -> &'static Beside {
        &NOBODY
    }

    /// The neighbours an example of a check names.
    pub(super) fn of_example(example: &CheckExample) -> Beside {
        let alike = example.alike.iter().enumerate().map(|(number, alike)| Alike {
            number: u32::try_from(number + 1).unwrap_or(u32::MAX),
            answers: answers(&alike.fields),
            linked: alike.linked.iter().map(|(role, of)| (role.clone(), answers(&of.fields))).collect(),
        });
        let linked = example.linked.iter().map(|(role, of)| (role.clone(), neighbour(of)));
        Beside { linked: linked.collect(), alike: alike.collect() }
    }
}

fn neighbour(example: &BesideExample) -> Neighbour {
    let standing = example.standing.unwrap_or(StateKind::Preparing);
    Neighbour { answers: answers(&example.fields), standing }
}

fn answers(fields: &BTreeMap<String, String>) -> Answers {
    Answers { fields: fields.clone(), ..Answers::default() }
}
