use std::collections::BTreeSet;

use scs_domain::event::{Event, Facts};
use scs_domain::text::{self, Lexicon, Sought};
use scs_store::{Either, Mark, RecordFilter, Store, StoreError, WordFilter};

use crate::desk_of_one::{Place, a_day, append, begun_and_filed, paper, quick, tables};

#[test]
fn every_table_folds_again_from_the_journal_to_the_same_rows() {
    let place = Place::new();
    let store = place.open().unwrap();
    a_day(&store);
    append(&store, 20, &paper(1));
    append(&store, 20, &Event::plain(Facts::PaperPrinted { sheets: 1 }));
    begun_and_filed(&store);
    let before = tables(&place);
    assert!(before.iter().any(|row| row.starts_with("document")));
    assert!(before.len() >= 5, "nothing was folded: {before:?}");
    store.act(|writer| writer.fold_again()).unwrap();
    assert_eq!(tables(&place), before);
}

#[test]
fn a_fix_is_scored_as_often_as_it_was_tried() {
    let place = Place::new();
    let store = place.open().unwrap();
    a_day(&store);
    let tried = store.read(|reader| reader.tried("centre-not-listed")).unwrap();
    let counts: Vec<_> =
        tried.iter().map(|one| (one.fix.as_str(), one.helped, one.partly, one.failed)).collect();
    assert_eq!(counts, [("region-first", 2, 0, 0), ("restart", 0, 0, 2)]);
}

#[test]
fn pages_follow_each_other_without_gap_or_repeat() {
    let place = Place::new();
    let store = place.open().unwrap();
    for record in 1..=25 {
        append(&store, record, &quick("звонок"));
    }
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = store.read(|reader| reader.records(&RecordFilter::default(), after, 10)).unwrap();
        assert_eq!((page.found, page.total), (25, 25));
        seen.extend(page.rows.iter().map(|row| row.id));
        match page.next {
            Some(place) => after = Some(place),
            None => break,
        }
    }
    let mut sorted = seen.clone();
    sorted.sort();
    sorted.dedup();
    sorted.reverse();
    assert_eq!(seen, sorted, "25 records, the newest first, each once");
}

/// How many records have all of these words, and how many any of these marks too.
fn found(store: &Store, words: &str, marks: &[(Mark, &str)], without: &str) -> u64 {
    let marks: BTreeSet<_> = marks.iter().map(|(mark, id)| (*mark, (*id).to_owned())).collect();
    let phrase = |stem| BTreeSet::from([Sought::Phrase(vec![stem])]);
    let every =
        text::tokens(words).into_iter().map(|stem| Either { said: phrase(stem), marks: marks.clone() });
    let without = text::tokens(without).into_iter().map(|stem| Sought::Phrase(vec![stem])).collect();
    let words = WordFilter { every: every.collect(), without: Either { said: without, ..Either::default() } };
    let filter = RecordFilter { words, ..RecordFilter::default() };
    store.read(|reader| Ok::<_, StoreError>(reader.records(&filter, None, 10)?.found)).unwrap()
}

#[test]
fn records_are_found_by_stems_of_their_words_and_by_their_marks() {
    let place = Place::new();
    let store = place.open().unwrap();
    a_day(&store);
    assert_eq!(found(&store, "номера сменились", &[], ""), 1);
    assert_eq!(found(&store, "номер", &[], "паспорт"), 1);
    assert_eq!(found(&store, "номер", &[], "сменится"), 0);
    assert_eq!(found(&store, "самолёт", &[], ""), 0);
    assert_eq!(found(&store, "самолёт", &[(Mark::Problem, "centre-not-listed")], ""), 2);
    assert_eq!(found(&store, "", &[], "номер"), 2, "all but one");
}

#[test]
fn words_of_records_written_before_are_made_a_part_at_a_time() {
    let place = Place::new();
    let store = place.open().unwrap();
    for record in 1..=7 {
        append(&store, record, &quick("Сменился номер"));
    }
    drop(store);
    place
        .keyed()
        .execute_batch(
            "INSERT INTO record_words (record_words) VALUES ('delete-all');
                DELETE FROM record_word; UPDATE consultation SET words = '';
                UPDATE record_words_made SET down_to = 9223372036854775807, records = 0;",
        )
        .unwrap();
    let store = place.open().unwrap();
    let made = || store.read(|reader| reader.words_made()).unwrap();
    assert_eq!((found(&store, "номер", &[], ""), made()), (0, Some(0)));
    assert!(!store.jot(|notebook| notebook.make_words(3)).unwrap());
    assert_eq!((found(&store, "номер", &[], ""), made()), (3, Some(3)));
    append(&store, 8, &quick("Номер новый"));
    assert_eq!(found(&store, "номер", &[], ""), 4, "what is written meanwhile is found at once");
    while !store.jot(|notebook| notebook.make_words(3)).unwrap() {}
    assert_eq!((found(&store, "номер", &[], ""), made()), (8, None));
    let knows = |stem: &str| store.read(|reader| reader.has(stem)).unwrap();
    assert!(knows("номер") && !knows("самолет"));
}
