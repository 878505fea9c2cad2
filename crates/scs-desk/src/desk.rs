//! The open desk: everything a use-case needs, and who hears of changes.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use scs_content::Bundle;
use scs_domain::consultation::Moment;
use scs_platform::{
    Browser, Chance, Clipboard, Clock, Dek, Folders, Graphics, KeyFile, Place, Printers, Room, SecretStore,
    Strength, SystemChance, SystemClipboard, SystemClock, SystemRoom,
};
use scs_protocol::DeviceKey;
use scs_store::Store;

use crate::anchor::AnchorKeeper;
use crate::ballast::Ballast;
use crate::base;
use crate::editions::Editions;
use crate::error::{Code, Result};
use crate::exports::Exporting;
use crate::references::References;
use crate::terminal::{SittingState, Supervision};
use crate::watch::Watch;

/// What the machine and the tests give the desk.
pub struct Surroundings {
    pub place: Place,
    /// `SCS_DATA_DIR` or `--desk`; None for the usual folders.
    pub root: Option<PathBuf>,
    pub clock: Arc<dyn Clock>,
    pub chance: Arc<dyn Chance>,
    pub secrets: Arc<dyn SecretStore>,
    pub printers: Arc<dyn Printers>,
    pub clipboard: Arc<dyn Clipboard>,
    /// Where clients of a public computer meet the portals.
    pub browser: Arc<dyn Browser>,
    pub room: Arc<dyn Room>,
    /// Installed at opening unless they or newer ones are installed already.
    pub materials: Bundle,
}

impl Surroundings {
    /// This machine. `SCS_DATA_DIR` moves everything unless `root` does.
    ///
    /// The secret is where the key file says; a new one goes to the keyring, or with `SCS_KEYSTORE=file`
    /// into a file.
    pub fn of_machine(place: Place, root: Option<PathBuf>) -> Result<Surroundings> {
        let root = root.or_else(|| std::env::var_os("SCS_DATA_DIR").map(PathBuf::from));
        let folders = Folders::of(place, root.as_deref())?;
        let wanted = match std::env::var("SCS_KEYSTORE").as_deref() {
            Ok("file") => Strength::File,
            _ => Strength::Keyring,
        };
        let strength = KeyFile::of(&folders).kept().unwrap_or(wanted);
        let secrets = scs_platform::secret_store(strength, folders.keystore().to_path_buf());
        Ok(Surroundings {
            place,
            root,
            clock: Arc::new(SystemClock),
            chance: Arc::new(SystemChance),
            secrets: Arc::from(secrets),
            printers: Arc::from(scs_platform::system_printers()),
            clipboard: Arc::new(SystemClipboard::default()),
            browser: Arc::from(scs_platform::system_browser()),
            room: Arc::new(SystemRoom),
            materials: base::materials(),
        })
    }
}

impl Surroundings {
    /// The folders of this place.
    pub fn folders(&self) -> Result<Folders> {
        Ok(Folders::of(self.place, self.root.as_deref())?)
    }

    /// How windows are to be drawn on this machine; asked before any desk is open.
    pub fn graphics(&self) -> Result<Graphics> {
        Ok(Graphics::chosen(self.folders()?.graphics()))
    }

    /// Nothing has been kept in this place yet.
    pub(crate) fn is_new(&self) -> Result<bool> {
        let folders = self.folders()?;
        Ok(!KeyFile::of(&folders).exists() && !folders.database().exists())
    }

    pub(crate) fn has_recovery(&self) -> Result<bool> {
        Ok(KeyFile::of(&self.folders()?).has_recovery())
    }

    /// The same with the secret in a file from now on.
    pub(crate) fn with_file_key(mut self) -> Result<Surroundings> {
        let folder = self.folders()?.keystore().to_path_buf();
        self.secrets = Arc::from(scs_platform::secret_store(Strength::File, folder));
        Ok(self)
    }
}

/// Who is calling, decided where the call comes in, never by the call itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Principal {
    Consultant,
    Citizen,
    Trainee,
}

#[derive(Clone, Debug)]
pub struct Caller {
    pub principal: Principal,
    /// `--as NAME`; None for the profile in the settings.
    pub name: Option<String>,
}

impl Caller {
    pub fn consultant() -> Caller {
        Caller { principal: Principal::Consultant, name: None }
    }
}

/// What has changed; listeners read again what they show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    Consultations,
    Journal,
    Papers,
    Settings,
    Drafts,
    Documents,
    Materials,
    Session,
    Terminals,
}

type Listener = Box<dyn Fn(&[Area]) + Send + Sync>;

/// An open place. Every use-case is a method or a function over it; all of them block.
pub struct Desk {
    pub(crate) folders: Folders,
    pub(crate) store: Store,
    pub(crate) keys: KeyFile,
    pub(crate) dek: Dek,
    pub(crate) device_key: DeviceKey,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Arc<dyn Chance>,
    pub(crate) secrets: Arc<dyn SecretStore>,
    pub(crate) printers: Arc<dyn Printers>,
    pub(crate) clipboard: Arc<dyn Clipboard>,
    pub(crate) browser: Arc<dyn Browser>,
    pub(crate) ballast: Ballast,
    pub(crate) editions: Editions,
    pub(crate) references: References,
    pub(crate) anchor: AnchorKeeper,
    pub(crate) listeners: Mutex<Vec<Listener>>,
    /// Held while a backup is being made: there is one place where it grows.
    pub(crate) backing_up: Mutex<()>,
    pub(crate) exporting: Exporting,
    /// Of a public computer; elsewhere nobody touches it.
    pub(crate) sitting: SittingState,
    pub(crate) supervision: Supervision,
    /// None beside a running program: this process only reads.
    pub(crate) watch: Option<Watch>,
}

impl Desk {
    pub fn place(&self) -> Place {
        self.folders.place
    }

    /// Who works in this place.
    pub fn principal(&self) -> Principal {
        match self.place() {
            // At the command line of a public computer there is its keeper: a citizen has only the window.
            Place::Live | Place::Terminal => Principal::Consultant,
            Place::Practice => Principal::Trainee,
        }
    }

    /// Papers of this place are samples.
    pub(crate) fn is_sample(&self) -> bool {
        self.principal() == Principal::Trainee
    }

    /// Opened beside a running program: reads only.
    pub fn is_read_only(&self) -> bool {
        self.store.is_read_only()
    }

    pub fn folders(&self) -> &Folders {
        &self.folders
    }

    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The key that opens the data lies beside them.
    pub fn has_weak_key(&self) -> bool {
        self.secrets.strength() == Strength::File
    }

    /// Passes an outcome on; damage is remembered for the next start, and said on every screen until then.
    pub(crate) fn noticing_damage<T>(&self, outcome: Result<T>) -> Result<T> {
        if let (Err(error), Some(watch)) = (&outcome, &self.watch)
            && error.code() == Code::FileDamaged
        {
            watch.damage_was_met();
            self.tell(&[Area::Settings]);
        }
        outcome
    }

    /// Calls `hear` after every change with the areas that changed.
    pub fn listen(&self, hear: impl Fn(&[Area]) + Send + Sync + 'static) {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).push(Box::new(hear));
    }

    pub(crate) fn tell(&self, areas: &[Area]) {
        for hear in self.listeners.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            hear(areas);
        }
    }
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("place", &self.place()).finish_non_exhaustive()
    }
}
