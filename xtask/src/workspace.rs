//! Where the repository is, where it builds, and what its manifests say.

use crate::Outcome;
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};
use std::path::{Path, PathBuf};

#[derive(Clone)]
pub(crate) struct Workspace {
    /// The folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Cargo's target folder; it may lie outside the repository.
    pub(crate) target: PathBuf,
    pub(crate) packages: Vec<Package>,
    /// Ask the slow suites for their full counts.
    pub(crate) deep: bool,
}

/// One member of the workspace, as far as the verbs need it.
#[derive(Debug, Clone)]
pub(crate) struct Package {
    pub(crate) name: String,
    /// Its `Cargo.toml`, relative to the root, with `/`.
    pub(crate) manifest: String,
    /// Names of normal and build dependencies; dev-dependencies are not among them.
    pub(crate) needs: Vec<String>,
    pub(crate) binaries: Vec<String>,
}

impl Workspace {
    /// Finds the repository around the current folder.
    pub(crate) fn find() -> Outcome<Self> {
        let here = std::env::current_dir().map_err(|error| format!("no current folder: {error}"))?;
        let root = here
            .ancestors()
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
            .ok_or("run this inside the repository: no folder above holds xtask/Cargo.toml")?;
        let metadata = MetadataCommand::new()
            .manifest_path(root.join("Cargo.toml"))
            .no_deps()
            .exec()
            .map_err(|error| format!("cargo metadata: {error}"))?;
        Ok(Self {
            root: root.to_path_buf(),
            target: metadata.target_directory.clone().into_std_path_buf(),
            packages: packages(&metadata, root),
            deep: false,
        })
    }

    pub(crate) fn has_binary(&self, package: &str, binary: &str) -> bool {
        let is_binary = |name: &String| name == binary;
        self.packages.iter().any(|one| one.name == package && one.binaries.iter().any(is_binary))
    }
}

fn packages(metadata: &Metadata, root: &Path) -> Vec<Package> {
    let relative = |path: &Path| {
        let inside = path.strip_prefix(root).unwrap_or(path);
        inside.to_string_lossy().replace('\\', "/")
    };
    let package = |package: &cargo_metadata::Package| Package {
        name: package.name.to_string(),
        manifest: relative(package.manifest_path.as_std_path()),
        needs: package
            .dependencies
            .iter()
            .filter(|dependency| dependency.kind != DependencyKind::Development)
            .map(|dependency| dependency.name.clone())
            .collect(),
        binaries: package.targets.iter().filter(|t| t.is_bin()).map(|t| t.name.clone()).collect(),
    };
    metadata.packages.iter().map(package).collect()
}
