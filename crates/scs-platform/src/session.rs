//! What one sitting at a public computer leaves on the machine: a folder in memory and a tree of processes.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::{Chance, PlatformError, durable, new_uuid};

/// Folders of one keeper, whoever else keeps sittings on this machine: its data folder tells them apart.
fn prefix(data: &Path) -> String {
    let hash = Sha256::digest(data.as_os_str().as_encoded_bytes());
    format!("scs-session-{}-", HEXLOWER.encode(hash.get(..4).unwrap_or(&hash)))
}

/// A folder of one sitting. Where the machine has a disk in memory it lies there; elsewhere in the data folder,
/// and holds nothing but what is sealed by a key that is in memory alone.
#[derive(Debug)]
pub struct SessionFolder {
    path: PathBuf,
}

/// What was there to remove, and what would not go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    pub files: u32,
    pub bytes: u64,
    pub left: u32,
}

impl Removed {
    fn and(self, other: Removed) -> Removed {
        Removed {
            files: self.files + other.files,
            bytes: self.bytes + other.bytes,
            left: self.left + other.left,
        }
    }
}

impl SessionFolder {
    /// `data` is the folder of the keeper. The name is short: a browser puts a socket in it, and the path of a
    /// socket may have no more than 107 bytes.
    pub fn make(data: &Path, now: i64, chance: &dyn Chance) -> Result<SessionFolder, PlatformError> {
        let under = memory().unwrap_or_else(|| data.to_path_buf());
        let id = new_uuid(now, chance)?.simple().to_string();
        let path = under.join(format!("{}{}", prefix(data), id.get(20..).unwrap_or(&id)));
        durable::make_folder(&path)?;
        crate::folders::private(&path)?;
        Ok(SessionFolder { path })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Overwrites and removes everything in it. Counts only; never stops half way.
    pub fn remove(self) -> Removed {
        remove(&self.path)
    }

    /// What sittings left behind whose keeper went away: their processes are ended, their folders removed.
    pub fn remove_left_behind(data: &Path) -> Option<Removed> {
        let (prefix, places) = (prefix(data), [memory(), Some(data.to_path_buf())]);
        let found = places.iter().flatten().filter_map(|place| std::fs::read_dir(place).ok());
        let found = found
            .flatten()
            .flatten()
            .filter(|entry| entry.file_name().to_str().is_some_and(|name| name.starts_with(&prefix)));
        let cleared = found.map(|entry| {
            let mark = format!("{MARK}={}", entry.file_name().to_string_lossy());
            let (_, staying) = end(None, &mark);
            let removed = remove(&entry.path());
            Removed { left: removed.left + staying, ..removed }
        });
        cleared.reduce(Removed::and)
    }
}

fn remove(path: &Path) -> Removed {
    let mut removed = Removed::default();
    let Ok(found) = std::fs::symlink_metadata(path) else { return removed };
    if found.is_dir() {
        let inside = std::fs::read_dir(path).into_iter().flatten().flatten();
        removed = inside.map(|entry| remove(&entry.path())).fold(removed, Removed::and);
        removed.left += u32::from(std::fs::remove_dir(path).is_err());
        return removed;
    }
    if found.is_file() {
        overwrite(path, found.len());
        removed.bytes = found.len();
    }
    removed.files = 1;
    removed.left = u32::from(std::fs::remove_file(path).is_err());
    removed
}

/// Best effort: on a disk in memory the pages are gone with the file, on others the words were sealed.
fn overwrite(path: &Path, length: u64) {
    let Ok(mut file) = std::fs::OpenOptions::new().write(true).open(path) else { return };
    let blank = [0; 64 * 1024];
    let mut left = length;
    while left > 0 {
        let part = usize::try_from(left).unwrap_or(usize::MAX).min(blank.len());
        if file.write_all(blank.get(..part).unwrap_or(&blank)).is_err() {
            return;
        }
        left -= part as u64;
    }
    let _ = file.sync_data();
}

/// A disk in memory this user may write to.
#[cfg(unix)]
fn memory() -> Option<PathBuf> {
    const TMPFS: i64 = 0x0102_1994;
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let places = [runtime, Some(PathBuf::from("/dev/shm"))];
    places.into_iter().flatten().find(|place| {
        let is_in_memory = rustix::fs::statfs(place).is_ok_and(|found| found.f_type == TMPFS);
        is_in_memory && rustix::fs::access(place, rustix::fs::Access::WRITE_OK).is_ok()
    })
}

/// Windows has no disk in memory that may be counted on.
#[cfg(windows)]
fn memory() -> Option<PathBuf> {
    None
}

/// The processes of one sitting, from its first to the last child of a child.
#[derive(Debug)]
pub struct SessionTree {
    child: Child,
    mark: String,
}

/// Every process of the tree has it in its environment, also one whose parents are gone.
const MARK: &str = "SCS_SESSION";

impl SessionTree {
    /// Starts the first process with pipes to it and from it. `mark` is of this sitting alone.
    pub fn start(mut command: Command, mark: &str) -> Result<SessionTree, PlatformError> {
        let program = PathBuf::from(command.get_program());
        let child = command.env(MARK, mark).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let child = child.map_err(PlatformError::file("start session", program))?;
        Ok(SessionTree { child, mark: format!("{MARK}={mark}") })
    }

    /// Both ends of the talk; None when taken before.
    pub fn pipes(&mut self) -> Option<(ChildStdin, ChildStdout)> {
        Some((self.child.stdin.take()?, self.child.stdout.take()?))
    }

    /// Ends every process of the tree, and waits until none is there: how many there were, and how many stayed.
    pub fn end(mut self) -> (u32, u32) {
        let ended = end(Some(self.child.id()), &self.mark);
        let _ = self.child.kill();
        let _ = self.child.wait();
        ended
    }
}

/// Looks again until nobody is left: a process may be born while another is being ended.
#[cfg(unix)]
fn end(first: Option<u32>, mark: &str) -> (u32, u32) {
    use rustix::process::{Pid, Signal, kill_process};
    const ROUNDS: u32 = 200;
    let mut met = std::collections::BTreeSet::from_iter(first);
    for _ in 0..ROUNDS {
        let alive = descendants(&met, mark);
        met.extend(&alive);
        if alive.is_empty() {
            return (u32::try_from(met.len()).unwrap_or(u32::MAX), 0);
        }
        for pid in &alive {
            let pid = i32::try_from(*pid).ok().and_then(Pid::from_raw);
            let _ = pid.map(|pid| kill_process(pid, Signal::KILL));
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let (all, left) = (met.len(), descendants(&met, mark).len());
    (u32::try_from(all).unwrap_or(u32::MAX), u32::try_from(left).unwrap_or(u32::MAX))
}

/// Those of `met` that still run, all that bear the mark, and all that came from them.
#[cfg(unix)]
fn descendants(met: &std::collections::BTreeSet<u32>, mark: &str) -> std::collections::BTreeSet<u32> {
    let rows = processes();
    let mut family = met.clone();
    family.extend(rows.iter().map(|(pid, _)| *pid).filter(|pid| bears(*pid, mark)));
    loop {
        let before = family.len();
        family.extend(
            rows.iter()
                .filter(|(_, parent)| family.contains(parent))
                .map(|(pid, _)| *pid)
                .collect::<Vec<_>>(),
        );
        if family.len() == before {
            break;
        }
    }
    rows.into_iter().map(|(pid, _)| pid).filter(|pid| family.contains(pid)).collect()
}

#[cfg(unix)]
fn bears(pid: u32, mark: &str) -> bool {
    let environment = std::fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
    environment.split(|byte| *byte == 0).any(|line| line == mark.as_bytes())
}

/// Processes that run, with their parents; those that are dead and not yet buried are none.
#[cfg(unix)]
fn processes() -> Vec<(u32, u32)> {
    let Ok(entries) = std::fs::read_dir("/proc") else { return Vec::new() };
    let stats = entries.flatten().filter_map(|entry| std::fs::read_to_string(entry.path().join("stat")).ok());
    stats.filter_map(|stat| told(&stat)).collect()
}

/// `pid (name) state ppid …`; a name may hold spaces and brackets.
#[cfg(unix)]
fn told(stat: &str) -> Option<(u32, u32)> {
    let (pid, rest) = stat.split_once(" (")?;
    let (_, rest) = rest.rsplit_once(") ")?;
    let mut words = rest.split(' ');
    let state = words.next()?;
    let parent = words.next()?.parse().ok()?;
    (state != "Z" && state != "X").then_some(())?;
    Some((pid.parse().ok()?, parent))
}

#[cfg(windows)]
fn end(first: Option<u32>, _mark: &str) -> (u32, u32) {
    let Some(first) = first else { return (0, 0) };
    let killed = Command::new("taskkill").args(["/PID", &first.to_string(), "/T", "/F"]).output();
    let (count, left) = match killed {
        Ok(output) => (output.stdout.iter().filter(|byte| **byte == b'\n').count(), 0),
        Err(_) => (0, 1),
    };
    (u32::try_from(count).unwrap_or(u32::MAX), left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemChance;

    #[test]
    fn a_sitting_leaves_nothing_in_its_folder() {
        let home = tempfile::tempdir().unwrap();
        let folder = SessionFolder::make(home.path(), 0, &SystemChance).unwrap();
        let path = folder.path().to_path_buf();
        std::fs::create_dir(path.join("terminal")).unwrap();
        std::fs::write(path.join("terminal/desk.db"), b"12345").unwrap();
        std::fs::write(path.join("trace"), b"678").unwrap();
        assert_eq!(folder.remove(), Removed { files: 2, bytes: 8, left: 0 });
        assert!(!path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn every_process_of_the_tree_is_ended_also_those_whose_parent_has_gone() {
        let mut command = Command::new("sh");
        // The middle one goes at once and leaves its child an orphan in a session of its own.
        command.args(["-c", "sh -c 'setsid sleep 600 & echo $!' ; sleep 600 & echo $! ; wait"]);
        let mut tree = SessionTree::start(command, "of-this-test").unwrap();
        let (_stdin, stdout) = tree.pipes().unwrap();
        let lines = std::io::BufRead::lines(std::io::BufReader::new(stdout));
        let pids: Vec<u32> = lines.take(2).map(|line| line.unwrap().parse().unwrap()).collect();
        let first = tree.child.id();
        let (ended, left) = tree.end();
        assert_eq!(left, 0);
        assert!(ended >= 3, "{ended}");
        let running: Vec<u32> = processes().into_iter().map(|(pid, _)| pid).collect();
        assert!(pids.iter().chain([&first]).all(|pid| !running.contains(pid)), "{pids:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_name_with_brackets_hides_no_process() {
        assert_eq!(told("12 (a) S) S 7 12 12 0"), Some((12, 7)));
        assert_eq!(told("13 (gone) Z 7 13 13 0"), None);
    }
}
