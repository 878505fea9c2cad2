//! Looking for words where the next person, or the next program, could find them: in files and in the memory of
//! whatever runs.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use aho_corasick::AhoCorasick;

/// Words in the spellings programs keep text in: UTF-8 and both orders of UTF-16.
#[derive(Debug)]
pub struct Words(AhoCorasick);

/// How much was looked through, and where the words were.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searched {
    pub files: u32,
    pub programs: u32,
    /// Files with a word in them.
    pub found_files: Vec<PathBuf>,
    /// Numbers of processes with a word in their memory.
    pub found_programs: Vec<u32>,
}

impl Searched {
    pub fn found(&self) -> usize {
        self.found_files.len() + self.found_programs.len()
    }
}

impl Words {
    /// None for no words, or for too many.
    pub fn new(words: &[String]) -> Option<Words> {
        let spelled = words.iter().filter(|word| !word.is_empty()).flat_map(|word| {
            let wide: Vec<u16> = word.encode_utf16().collect();
            let little = wide.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big = wide.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            [word.clone().into_bytes(), little, big]
        });
        let spelled: Vec<Vec<u8>> = spelled.collect();
        (!spelled.is_empty()).then(|| AhoCorasick::new(&spelled).ok()).flatten().map(Words)
    }

    fn are_in(&self, what: impl Read) -> bool {
        self.0.stream_find_iter(BufReader::new(what)).any(|found| found.is_ok())
    }

    /// Every file below `roots` that was written since `since`; links are not followed. What may not be read is
    /// passed over: whoever sits down next cannot read it either.
    pub fn in_files(&self, roots: &[PathBuf], since: SystemTime) -> Searched {
        let mut searched = Searched::default();
        for root in roots {
            self.below(root, since, &mut searched);
        }
        searched.found_files.sort();
        searched.found_files.dedup();
        searched
    }

    fn below(&self, path: &Path, since: SystemTime, searched: &mut Searched) {
        let Ok(about) = std::fs::symlink_metadata(path) else { return };
        if about.is_dir() {
            let inside = std::fs::read_dir(path).into_iter().flatten().flatten();
            inside.for_each(|entry| self.below(&entry.path(), since, searched));
        } else if about.is_file() && about.modified().is_ok_and(|written| written >= since) {
            let Ok(file) = File::open(path) else { return };
            searched.files += 1;
            if self.are_in(file) {
                searched.found_files.push(path.to_path_buf());
            }
        }
    }

    /// The memory of every process this user may look into but our own, which knows the words it looks for.
    /// Empty where the system has no such files.
    pub fn in_memory(&self) -> Searched {
        let mut searched = Searched::default();
        let entries = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        for pid in pids.filter(|pid| *pid != std::process::id()) {
            let Some(is_found) = self.in_process(pid) else { continue };
            searched.programs += 1;
            if is_found {
                searched.found_programs.push(pid);
            }
        }
        searched
    }

    /// None for a process that may not be looked into, or is gone.
    fn in_process(&self, pid: u32) -> Option<bool> {
        let maps = std::fs::read_to_string(format!("/proc/{pid}/maps")).ok()?;
        let memory = File::open(format!("/proc/{pid}/mem")).ok()?;
        let environment = File::open(format!("/proc/{pid}/environ")).ok()?;
        let parts = maps.lines().filter_map(part);
        let in_memory = parts.map(|(from, to)| Part { memory: &memory, at: from, to });
        Some(self.are_in(environment) || in_memory.into_iter().any(|part| self.are_in(part)))
    }
}

/// `from-to rw-p …`: what can be written holds what somebody typed; code and fonts do not.
fn part(line: &str) -> Option<(u64, u64)> {
    let (span, rest) = line.split_once(' ')?;
    let (from, to) = span.split_once('-')?;
    let is_written = rest.starts_with("rw");
    is_written.then_some((u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?))
}

/// A stretch of a process's memory, read as a file. Pages that are gone end it.
struct Part<'m> {
    memory: &'m File,
    at: u64,
    to: u64,
}

impl Read for Part<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let left = usize::try_from(self.to.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let room = into.len().min(left);
        let Some(into) = into.get_mut(..room) else { return Ok(0) };
        let read = read_at(self.memory, into, self.at).unwrap_or(0);
        self.at += read as u64;
        Ok(read)
    }
}

#[cfg(unix)]
fn read_at(file: &File, into: &mut [u8], at: u64) -> std::io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, into, at)
}

#[cfg(not(unix))]
fn read_at(_: &File, _: &mut [u8], _: u64) -> std::io::Result<usize> {
    Ok(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &str = "Перевозчикова";

    fn words() -> Words {
        Words::new(&[WORD.to_owned()]).unwrap()
    }

    #[test]
    fn a_word_is_found_in_a_file_in_each_spelling_and_beside_it_nothing() {
        let home = tempfile::tempdir().unwrap();
        let wide: Vec<u8> = WORD.encode_utf16().flat_map(u16::to_le_bytes).collect();
        std::fs::write(home.path().join("plain"), format!("{}{WORD}", "x".repeat(70_000))).unwrap();
        std::fs::create_dir(home.path().join("below")).unwrap();
        std::fs::write(home.path().join("below/wide"), wide).unwrap();
        std::fs::write(home.path().join("other"), "Перевозчиков").unwrap();
        let searched = words().in_files(&[home.path().to_path_buf()], SystemTime::UNIX_EPOCH);
        assert_eq!((searched.files, searched.found()), (3, 2));
        let written = std::fs::metadata(home.path().join("other")).unwrap().modified().unwrap();
        let later = written + std::time::Duration::from_secs(60);
        assert_eq!(words().in_files(&[home.path().to_path_buf()], later), Searched::default());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_word_is_found_in_the_memory_of_another_process_and_gone_with_it() {
        let mut child = std::process::Command::new("sleep").arg("600").env("TYPED", WORD).spawn().unwrap();
        let found = loop {
            let searched = words().in_memory();
            if searched.found_programs.contains(&child.id()) {
                break searched;
            }
        };
        assert!(found.programs >= 1);
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!words().in_memory().found_programs.contains(&child.id()));
    }

    #[test]
    fn only_what_can_be_written_is_looked_through() {
        assert_eq!(part("7f00-7f10 rw-p 00000000 00:00 0 [heap]"), Some((0x7f00, 0x7f10)));
        assert_eq!(part("7f00-7f10 r-xp 00000000 00:00 0 /bin/true"), None);
        assert_eq!(part("nonsense"), None);
    }
}
