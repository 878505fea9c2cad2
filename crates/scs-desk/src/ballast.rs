//! A file that holds nothing but room. When the disk is full to the last byte, it is given back piece by
//! piece, so that what was begun can be finished; once there is room again, it is taken anew.
//!
//! Not a person's data: no backup knows it, and a place opens and works without it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use scs_platform::{Folders, Room, shrink};

use crate::desk::{Area, Desk};
use crate::error::Result;

const NAME: &str = "ballast";
const MIB: u64 = 1 << 20;
/// A day of deeds and more: a deed takes some tens of kilobytes.
const WHOLE: u64 = 64 * MIB;
/// A small disk gives this part of what is free.
const PART: u64 = 8;
/// Enough for the longest deed. Given one by one: other programs take what is free, too.
const PIECE: u64 = MIB;
/// Kept back for what cannot wait.
const KEPT_BACK: u64 = 4 * MIB;
/// From here on the desk warns.
const LOW: u64 = 500 * MIB;
/// From here on saving may stop any moment.
const SCARCE: u64 = 100 * MIB;

/// How long the deed may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Usual,
    /// A paper somebody waits for; a name whose term is over.
    Urgent,
}

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Space {
    Enough,
    Low,
    Scarce,
    /// The ballast is being used up.
    Spent,
}

pub(crate) struct Ballast {
    folder: PathBuf,
    path: PathBuf,
    room: Arc<dyn Room>,
    is_spent: AtomicBool,
    changing: Mutex<()>,
}

impl Ballast {
    pub(crate) fn of(folders: &Folders, room: Arc<dyn Room>) -> Ballast {
        let folder = folders.data().to_path_buf();
        let path = folder.join(NAME);
        Ballast { folder, path, room, is_spent: false.into(), changing: Mutex::default() }
    }

    pub(crate) fn free(&self) -> Option<u64> {
        self.room.free(&self.folder)
    }

    pub(crate) fn space(&self) -> Space {
        match self.free() {
            _ if self.is_spent.load(Ordering::SeqCst) => Space::Spent,
            Some(free) if free < SCARCE => Space::Scarce,
            Some(free) if free < LOW => Space::Low,
            _ => Space::Enough,
        }
    }

    /// Gives pieces back until a deed fits. Whether it does is for the deed to find out.
    pub(crate) fn make_room(&self, need: Need) {
        let _alone = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let least = if need == Need::Urgent { 0 } else { KEPT_BACK };
        let mut held = self.held();
        while held > least && self.free().is_some_and(|free| free < PIECE) {
            let left = held.saturating_sub(PIECE).max(least);
            if shrink(&self.path, left).is_err() {
                tracing::warn!("ballast not given back");
                return;
            }
            self.is_spent.store(true, Ordering::SeqCst);
            tracing::warn!(to = left, "ballast given back");
            held = left;
        }
    }

    /// Takes as much as the disk can spare. With hardly anything free it stays as it is.
    fn restore(&self) {
        let _alone = self.changing.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(free) = self.free().filter(|free| *free >= PART * PIECE) else { return };
        let held = self.held();
        let wanted = wanted(free.saturating_add(held));
        if held >= wanted || self.room.reserve(&self.path, wanted).is_ok() {
            self.is_spent.store(false, Ordering::SeqCst);
        } else {
            tracing::warn!("ballast not taken");
        }
    }

    fn held(&self) -> u64 {
        self.path.metadata().map_or(0, |found| found.len())
    }
}

/// In steps, so that a disk that fills and empties a little moves nothing.
fn wanted(room: u64) -> u64 {
    let share = (room / PART).min(WHOLE);
    if share < PIECE { 0 } else { 1 << share.ilog2() }
}

impl Desk {
    /// Writes again where the disk lets it, and keeps the ballast.
    pub(crate) fn watch_room(&self) -> Result<()> {
        let before = self.ballast.space();
        let is_news = self.store.leave_confinement();
        if self.store.confinement().is_none() {
            self.ballast.restore();
        }
        if is_news || before != self.ballast.space() {
            self.tell(&[Area::Settings]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_big_disk_gives_the_whole_and_a_small_one_its_share() {
        assert_eq!(wanted(100 << 30), WHOLE);
        assert_eq!(wanted(80 * MIB), 8 * MIB);
        assert_eq!(wanted(15 * MIB), MIB);
        assert_eq!(wanted(7 * MIB), 0);
    }
}
