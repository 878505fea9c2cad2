//! Where the secret that opens `keys.json` lives: the system's keyring, or a file where there is none.
//!
//! A locked Secret Service answers reads with «nothing there» and a missing one can hang for two
//! minutes, so every call runs on its own thread, calls in a row have two seconds for all of them, and
//! the first thing done is a write.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

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
        Strength::Keyring => Box::new(KeyringSecrets::default()),
    }
}

/// The system's keyring: Secret Service, Windows Credential Manager.
#[derive(Default)]
pub struct KeyringSecrets {
    patience: Mutex<Patience>,
}

impl SecretStore for KeyringSecrets {
    fn get(&self, account: &str) -> Result<Option<Vec<u8>>, PlatformError> {
        let account = account.to_owned();
        self.in_time(move || {
            let ring = Ring::reach()?;
            ring.set("probe", b"open")?;
            ring.get(&account)
        })
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), PlatformError> {
        let (account, secret) = (account.to_owned(), secret.to_vec());
        self.in_time(move || {
            let ring = Ring::reach()?;
            ring.set(&account, &secret)?;
            let is_kept = ring.get(&account)?.is_some_and(|read| read == secret);
            if is_kept { Ok(()) } else { Err(PlatformError::KeyringLocked) }
        })
    }

    fn strength(&self) -> Strength {
        Strength::Keyring
    }
}

impl KeyringSecrets {
    fn in_time<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PlatformError> + Send + 'static,
    ) -> Result<T, PlatformError> {
        let wait = self.patience().left().ok_or(PlatformError::KeyringSlow)?;
        let (tell, hear) = mpsc::channel();
        let began = Instant::now();
        let asked = std::thread::spawn(move || {
            let _ = tell.send(work());
        });
        let answer = hear.recv_timeout(wait);
        self.patience().spend(began.elapsed(), answer.is_err().then_some(asked));
        answer.unwrap_or(Err(PlatformError::KeyringSlow))
    }

    fn patience(&self) -> MutexGuard<'_, Patience> {
        self.patience.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How long the keyring may still let us wait. What was spent comes back as time goes by, so calls in a
/// row share the two seconds, and calls far apart have them each.
struct Patience {
    left: Duration,
    since: Instant,
    /// Asked and not answered in time. Nothing more is asked before it ends: a keyring that hangs all
    /// day must not gather threads.
    overdue: Option<JoinHandle<()>>,
}

impl Default for Patience {
    fn default() -> Self {
        Patience { left: PATIENCE, since: Instant::now(), overdue: None }
    }
}

impl Patience {
    fn left(&mut self) -> Option<Duration> {
        if self.overdue.as_ref().is_some_and(|asked| !asked.is_finished()) {
            return None;
        }
        if self.overdue.take().is_some() {
            self.left = PATIENCE;
        }
        self.left = (self.left + self.since.elapsed()).min(PATIENCE);
        self.since = Instant::now();
        Some(self.left)
    }

    fn spend(&mut self, spent: Duration, overdue: Option<JoinHandle<()>>) {
        self.left = self.left.saturating_sub(spent);
        self.since = Instant::now();
        if overdue.is_some() {
            self.overdue = overdue;
        }
    }
}

/// The keyring as it is now: a service that came, went or was started anew since the last call is met
/// as it stands.
struct Ring {
    #[cfg(unix)]
    store: std::sync::Arc<zbus_secret_service_keyring_store::Store>,
}

impl Ring {
    fn get(&self, account: &str) -> Result<Option<Vec<u8>>, PlatformError> {
        match self.entry(account)?.get_secret() {
            Ok(secret) => Ok(Some(secret)),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(circumstance(&error)),
        }
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), PlatformError> {
        self.entry(account)?.set_secret(secret).map_err(|error| circumstance(&error))
    }
}

/// `keyring::Entry::new` reaches the Secret Service once for the life of the process, and a service that
/// was not there then is never found.
#[cfg(unix)]
impl Ring {
    fn reach() -> Result<Ring, PlatformError> {
        let store = zbus_secret_service_keyring_store::Store::new();
        Ok(Ring { store: store.map_err(|error| circumstance(&error))? })
    }

    fn entry(&self, account: &str) -> Result<keyring::Entry, PlatformError> {
        use keyring_core::api::CredentialStoreApi;
        let inner = self.store.build(SERVICE, account, None).map_err(|error| circumstance(&error))?;
        Ok(keyring::Entry { inner })
    }
}

#[cfg(windows)]
impl Ring {
    fn reach() -> Result<Ring, PlatformError> {
        Ok(Ring {})
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that opens keyring entries")]
    fn entry(&self, account: &str) -> Result<keyring::Entry, PlatformError> {
        keyring::Entry::new(SERVICE, account).map_err(|error| circumstance(&error))
    }
}

fn circumstance(error: &keyring::Error) -> PlatformError {
    match error {
        keyring::Error::NoDefaultStore | keyring::Error::PlatformFailure(_) => PlatformError::KeyringAbsent,
        _ => PlatformError::KeyringLocked,
    }
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
        self.entries.lock().unwrap_or_else(PoisonError::into_inner).clear();
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
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(entries.get(account).cloned())
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), PlatformError> {
        self.check()?;
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.insert(account.to_owned(), secret.to_vec());
        Ok(())
    }

    fn strength(&self) -> Strength {
        Strength::Keyring
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks and is not answered until the answer is let go.
    fn hang(ring: &KeyringSecrets) -> (mpsc::Sender<()>, Result<(), PlatformError>) {
        let (answer, wait) = mpsc::channel::<()>();
        let outcome = ring.in_time(move || {
            let _ = wait.recv();
            Ok(())
        });
        (answer, outcome)
    }

    #[test]
    fn a_keyring_that_hangs_is_waited_for_once_and_heard_again_when_it_answers() {
        let ring = KeyringSecrets::default();
        let (answer, outcome) = hang(&ring);
        assert!(matches!(outcome, Err(PlatformError::KeyringSlow)));
        let (asked, was_asked) = mpsc::channel();
        let again = ring.in_time(move || {
            let _ = asked.send(());
            Ok(())
        });
        assert!(matches!(again, Err(PlatformError::KeyringSlow)));
        assert!(was_asked.recv().is_err(), "while it hangs nothing more is asked");
        drop(answer);
        while ring.in_time(|| Ok(())).is_err() {
            std::thread::yield_now();
        }
    }

    #[test]
    fn calls_in_a_row_share_the_two_seconds() {
        let mut patience = Patience::default();
        patience.spend(Duration::from_millis(1500), None);
        let left = patience.left().unwrap();
        assert!(left < PATIENCE, "{left:?}");
        patience.since -= Duration::from_secs(5);
        assert_eq!(patience.left(), Some(PATIENCE), "calls far apart have them each");
    }
}
