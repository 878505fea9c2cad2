//! Where things lie. `SCS_DATA_DIR` moves everything: data, logs, papers, the file key store.

use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};

use crate::{PlatformError, durable};

/// Live work, practice and the public computer never share a folder or a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Live,
    Practice,
    /// A public computer: its own journal of what was wiped, and the folder of one client's sitting.
    Terminal,
}

impl Place {
    /// `live`, `practice` or `terminal`, as on the command line.
    pub fn parse(text: &str) -> Option<Place> {
        match text {
            "live" => Some(Place::Live),
            "practice" => Some(Place::Practice),
            "terminal" => Some(Place::Terminal),
            _ => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Place::Live => "live",
            Place::Practice => "practice",
            Place::Terminal => "terminal",
        }
    }

    /// Invented clients come here; texts may be tried here under one number, over and over.
    pub fn is_for_learning(self) -> bool {
        self == Place::Practice
    }

    /// What is here ends with its sitting: nobody hands work over to it and no copies are made.
    pub fn is_passing(self) -> bool {
        self == Place::Terminal
    }
}

/// The folders of one place.
#[derive(Clone, Debug)]
pub struct Folders {
    pub place: Place,
    data: PathBuf,
    logs: PathBuf,
    papers: PathBuf,
    keystore: PathBuf,
    graphics: PathBuf,
}

impl Folders {
    /// `root` is what `SCS_DATA_DIR` or `--desk` says; without it the usual folders of the system.
    pub fn of(place: Place, root: Option<&Path>) -> Result<Folders, PlatformError> {
        if let Some(root) = root {
            let home = root.join(place.name());
            return Ok(Folders {
                place,
                logs: home.join("logs"),
                papers: home.join("papers"),
                keystore: root.join("keystore"),
                graphics: root.join("graphics"),
                data: home,
            });
        }
        let project = ProjectDirs::from("ru", "", "scs").ok_or(PlatformError::NoHome)?;
        let data = project.data_local_dir().join(place.name());
        let documents = UserDirs::new().and_then(|dirs| dirs.document_dir().map(Path::to_path_buf));
        let papers = documents.map_or_else(|| data.join("papers"), |documents| documents.join("SCS"));
        let papers = if place == Place::Live { papers } else { data.join("papers") };
        Ok(Folders {
            place,
            logs: data.join("logs"),
            papers,
            keystore: project.config_dir().join("keystore"),
            graphics: project.config_dir().join("graphics"),
            data,
        })
    }

    pub fn data(&self) -> &Path {
        &self.data
    }

    pub fn database(&self) -> PathBuf {
        self.data.join("desk.db")
    }

    /// Copies of the file; encrypted as the file is.
    pub fn backups(&self) -> PathBuf {
        self.data.join("backups")
    }

    /// Damaged files, moved away and never deleted.
    pub fn quarantine(&self) -> PathBuf {
        self.data.join("quarantine")
    }

    pub fn keys(&self) -> PathBuf {
        self.data.join("keys.json")
    }

    pub fn logs(&self) -> &Path {
        &self.logs
    }

    /// Where saved papers go.
    pub fn papers(&self) -> &Path {
        &self.papers
    }

    /// Where tables are saved.
    pub fn exports(&self) -> PathBuf {
        self.papers.join("tables")
    }

    /// Where the file key store keeps its secrets, apart from the data.
    pub fn keystore(&self) -> &Path {
        &self.keystore
    }

    /// The file that says how windows are drawn; one for all places of the machine.
    pub fn graphics(&self) -> &Path {
        &self.graphics
    }

    /// Makes the folders, readable by the owner only.
    pub fn create(&self) -> Result<(), PlatformError> {
        for folder in [&self.data, &self.logs] {
            durable::make_folder(folder)?;
            private(folder)?;
        }
        Ok(())
    }
}

#[cfg(unix)]
pub(crate) fn private(folder: &Path) -> Result<(), PlatformError> {
    use std::os::unix::fs::PermissionsExt;
    // On a disk closed for writing nothing can be changed, and most often nothing has to be.
    if std::fs::metadata(folder).is_ok_and(|found| found.permissions().mode() & 0o777 == 0o700) {
        return Ok(());
    }
    let owner_only = std::fs::Permissions::from_mode(0o700);
    std::fs::set_permissions(folder, owner_only).map_err(PlatformError::file("close folder", folder))
}

/// The profile folder is private to the user on Windows already.
#[cfg(windows)]
pub(crate) fn private(_folder: &Path) -> Result<(), PlatformError> {
    Ok(())
}
