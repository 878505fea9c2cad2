//! Keeping the keys in memory out of dumps, which lie on the disk unencrypted.

use std::io;

/// Refuses core dumps of this process and of every program it starts. Call it before a
/// key is there; calling it again changes nothing.
///
/// `RLIMIT_CORE` is 0, soft and hard. A `core_pattern` that is a pipe gets the dump all the same, and keeps
/// none only if the receiver heeds the limit, as `systemd-coredump` does (core(5)).
///
/// # Errors
/// The system's own, with the limit as it was.
#[cfg(unix)]
pub fn refuse_core_dumps() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    Ok(setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })?)
}

/// Windows Error Reporting decides by its policy (`LocalDumps` in the registry); a program has no say in it.
///
/// # Errors
/// None.
#[cfg(windows)]
pub fn refuse_core_dumps() -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    const CHILD: &str = "SCS_TEST_NO_DUMPS";

    fn limits(table: &str) -> Vec<&str> {
        let line = table.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        line.split_whitespace().skip(4).take(2).collect()
    }

    /// Runs in a process of its own, since what is refused here stays refused.
    #[test]
    fn child_without_dumps() {
        if std::env::var_os(CHILD).is_none() {
            return;
        }
        refuse_core_dumps().unwrap();
        refuse_core_dumps().unwrap();
        assert_eq!(limits(&std::fs::read_to_string("/proc/self/limits").unwrap()), ["0", "0"]);
        let grandchild = Command::new("cat").arg("/proc/self/limits").output().unwrap();
        assert_eq!(limits(&String::from_utf8(grandchild.stdout).unwrap()), ["0", "0"]);
        // A program that a signal kills says in its wait status whether it was dumped.
        std::process::abort();
    }

    #[test]
    fn a_process_without_dumps_leaves_none_when_it_is_killed() {
        use std::os::unix::process::ExitStatusExt;
        let program = std::env::current_exe().unwrap();
        let output = Command::new(program)
            .args(["--exact", "process::tests::child_without_dumps", "--nocapture"])
            .env(CHILD, "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.signal(), Some(6), "every assertion before the abort held: {said}");
    }
}
