//! Starting a browser of the Chromium family on a profile of its own, and ending it.

use std::io::{PipeReader, PipeWriter};
use std::os::fd::OwnedFd;
use std::process::{Child, Command, Stdio};

use command_fds::{CommandFdExt, FdMapping};

use super::found::found;
use super::pipe::Pipe;
use super::screen::Screen;
use super::{Browser, BrowserError, Browsing, Found, Look, Opening, Stray};

/// The browser of this machine, the first of the known ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemBrowser;

impl Browser for SystemBrowser {
    fn found(&self, hosts: &[String]) -> Option<Found> {
        found(hosts)
    }

    fn open(&self, opening: &Opening) -> Result<Box<dyn Browsing>, BrowserError> {
        let found = found(&opening.hosts).ok_or(BrowserError::None)?;
        if !found.is_locked {
            return Err(BrowserError::Unlocked);
        }
        let (child, to, from) = start(&mut command(&found.program, opening)).map_err(|_| {
            tracing::warn!("browser not started");
            BrowserError::NotStarted
        })?;
        let pipe = Pipe::listen(to, from, opening.hosts.clone());
        let screen = Screen::open();
        if screen.as_ref().and_then(Screen::take_keys).is_none() {
            tracing::warn!("keys of the browser not taken");
        }
        Ok(Box::new(Running { child, pipe, screen }))
    }

    fn screen(&self) -> Option<(u32, u32)> {
        Screen::open()?.size()
    }
}

/// Its home is its profile: certificates and settings of the user who runs us are not for a client.
fn command(program: &std::path::Path, opening: &Opening) -> Command {
    let Opening { start, profile, area, .. } = opening;
    let mut command = Command::new(program);
    command
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--app={start}"))
        .arg(format!("--window-position={},{}", area.x, area.y))
        .arg(format!("--window-size={},{}", area.width, area.height))
        .args(["--no-first-run", "--no-default-browser-check", "--password-store=basic", "--lang=ru"])
        .args(["--disable-breakpad", "--disable-component-update", "--remote-debugging-pipe"])
        .env("HOME", profile)
        .env("LANGUAGE", "ru")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// It reads what we ask at its descriptor 3 and answers at 4.
fn start(command: &mut Command) -> std::io::Result<(Child, PipeWriter, PipeReader)> {
    let (its_in, to) = std::io::pipe()?;
    let (from, its_out) = std::io::pipe()?;
    let ends = [(OwnedFd::from(its_in), 3), (OwnedFd::from(its_out), 4)];
    let ends = ends.map(|(parent_fd, child_fd)| FdMapping { parent_fd, child_fd }).into();
    command.fd_mappings(ends).map_err(|_| std::io::ErrorKind::InvalidInput)?;
    Ok((command.spawn()?, to, from))
}

struct Running {
    child: Child,
    pipe: Pipe,
    screen: Option<Screen>,
}

impl Browsing for Running {
    fn look(&mut self) -> Look {
        let is_open = matches!(self.child.try_wait(), Ok(None));
        let still = self.screen.as_ref().and_then(Screen::still);
        let keys = self.screen.as_ref().map_or(0, Screen::taken);
        let mut strays = self.pipe.strays();
        strays.extend(std::iter::repeat_n(Stray::Key, keys));
        Look { is_open, strays, still }
    }
}

/// Its children go with it; what stays is ended with the sitting.
impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
