use std::path::Path;

use scs_store::{RawKey, Store, StoreError, prove};

use crate::desk_of_one::{Place, a_day, append, begun_and_filed, quick};

fn copied(place: &Place) -> std::path::PathBuf {
    let copy = place.path.with_file_name("copy.db");
    place.open().unwrap().back_up_to(&copy).unwrap();
    copy
}

#[test]
fn a_copy_holds_the_state_and_opens_as_the_file_did() {
    let place = Place::new();
    let store = place.open().unwrap();
    a_day(&store);
    let head = store.read(|reader| reader.head()).unwrap();
    drop(store);
    let copy = copied(&place);
    let proof = prove(&copy, &place.key).unwrap();
    assert_eq!((proof.count, proof.head), (14, head.hash));
    assert_eq!(proof.last_at, Some(1_790_000_000_000));
    std::fs::rename(&copy, &place.path).unwrap();
    let store = place.open().unwrap();
    assert_eq!(append(&store, 9, &quick("После копии")), 15);
}

#[test]
fn a_copy_is_made_while_somebody_writes() {
    let place = Place::new();
    let store = place.open().unwrap();
    a_day(&store);
    let copy = place.path.with_file_name("copy.db");
    store
        .act(|writer| {
            writer.next_paper_number(2026)?;
            store.back_up_to(&copy)
        })
        .unwrap();
    assert_eq!(prove(&copy, &place.key).unwrap().count, 14);
}

#[test]
fn a_copy_is_as_encrypted_as_the_file() {
    let place = Place::new();
    a_day(&place.open().unwrap());
    let copy = copied(&place);
    let bytes = std::fs::read(&copy).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"));
    assert!(matches!(prove(&copy, &RawKey([9; 32])), Err(StoreError::NotOpened)));
}

#[test]
fn a_copy_is_never_written_over_another() {
    let place = Place::new();
    let store = place.open().unwrap();
    let copy = copied_beside(&store, &place.path);
    assert!(store.back_up_to(&copy).is_err());
    assert!(prove(&copy, &place.key).is_ok());
}

fn copied_beside(store: &Store, path: &Path) -> std::path::PathBuf {
    let copy = path.with_file_name("copy.db");
    store.back_up_to(&copy).unwrap();
    copy
}

#[test]
fn proving_writes_nothing_beside_the_copy() {
    let place = Place::new();
    a_day(&place.open().unwrap());
    let copy = copied(&place);
    prove(&copy, &place.key).unwrap();
    let folder = place.path.parent().unwrap();
    let beside = std::fs::read_dir(folder).unwrap().flatten().map(|entry| entry.file_name());
    assert!(!beside.into_iter().any(|name| name.to_string_lossy().starts_with("copy.db-")));
}

#[test]
fn names_on_papers_are_left_out_and_the_copy_still_holds() {
    let place = Place::new();
    let store = place.open().unwrap();
    a_day(&store);
    let copy = copied_beside(&store, &place.path);
    drop(store);
    std::fs::rename(&copy, &place.path).unwrap();
    let store = place.open().unwrap();
    let report = store.read(|reader| reader.verify(None)).unwrap();
    assert_eq!((report.count, report.erased, report.faults), (14, 1, vec![]));
    let papers = store.read(|reader| reader.papers_since(0, 10)).unwrap();
    assert_eq!(papers.len(), 1);
    assert!(papers[0].paper.fields.is_empty());
}

#[test]
fn answers_in_documents_are_left_out_and_the_copy_still_holds() {
    let place = Place::new();
    let store = place.open().unwrap();
    let document = begun_and_filed(&store);
    let copy = copied_beside(&store, &place.path);
    let kept = store.read(|reader| reader.find_document(document)).unwrap().unwrap();
    assert!(kept.newest().is_some() && kept.filed().is_some(), "they are in the file");
    drop(store);
    std::fs::rename(&copy, &place.path).unwrap();
    let store = place.open().unwrap();
    let report = store.read(|reader| reader.verify(None)).unwrap();
    assert_eq!((report.erased, report.faults), (2, vec![]));
    let left = store.read(|reader| reader.find_document(document)).unwrap().unwrap();
    assert!(left.newest().is_none() && left.filed().is_none());
    assert_eq!((left.versions.len(), left.moves.len()), (1, 1), "that they were there stays");
    store.act(|writer| writer.fold_again()).unwrap();
    assert_eq!(
        store.read(|reader| reader.find_document(document)).unwrap(),
        Some(left),
        "and folds to the same"
    );
}
