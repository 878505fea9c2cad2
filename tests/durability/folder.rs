//! A folder as a value: read from the disk, kept in memory, written somewhere else.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// Files by their path inside; None is a folder. The shared memory of SQLite is left out: it never outlives
/// the processes, and the next opener makes it anew.
#[derive(Clone, Debug, Default)]
pub struct Folder(pub BTreeMap<String, Option<Vec<u8>>>);

impl Folder {
    pub fn read(root: &Path) -> Folder {
        let mut folder = Folder::default();
        folder.read_into(root, "");
        folder
    }

    fn read_into(&mut self, at: &Path, inside: &str) {
        for entry in std::fs::read_dir(at).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let path = if inside.is_empty() { name } else { format!("{inside}/{name}") };
            if path.ends_with("-shm") {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                self.0.insert(path.clone(), None);
                self.read_into(&entry.path(), &path);
            } else {
                self.0.insert(path, Some(std::fs::read(entry.path()).unwrap()));
            }
        }
    }

    /// Makes `root` hold this and nothing else.
    pub fn write(&self, root: &Path) {
        if root.exists() {
            std::fs::remove_dir_all(root).unwrap();
        }
        std::fs::create_dir_all(root).unwrap();
        for (path, content) in &self.0 {
            let path = root.join(path);
            match content {
                None => std::fs::create_dir_all(path).unwrap(),
                Some(bytes) => std::fs::write(path, bytes).unwrap(),
            }
        }
    }

    /// Equal folders have equal prints.
    pub fn print(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for (path, content) in &self.0 {
            hasher.write(path.as_bytes());
            match content {
                None => hasher.write_u8(0),
                Some(bytes) => {
                    hasher.write_u8(1);
                    hasher.write_usize(bytes.len());
                    hasher.write(bytes);
                }
            }
        }
        hasher.finish()
    }
}

/// A folder of the bench's own, in memory where the system has such a place; gone with the value.
pub struct Room(tempfile::TempDir);

impl Room {
    pub fn new() -> Room {
        let memory = Path::new("/dev/shm");
        let made = tempfile::Builder::new().prefix("scs-durability-").tempdir_in(memory);
        Room(made.or_else(|_| tempfile::tempdir()).unwrap())
    }

    pub fn path(&self) -> PathBuf {
        self.0.path().join("desk")
    }

    pub fn beside(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}
