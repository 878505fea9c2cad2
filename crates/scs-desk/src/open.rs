//! Opening a place: folders, lock, keys, file, materials. Nothing is ever made anew while data exist.

use std::sync::{Arc, Mutex};

use scs_content::{Bundle, Pack};
use scs_platform::{FolderLock, Folders, KeyFile, OpenedKeys, PlatformError, RecoveryKey};
use scs_protocol::DeviceKey;
use scs_store::{FirstDevice, PackHead, RawKey, Store};

use crate::anchor::AnchorKeeper;
use crate::ballast::Ballast;
use crate::desk::{Desk, Surroundings};
use crate::editions::Editions;
use crate::error::{Error, Result};
use crate::exports::Exporting;
use crate::restore::Restore;
use crate::use_cases::materials;
use crate::watch::Watch;

impl Desk {
    /// Opens the place for work; makes it at the first start.
    ///
    /// Refuses when another process works in the folder, when the keyring does not open the key, when the
    /// file is damaged, of another device or of a newer program. The files are then as they were.
    pub fn open(with: Surroundings) -> Result<Desk> {
        let folders = Folders::of(with.place, with.root.as_deref())?;
        folders.create()?;
        let lock = FolderLock::take(folders.data())?;
        let keys = KeyFile::of(&folders);
        let opened = open_keys(&folders, &keys, &with)?;
        Desk::with_keys(with, folders, keys, opened, Some(lock))
    }

    /// Opens with the printed recovery key when the keyring no longer does.
    pub fn open_with_recovery(with: Surroundings, typed: &str) -> Result<Desk> {
        let folders = Folders::of(with.place, with.root.as_deref())?;
        let lock = FolderLock::take(folders.data())?;
        let keys = KeyFile::of(&folders);
        let key = RecoveryKey::parse(typed)?;
        let opened = keys.open_with_recovery(&key, with.secrets.as_ref(), with.chance.as_ref())?;
        Desk::with_keys(with, folders, keys, opened, Some(lock))
    }

    /// Opens an existing place beside a running program, for reading.
    pub fn open_to_read(with: Surroundings) -> Result<Desk> {
        let folders = Folders::of(with.place, with.root.as_deref())?;
        let keys = KeyFile::of(&folders);
        let opened = keys.open(with.secrets.as_ref())?;
        Desk::with_keys(with, folders, keys, opened, None)
    }

    fn with_keys(
        with: Surroundings,
        folders: Folders,
        keys: KeyFile,
        opened: OpenedKeys,
        lock: Option<FolderLock>,
    ) -> Result<Desk> {
        let device_key = DeviceKey::from_seed(&opened.device.seed);
        let watch = lock.map(|lock| Watch::begin(folders.data(), lock));
        let key = RawKey(*opened.dek.bytes());
        let store = match &watch {
            None => Store::open_to_read(&folders.database(), key)?,
            Some(watch) => {
                let device = FirstDevice {
                    id: opened.device.id,
                    epoch: opened.device.epoch,
                    public_key: device_key.public(),
                };
                Restore { folders: &folders, keys: &keys, key, device, with: &with }
                    .open(watch.ended_badly)?
            }
        };
        let anchor = AnchorKeeper::new(keys.anchor_account()?, Arc::clone(&with.secrets));
        let desk = Desk {
            ballast: Ballast::of(&folders, Arc::clone(&with.room)),
            folders,
            store,
            keys,
            dek: opened.dek.clone(),
            device_key,
            clock: with.clock,
            chance: with.chance,
            secrets: with.secrets,
            printers: with.printers,
            clipboard: with.clipboard,
            browser: with.browser,
            editions: Editions::default(),
            references: crate::references::References::default(),
            anchor,
            listeners: Default::default(),
            backing_up: Mutex::default(),
            exporting: Exporting::default(),
            sitting: Default::default(),
            supervision: Default::default(),
            watch,
        };
        if let Some(watch) = &desk.watch {
            watch.opened();
            desk.begin(&with.materials)?;
        }
        tracing::info!(place = desk.place().name(), "desk open");
        Ok(desk)
    }

    /// What an opened desk does before anybody works. A disk that takes no writing keeps nobody from
    /// reading: what is left undone is done by the tending, once it can be.
    fn begin(&self, materials: &Bundle) -> Result<()> {
        self.install(materials).or_else(|error| match self.has_materials()? {
            true => passing_over_a_closed_disk(error),
            false => Err(error),
        })?;
        [self.drop_half_saved(), self.drop_half_exported(), self.let_go(), self.make_words().map(drop)]
            .into_iter()
            .try_for_each(|outcome| outcome.or_else(passing_over_a_closed_disk))
    }

    fn has_materials(&self) -> Result<bool> {
        let installed = self.store.read(|reader| reader.packs().map_err(Error::from))?;
        Ok(!installed.is_empty())
    }

    fn install(&self, bundle: &Bundle) -> Result<()> {
        let hash = bundle.hash();
        let installed = self.store.read(|reader| reader.packs().map_err(Error::from))?;
        if installed.iter().any(|pack| pack.hash == hash) {
            return Ok(());
        }
        let pack = Pack::read(bundle).map_err(|_| Error::Bug("the base materials do not read"))?;
        let is_older = |known: &PackHead| materials::is_newer(&known.version, &pack.manifest.version);
        if installed.iter().any(|known| known.is_current && is_older(known)) {
            return Ok(());
        }
        self.keep_materials(&pack, bundle)
    }
}

fn passing_over_a_closed_disk(error: Error) -> Result<()> {
    if !error.code().is_of_a_closed_disk() {
        return Err(error);
    }
    tracing::warn!(code = error.code().word(), "left for later");
    Ok(())
}

fn open_keys(folders: &Folders, keys: &KeyFile, with: &Surroundings) -> Result<OpenedKeys> {
    if keys.exists() {
        return Ok(keys.open(with.secrets.as_ref())?);
    }
    if folders.database().exists() {
        return Err(PlatformError::KeyFileMissing.into());
    }
    Ok(keys.create(with.secrets.as_ref(), with.chance.as_ref(), with.clock.now())?)
}
