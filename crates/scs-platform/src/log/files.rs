//! The files of the log: a file a day, another when it grows large, ten at most, thirty days, the
//! owner's only. Two programs may write at once: a line is one write at the end of the file.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Days, NaiveDate};

const LARGEST: u64 = 5 * 1024 * 1024;
const MOST: usize = 10;
const DAYS: Days = Days::new(30);

pub(super) struct LogFiles {
    folder: PathBuf,
    largest: u64,
    open: Mutex<Option<Open>>,
}

struct Open {
    name: Name,
    file: File,
}

/// `scs.2026-11-23.log`, then `scs.2026-11-23.2.log`
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    day: NaiveDate,
    turn: u32,
}

impl Name {
    fn of_file(self) -> String {
        match self.turn {
            1 => format!("scs.{}.log", self.day),
            turn => format!("scs.{}.{turn}.log", self.day),
        }
    }

    fn parse(file: &str) -> Option<Name> {
        let middle = file.strip_prefix("scs.")?.strip_suffix(".log")?;
        let (day, turn) = match middle.split_once('.') {
            Some((day, turn)) => (day, turn.parse().ok()?),
            None => (middle, 1),
        };
        Some(Name { day: day.parse().ok()?, turn })
    }
}

impl LogFiles {
    pub(super) fn of(folder: &Path) -> LogFiles {
        LogFiles { folder: folder.to_path_buf(), largest: LARGEST, open: Mutex::default() }
    }

    /// A line that cannot be written is lost: there is nowhere to say so.
    pub(super) fn append(&self, line: &str, now: i64) {
        let day = DateTime::from_timestamp_millis(now).unwrap_or_default().date_naive();
        let line = format!("{line}\n");
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if !open.as_ref().is_some_and(|open| open.name.day == day && self.has_room(&open.file, &line)) {
            *open = self.next(day, &line).ok();
        }
        if let Some(open) = open.as_mut() {
            let _ = open.file.write_all(line.as_bytes());
        }
    }

    fn has_room(&self, file: &File, line: &str) -> bool {
        file.metadata().is_ok_and(|found| found.len() + line.len() as u64 <= self.largest)
    }

    /// The last file of the day, or one after it; then those let go whose time is over.
    fn next(&self, day: NaiveDate, line: &str) -> io::Result<Open> {
        let last = self.names()?.into_iter().filter(|name| name.day == day).max();
        let mut name = last.unwrap_or(Name { day, turn: 1 });
        let file = loop {
            let file = open_for_the_owner(&self.folder.join(name.of_file()))?;
            let is_empty = file.metadata()?.len() == 0;
            if is_empty || self.has_room(&file, line) {
                break file;
            }
            name.turn += 1;
        };
        self.let_go(name)?;
        Ok(Open { name, file })
    }

    fn names(&self) -> io::Result<Vec<Name>> {
        let files = fs::read_dir(&self.folder)?.flatten();
        Ok(files.filter_map(|file| Name::parse(&file.file_name().to_string_lossy())).collect())
    }

    fn let_go(&self, current: Name) -> io::Result<()> {
        let mut names = self.names()?;
        names.sort_unstable_by(|one, other| other.cmp(one));
        let oldest = current.day.checked_sub_days(DAYS).unwrap_or_default();
        for (at, name) in names.into_iter().enumerate() {
            if name != current && (at >= MOST || name.day < oldest) {
                fs::remove_file(self.folder.join(name.of_file()))?;
            }
        }
        Ok(())
    }
}

#[cfg(unix)]
fn open_for_the_owner(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().create(true).append(true).mode(0o600).open(path)
}

#[cfg(windows)]
fn open_for_the_owner(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_795_431_600_000;
    const DAY: i64 = 24 * 60 * 60 * 1000;

    fn names(folder: &Path) -> Vec<String> {
        let files = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_that_grows_large_gives_way_to_the_next_and_ten_stay() {
        let folder = tempfile::tempdir().unwrap();
        let files = LogFiles { largest: 20, ..LogFiles::of(folder.path()) };
        for turn in 0..30 {
            files.append(&format!("line {turn:02}"), NOON);
        }
        assert_eq!(names(folder.path()).len(), MOST);
        let newest = fs::read_to_string(folder.path().join("scs.2026-11-23.15.log")).unwrap();
        assert_eq!(newest, "line 28\nline 29\n");
    }

    #[test]
    fn after_thirty_days_a_file_goes_and_a_strange_one_stays() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("letter.txt"), "").unwrap();
        let files = LogFiles::of(folder.path());
        for day in [0, 1, 31] {
            files.append("line", NOON + day * DAY);
        }
        assert_eq!(names(folder.path()), ["letter.txt", "scs.2026-11-24.log", "scs.2026-12-24.log"]);
    }

    #[test]
    fn two_programs_write_into_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (LogFiles::of(folder.path()), LogFiles::of(folder.path()));
        for _ in 0..3 {
            one.append("one", NOON);
            other.append("other", NOON);
        }
        let text = fs::read_to_string(folder.path().join("scs.2026-11-23.log")).unwrap();
        assert_eq!(text, "one\nother\n".repeat(3));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_reads_the_log() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        LogFiles::of(folder.path()).append("line", NOON);
        let file = folder.path().join("scs.2026-11-23.log");
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
