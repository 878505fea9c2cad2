use scs_protocol::{Anchor, ChainReport, DeviceKey, Fault, FaultKind};
use scs_store::StoreError;

use crate::desk_of_one::{Place, a_day};

fn written() -> Place {
    let place = Place::new();
    a_day(&place.open().unwrap());
    place
}

fn verify(place: &Place, anchor: Option<&Anchor>) -> ChainReport {
    place.open().unwrap().read(|reader| reader.verify(anchor)).unwrap()
}

fn anchor(place: &Place) -> Anchor {
    let head = place.open().unwrap().read(|reader| reader.head()).unwrap();
    DeviceKey::from_seed(&[4; 32]).anchor(&head.device, head.seq, head.hash)
}

#[test]
fn an_untouched_journal_verifies() {
    let place = written();
    let anchor = anchor(&place);
    let report = verify(&place, Some(&anchor));
    assert_eq!((report.count, report.anchored_at, report.faults), (14, Some(14), vec![]));
}

#[test]
fn the_journal_refuses_changes_by_itself() {
    let place = written();
    let store = place.open().unwrap();
    drop(store);
    let outcome = {
        #[expect(clippy::disallowed_methods, reason = "a stranger asks nobody")]
        let connection = rusqlite::Connection::open(&place.path).unwrap();
        connection.pragma_update(None, "key", format!("x'{}'", "03".repeat(32))).unwrap();
        connection.execute("UPDATE journal_event SET actor = 'boris' WHERE seq = 3", [])
    };
    assert!(outcome.is_err());
}

#[test]
fn every_column_of_every_event_is_covered() {
    let edits = [
        "kind = 'fix.failed'",
        "version = 7",
        "at = at + 1",
        "aggregate = x'00000000000000000000000000000063'",
        "subject = x'00000000000000000000000000000063'",
        "actor = 'boris'",
        "credential = 'x'",
        "facts = facts || ' '",
        "commitment = zeroblob(32)",
        "hash = zeroblob(32)",
    ];
    for edit in edits {
        for seq in [1, 4, 14] {
            let place = written();
            let changed = place
                .stranger()
                .execute(&format!("UPDATE journal_event SET {edit} WHERE seq = {seq}"), [])
                .unwrap();
            assert_eq!(changed, 1);
            let faults = verify(&place, None).faults;
            let first = faults.first().unwrap_or_else(|| panic!("{edit} at {seq} went unseen"));
            assert_eq!(first.seq, seq, "{edit}");
        }
    }
}

#[test]
fn a_changed_personal_part_is_named() {
    let place = written();
    place.stranger().execute("UPDATE journal_personal SET data = x'7B7D' WHERE seq = 4", []).unwrap();
    assert_eq!(verify(&place, None).faults, [Fault { kind: FaultKind::Personal, seq: 4 }]);
}

#[test]
fn a_personal_part_taken_away_without_its_key_is_named() {
    let place = written();
    place.stranger().execute("DELETE FROM journal_personal WHERE seq = 4", []).unwrap();
    assert_eq!(verify(&place, None).faults, [Fault { kind: FaultKind::PersonalLost, seq: 4 }]);
}

#[test]
fn a_removed_event_is_named_by_its_number() {
    for seq in 1..14 {
        let place = written();
        let stranger = place.stranger();
        stranger.pragma_update(None, "foreign_keys", false).unwrap();
        stranger.execute("DELETE FROM journal_event WHERE seq = ?1", [seq]).unwrap();
        drop(stranger);
        let first = verify(&place, None).faults.first().copied();
        assert_eq!(first, Some(Fault { kind: FaultKind::Order, seq: u64::try_from(seq).unwrap() }));
    }
}

#[test]
fn swapped_events_are_seen() {
    let place = written();
    let stranger = place.stranger();
    stranger.pragma_update(None, "foreign_keys", false).unwrap();
    stranger
        .execute_batch(
            "UPDATE journal_event SET seq = 100 WHERE seq = 2;
             UPDATE journal_event SET seq = 2 WHERE seq = 3;
             UPDATE journal_event SET seq = 3 WHERE seq = 100;",
        )
        .unwrap();
    drop(stranger);
    assert_eq!(verify(&place, None).faults.first().map(|fault| fault.seq), Some(2));
}

#[test]
fn a_cut_off_tail_shows_against_the_anchor() {
    let place = written();
    let anchor = anchor(&place);
    let stranger = place.stranger();
    stranger.pragma_update(None, "foreign_keys", false).unwrap();
    stranger.execute("DELETE FROM journal_event WHERE seq > 12", []).unwrap();
    drop(stranger);
    assert_eq!(verify(&place, Some(&anchor)).faults, [Fault { kind: FaultKind::Truncated, seq: 13 }]);
}

#[test]
fn after_an_erasure_the_chain_verifies_and_the_words_are_gone() {
    let place = written();
    let store = place.open().unwrap();
    let subject = scs_domain::ids::SubjectId(uuid::Uuid::from_u128(1001));
    store
        .act(|writer| {
            writer.erase(subject)?;
            writer.fold_again()
        })
        .unwrap();
    let report = store.read(|reader| reader.verify(None)).unwrap();
    assert_eq!((report.faults.len(), report.erased), (0, 3));
    let record = scs_domain::ids::ConsultationId(uuid::Uuid::from_u128(1));
    let shown: Result<_, StoreError> = store.read(|reader| reader.find_consultation(record));
    let shown = shown.unwrap().unwrap();
    assert_eq!((shown.note.clone(), shown.questions[0].text.clone()), (None, None));
    assert_eq!(shown.minutes, Some(12), "facts stay");
}
