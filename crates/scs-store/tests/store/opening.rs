use scs_domain::text::{self, Sought};
use scs_store::{Either, MIN_SQLITE, RawKey, RecordFilter, Store, StoreError, WordFilter, sqlite_version};

use crate::desk_of_one::{Place, a_day, append, quick, tables, tables_but_words};

#[test]
fn the_sqlite_inside_is_newer_than_the_wal_reset_bug() {
    assert!(sqlite_version() >= MIN_SQLITE, "SQLite {} loses writes when a WAL is reset", sqlite_version());
}

#[test]
fn what_was_written_is_there_after_opening_again() {
    let place = Place::new();
    let store = place.open().unwrap();
    append(&store, 1, &quick("Сменился номер"));
    drop(store);
    let events = place.open().unwrap().read(|reader| reader.events_after(0, 10)).unwrap();
    assert_eq!(events.len(), 1);
    assert!(String::from_utf8(events[0].personal.clone().unwrap()).unwrap().contains("Сменился номер"));
}

#[test]
fn a_wrong_key_is_refused_and_the_file_stays_as_it_was() {
    let place = Place::new();
    drop(place.open().unwrap());
    let before = std::fs::read(&place.path).unwrap();
    let outcome = Store::open(&place.path, RawKey([8; 32]), &place.device);
    assert!(matches!(outcome, Err(StoreError::NotOpened)));
    assert_eq!(std::fs::read(&place.path).unwrap(), before);
}

#[test]
fn nothing_written_can_be_read_without_the_key() {
    let place = Place::new();
    let store = place.open().unwrap();
    append(&store, 1, &quick("КАНАРЕЙКА"));
    drop(store);
    for entry in std::fs::read_dir(place.path.parent().unwrap()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let word = "КАНАРЕЙКА".as_bytes();
        assert!(!bytes.windows(word.len()).any(|window| window == word));
        assert!(!bytes.starts_with(b"SQLite format 3"));
    }
}

#[test]
fn a_file_of_another_device_is_refused() {
    let mut place = Place::new();
    drop(place.open().unwrap());
    place.device.id = uuid::Uuid::from_u128(78);
    assert!(matches!(place.open(), Err(StoreError::OtherDevice)));
}

#[test]
fn a_file_of_a_newer_program_is_refused_untouched() {
    let place = Place::new();
    drop(place.open().unwrap());
    place.stranger().pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(place.open(), Err(StoreError::Newer { found: 99, .. })));
}

#[test]
fn a_reader_cannot_write() {
    let place = Place::new();
    let store = place.open().unwrap();
    a_day(&store);
    let beside = Store::open_to_read(&place.path, place.key.clone()).unwrap();
    assert!(beside.is_read_only());
    assert!(matches!(beside.act(|_| Ok::<_, StoreError>(())), Err(StoreError::ReadOnly)));
    assert_eq!(beside.read(|reader| reader.head()).unwrap().seq, 14);
}

#[test]
fn what_fails_half_way_leaves_nothing() {
    let place = Place::new();
    let store = place.open().unwrap();
    let outcome: Result<(), StoreError> = store.act(|writer| {
        writer.next_paper_number(2026)?;
        writer.drop_draft("x")?;
        Err(StoreError::NotFound)
    });
    assert!(outcome.is_err());
    let number = store.act(|writer| writer.next_paper_number(2026)).unwrap();
    assert_eq!(number, 1, "the number taken by the failed deed is free again");
}

fn as_the_first_release_wrote_it(place: &Place) {
    let connection = place.stranger();
    connection.execute_batch(include_str!("first_release.sql")).unwrap();
}

#[test]
fn a_file_of_the_first_release_is_copied_and_upgraded_with_all_kept() {
    let place = Place::new();
    a_day(&place.open().unwrap());
    let (before, whole) = (tables_but_words(&place), tables(&place));
    as_the_first_release_wrote_it(&place);
    let copy = place.path.with_file_name("copy.db");
    let copied = |older: &scs_store::Older<'_>| older.back_up_to(&copy);
    let store = Store::open_after(&place.path, place.key.clone(), &place.device, copied).unwrap();
    assert_eq!(scs_store::prove(&copy, &place.key).unwrap().count, 14);
    let report = store.read(|reader| reader.verify(None)).unwrap();
    assert_eq!((report.count, report.faults), (14, vec![]));
    assert_eq!(tables_but_words(&place), before, "rows and scores are the same");
    while !store.jot(|notebook| notebook.make_words(1)).unwrap() {}
    assert_eq!(tables(&place), whole, "words too, once they are made");
}

#[test]
fn without_its_copy_an_older_file_is_left_as_it_was() {
    let place = Place::new();
    a_day(&place.open().unwrap());
    as_the_first_release_wrote_it(&place);
    let refused = |_: &scs_store::Older<'_>| Err(StoreError::DiskFull);
    assert!(Store::open_after(&place.path, place.key.clone(), &place.device, refused).is_err());
    let version: u32 = place.keyed().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, 1);
}

#[test]
fn a_file_whose_first_opening_was_cut_short_is_not_an_older_one() {
    let place = Place::new();
    std::fs::write(&place.path, b"").unwrap();
    let never = |_: &scs_store::Older<'_>| -> Result<(), StoreError> { panic!("nothing to copy") };
    assert!(Store::open_after(&place.path, place.key.clone(), &place.device, never).is_ok());
}

#[test]
fn the_index_of_an_upgraded_file_holds_whoever_looked_at_it_before() {
    let check = "INSERT INTO record_words (record_words, rank) VALUES ('integrity-check', 1)";
    let place = Place::new();
    a_day(&place.open().unwrap());
    as_the_first_release_wrote_it(&place);
    let store = place.open().unwrap();
    let onlooker = place.keyed();
    let look = |sql: &str| onlooker.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(look("PRAGMA quick_check"), "ok");
    look("SELECT words FROM record_words LIMIT 1");
    store.act(|writer| writer.fold_again()).unwrap();
    place.keyed().execute(check, []).unwrap();
    look("SELECT words FROM record_words LIMIT 1");
    onlooker.execute(check, []).unwrap();
}

fn said(word: &str) -> WordFilter {
    let said = text::tokens(word).into_iter().map(|stem| Sought::Phrase(vec![stem])).collect();
    WordFilter { every: vec![Either { said, ..Either::default() }], ..WordFilter::default() }
}

#[test]
fn who_looked_at_the_index_sees_what_others_write_after() {
    let check = "INSERT INTO record_words (record_words, rank) VALUES ('integrity-check', 1)";
    let place = Place::new();
    let store = place.open().unwrap();
    let onlooker = place.keyed();
    let found = || {
        let select = "SELECT count(*) FROM record_words WHERE record_words MATCH 'номер'";
        onlooker.query_row(select, [], |row| row.get::<_, u32>(0)).unwrap()
    };
    for record in 1..=60 {
        append(&store, record, &quick("Сменился номер"));
        store.prove().unwrap();
        assert_eq!(found(), u32::try_from(record).unwrap());
        let by_words = RecordFilter { words: said("номер"), ..RecordFilter::default() };
        let page = store.read(|reader| reader.records(&by_words, None, 1)).unwrap();
        assert_eq!(page.found, u64::try_from(record).unwrap());
    }
    store.act(|writer| writer.fold_again()).unwrap();
    assert_eq!(found(), 60);
    place.keyed().execute(check, []).unwrap();
    store.prove().unwrap();
}
