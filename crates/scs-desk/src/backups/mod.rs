//! Copies of the file: made by themselves, encrypted as the file is, read through before they count.
//!
//! A copy is written under another name, proved, flushed, and only then gets its own: whatever bears
//! the name of a copy was whole when it got it.

mod ladder;

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use chrono::{DateTime, NaiveDateTime};
use scs_domain::consultation::Moment;
use scs_platform::Folders;
use scs_store::{Older, Proof, RawKey, StoreError};

use crate::desk::{Area, Desk};
use crate::error::{Error, Result};
use ladder::{Rung, stays};

/// `desk-000412-20261123T110000Z.db`: how many events it holds, and when it was made.
const BEGINS: &str = "desk-";
const TIME: &str = "%Y%m%dT%H%M%SZ.db";
const UNFINISHED: &str = "desk.db.new";
const HOUR: Moment = 3_600_000;
/// Copies together may take this part of what the disk still has.
const PART_OF_THE_DISK: u64 = 5;
/// Left to the work when a copy is made.
const ROOM_TO_WORK: u64 = 128 << 20;

/// A copy on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Backup {
    pub(crate) path: PathBuf,
    /// Events it holds. Copies are ordered by it: a clock may be wrong, the journal only grows.
    pub(crate) count: u64,
    pub(crate) at: Moment,
    pub(crate) bytes: u64,
}

/// Copies of a place, the newest first.
pub(crate) fn all(folders: &Folders) -> Result<Vec<Backup>> {
    let entries = match std::fs::read_dir(folders.backups()) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(Error::File)?,
    };
    let mut found: Vec<Backup> = entries.flatten().filter_map(|entry| read(&entry.path())).collect();
    found.sort_by_key(|backup| std::cmp::Reverse((backup.count, backup.at)));
    Ok(found)
}

fn read(path: &Path) -> Option<Backup> {
    let (count, time) = path.file_name()?.to_str()?.strip_prefix(BEGINS)?.split_once('-')?;
    let at = NaiveDateTime::parse_from_str(time, TIME).ok()?.and_utc().timestamp_millis();
    let bytes = path.metadata().ok()?.len();
    Some(Backup { path: path.to_path_buf(), count: count.parse().ok()?, at, bytes })
}

fn name(count: u64, at: Moment) -> String {
    let time = DateTime::from_timestamp_millis(at).unwrap_or_default().format(TIME);
    format!("{BEGINS}{count:06}-{time}")
}

impl Backup {
    pub(crate) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    pub(crate) fn prove(&self, key: &RawKey) -> Result<Proof> {
        Ok(scs_store::prove(&self.path, key)?)
    }
}

/// Copies a file of an earlier program before its schema changes.
pub(crate) fn before_upgrade(folders: &Folders, key: &RawKey, now: Moment, older: &Older<'_>) -> Result<()> {
    scs_platform::make_folder(&folders.backups())?;
    write(folders, key, now, |unfinished| Ok(older.back_up_to(unfinished)?)).map(drop)
}

/// Under another name first; whatever gets the name of a copy was read through.
fn write(
    folders: &Folders,
    key: &RawKey,
    now: Moment,
    copy: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let folder = folders.backups();
    let unfinished = folder.join(UNFINISHED);
    scs_platform::empty_file(&unfinished)?;
    copy(&unfinished)?;
    let proof = scs_store::prove(&unfinished, key).map_err(|error| match error {
        StoreError::Damaged | StoreError::NotOpened => Error::BackupBroken,
        other => other.into(),
    })?;
    let path = folder.join(name(proof.count, now));
    scs_platform::take_place(&unfinished, &path)?;
    Ok(path)
}

impl Desk {
    /// Makes a copy of the present state, proves it, and lets go of those the ladder no longer holds.
    ///
    /// Refuses where the disk has no room for it and the work.
    pub(crate) fn back_up(&self) -> Result<Backup> {
        let _alone = self.backing_up.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = self.folders.backups();
        scs_platform::make_folder(&folder)?;
        self.refuse_without_room()?;
        let now = self.now();
        let path = write(&self.folders, &self.raw_key(), now, |unfinished| {
            Ok(self.store.back_up_to(unfinished)?)
        })?;
        let made = read(&path).ok_or(Error::Bug("a copy that was made is not there"))?;
        self.thin_out(now)?;
        self.tell(&[Area::Settings]);
        Ok(made)
    }

    /// Makes a copy when an hour has gone by since the last and something was written meanwhile.
    pub(crate) fn back_up_if_due(&self) -> Result<()> {
        let count = self.store.read(|reader| reader.head().map_err(Error::from))?.seq;
        let is_due = match all(&self.folders)?.first() {
            None => count > 0,
            Some(newest) => newest.count != count && (self.now() - newest.at).abs() >= HOUR,
        };
        if is_due { self.back_up().map(drop) } else { Ok(()) }
    }

    pub(crate) fn raw_key(&self) -> RawKey {
        RawKey(*self.dek.bytes())
    }

    fn refuse_without_room(&self) -> Result<()> {
        let size = self.folders.database().metadata().map_err(Error::File)?.len();
        match self.ballast.free() {
            Some(free) if free < size.saturating_add(ROOM_TO_WORK) => Err(StoreError::DiskFull.into()),
            _ => Ok(()),
        }
    }

    fn thin_out(&self, now: Moment) -> Result<()> {
        let copies = all(&self.folders)?;
        let taken: u64 = copies.iter().map(|copy| copy.bytes).sum();
        let free = self.ballast.free().unwrap_or(u64::MAX);
        let room = free.saturating_add(taken) / PART_OF_THE_DISK;
        let rungs: Vec<Rung> = copies.iter().map(|copy| Rung { at: copy.at, bytes: copy.bytes }).collect();
        for (copy, stays) in copies.iter().zip(stays(&rungs, now, room)) {
            if !stays {
                std::fs::remove_file(&copy.path).map_err(Error::File)?;
            }
        }
        Ok(())
    }
}
