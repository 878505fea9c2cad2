//! Under a damaged file: the newest backup that reads through takes its place, in a new epoch of the
//! journal; the damaged one is moved aside whole and never deleted.
//!
//! The new file is made ready under another name. Pulled out at any moment, the next start finds the
//! damaged file and begins again; or none, and brings what was made ready to its place; or the restored one.

use std::path::{Path, PathBuf};

use scs_domain::consultation::Moment;
use scs_domain::event::{Event, Facts};
use scs_domain::ids::SubjectId;
use scs_platform::{Folders, KeyFile, PlatformError, take_place};
use scs_store::{FirstDevice, NewEvent, RawKey, Store, StoreError};
use serde::{Deserialize, Serialize};

use crate::backups::{self, Backup};
use crate::desk::Surroundings;
use crate::error::{Error, Result};

/// Setting that tells the desk what happened.
pub(crate) const RESTORED: &str = "restored";
const READY: &str = "desk.db.restoring";
const ACTOR: &str = "scs";
/// What SQLite keeps beside a file.
const BESIDE: [&str; 3] = ["", "-wal", "-shm"];

/// What was restored, and when.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Restored {
    pub(crate) at: Moment,
    /// The last event that the backup holds; None when it holds none.
    pub(crate) until: Option<Moment>,
    /// A damaged file was there and is kept; otherwise the file was lost.
    pub(crate) is_kept: bool,
}

pub(crate) struct Restore<'r> {
    pub(crate) folders: &'r Folders,
    pub(crate) keys: &'r KeyFile,
    pub(crate) key: RawKey,
    pub(crate) device: FirstDevice,
    pub(crate) with: &'r Surroundings,
}

impl Restore<'_> {
    /// Opens the file, closely when the last session ended badly. One that is damaged, lost or rewritten is
    /// restored first, where there is a backup. Without one a journal that reads is opened as it is: its
    /// check names the place, and the work must go on.
    pub(crate) fn open(&self, closely: bool) -> Result<Store> {
        match self.attempt(closely) {
            Err(Error::Store(StoreError::Damaged | StoreError::NotOpened | StoreError::ChainBroken))
                if self.restore_newest()? =>
            {
                self.attempt(false)
            }
            Err(Error::Store(StoreError::ChainBroken)) => self.attempt(false),
            outcome => outcome,
        }
    }

    fn attempt(&self, closely: bool) -> Result<Store> {
        let file = self.folders.database();
        if is_lost(self.folders, self.keys, self.with)? {
            return Err(StoreError::Damaged.into());
        }
        let exists = file.exists();
        let store = Store::open_after(&file, self.key.clone(), &self.device, |older| {
            backups::before_upgrade(self.folders, &self.key, self.with.clock.now(), older)
        })?;
        if closely && exists {
            store.prove()?;
        }
        Ok(store)
    }

    /// False: there is no backup that reads through, and nothing was touched.
    fn restore_newest(&self) -> Result<bool> {
        let Some((backup, until)) = self.newest_whole()? else {
            return Ok(false);
        };
        let ready = match self.left_ready(until) {
            Some(ready) => ready,
            None => self.make_ready(&backup, until)?,
        };
        self.move_aside()?;
        take_place(&ready, &self.folders.database())?;
        tracing::warn!("restored from a backup");
        Ok(true)
    }

    fn newest_whole(&self) -> Result<Option<(Backup, Option<Moment>)>> {
        let whole = |backup: Backup| backup.prove(&self.key).ok().map(|proof| (backup, proof.last_at));
        Ok(backups::all(self.folders)?.into_iter().find_map(whole))
    }

    /// What was made ready of the same copy when the damaged file had been moved aside already.
    fn left_ready(&self, until: Option<Moment>) -> Option<PathBuf> {
        let ready = self.ready();
        let [file, log, _] = beside(&ready);
        if self.folders.database().exists() || !file.exists() || log.exists() {
            return None;
        }
        scs_store::prove(&ready, &self.key).ok()?;
        let store = Store::open_to_read(&ready, self.key.clone()).ok()?;
        let kept = store.read(|reader| reader.setting(RESTORED)).ok()??;
        let restored: Restored = serde_json::from_str(&kept).ok()?;
        (restored.until == until).then_some(ready)
    }

    fn ready(&self) -> PathBuf {
        self.folders.data().join(READY)
    }

    fn make_ready(&self, backup: &Backup, until: Option<Moment>) -> Result<PathBuf> {
        let ready = self.ready();
        for path in beside(&ready) {
            remove(&path)?;
        }
        std::fs::copy(&backup.path, &ready).map_err(Error::File)?;
        self.begin_epoch(&ready, backup, until)?;
        let file = std::fs::File::options().read(true).write(true).open(&ready);
        file.and_then(|file| file.sync_all()).map_err(Error::File)?;
        Ok(ready)
    }

    /// The numbers that were given after the backup are not given again: the chain goes on in a new epoch.
    fn begin_epoch(&self, ready: &Path, backup: &Backup, until: Option<Moment>) -> Result<()> {
        let epoch = self.keys.next_epoch()?;
        let store = Store::open(ready, self.key.clone(), &self.device)?;
        let is_kept = self.folders.database().exists();
        let at = self.with.clock.now();
        store.act(|writer| {
            let after = writer.begin_epoch(epoch)?;
            let event = Event::plain(Facts::JournalRestored { after, saved_at: backup.at });
            let (aggregate, subject) = (self.device.id, SubjectId(self.device.id));
            writer.append(&NewEvent {
                event: &event,
                aggregate,
                subject,
                actor: ACTOR,
                at,
                spare_key: [0; 32],
            })
        })?;
        let restored = serde_json::to_string(&Restored { at, until, is_kept })
            .map_err(|_| Error::Bug("a setting does not serialise"))?;
        store.jot(|notebook| notebook.set(RESTORED, &restored, at)).map_err(Error::from)?;
        drop(store);
        // Closed, the file holds everything itself; on a failing disk it does not.
        let [_, log, _] = beside(ready);
        if log.exists() { Err(Error::File(std::io::Error::other("not closed"))) } else { Ok(()) }
    }

    fn move_aside(&self) -> Result<()> {
        let folder = self.free_folder();
        for path in beside(&self.folders.database()) {
            if path.exists() {
                scs_platform::make_folder(&folder)?;
                take_place(&path, &folder.join(path.file_name().unwrap_or_default()))?;
            }
        }
        Ok(())
    }

    /// Whatever the clock says, no file kept before is written over.
    fn free_folder(&self) -> PathBuf {
        let (quarantine, at) = (self.folders.quarantine(), self.with.clock.now());
        let mut folder = quarantine.join(at.to_string());
        let mut turn = 1;
        while folder.exists() {
            turn += 1;
            folder = quarantine.join(format!("{at}-{turn}"));
        }
        folder
    }
}

fn beside(path: &Path) -> [PathBuf; 3] {
    BESIDE.map(|end| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    })
}

fn remove(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Error::File(error)),
        _ => Ok(()),
    }
}

/// The file is gone while something was written into it once.
fn is_lost(folders: &Folders, keys: &KeyFile, with: &Surroundings) -> Result<bool> {
    if folders.database().exists() {
        return Ok(false);
    }
    let anchor = |account: String| with.secrets.get(&account).map(|kept| kept.is_some());
    let had_events = keys.anchor_account().and_then(anchor).or_else(|error| match error {
        PlatformError::KeyFileMissing => Ok(false),
        other => Err(other),
    })?;
    Ok(had_events || !backups::all(folders)?.is_empty() || folders.quarantine().exists())
}
