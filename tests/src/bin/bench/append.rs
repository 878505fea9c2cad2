//! One event through the door, beside a bare insert of its bytes.

use std::path::Path;

use scs_store::{Store, StoreError};

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
    let journal = Store::open_to_read(&file, key)?;
    let (mut door, mut insert) = (Samples::default(), Samples::default());
    for number in 0..WARM + TIMES {
        if number == WARM {
            (door, insert) = (Samples::default(), Samples::default());
        }
        let input = entry(number);
        door.time(|| call(&desk, "entry.record", input))?;
        let bytes = event_after(&journal, number)?;
        insert.time(|| bare.insert(&bytes))?;
    }
    let row = Row::new("one event: entry.record through the desk", &door);
    Ok(vec![row.against("bare SQLCipher insert, same bytes", &insert)])
}

/// What the journal keeps of the event after so many: envelope, personal part, hash.
fn event_after(journal: &Store, count: usize) -> Outcome<Vec<u8>> {
    let events = journal.read(|reader| reader.events_after(count as u64, 1))?;
    let event = events.into_iter().next().ok_or(StoreError::Unreadable("the last event"))?;
    let mut bytes = event.envelope.to_cbor();
    bytes.extend(event.personal.unwrap_or_default());
    bytes.extend(event.hash);
    Ok(bytes)
}
