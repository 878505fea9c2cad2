//! `keys.json`: the data key under each secret that may open it, and the device's identity.
//!
//! Three copies are kept, one of them with the backups. A key is never made anew while data exist: whoever cannot open says so.

use std::path::PathBuf;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroize;

use crate::vault::{Dek, Sealed};
use crate::{Chance, Folders, PlatformError, RecoveryKey, SecretStore, Strength, durable, new_uuid};

const VERSION: u32 = 1;
const FOR_DEK: &str = "scs dek v1";
const FOR_DEVICE: &str = "scs device v1";

/// The device as it was made at first start; `seed` makes its Ed25519 key.
#[derive(Clone)]
pub struct DeviceIdentity {
    pub id: Uuid,
    /// Grows with every restore.
    pub epoch: u32,
    pub seed: [u8; 32],
}

impl Drop for DeviceIdentity {
    fn drop(&mut self) {
        self.seed.zeroize();
    }
}

/// All that opening the keys gives.
pub struct OpenedKeys {
    pub dek: Dek,
    pub device: DeviceIdentity,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    version: u32,
    key_id: Uuid,
    check_value: String,
    wrappings: Vec<Wrapping>,
    device: StoredDevice,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by")]
enum Wrapping {
    /// By a secret in the store of this strength: whoever opens later looks there, whatever is usual.
    Secret {
        kept: Strength,
        sealed: Sealed,
    },
    Recovery {
        sealed: Sealed,
    },
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredDevice {
    id: Uuid,
    epoch: u32,
    sealed_seed: Sealed,
}

impl Stored {
    fn has_recovery(&self) -> bool {
        self.wrappings.iter().any(|wrapping| matches!(wrapping, Wrapping::Recovery { .. }))
    }
}

/// The key file of one place.
pub struct KeyFile {
    paths: [PathBuf; 3],
    account_prefix: &'static str,
}

impl KeyFile {
    pub fn of(folders: &Folders) -> KeyFile {
        let first = folders.keys();
        let second = first.with_extension("json.copy");
        let third = folders.backups().join("keys.json");
        KeyFile { paths: [first, second, third], account_prefix: folders.place.name() }
    }

    pub fn exists(&self) -> bool {
        self.paths.iter().any(|path| path.exists())
    }

    /// Makes a data key and a device, locked by a new secret in the keyring.
    ///
    /// Refuses when a key file is there already. The secret is stored first: a crash in between leaves
    /// a secret without a file, which is harmless.
    pub fn create(
        &self,
        secrets: &dyn SecretStore,
        chance: &dyn Chance,
        now: i64,
    ) -> Result<OpenedKeys, PlatformError> {
        if self.exists() {
            return Err(PlatformError::KeyFileDamaged);
        }
        let dek = Dek::random(chance)?;
        let mut device = DeviceIdentity { id: new_uuid(now, chance)?, epoch: 1, seed: [0; 32] };
        chance.fill(&mut device.seed)?;
        let key_id = new_uuid(now, chance)?;
        let secret = self.new_secret(key_id, secrets, chance)?;
        let stored = Stored {
            version: VERSION,
            key_id,
            check_value: dek.check_value(),
            wrappings: vec![Wrapping::Secret {
                kept: secrets.strength(),
                sealed: Sealed::seal(dek.bytes(), &secret, FOR_DEK, chance)?,
            }],
            device: StoredDevice {
                id: device.id,
                epoch: device.epoch,
                sealed_seed: Sealed::seal(&device.seed, dek.bytes(), FOR_DEVICE, chance)?,
            },
        };
        self.write(&stored)?;
        Ok(OpenedKeys { dek, device })
    }

    /// Opens with the secret in the keyring.
    pub fn open(&self, secrets: &dyn SecretStore) -> Result<OpenedKeys, PlatformError> {
        let stored = self.read()?;
        let secret = secrets.get(&self.account(stored.key_id))?.ok_or(PlatformError::SecretMissing)?;
        let sealed = stored.wrappings.iter().find_map(|wrapping| match wrapping {
            Wrapping::Secret { sealed, .. } => Some(sealed),
            Wrapping::Recovery { .. } => None,
        });
        let dek =
            sealed.and_then(|sealed| sealed.open_dek(&secret, FOR_DEK)).ok_or(PlatformError::SecretWrong)?;
        opened(&stored, dek).ok_or(PlatformError::SecretWrong)
    }

    /// Opens with the printed key and locks anew with a fresh secret in the keyring.
    pub fn open_with_recovery(
        &self,
        recovery: &RecoveryKey,
        secrets: &dyn SecretStore,
        chance: &dyn Chance,
    ) -> Result<OpenedKeys, PlatformError> {
        let mut stored = self.read()?;
        let sealed = stored.wrappings.iter().find_map(|wrapping| match wrapping {
            Wrapping::Recovery { sealed } => Some(sealed),
            Wrapping::Secret { .. } => None,
        });
        let sealed = sealed.ok_or(PlatformError::RecoveryNone)?;
        let dek = sealed.open_dek(recovery.bytes(), FOR_DEK).ok_or(PlatformError::RecoveryWrong)?;
        let opened = opened(&stored, dek).ok_or(PlatformError::RecoveryWrong)?;
        let secret = self.new_secret(stored.key_id, secrets, chance)?;
        stored.wrappings.retain(|wrapping| matches!(wrapping, Wrapping::Recovery { .. }));
        let sealed = Sealed::seal(opened.dek.bytes(), &secret, FOR_DEK, chance)?;
        stored.wrappings.insert(0, Wrapping::Secret { kept: secrets.strength(), sealed });
        self.write(&stored)?;
        Ok(opened)
    }

    /// Locks the data with a recovery key; one locked with before stops working.
    ///
    /// Print the key first: from here on the sheet printed before opens nothing.
    pub fn replace_recovery(
        &self,
        recovery: &RecoveryKey,
        dek: &Dek,
        chance: &dyn Chance,
    ) -> Result<(), PlatformError> {
        let mut stored = self.read()?;
        let sealed = Sealed::seal(dek.bytes(), recovery.bytes(), FOR_DEK, chance)?;
        stored.wrappings.retain(|wrapping| matches!(wrapping, Wrapping::Secret { .. }));
        stored.wrappings.push(Wrapping::Recovery { sealed });
        self.write(&stored)
    }

    /// Where the secret of this place is kept; None when there is no key file or it does not read.
    pub fn kept(&self) -> Option<Strength> {
        let stored = self.read().ok()?;
        stored.wrappings.iter().find_map(|wrapping| match wrapping {
            Wrapping::Secret { kept, .. } => Some(*kept),
            Wrapping::Recovery { .. } => None,
        })
    }

    /// Takes the number of the next epoch; it is never given again, whatever becomes of the restore.
    pub fn next_epoch(&self) -> Result<u32, PlatformError> {
        let mut stored = self.read()?;
        stored.device.epoch += 1;
        self.write(&stored)?;
        Ok(stored.device.epoch)
    }

    /// A recovery key was issued, so a printed sheet may open this place.
    pub fn has_recovery(&self) -> bool {
        self.read().is_ok_and(|stored| stored.has_recovery())
    }

    /// Where the last anchor of the journal is kept, beside the secret.
    pub fn anchor_account(&self) -> Result<String, PlatformError> {
        Ok(format!("{}/anchor", self.account(self.read()?.key_id)))
    }

    fn account(&self, key_id: Uuid) -> String {
        format!("{}/{key_id}", self.account_prefix)
    }

    fn new_secret(
        &self,
        key_id: Uuid,
        secrets: &dyn SecretStore,
        chance: &dyn Chance,
    ) -> Result<[u8; 32], PlatformError> {
        let mut secret = [0; 32];
        chance.fill(&mut secret)?;
        secrets.set(&self.account(key_id), &secret)?;
        Ok(secret)
    }

    fn write(&self, stored: &Stored) -> Result<(), PlatformError> {
        let text = serde_json::to_vec_pretty(stored).map_err(|_| PlatformError::KeyFileDamaged)?;
        self.paths.iter().try_for_each(|path| {
            durable::make_folder(path.parent().unwrap_or(path))?;
            durable::write_durably(path, &text)
        })
    }

    /// The first copy that reads.
    fn read(&self) -> Result<Stored, PlatformError> {
        let mut outcome = Err(PlatformError::KeyFileMissing);
        for path in &self.paths {
            match read_copy(path) {
                Ok(stored) => return Ok(stored),
                Err(PlatformError::KeyFileMissing) => {}
                Err(other) => outcome = Err(other),
            }
        }
        outcome
    }
}

fn read_copy(path: &PathBuf) -> Result<Stored, PlatformError> {
    let text = match std::fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(PlatformError::KeyFileMissing);
        }
        Err(error) => return Err(PlatformError::file("read keys", path)(error)),
    };
    #[derive(Deserialize)]
    struct Head {
        version: u32,
    }
    let head: Head = serde_json::from_slice(&text).map_err(|_| PlatformError::KeyFileDamaged)?;
    if head.version > VERSION {
        return Err(PlatformError::KeyFileNewer);
    }
    serde_json::from_slice(&text).map_err(|_| PlatformError::KeyFileDamaged)
}

fn opened(stored: &Stored, dek: Dek) -> Option<OpenedKeys> {
    if HEXLOWER.decode(stored.check_value.as_bytes()).is_err() || dek.check_value() != stored.check_value {
        return None;
    }
    let seed = stored.device.sealed_seed.open(dek.bytes(), FOR_DEVICE)?;
    let device = DeviceIdentity { id: stored.device.id, epoch: stored.device.epoch, seed };
    Some(OpenedKeys { dek, device })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MemorySecrets, Place, SystemChance};

    struct Machine {
        home: tempfile::TempDir,
        file: KeyFile,
        secrets: MemorySecrets,
    }

    fn machine() -> Machine {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::of(Place::Live, Some(home.path())).unwrap();
        folders.create().unwrap();
        Machine { file: KeyFile::of(&folders), secrets: MemorySecrets::default(), home }
    }

    #[test]
    fn the_same_key_and_device_open_again() {
        let machine = machine();
        let made = machine.file.create(&machine.secrets, &SystemChance, 1).unwrap();
        let again = machine.file.open(&machine.secrets).unwrap();
        assert_eq!(made.dek.bytes(), again.dek.bytes());
        assert_eq!((made.device.id, made.device.seed), (again.device.id, again.device.seed));
    }

    #[test]
    fn a_key_is_never_made_over_another() {
        let machine = machine();
        machine.file.create(&machine.secrets, &SystemChance, 1).unwrap();
        assert!(machine.file.create(&machine.secrets, &SystemChance, 2).is_err());
    }

    #[test]
    fn a_locked_and_an_emptied_keyring_are_told_apart() {
        let machine = machine();
        machine.file.create(&machine.secrets, &SystemChance, 1).unwrap();
        machine.secrets.lock(true);
        assert!(matches!(machine.file.open(&machine.secrets), Err(PlatformError::KeyringLocked)));
        machine.secrets.lock(false);
        machine.secrets.forget();
        assert!(matches!(machine.file.open(&machine.secrets), Err(PlatformError::SecretMissing)));
    }

    #[test]
    fn the_printed_key_opens_when_the_keyring_is_lost_and_locks_anew() {
        let machine = machine();
        let made = machine.file.create(&machine.secrets, &SystemChance, 1).unwrap();
        let issued = RecoveryKey::random(&SystemChance).unwrap();
        machine.file.replace_recovery(&issued, &made.dek, &SystemChance).unwrap();
        let printed = issued.groups().join(" ");
        machine.secrets.forget();
        let typed = RecoveryKey::parse(&printed).unwrap();
        let opened = machine.file.open_with_recovery(&typed, &machine.secrets, &SystemChance).unwrap();
        assert_eq!(opened.dek.bytes(), made.dek.bytes());
        assert_eq!(machine.file.open(&machine.secrets).unwrap().dek.bytes(), made.dek.bytes());
    }

    #[test]
    fn the_file_says_where_its_secret_is_kept() {
        let machine = machine();
        assert_eq!((machine.file.kept(), machine.file.has_recovery()), (None, false));
        let made = machine.file.create(&machine.secrets, &SystemChance, 1).unwrap();
        assert_eq!(machine.file.kept(), Some(Strength::Keyring));
        let key = RecoveryKey::random(&SystemChance).unwrap();
        machine.file.replace_recovery(&key, &made.dek, &SystemChance).unwrap();
        let beside = crate::FileSecrets { folder: machine.home.path().join("keystore") };
        machine.file.open_with_recovery(&key, &beside, &SystemChance).unwrap();
        assert_eq!((machine.file.kept(), machine.file.has_recovery()), (Some(Strength::File), true));
    }

    #[test]
    fn a_foreign_recovery_key_and_a_reissued_one_do_not_open() {
        let machine = machine();
        let made = machine.file.create(&machine.secrets, &SystemChance, 1).unwrap();
        let first = RecoveryKey::random(&SystemChance).unwrap();
        let second = RecoveryKey::random(&SystemChance).unwrap();
        machine.file.replace_recovery(&first, &made.dek, &SystemChance).unwrap();
        machine.file.replace_recovery(&second, &made.dek, &SystemChance).unwrap();
        let outcome = machine.file.open_with_recovery(&first, &machine.secrets, &SystemChance);
        assert!(matches!(outcome, Err(PlatformError::RecoveryWrong)));
    }

    #[test]
    fn one_lost_copy_of_the_key_file_does_no_harm() {
        let machine = machine();
        let made = machine.file.create(&machine.secrets, &SystemChance, 1).unwrap();
        std::fs::write(&machine.file.paths[0], "half a fi").unwrap();
        assert_eq!(machine.file.open(&machine.secrets).unwrap().dek.bytes(), made.dek.bytes());
        std::fs::remove_file(&machine.file.paths[0]).unwrap();
        assert_eq!(machine.file.open(&machine.secrets).unwrap().dek.bytes(), made.dek.bytes());
    }

    #[test]
    fn the_key_itself_is_in_no_file() {
        let machine = machine();
        let made = machine.file.create(&machine.secrets, &SystemChance, 1).unwrap();
        let text = std::fs::read_to_string(&machine.file.paths[0]).unwrap();
        assert!(!text.contains(&HEXLOWER.encode(made.dek.bytes())));
        assert!(!text.contains(&HEXLOWER.encode(&made.device.seed)));
    }
}
