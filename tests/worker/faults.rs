//! Faults sown on purpose, to see that the bench finds them. The program itself has no such switches.

use std::io::Write;
use std::path::PathBuf;

use data_encoding::HEXLOWER;
use scs_platform::{FileSecrets, PlatformError, SecretStore, Strength};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Each command is told before it is called.
    AckFirst,
    /// Secrets are renamed into place without flushing their folder.
    NoFolderFlush,
    /// Commits of a connection of the worker's own with `synchronous = NORMAL`.
    Normal,
    /// The same with `FULL`: no fault, the control of the one before.
    Full,
}

impl Fault {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Fault::AckFirst => "ack-first",
            Fault::NoFolderFlush => "no-folder-flush",
            Fault::Normal => "normal",
            Fault::Full => "full",
        }
    }
}

/// How many drafts are written past the program.
pub(crate) const BARE_DRAFTS: u32 = 4;

pub(crate) fn write_bare(connection: &rusqlite::Connection, number: u32) -> rusqlite::Result<()> {
    let insert = "INSERT INTO draft (form, body, at) VALUES ('bare', ?1, ?1)
                  ON CONFLICT DO UPDATE SET body = excluded.body, at = excluded.at";
    connection.execute(insert, [number]).map(|_| ())
}

/// Keeps secrets in files as the program does, but for the last step.
pub(crate) struct ForgetfulSecrets(pub(crate) PathBuf);

impl ForgetfulSecrets {
    fn path(&self, account: &str) -> PathBuf {
        self.0.join(format!("{}.secret", account.replace('/', "-")))
    }
}

impl SecretStore for ForgetfulSecrets {
    fn get(&self, account: &str) -> Result<Option<Vec<u8>>, PlatformError> {
        FileSecrets { folder: self.0.clone() }.get(account)
    }

    fn set(&self, account: &str, secret: &[u8]) -> Result<(), PlatformError> {
        let path = self.path(account);
        let fresh = path.with_extension("new");
        let write = || {
            std::fs::create_dir_all(&self.0)?;
            let mut file = std::fs::File::create(&fresh)?;
            file.write_all(HEXLOWER.encode(secret).as_bytes())?;
            file.sync_all()?;
            std::fs::rename(&fresh, &path)
        };
        write().map_err(|source| PlatformError::File { action: "write secret", path: path.clone(), source })
    }

    fn strength(&self) -> Strength {
        Strength::File
    }
}
