//! Where the secret that opens `keys.json` lives: the system's keyring, or a file where there is none.
//!
//! A locked Secret Service answers reads with «nothing there» and a missing one can hang for two
//! minutes, so every call runs on its own thread with two seconds to answer, and the first thing done
//! is a write that is read back.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc;
use std::time::Duration;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};

use crate::{PlatformError, durable};

const SERVICE: &str = "ru.scs.desk";
const PATIENCE: Duration = Duration::from_secs(2);

/// How well the secret is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    Keyring,
    /// Beside the data: good for tests and for machines without a keyring; every screen says so.
    File,
}

pub trait SecretStore: Send + Sync {
    /// None when the store works and has no such entry.
    fn get(&self, account: &str) -> Result<Option<Vec<u8>>, PlatformError>;
    fn set(&self, account: &str, secret: &[u8]) -> Result<(), PlatformError>;
    fn strength(&self) -> Strength;
}

/// A store of this strength; `folder` is where a file store keeps its secrets.
pub fn secret_store(strength: Strength, folder: PathBuf) -> Box<dyn SecretStore> {
    match strength {
        Strength::File => Box::new(FileSecrets { folder }),
        Strength::Keyring => Box::new(KeyringSecrets),
    }
}

/// The system's keyring: Secret Service, Windows Credential Manager, Keychain.
pub struct KeyringSecrets;

impl SecretStore for KeyringSecrets {
    fn get(&self, account: &str) -> Result<Option<Vec<u8>>, PlatformError> {
        let account = account.to_owned();
        in_time(move || {
            probe()?;
            match entry(&account)?.get_secret() {
                Ok(secret) => Ok(Some(secret)),
                Err(keyring::Error::NoEntry) => Ok(None),
                Err(error) => Err(circumstance(&error)),
            }
        })
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), PlatformError> {
        let (account, secret) = (account.to_owned(), secret.to_vec());
        in_time(move || {
            let entry = entry(&account)?;
            entry.set_secret(&secret).map_err(|error| circumstance(&error))?;
            let read = entry.get_secret().map_err(|error| circumstance(&error))?;
            if read == secret { Ok(()) } else { Err(PlatformError::KeyringLocked) }
        })
    }

    fn strength(&self) -> Strength {
        Strength::Keyring
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that opens keyring entries")]
fn entry(account: &str) -> Result<keyring::Entry, PlatformError> {
    keyring::Entry::new(SERVICE, account).map_err(|error| circumstance(&error))
}

fn probe() -> Result<(), PlatformError> {
    let probe = entry("probe")?;
    probe.set_secret(b"open").map_err(|error| circumstance(&error))
}

fn circumstance(error: &keyring::Error) -> PlatformError {
    match error {
        keyring::Error::NoDefaultStore | keyring::Error::PlatformFailure(_) => PlatformError::KeyringAbsent,
        _ => PlatformError::KeyringLocked,
    }
}

fn in_time<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, PlatformError> + Send + 'static,
) -> Result<T, PlatformError> {
    let (tell, hear) = mpsc::channel();
    std::thread::spawn(move || {
        let _ = tell.send(work());
    });
    hear.recv_timeout(PATIENCE).unwrap_or(Err(PlatformError::KeyringSlow))
}

/// A file of the owner's own, beside the data.
pub struct FileSecrets {
    pub folder: PathBuf,
}

impl FileSecrets {
    fn path(&self, account: &str) -> PathBuf {
        self.folder.join(format!("{}.secret", account.replace('/', "-")))
    }
}

impl SecretStore for FileSecrets {
    fn get(&self, account: &str) -> Result<Option<Vec<u8>>, PlatformError> {
        let path = self.path(account);
        match std::fs::read(&path) {
            Ok(text) => HEXLOWER.decode(text.trim_ascii()).map(Some).map_err(|_| PlatformError::SecretWrong),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(PlatformError::file("read secret", path)(error)),
        }
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), PlatformError> {
        let path = self.path(account);
        durable::make_folder(&self.folder)?;
        durable::write_durably(&path, HEXLOWER.encode(secret).as_bytes())
    }

    fn strength(&self) -> Strength {
        Strength::File
    }
}

/// In memory, for tests; can be locked.
#[derive(Default)]
pub struct MemorySecrets {
    entries: Mutex<BTreeMap<String, Vec<u8>>>,
    locked: std::sync::atomic::AtomicBool,
}

impl MemorySecrets {
    pub fn lock(&self, locked: bool) {
        self.locked.store(locked, std::sync::atomic::Ordering::SeqCst);
    }

    pub fn forget(&self) {
        self.entries.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clear();
    }

    fn check(&self) -> Result<(), PlatformError> {
        if self.locked.load(std::sync::atomic::Ordering::SeqCst) {
            Err(PlatformError::KeyringLocked)
        } else {
            Ok(())
        }
    }
}

impl SecretStore for MemorySecrets {
    fn get(&self, account: &str) -> Result<Option<Vec<u8>>, PlatformError> {
        self.check()?;
        let entries = self.entries.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(entries.get(account).cloned())
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), PlatformError> {
        self.check()?;
        let mut entries = self.entries.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        entries.insert(account.to_owned(), secret.to_vec());
        Ok(())
    }

    fn strength(&self) -> Strength {
        Strength::Keyring
    }
}
