use scs_domain::event::{Event, Facts};
use scs_store::{RecordFilter, StoreError};

use crate::desk_of_one::{Place, a_day, append, paper, quick};

/// Every folded table as text.
fn tables(place: &Place) -> Vec<String> {
    let stranger = {
        #[expect(clippy::disallowed_methods, reason = "a look past the rules")]
        let connection = rusqlite::Connection::open(&place.path).unwrap();
        connection.pragma_update(None, "key", format!("x'{}'", "03".repeat(32))).unwrap();
        connection
    };
    let mut dump = Vec::new();
    for table in ["consultation", "deadline", "fix_score", "paper"] {
        let mut statement = stranger.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<String> = (0..columns)
                .map(|place| format!("{:?}", row.get::<_, rusqlite::types::Value>(place).unwrap()))
                .collect();
            dump.push(format!("{table}: {}", cells.join(" | ")));
        }
    }
    dump
}

#[test]
fn every_table_folds_again_from_the_journal_to_the_same_rows() {
    let place = Place::new();
    let store = place.open().unwrap();
    a_day(&store);
    append(&store, 20, &paper(1));
    append(&store, 20, &Event::plain(Facts::PaperPrinted { sheets: 1 }));
    let before = tables(&place);
    assert!(before.len() >= 5, "nothing was folded: {before:?}");
    store.act(|writer| writer.fold_again()).unwrap();
    assert_eq!(tables(&place), before);
}

#[test]
fn a_fix_is_scored_as_often_as_it_was_tried() {
    let place = Place::new();
    let store = place.open().unwrap();
    a_day(&store);
    let scores = store.read(|reader| reader.scores("centre-not-listed")).unwrap();
    assert_eq!(scores, [("region-first".to_owned(), 2, 0), ("restart".to_owned(), 0, 2)]);
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

#[test]
fn the_simple_search_finds_words_of_notes_and_titles_handed_in() {
    let place = Place::new();
    let store = place.open().unwrap();
    a_day(&store);
    let found = |words: &str, ids: &[&str]| {
        let filter = RecordFilter {
            words: Some(words.to_owned()),
            word_ids: ids.iter().map(|id| (*id).to_owned()).collect(),
            ..RecordFilter::default()
        };
        store.read(|reader| Ok::<_, StoreError>(reader.records(&filter, None, 10)?.found)).unwrap()
    };
    assert_eq!(found("сменился номер", &[]), 1);
    assert_eq!(found("ничего такого", &[]), 0);
    assert_eq!(found("ничего такого", &["centre-not-listed"]), 2);
}
