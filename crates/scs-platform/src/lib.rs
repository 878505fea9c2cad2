//! The machine under the desk: folders, keys, keyring, clock, chance, printers, the lock on the data
//! folder, the log.
//!
//! Live and practice are two places: two folders, two keys. Nothing here knows what is kept in them.

mod addresses;
mod browser;
mod chance;
mod clipboard;
mod clock;
mod durable;
mod error;
mod folders;
mod graphics;
mod keyfile;
mod lock;
mod log;
mod printers;
mod process;
mod recovery;
mod search;
mod secrets;
mod session;
mod space;
mod vault;

pub use addresses::local_addresses;
#[cfg(unix)]
pub use browser::SystemBrowser;
pub use browser::{
    Browser, BrowserError, Browsing, Found, Look, MemoryBrowser, NoBrowser, Opening, POLICIES, ScreenArea,
    Stray, policies, system_browser,
};
pub use chance::{Chance, SystemChance, new_uuid};
pub use clipboard::{Clipboard, NoClipboard, SystemClipboard};
pub use clock::{Clock, SystemClock};
pub use durable::{empty_file, make_folder, remove_durably, take_place, write_durably};
pub use error::PlatformError;
pub use folders::{Folders, Place};
pub use graphics::Graphics;
pub use keyfile::{DeviceIdentity, KeyFile, OpenedKeys};
pub use lock::FolderLock;
pub use log::{hush_panics, keep_log};
#[cfg(windows)]
pub use printers::SpoolerPrinters;
#[cfg(unix)]
pub use printers::{CupsAddress, CupsPrinters};
pub use printers::{
    JobId, JobState, MemoryPrinters, Printer, PrinterError, PrinterState, Printers, Reason, SentJob,
    system_printers,
};
pub use process::refuse_core_dumps;
pub use recovery::RecoveryKey;
pub use search::{Searched, Words};
pub use secrets::{FileSecrets, KeyringSecrets, MemorySecrets, SecretStore, Strength, secret_store};
pub use session::{Removed, SessionFolder, SessionTree};
pub use space::{Room, SystemRoom, shrink};
pub use vault::{Dek, Sealed};
