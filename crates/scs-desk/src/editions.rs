//! Materials in memory: the current pack on a day, and the pack a consultation began with.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use scs_content::{Bundle, Pack};
use scs_domain::card::{Known, lay_over};
use scs_domain::content::{Edition, EditionHead};
use scs_store::StoredPack;

use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::finder::Finder;
use crate::heard::Titles;

/// Packs read so far, by hash, and editions made of them. Few: the current one and those of open consultations.
#[derive(Default)]
pub(crate) struct Editions {
    packs: Mutex<BTreeMap<String, Arc<Pack>>>,
    made: Mutex<BTreeMap<Key, Arc<Edition>>>,
    finders: Mutex<BTreeMap<(Key, String), Arc<Finder>>>,
    titles: Mutex<BTreeMap<Key, Arc<Titles>>>,
    /// Counts the changes of own cards. Read before the cards are: what is made of older ones has an older number.
    own: AtomicU64,
}

/// Hash of the pack, day, state of the own cards.
type Key = (String, NaiveDate, u64);

fn key(edition: &Edition) -> Key {
    (edition.head.hash.clone(), edition.head.day, edition.own)
}

impl Desk {
    /// The installed materials as they stand on `day`.
    pub(crate) fn edition(&self, day: NaiveDate) -> Result<Arc<Edition>> {
        let hash = self.store.read(|reader| reader.current_pack().map_err(Error::from))?;
        self.edition_under(&hash.ok_or(Error::Bug("no materials installed"))?, day)
    }

    /// The materials a consultation began with, on the day it began.
    pub(crate) fn edition_of(&self, head: &EditionHead) -> Result<Arc<Edition>> {
        self.edition_under(&head.hash, head.day)
    }

    /// Finds among the materials of an edition; made at the first search.
    pub(crate) fn finder(&self, edition: &Edition, portal: &str) -> Arc<Finder> {
        let key = (key(edition), portal.to_owned());
        let mut finders = self.editions.finders.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(finders.entry(key).or_insert_with(|| Arc::new(Finder::of(edition, portal))))
    }

    /// Titles by which records of an edition are found; made at the first search.
    pub(crate) fn titles(&self, edition: &Edition) -> Arc<Titles> {
        let key = key(edition);
        let mut titles = self.editions.titles.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(titles.entry(key).or_insert_with(|| Arc::new(Titles::of(edition))))
    }

    /// A kept pack, all its versions of everything.
    pub(crate) fn pack(&self, hash: &str) -> Result<Arc<Pack>> {
        let stored = self.store.read(|reader| reader.pack(hash).map_err(Error::from))?;
        self.editions.pack(&stored.ok_or(Error::NotFound)?)
    }

    fn edition_under(&self, hash: &str, day: NaiveDate) -> Result<Arc<Edition>> {
        let own = self.editions.own.load(Ordering::Acquire);
        let key = (hash.to_owned(), day, own);
        if let Some(known) = self.editions.known(&key) {
            return Ok(known);
        }
        let (stored, cards) =
            self.store.read(|reader| Ok::<_, Error>((reader.pack(hash)?, reader.cards()?)))?;
        let stored = stored.ok_or(Error::Bug("the materials are not installed"))?;
        self.editions.edition(&stored, key, &cards)
    }
}

impl Editions {
    /// What is still needed is read again; what is not, need not lie in memory all day.
    pub(crate) fn forget(&self) {
        self.packs.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.made.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.finders.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.titles.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Own cards have changed: editions are made anew with them.
    pub(crate) fn own_cards_changed(&self) {
        self.own.fetch_add(1, Ordering::AcqRel);
        self.forget();
    }

    fn known(&self, key: &Key) -> Option<Arc<Edition>> {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.get(key).map(Arc::clone)
    }

    fn edition(&self, stored: &StoredPack, key: Key, cards: &[Known]) -> Result<Arc<Edition>> {
        let pack = self.pack(stored)?;
        // A clock that is behind leaves nobody without materials: nobody works before they were checked.
        let mut edition = pack.edition(key.1.max(pack.manifest.checked_at));
        lay_over(&mut edition, cards);
        edition.own = key.2;
        let edition = Arc::new(edition);
        self.made.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&edition));
        Ok(edition)
    }

    fn pack(&self, stored: &StoredPack) -> Result<Arc<Pack>> {
        let mut packs = self.packs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = packs.get(&stored.hash) {
            return Ok(Arc::clone(known));
        }
        let bundle =
            Bundle::from_bytes(&stored.bundle).map_err(|_| Error::Bug("stored materials do not read"))?;
        let pack = Pack::read(&bundle).map_err(|_| Error::Bug("stored materials do not read"))?;
        let pack = Arc::new(pack);
        packs.insert(stored.hash.clone(), Arc::clone(&pack));
        Ok(pack)
    }
}
