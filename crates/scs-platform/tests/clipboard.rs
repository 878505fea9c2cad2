//! What was copied from us leaves the clipboard by itself, whoever is in front; what others copied since stays.
//! Each side is a process of its own on a display of its own: this very test under another name.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::panic,
    reason = "tests fail loudly, in their helpers too"
)]

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use scs_platform::{Clipboard, SystemClipboard};

const ROLE: &str = "SCS_CLIPBOARD_ROLE";
const WORDS: &str = "Караваева Лидия Тихоновна";
const OTHERS: &str = "чужие слова";
const KEPT: Duration = Duration::from_millis(1500);

/// Ends with the test, whatever its end.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn display() -> (Running, String) {
    let mut child = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "64x64x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is there");
    let mut number = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut number).unwrap();
    (Running(child), format!(":{}", number.trim()))
}

fn as_role(display: &str, role: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "a_side", "--nocapture"]).env("DISPLAY", display).env(ROLE, role);
    command.env_remove("WAYLAND_DISPLAY").stdout(Stdio::piped());
    command
}

/// Runs until it has said that its words lie there; they stay with it.
fn holding(display: &str, role: &str) -> Running {
    let mut child = as_role(display, role).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("lies there")), "{role}");
    std::thread::spawn(move || lines.count());
    Running(child)
}

fn read(display: &str) -> String {
    let said = String::from_utf8(as_role(display, "reader").output().unwrap().stdout).unwrap();
    let line =
        said.lines().find_map(|line| line.split_once("reads:")).expect("the reader says what it reads");
    line.1.trim().to_owned()
}

/// No test of its own: the other sides of the two below.
#[test]
fn a_side() {
    let Ok(role) = std::env::var(ROLE) else { return };
    let long = Duration::from_secs(20);
    let say = |words: &str| {
        println!("\n{words}");
        std::io::stdout().flush().unwrap();
    };
    match role.as_str() {
        "owner" => {
            let clipboard = SystemClipboard::default();
            assert!(clipboard.hold(WORDS, KEPT));
            say("lies there");
            std::thread::sleep(long);
        }
        "other" => {
            let mut board = arboard::Clipboard::new().unwrap();
            board.set_text(OTHERS).unwrap();
            say("lies there");
            std::thread::sleep(long);
        }
        _ => {
            let read = arboard::Clipboard::new().unwrap().get_text().unwrap_or_default();
            say(&format!("reads: {read}"));
        }
    }
}

#[test]
fn copied_words_lie_there_for_their_time_and_no_longer() {
    let (_display, display) = display();
    let _owner = holding(&display, "owner");
    assert_eq!(read(&display), WORDS);
    std::thread::sleep(KEPT * 2);
    assert_eq!(read(&display), "");
}

#[test]
fn what_somebody_copied_since_stays() {
    let (_display, display) = display();
    let _owner = holding(&display, "owner");
    let _other = holding(&display, "other");
    std::thread::sleep(KEPT * 2);
    assert_eq!(read(&display), OTHERS);
}

#[test]
fn without_a_display_the_window_is_told_so() {
    if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() {
        assert!(!SystemClipboard::default().hold(WORDS, KEPT));
    }
}
