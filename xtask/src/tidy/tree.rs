//! The repository as the rules see it: every text file that could be committed, read once.

use crate::Outcome;
use crate::tidy::rust_source::RustSource;
use crate::workspace::{Package, Workspace};
use std::fs;
use std::path::Path;

/// Written by tools and never committed (.gitignore says the same).
const WRITTEN_BY_TOOLS: &[&str] =
    &[".git", "target", "gen", "permissions", "ui/dist", "ui/test-results", "tests/e2e/results"];

pub(super) struct Tree {
    pub(super) files: Vec<File>,
    /// Names of the files and folders at the top.
    pub(super) top: Vec<String>,
    pub(super) packages: Vec<Package>,
    pub(super) root: String,
}

pub(super) struct File {
    /// Relative to the root, with `/`.
    pub(super) path: String,
    /// Empty for what is not UTF-8: pictures, fonts.
    pub(super) text: String,
    /// For `.rs` files only.
    pub(super) rust: Option<RustSource>,
}

impl Tree {
    pub(super) fn read(workspace: &Workspace) -> Outcome<Self> {
        let mut tree = Self {
            files: Vec::new(),
            top: Vec::new(),
            packages: workspace.packages.clone(),
            root: workspace.root.to_string_lossy().replace('\\', "/"),
        };
        tree.gather(&workspace.root, "")?;
        tree.files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(tree)
    }

    fn gather(&mut self, folder: &Path, prefix: &str) -> Outcome {
        let unreadable = |error| format!("{} cannot be read: {error}", folder.display());
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            if name == "node_modules" || WRITTEN_BY_TOOLS.contains(&path.as_str()) {
                continue;
            }
            if prefix.is_empty() {
                self.top.push(name);
            }
            let kind = entry.file_type().map_err(unreadable)?;
            if kind.is_dir() {
                self.gather(&entry.path(), &format!("{path}/"))?;
            } else if kind.is_file() {
                let bytes = fs::read(entry.path()).unwrap_or_default();
                self.files.push(File::new(path, String::from_utf8(bytes).unwrap_or_default()));
            }
        }
        Ok(())
    }

    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path).map(|file| file.text.as_str())
    }

    /// Files below `folder` (given with its slash).
    pub(super) fn under(&self, folder: &str) -> impl Iterator<Item = &File> {
        self.files.iter().filter(move |file| file.path.starts_with(folder))
    }

    pub(super) fn rust(&self) -> impl Iterator<Item = (&File, &RustSource)> {
        self.files.iter().filter_map(|file| Some((file, file.rust.as_ref()?)))
    }
}

impl File {
    pub(super) fn new(path: String, text: String) -> Self {
        let rust = path.ends_with(".rs").then(|| RustSource::parse(&text));
        Self { path, text, rust }
    }

    /// The last part of the path.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The name up to its first dot.
    pub(super) fn stem(&self) -> &str {
        self.name().split('.').next().unwrap_or_default()
    }

    /// The path without its last part and slash.
    pub(super) fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    pub(super) fn ends_with_any(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// Code that never reaches a consultant: tests, their kit, their made-up people.
    pub(super) fn is_for_tests(&self) -> bool {
        let folders = ["tests", "scs-testkit", "fixtures"];
        let in_folder = self.folder().split('/').any(|folder| folders.contains(&folder));
        let named =
            self.stem() == "tests" || self.ends_with_any(&[".test.ts", ".spec.ts", ".test.js", ".spec.js"]);
        in_folder || named
    }
}

#[cfg(test)]
impl Tree {
    /// A tree of the given files and nothing else.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let top = |path: &str| path.split('/').next().unwrap_or_default().to_string();
        Self {
            files: files.iter().map(|(path, text)| File::new(path.to_string(), text.to_string())).collect(),
            top: files.iter().map(|(path, _)| top(path)).collect(),
            packages: Vec::new(),
            root: String::from("/"),
        }
    }
}

/// The findings as `path:line`, for the tests of the rules.
#[cfg(test)]
pub(super) fn places(findings: &[super::Finding]) -> Vec<String> {
    findings.iter().map(|finding| format!("{}:{}", finding.path, finding.line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn what_tools_write_is_not_read() {
        let root = tempfile::tempdir().unwrap();
        let files =
            ["a.md", "ui/src/a.ts", "ui/dist/a.js", "target/a", "ui/node_modules/a.js", "crates/gen/a.rs"];
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "text").unwrap();
        }
        let root = root.path().to_path_buf();
        let workspace = Workspace { root, target: PathBuf::new(), packages: Vec::new(), deep: false };
        let tree = Tree::read(&workspace).unwrap();
        let paths: Vec<&str> = tree.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["a.md", "crates/gen/a.rs", "ui/src/a.ts"]);
        assert!(!tree.top.contains(&"target".to_string()));
    }

    #[test]
    fn test_code_is_known_by_folder_or_name() {
        let is_for_tests = |path: &str| File::new(path.into(), String::new()).is_for_tests();
        assert!(is_for_tests("crates/scs-store/tests/store/main.rs"));
        assert!(is_for_tests("crates/scs-testkit/src/people.rs"));
        assert!(is_for_tests("ui/src/features/path/Step.test.ts"));
        assert!(is_for_tests("crates/scs-desk/src/act/tests.rs"));
        assert!(!is_for_tests("crates/scs-store/src/open.rs"));
        assert!(!is_for_tests("ui/src/features/path/Step.svelte"));
    }
}
