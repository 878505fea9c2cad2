//! Starts the worker, alone or under strace, and reads what it told.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::faults::Fault;
use crate::operations::Operation;

/// Every call that changes what is on the disk. A question mark: not on every processor.
pub const CALLS: &str = "?open,openat,?creat,?mkdir,mkdirat,write,pwrite64,writev,pwritev,ftruncate,fallocate,\
                         fsync,fdatasync,?rename,renameat,?renameat2,?unlink,unlinkat,?rmdir,?link,linkat,\
                         truncate,copy_file_range,sendfile,sync_file_range,lseek";

/// What became of a worker.
pub struct Told {
    /// Answers heard whole.
    pub answers: usize,
    pub code: Option<i32>,
    pub words: String,
}

impl Told {
    pub fn of(output: &Output) -> Told {
        let text = String::from_utf8_lossy(&output.stdout);
        Told {
            answers: answers(&text),
            code: output.status.code(),
            words: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// A line cut in the middle was not told.
pub fn answers(text: &str) -> usize {
    let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().filter(|line| line.starts_with("ack ")).count()
}

pub fn worker(operation: &Operation, root: &Path, fault: Option<Fault>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scs-worker"));
    command.arg(operation.name).arg(root).args(fault.map(Fault::word)).stdin(Stdio::null());
    command
}

/// The worker under strace with these words. Not with `--seccomp-bpf`: strace 6.1 then injects nothing on a path.
pub fn under_strace(operation: &Operation, root: &Path, fault: Option<Fault>, words: &[&str]) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq"]).args(words).arg(env!("CARGO_BIN_EXE_scs-worker"));
    command.arg(operation.name).arg(root).args(fault.map(Fault::word)).stdin(Stdio::null());
    command
}

pub fn output(mut command: Command) -> Output {
    let started = command.output();
    started.unwrap_or_else(|error| {
        panic!(
            "{:?} did not start: {error}. The bench needs strace (Debian: apt install strace)",
            command.get_program()
        )
    })
}

/// Records a whole run; answers where the trace lies.
pub fn record(operation: &Operation, root: &Path, fault: Option<Fault>, trace: PathBuf) -> PathBuf {
    let calls = format!("trace={CALLS}");
    let to = trace.display().to_string();
    let words = ["-y", "-xx", "-s", "16777216", "-e", &calls, "-e", "signal=none", "-o", &to];
    let output = output(under_strace(operation, root, fault, &words));
    assert!(output.status.success(), "{}: {}", operation.name, String::from_utf8_lossy(&output.stderr));
    trace
}
