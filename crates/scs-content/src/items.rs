//! Everything in a pack, seen alike: what it is called, when it holds, how far it is trusted.

use chrono::NaiveDate;
use scs_domain::calendar::YearCalendar;
use scs_domain::content::{
    ClientGroup, Confidence, Cycle, Deadline, Exercise, Fact, Form, Memo, Name, Path, PayList, Portal,
    Problem, ReferenceList, SectorItem, SignInQuestion, Situation, Specialist, Template, Term, Topic,
    Validity, WordingList,
};
use serde::Serialize;

use crate::Pack;

/// One version of one item.
pub trait Item: Serialize {
    fn id(&self) -> &str;
    fn title(&self) -> &str;
    fn validity(&self) -> Validity;
    fn confidence(&self) -> Confidence;
    fn checked_at(&self) -> NaiveDate;
}

/// Called for every version of every item, in the order of lists and of files.
pub trait Visit {
    fn item<T: Item>(&mut self, list: &'static str, item: &T);
}

macro_rules! items {
    ($($kind:ty: $title:ident),* $(,)?) => {$(
        impl Item for $kind {
            fn id(&self) -> &str { &self.id }
            fn title(&self) -> &str { &self.$title }
            fn validity(&self) -> Validity { Validity { from: self.valid_from, to: self.valid_to } }
            fn confidence(&self) -> Confidence { self.confidence }
            fn checked_at(&self) -> NaiveDate { self.checked_at }
        }
    )*};
}

items! {
    Path: title, Problem: title, Memo: title, Form: title, Portal: name, YearCalendar: id, Fact: question,
    Deadline: title, Name: text, Term: term, ClientGroup: title, Situation: title, Topic: title,
    Specialist: title, SectorItem: title, Exercise: title, SignInQuestion: text, Cycle: title,
    ReferenceList: title, WordingList: title, PayList: title, Template: title,
}

impl Pack {
    /// The names of lists are those of places in findings: `problems/phone-lost`.
    pub fn visit(&self, visit: &mut impl Visit) {
        fn each<T: Item>(visit: &mut impl Visit, list: &'static str, items: &[T]) {
            items.iter().for_each(|item| visit.item(list, item));
        }
        each(visit, "paths", &self.paths);
        each(visit, "problems", &self.problems);
        each(visit, "memos", &self.memos);
        each(visit, "forms", &self.forms);
        each(visit, "cycles", &self.cycles);
        each(visit, "templates", &self.templates);
        each(visit, "lists", &self.lists);
        each(visit, "wordings", &self.wordings);
        each(visit, "pay", &self.pays);
        each(visit, "portals", &self.portals);
        each(visit, "calendars", &self.calendars);
        each(visit, "facts", &self.facts);
        each(visit, "deadlines", &self.deadlines);
        each(visit, "official_names", &self.names);
        each(visit, "glossary", &self.terms);
        each(visit, "client-groups", &self.groups);
        each(visit, "situations", &self.situations);
        each(visit, "topics", &self.topics);
        each(visit, "specialists", &self.specialists);
        self.sector.items().for_each(|item| visit.item("sector", item));
        each(visit, "course", &self.exercises);
        each(visit, "sign-in", &self.sign_in.questions);
    }
}
