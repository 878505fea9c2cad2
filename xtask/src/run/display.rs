//! A display of our own: an Xvfb that lives as long as the value does.

use crate::Outcome;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

pub(super) const SIZE: &str = "1280x800x24";

pub(super) struct Display {
    server: Child,
    /// As DISPLAY wants it, `:7`.
    pub(super) name: String,
}

impl Display {
    /// Starts Xvfb on a number that the server itself finds free.
    pub(super) fn start() -> Outcome<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("Xvfb did not start: {error}"))?;
        let mut number = String::new();
        if let Some(stdout) = server.stdout.take() {
            // The end of the stream is the answer of a server that died; the emptiness is seen below.
            let _ = BufReader::new(stdout).read_line(&mut number);
        }
        let display = Self { server, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() {
            return Err("Xvfb ended without opening a display".into());
        }
        Ok(display)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // A server that has ended by itself is what we want anyway.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
