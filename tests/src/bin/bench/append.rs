//! One event into the journal, and through the door with all its rules, beside a bare insert of its bytes.

use std::path::Path;

use scs_domain::ids::SubjectId;
use scs_store::{FirstDevice, JournalRow, NewEvent, RawKey, Store, StoreError};

use crate::Outcome;
use crate::bare::Bare;
use crate::place::{BenchPlace, call, entry};
use crate::report::Row;
use crate::samples::Samples;

/// Before the figures count: statements, schemas and materials are read at the first call.
const WARM: usize = 20;
const TIMES: usize = 300;

pub(crate) fn measure(home: &Path) -> Outcome<Vec<Row>> {
    let place = BenchPlace::new(home.join("append"));
    let desk = place.set_up()?;
    let (file, key) = place.file()?;
    let bare = Bare::create(&home.join("bare.db"), &key)?;
    let source = Store::open_to_read(&file, key.clone())?;
    let journal = journal_alone(&home.join("journal.db"), key, &source)?;
    let (mut door, mut append, mut insert) = (Samples::default(), Samples::default(), Samples::default());
    for number in 0..WARM + TIMES {
        if number == WARM {
            (door, append, insert) = (Samples::default(), Samples::default(), Samples::default());
        }
        let input = entry(number);
        door.time(|| call(&desk, "entry.record", input))?;
        let row = event_after(&source, number)?;
        let bytes = bytes(&row);
        insert.time(|| bare.insert(&bytes))?;
        append.time(|| append_to(&journal, &row))?;
    }
    let beside = "bare SQLCipher insert, same bytes";
    let alone = Row::new("one event: appended to the journal and folded", &append);
    let whole = Row::new("one event: entry.record through the desk", &door);
    Ok(vec![alone.against(beside, &insert), whole.against(beside, &insert)])
}

/// A file with the journal of the same device and nothing else in it.
fn journal_alone(path: &Path, key: RawKey, source: &Store) -> Outcome<Store> {
    let name = source.read(|reader| reader.head())?.device;
    let device = FirstDevice { id: name.id, epoch: name.epoch, public_key: name.public_key };
    Ok(Store::open(path, key, &device)?)
}

fn append_to(journal: &Store, row: &JournalRow) -> Outcome {
    let envelope = &row.envelope;
    let event =
        scs_protocol::decode(&envelope.kind, envelope.version, &envelope.facts, row.personal.as_deref())?;
    let new = NewEvent {
        event: &event,
        aggregate: envelope.aggregate,
        subject: SubjectId(envelope.subject.unwrap_or_default()),
        actor: &envelope.actor,
        at: envelope.at,
        spare_key: [7; 32],
    };
    journal.act(|writer| writer.append(&new))?;
    Ok(())
}

fn event_after(journal: &Store, count: usize) -> Outcome<JournalRow> {
    let events = journal.read(|reader| reader.events_after(count as u64, 1))?;
    Ok(events.into_iter().next().ok_or(StoreError::Unreadable("the last event"))?)
}

/// What the journal keeps of the event: envelope, personal part, hash.
fn bytes(row: &JournalRow) -> Vec<u8> {
    let mut bytes = row.envelope.to_cbor();
    bytes.extend(row.personal.iter().flatten());
    bytes.extend(row.hash);
    bytes
}
