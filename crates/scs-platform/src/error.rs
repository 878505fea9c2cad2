//! What the machine may fail at. All of these are circumstances: say what to do, lose nothing.

use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum PlatformError {
    #[error("no home folder")]
    NoHome,
    #[error("the data folder is in use by another start of the program")]
    InUse,
    #[error("file access: {action}")]
    File {
        action: &'static str,
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("no keyring service on this machine")]
    KeyringAbsent,
    #[error("the keyring is locked or does not let us in")]
    KeyringLocked,
    #[error("the keyring did not answer in time")]
    KeyringSlow,
    #[error("the keyring has no secret for this place")]
    SecretMissing,
    #[error("the secret in the keyring is not the one that locked this place")]
    SecretWrong,
    #[error("the recovery key is not the one of this place")]
    RecoveryWrong,
    #[error("the recovery key is mistyped")]
    RecoveryMistyped,
    #[error("no recovery key was issued for this place")]
    RecoveryNone,
    #[error("keys.json does not read")]
    KeyFileDamaged,
    #[error("keys.json is from a newer version of the program")]
    KeyFileNewer,
    #[error("keys.json is missing while data are there")]
    KeyFileMissing,
    #[error("the machine has no randomness to give")]
    NoChance,
}

impl PlatformError {
    pub(crate) fn file(
        action: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| PlatformError::File { action, path, source }
    }
}
