//! A pack as it stands on one day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    ClientGroup, Counting, Cycle, Deadline, Exercise, Fact, Form, Memo, Name, Path, PayList, Portal, Problem,
    ReferenceList, Sector, SignInTree, Situation, Specialist, Synonym, Template, Term, Topic, WordingList,
};
use crate::calendar::WorkingCalendar;

/// What a consultation remembers of the materials it began with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EditionHead {
    pub pack: String,
    pub version: String,
    /// SHA-256 of the installed pack, in hex.
    pub hash: String,
    pub day: NaiveDate,
}

/// Each id in exactly the version that is in force on `head.day`.
#[derive(Clone, Debug)]
pub struct Edition {
    pub head: EditionHead,
    pub title: String,
    pub checked_at: NaiveDate,
    pub paths: BTreeMap<String, Path>,
    pub problems: BTreeMap<String, Problem>,
    pub memos: BTreeMap<String, Memo>,
    pub forms: BTreeMap<String, Form>,
    pub cycles: BTreeMap<String, Cycle>,
    pub templates: BTreeMap<String, Template>,
    pub lists: BTreeMap<String, ReferenceList>,
    pub wordings: BTreeMap<String, WordingList>,
    pub pays: BTreeMap<String, PayList>,
    pub portals: BTreeMap<String, Portal>,
    pub facts: BTreeMap<String, Fact>,
    pub deadlines: BTreeMap<String, Deadline>,
    pub countings: BTreeMap<String, Counting>,
    pub names: BTreeMap<String, Name>,
    pub terms: BTreeMap<String, Term>,
    pub exercises: BTreeMap<String, Exercise>,
    /// In the order of the pack, as the four lists below.
    pub groups: Vec<ClientGroup>,
    pub situations: Vec<Situation>,
    pub topics: Vec<Topic>,
    pub specialists: Vec<Specialist>,
    pub sector: Sector,
    pub sign_in: SignInTree,
    pub synonyms: Vec<Synonym>,
    pub calendar: WorkingCalendar,
    /// Which state of the own cards is laid over it; 0: none was.
    pub own: u64,
}

impl Edition {
    /// What people come with on this portal: the row is for it, and so is its path.
    pub fn situations_on<'e>(&'e self, portal: &'e str) -> impl Iterator<Item = &'e Situation> {
        let on = move |portals: &Vec<String>| portals.iter().any(|known| known == portal);
        self.situations.iter().filter(move |situation| {
            situation.portals.as_ref().is_none_or(on)
                && self.paths.get(&situation.path).is_some_and(|path| on(&path.portals))
        })
    }

    /// The text with `{portal.word.case}` replaced; a placeholder nobody knows stays as it is,
    /// so that the content check can show it.
    pub fn speak(&self, portal: &str, text: &str) -> String {
        let Some(profile) = self.portals.get(portal) else {
            return text.to_owned();
        };
        let mut spoken = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            spoken.push_str(before);
            let Some((inside, tail)) = after.split_once('}') else {
                spoken.push('{');
                rest = after;
                continue;
            };
            match portal_word(profile, inside) {
                Some(word) => spoken.push_str(word),
                None => {
                    spoken.push('{');
                    spoken.push_str(inside);
                    spoken.push('}');
                }
            }
            rest = tail;
        }
        spoken.push_str(rest);
        spoken
    }
}

fn portal_word<'a>(profile: &'a Portal, placeholder: &str) -> Option<&'a str> {
    let (word, case) = placeholder.strip_prefix("portal.")?.split_once('.')?;
    profile.words.get(word)?.case(case)
}
