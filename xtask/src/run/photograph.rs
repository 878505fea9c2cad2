//! Runs a program unseen until its window shows a picture that stands still, saves the picture as
//! PNG and ends the program. Nothing it started is left behind.

use crate::run::display::{Display, SIZE};
use crate::workspace::Workspace;
use crate::{Outcome, process};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(90);
const PAUSE: Duration = Duration::from_millis(300);
/// An empty window on an empty screen has a few colours; a line of smoothed text has dozens.
const COLOURS_OF_A_PICTURE: usize = 16;
const LAST_LINES: usize = 20;

pub(super) fn take(workspace: &Workspace, program: &Path, arguments: &[String], picture: &Path) -> Outcome {
    let display = Display::start()?;
    println!("No display here to show a window on: Xvfb runs one ({}, {SIZE}).", display.name);
    let log = workspace.target.join("xtask-run.log");
    let mut command = in_a_session(workspace, program);
    command.args(arguments).envs([("DISPLAY", display.name.as_str()), ("GDK_BACKEND", "x11")]);
    command.env_remove("WAYLAND_DISPLAY");
    if std::env::var_os("SCS_KEYSTORE").is_none() {
        println!("Nobody here to unlock a keyring: a new place gets its key in a file (SCS_KEYSTORE=file).");
        command.env("SCS_KEYSTORE", "file");
    }
    let mut sitter = Sitter::start(command, log, display)?;
    sitter.wait_for_window()?;
    sitter.wait_for_picture(picture)?;
    println!("The window was opened and its picture saved: {}", picture.display());
    Ok(())
}

/// Under a D-Bus session of its own where there is none: the keyring and the portals ask for one.
fn in_a_session(workspace: &Workspace, program: &Path) -> Command {
    let has_session = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some();
    if has_session || process::on_path("dbus-run-session").is_none() {
        return process::command(workspace, &program.to_string_lossy());
    }
    let mut command = process::command(workspace, "dbus-run-session");
    command.arg("--").arg(program);
    command
}

/// The program being photographed; ended with its children when dropped, before its display.
struct Sitter {
    program: Child,
    log: PathBuf,
    display: Display,
    deadline: Instant,
}

impl Sitter {
    fn start(mut command: Command, log: PathBuf, display: Display) -> Outcome<Self> {
        let written = |error| format!("{} could not be written: {error}", log.display());
        let file = File::create(&log).map_err(written)?;
        let same = file.try_clone().map_err(written)?;
        in_its_own_group(&mut command);
        let program = command
            .stdin(Stdio::null())
            .stdout(file)
            .stderr(same)
            .spawn()
            .map_err(|error| format!("{:?} did not start: {error}", command.get_program()))?;
        Ok(Self { program, log, display, deadline: Instant::now() + PATIENCE })
    }

    fn wait_for_window(&mut self) -> Outcome {
        let mut search = self.tool("xdotool");
        search.args(["search", "--onlyvisible", "--name", ".+"]);
        while process::answer(&mut search).is_none() {
            self.pause("no window appeared")?;
        }
        Ok(())
    }

    /// Two equal pictures in a row, with more in them than an empty window.
    fn wait_for_picture(&mut self, picture: &Path) -> Outcome {
        if let Some(folder) = picture.parent() {
            fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        let mut before = None;
        loop {
            let look = self.look(picture);
            if look.as_ref().is_some_and(|look| look.colours >= COLOURS_OF_A_PICTURE) && look == before {
                return Ok(());
            }
            before = look;
            self.pause("the window never showed a picture that stands still")?;
        }
    }

    fn look(&self, picture: &Path) -> Option<Look> {
        let png = format!("png:{}", picture.display());
        process::answer(self.tool("import").args(["-window", "root", &png]))?;
        let told = process::answer(self.tool("identify").args(["-format", "%k %#", &png]))?;
        Look::parse(&told)
    }

    fn tool(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", &self.display.name);
        command
    }

    /// Waits a moment; refuses when the program has ended or the time is up.
    fn pause(&mut self, complaint: &str) -> Outcome {
        if let Ok(Some(status)) = self.program.try_wait() {
            return Err(self.told(&format!("the program ended by itself ({status})")));
        }
        if Instant::now() >= self.deadline {
            return Err(self.told(&format!("{complaint} within {} s", PATIENCE.as_secs())));
        }
        sleep(PAUSE);
        Ok(())
    }

    /// The complaint, with the program's own last words.
    fn told(&self, complaint: &str) -> String {
        let said = fs::read(&self.log).unwrap_or_default();
        let said = String::from_utf8_lossy(&said).into_owned();
        let mut last: Vec<&str> = said.lines().rev().take(LAST_LINES).collect();
        last.reverse();
        let words = if last.is_empty() { "(it said nothing)".into() } else { last.join("\n") };
        format!("{complaint}. Its last lines:\n{words}\nAll of them: {}", self.log.display())
    }

    fn signal(&self, signal: &str) {
        let group = format!("-{}", self.program.id());
        process::answer(Command::new("kill").args([signal, "--", &group]));
    }
}

impl Drop for Sitter {
    fn drop(&mut self) {
        self.signal("-TERM");
        let deadline = Instant::now() + Duration::from_secs(5);
        while matches!(self.program.try_wait(), Ok(None)) && Instant::now() < deadline {
            sleep(Duration::from_millis(50));
        }
        self.signal("-KILL");
        // Nothing is left to do with a child that cannot be waited for.
        let _ = self.program.wait();
    }
}

/// So that the web view's own processes and the D-Bus session end with the program.
#[cfg(unix)]
fn in_its_own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

/// Windows has a display always and never comes here but by `--screenshot`, which stops at Xvfb.
#[cfg(windows)]
fn in_its_own_group(_: &mut Command) {}

/// What one picture looks like: two looks are equal when every pixel is.
#[derive(PartialEq, Eq, Debug)]
struct Look {
    colours: usize,
    signature: String,
}

impl Look {
    fn parse(told: &str) -> Option<Self> {
        let (colours, signature) = told.trim().split_once(' ')?;
        Some(Self { colours: colours.parse().ok()?, signature: signature.into() })
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;

    fn bench() -> (tempfile::TempDir, Workspace) {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().to_path_buf();
        let root = std::env::current_dir().unwrap();
        (folder, Workspace { root, target, packages: Vec::new(), deep: false })
    }

    fn photograph(shell: &str) -> (Outcome, bool) {
        let (folder, workspace) = bench();
        let picture = folder.path().join("inner/picture.png");
        let arguments = ["-c".to_string(), shell.to_string()];
        let outcome = take(&workspace, Path::new("/bin/sh"), &arguments, &picture);
        let is_png = fs::read(&picture).is_ok_and(|bytes| bytes.starts_with(b"\x89PNG"));
        (outcome, is_png)
    }

    #[test]
    fn a_window_with_a_picture_is_photographed() {
        let (outcome, is_png) = photograph("exec display -size 400x300 gradient:red-blue");
        assert_eq!(outcome, Ok(()));
        assert!(is_png, "the picture is a PNG file");
    }

    #[test]
    fn a_program_that_ends_early_is_told_with_its_last_words() {
        let (outcome, _) = photograph("echo the disk is full >&2; exit 3");
        let reason = outcome.unwrap_err();
        assert!(reason.contains("ended by itself"), "{reason}");
        assert!(reason.contains("the disk is full"), "{reason}");
    }

    #[test]
    fn a_look_is_read_from_what_identify_says() {
        assert_eq!(Look::parse("17 abc\n"), Some(Look { colours: 17, signature: "abc".into() }));
        assert_eq!(Look::parse("abc"), None);
    }
}
