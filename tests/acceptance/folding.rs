//! Every table is folded from the journal, and folds again to the same.

use scs_platform::{Folders, KeyFile, Place};
use scs_protocol::DeviceKey;
use scs_store::{FirstDevice, QuestionFilter, RawKey, RecordFilter, Store, StoreError};
use scs_testkit::TestDesk;
use serde_json::json;

use crate::script::{Walked, to_the_application};

/// A day with every kind of event in it.
fn a_day(desk: &TestDesk) {
    let mut walked = to_the_application(desk);
    walked.call("step.undo", json!({})).take("checked");
    walked.take_with("no-centre", json!({ "problem": "centre-not-listed" }));
    walked.call(
        "fix.judge",
        json!({ "problem": "centre-not-listed", "fix": "registration", "judgement": "failed" }),
    );
    walked.call(
        "fix.judge",
        json!({ "problem": "centre-not-listed", "fix": "region-first", "judgement": "helped" }),
    );
    walked.take("filled");
    walked.take_with("filed", json!({ "portal_number": "2611-004417", "portal_date": "2026-11-23" }));
    walked.call("consultation.pause", json!({})).call("consultation.resume", json!({}));
    walked.call("question.ask", json!({ "specialist": "specialist", "text": "Когда придёт перечень" }));
    desk.call("paper.print", json!({ "paper": { "kind": "summary", "consultation": walked.id() } }));
    walked.call("closing.begin", json!({})).take("out").take("wiped");
    walked.call("consultation.finish", json!({ "result": "handed_over", "note": "Ждём ответа" }));
    let question = walked.view["questions"][0]["id"].clone();
    walked.call("question.answer", json!({ "question": question, "text": "За два рабочих дня" }));
    let mut offers = Walked::open_knowing(desk, "choose-two", json!({ "claims_unemployed": "yes" }));
    offers.answer("offers", "two_plus").take_with("arrived", json!({ "event_date": "2026-11-23" }));
    offers.call("consultation.finish", json!({ "result": "again", "next_visit": "2026-11-24" }));
    desk.call("consultation.go_on", json!({ "consultation": offers.id() }));
    let entry = json!({ "client": "employer", "topic": "vacancy", "result": "solved", "minutes": 3 });
    let record = desk.call("entry.record", entry)["line"]["id"].clone();
    desk.call("journal.correct", json!({ "record": record, "minutes": 5 }));
    desk.call("journal.link", json!({ "record": record, "other": offers.id() }));
    desk.call("journal.tell_apart", json!({ "record": record, "other": walked.id() }));
    desk.call_as("Иванова А. П.", "journal.read", json!({ "record": record, "reason": "asked" }));
    let card = json!({
        "title": "Перечень пришёл без даты", "symptoms": ["Даты нет"], "hand_over_to": "specialist",
        "fixes": [{ "title": "Обновить", "steps": ["Выйти и войти снова"] }], "portals": ["ecp"],
        "record": walked.id(), "question": question,
    });
    let card = desk.call("card.save", card)["id"].clone();
    desk.call_as("Иванова А. П.", "card.approve", json!({ "card": card }));
    desk.call("card.withdraw", json!({ "card": card }));
}

/// All folded tables through the store's own reading.
fn tables(store: &Store) -> Vec<String> {
    let read: Result<Vec<String>, StoreError> = store.read(|reader| {
        let page = reader.records(&RecordFilter::default(), None, 100)?;
        let mut rows: Vec<String> = page.rows.iter().map(|row| format!("{row:?}")).collect();
        rows.extend(reader.papers_since(0, 100)?.iter().map(|row| format!("{row:?}")));
        rows.extend(reader.deadlines(100)?.iter().map(|row| format!("{row:?}")));
        rows.extend(reader.tallies(i64::MIN, i64::MAX)?.iter().map(|row| format!("{row:?}")));
        rows.push(format!("{:?}", reader.tried("centre-not-listed")?));
        rows.extend(reader.cards()?.iter().map(|row| format!("{row:?}")));
        rows.extend(
            reader.questions(&QuestionFilter::default(), 100)?.0.iter().map(|row| format!("{row:?}")),
        );
        rows.push(format!("{:?}", reader.unfinished()?.len()));
        Ok(rows)
    });
    read.unwrap()
}

/// The file of a closed desk.
fn store(desk: &TestDesk) -> Store {
    let folders = Folders::of(Place::Live, Some(desk.folder())).unwrap();
    let keys = KeyFile::of(&folders).open(desk.secrets.as_ref()).unwrap();
    let public_key = DeviceKey::from_seed(&keys.device.seed).public();
    let device = FirstDevice { id: keys.device.id, epoch: keys.device.epoch, public_key };
    Store::open(&folders.database(), RawKey(*keys.dek.bytes()), &device).unwrap()
}

#[test]
fn a_whole_day_folds_again_from_the_journal_to_the_same_tables() {
    let mut desk = TestDesk::new();
    a_day(&desk);
    desk.close();
    let store = store(&desk);
    let before = tables(&store);
    assert!(before.len() >= 8, "{before:#?}");
    store.act(|writer| writer.fold_again()).unwrap();
    let after = tables(&store);
    assert_eq!(before.len(), after.len());
    for (was, is) in before.iter().zip(&after) {
        assert_eq!(was, is);
    }
}

#[test]
fn erasing_people_changes_no_sum() {
    let mut desk = TestDesk::new();
    a_day(&desk);
    desk.close();
    let store = store(&desk);
    let sums = |store: &Store| {
        let read: Result<Vec<String>, StoreError> = store.read(|reader| {
            let mut rows: Vec<String> =
                reader.tallies(i64::MIN, i64::MAX)?.iter().map(|row| format!("{row:?}")).collect();
            rows.push(format!("{:?}", reader.tried("centre-not-listed")?));
            rows.push(format!("{:?}", reader.questions(&QuestionFilter::default(), 100)?));
            Ok(rows)
        });
        read.unwrap()
    };
    let records = |store: &Store| {
        store.read(|reader| reader.records(&RecordFilter::default(), None, 100)).unwrap().rows
    };
    let before = sums(&store);
    let people: Vec<_> = records(&store).iter().map(|row| row.record.subject).collect();
    let erased: Result<(), StoreError> = store.act(|writer| {
        people.iter().try_for_each(|subject| writer.erase(*subject))?;
        writer.fold_again()
    });
    erased.unwrap();
    assert!(records(&store).iter().all(|row| !row.record.has_personal()), "nothing of them is left");
    assert_eq!(sums(&store), before);
}
