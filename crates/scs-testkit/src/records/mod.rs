//! Years of work for an empty journal: believable records, written as real events through [`Store::act`].
//!
//! The rules of the domain make every event, so the chain verifies and the tables are what folding gives.
//! All records bear the materials installed in the place: there are none as old as they are.

mod days;
mod dice;
mod visits;
mod words;

#[cfg(test)]
mod tests;

use std::error::Error;

use scs_content::{Bundle, Pack};
use scs_domain::consultation::Moment;
use scs_domain::content::Edition;
use scs_domain::ids::SubjectId;
use scs_platform::{Folders, KeyFile, SecretStore};
use scs_protocol::DeviceKey;
use scs_store::{FirstDevice, NewEvent, RawKey, Store, StoreError, Writer};

use dice::Dice;
use visits::Visits;

/// Records written in one transaction.
const AT_ONCE: usize = 4_000;
/// Every third record or so is a consultation along a path; the others are quick entries.
const GUIDED_OF_HUNDRED: u64 = 35;

/// How many records, and up to when. The same plan over the same keys writes the same journal.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub records: usize,
    pub seed: u64,
    pub now: Moment,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Written {
    pub records: usize,
    pub events: usize,
}

/// Fills a place that was opened once and is closed now. A journal that is not empty stays as it is.
///
/// # Errors
/// When the place does not open, has no materials, or the disk refuses.
pub fn fill(folders: &Folders, secrets: &dyn SecretStore, plan: Plan) -> Result<Written, Box<dyn Error>> {
    let store = open(folders, secrets)?;
    if store.read(|reader| reader.head())?.seq > 0 {
        return Ok(Written::default());
    }
    let hash = store.read(|reader| reader.current_pack())?.ok_or("no materials installed")?;
    let stored = store.read(|reader| reader.pack(&hash))?.ok_or("no materials installed")?;
    let pack = Pack::read(&Bundle::from_bytes(&stored.bundle)?).map_err(|_| "the materials do not read")?;
    let edition = pack.edition(days::day(plan.now));
    let mut dice = Dice::new(plan.seed);
    let moments = days::moments(&edition.calendar, plan, &mut dice);
    let visits = Visits::rehearse(&edition, &mut dice, plan.now);
    let mut written = Written::default();
    for chunk in moments.chunks(AT_ONCE) {
        store.act(|writer| {
            let mut desk = Pen { writer, dice: &mut dice, written: &mut written };
            chunk.iter().try_for_each(|at| desk.record(&edition, &visits, *at, plan.now))
        })?;
    }
    Ok(written)
}

fn open(folders: &Folders, secrets: &dyn SecretStore) -> Result<Store, Box<dyn Error>> {
    let opened = KeyFile::of(folders).open(secrets)?;
    let public_key = DeviceKey::from_seed(&opened.device.seed).public();
    let device = FirstDevice { id: opened.device.id, epoch: opened.device.epoch, public_key };
    Ok(Store::open(&folders.database(), RawKey(*opened.dek.bytes()), &device)?)
}

struct Pen<'p, 'w> {
    writer: &'p mut Writer<'w>,
    dice: &'p mut Dice,
    written: &'p mut Written,
}

impl Pen<'_, '_> {
    fn record(
        &mut self,
        edition: &Edition,
        visits: &Visits,
        at: Moment,
        now: Moment,
    ) -> Result<(), StoreError> {
        let guided = self.dice.below(100) < GUIDED_OF_HUNDRED;
        let events = if guided {
            visits.visit(edition, self.dice, at, now)
        } else {
            visits::entry(edition, self.dice).map(|event| (at, event)).into_iter().collect()
        };
        let (aggregate, subject) = (self.dice.uuid(at), SubjectId(self.dice.uuid(at)));
        let actor = self.dice.pick(&words::CONSULTANTS).copied().unwrap_or_default();
        for (at, event) in &events {
            let spare_key = self.dice.bytes();
            self.writer.append(&NewEvent { event, aggregate, subject, actor, at: *at, spare_key })?;
        }
        self.written.records += usize::from(!events.is_empty());
        self.written.events += events.len();
        Ok(())
    }
}
