//! The real programs in processes of their own, on a machine that is one folder.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use serde_json::{Value, json};

/// `scs`, built beside the programs of these tests.
///
/// # Panics
/// When it is not built.
pub fn scs() -> PathBuf {
    let beside = Path::new(env!("CARGO_BIN_EXE_scs-doorstep"));
    let scs = beside.with_file_name(format!("scs{}", std::env::consts::EXE_SUFFIX));
    assert!(scs.exists(), "build it first: cargo build -p scs-cli --bin scs");
    scs
}

/// A person's whole machine: everything a program may write lies under one folder.
pub struct Home {
    folder: tempfile::TempDir,
}

const FOLDERS: [(&str, &str); 7] = [
    ("HOME", ""),
    ("XDG_DATA_HOME", ".local/share"),
    ("XDG_STATE_HOME", ".local/state"),
    ("XDG_CONFIG_HOME", ".config"),
    ("XDG_CACHE_HOME", ".cache"),
    ("XDG_RUNTIME_DIR", "run"),
    ("TMPDIR", "tmp"),
];

impl Home {
    pub fn new() -> Home {
        let folder = tempfile::tempdir().unwrap();
        for (_, name) in FOLDERS {
            std::fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        only_for_the_owner(&folder.path().join("run"));
        Home { folder }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn data(&self) -> PathBuf {
        self.path().join(".local/share/scs/live")
    }

    /// A program that knows of this machine and of nothing else.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap()).current_dir(self.path());
        for (variable, name) in FOLDERS {
            command.env(variable, self.path().join(name));
        }
        command
    }
}

#[cfg(unix)]
fn only_for_the_owner(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).unwrap();
}

#[cfg(windows)]
fn only_for_the_owner(_folder: &Path) {}

/// The desk of a window without the window, held open in a process.
pub struct Door {
    child: Child,
    ask: Option<ChildStdin>,
    hear: BufReader<ChildStdout>,
}

impl Door {
    /// Returns once the door was tried.
    pub fn knock(command: &mut Command) -> Door {
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (ask, hear) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        let mut door = Door { child, ask, hear };
        door.line();
        door
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn call(&mut self, command: &str, input: Value) -> Value {
        let answer = self.answer(command, input);
        assert!(answer["error"].is_null(), "{command}: {answer}");
        answer["ok"].clone()
    }

    pub fn refusal(&mut self, command: &str, input: Value) -> Value {
        let answer = self.answer(command, input);
        assert!(answer["ok"].is_null(), "{command} was not refused: {answer}");
        answer["error"].clone()
    }

    /// `{"ok"}` or `{"error"}`
    pub fn answer(&mut self, command: &str, input: Value) -> Value {
        let asked = json!({ "command": command, "input": input });
        writeln!(self.ask.as_mut().unwrap(), "{asked}").unwrap();
        self.line()
    }

    /// Closes the desk and waits for the end of the program.
    pub fn close(mut self) -> Output {
        self.ask.take();
        let status = self.child.wait().unwrap();
        let mut stderr = Vec::new();
        std::io::Read::read_to_end(&mut self.child.stderr.take().unwrap(), &mut stderr).unwrap();
        Output { status, stdout: Vec::new(), stderr }
    }

    fn line(&mut self) -> Value {
        let mut line = String::new();
        self.hear.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }
}

/// A test that fails leaves no process behind.
impl Drop for Door {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
