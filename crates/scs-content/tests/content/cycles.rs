//! Every life cycle of the base pack, driven by random moves: no state outside the cycle, every refusal named,
//! the history complete.

use std::sync::OnceLock;

use chrono::NaiveDate;
use proptest::prelude::*;
use scs_content::Pack;
use scs_domain::consultation::Told;
use scs_domain::content::{Cycle, Edition, Need, StateKind};
use scs_domain::document::{Document, DocumentRefusal, Move, change};
use scs_domain::event::{DocumentBegun, Event, Facts, Personal};
use scs_domain::form::Answers;
use scs_domain::ids::SubjectId;

use crate::on_disk::base;

fn edition() -> &'static Edition {
    static READ: OnceLock<Edition> = OnceLock::new();
    READ.get_or_init(|| Pack::read(&base()).unwrap().edition(day(23)))
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn told(at: i64) -> Told<'static> {
    Told {
        at, actor: "Смирнова О. П.", aggregate: uuid::Uuid::nil(), subject: SubjectId(uuid::Uuid::nil())
    }
}

/// A document of this cycle with something written.
fn begun(edition: &Edition, cycle: &Cycle) -> Document {
    let form = edition.forms.values().find(|form| form.cycle.as_ref() == Some(&cycle.id)).unwrap();
    let begun = Facts::DocumentBegun(DocumentBegun {
        number: 1,
        document: form.document.unwrap(),
        form: form.id.clone(),
        cycle: Some(cycle.id.clone()),
        portal: cycle.portals[0].clone(),
        edition: edition.head.clone(),
        consultation: None,
        from: None,
        links: Default::default(),
        state: cycle.first().unwrap().id.clone(),
    });
    let mut document = Document::begin(&told(0), &Event::plain(begun)).unwrap();
    let mut answers = Answers::default();
    answers.set("a", "b");
    let personal = Personal { answers: Some(answers), ..Personal::default() };
    document.apply(&told(1), &Event::with(Facts::DocumentWritten { kept_until: None }, personal));
    document
}

/// What is tried: which state to go to, what is told of it, whether the answers are ready.
#[derive(Debug, Clone)]
struct Try {
    to: usize,
    number: Option<String>,
    day: Option<u32>,
    reason: Option<String>,
    is_ready: bool,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let number = prop::option::of(prop_oneof!["[0-9]{1,8}", Just(" ".to_owned()), Just("1".repeat(61))]);
    let reason = prop::option::of(prop_oneof![Just("Уточните".to_owned()), Just(String::new())]);
    let one = (any::<usize>(), number, prop::option::of(20_u32..26), reason, any::<bool>())
        .prop_map(|(to, number, day, reason, is_ready)| Try { to, number, day, reason, is_ready });
    prop::collection::vec(one, 1..40)
}

fn is_told(told: &Option<String>) -> bool {
    told.as_ref().is_some_and(|text| !text.trim().is_empty())
}

/// Drives one document and says how far it came.
fn drive(edition: &Edition, cycle: &Cycle, tries: &[Try]) -> usize {
    let today = day(23);
    let mut document = begun(edition, cycle);
    for (at, one) in tries.iter().enumerate() {
        let before = document.clone();
        let to = &cycle.states[one.to % cycle.states.len()];
        let wanted = Move {
            to: to.id.clone(),
            number: one.number.clone(),
            date: one.day.map(day),
            reason: one.reason.clone(),
        };
        let known = cycle.moves_from(&document.state).find(|known| known.to == to.id);
        match change(&document, edition, wanted, one.is_ready, today) {
            Ok(event) => {
                let known = known.expect("only moves of the cycle are made");
                let files = document.is_editable() && to.kind == StateKind::Waiting;
                assert!(!files || one.is_ready, "only what is ready is filed");
                assert!(!known.needs.contains(&Need::Number) || is_told(&one.number));
                assert!(!known.needs.contains(&Need::Reason) || is_told(&one.reason));
                assert!(!known.needs.contains(&Need::Date) || one.day.is_some_and(|d| d <= 23));
                document.apply(&told(2 + at as i64), &event);
                assert_eq!(document.moves.len(), before.moves.len() + 1, "the history is complete");
                assert_eq!(document.moves.last().unwrap().from, before.state);
            }
            Err(refusal) => {
                assert_eq!(refusal == DocumentRefusal::NoSuchMove, known.is_none(), "{refusal:?}");
                assert_eq!(document, before, "a refusal changes nothing");
            }
        }
        assert!(cycle.state(&document.state).is_some(), "no state outside the cycle");
        assert_eq!(cycle.state(&document.state).unwrap().kind, document.standing);
    }
    document.moves.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_run_of_moves_leaves_a_cycle(tries in tries()) {
        let edition = edition();
        for cycle in edition.cycles.values() {
            drive(edition, cycle, &tries);
        }
    }
}

/// The same runs must reach something, or they prove nothing.
#[test]
fn every_state_of_every_cycle_is_reached_by_legal_moves() {
    let edition = edition();
    for cycle in edition.cycles.values() {
        let mut reached = vec![begun(edition, cycle)];
        let mut seen: Vec<String> = vec![reached[0].state.clone()];
        while let Some(document) = reached.pop() {
            for known in cycle.moves_from(&document.state) {
                let full = Move {
                    to: known.to.clone(),
                    number: Some("1".to_owned()),
                    date: Some(day(23)),
                    reason: Some("Уточните".to_owned()),
                };
                let event = change(&document, edition, full, true, day(23))
                    .unwrap_or_else(|refusal| panic!("{} → {}: {refusal:?}", document.state, known.to));
                let mut next = document.clone();
                next.apply(&told(9), &event);
                if !seen.contains(&next.state) {
                    seen.push(next.state.clone());
                    reached.push(next);
                }
            }
        }
        assert_eq!(seen.len(), cycle.states.len(), "{}", cycle.id);
    }
}
