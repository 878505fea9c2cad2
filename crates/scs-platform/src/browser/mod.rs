//! The browser a client meets the portals in: the centre's own, found, checked to be locked, and started by us.

mod policies;

#[cfg(unix)]
mod chromium;
#[cfg(unix)]
mod found;
#[cfg(unix)]
mod pipe;
#[cfg(unix)]
mod screen;

use std::path::PathBuf;
use std::sync::Mutex;

pub use policies::{POLICIES, policies};

#[cfg(unix)]
pub use chromium::SystemBrowser;

/// Points of the screen, from its left upper corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScreenArea {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

/// What is to be opened. A page is let in when its host is one of `hosts` or lies under one, over HTTPS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub start: String,
    pub hosts: Vec<String>,
    /// Made anew and removed with the sitting it lies in.
    pub profile: PathBuf,
    pub area: ScreenArea,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BrowserError {
    #[error("no browser of a known kind")]
    None,
    /// The rules that shut it are not in their place, or others speak against them.
    #[error("the browser is not locked")]
    Unlocked,
    #[error("the browser did not start")]
    NotStarted,
}

/// What the browser was asked for and is shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stray {
    /// In the window of the portal; it shows why instead.
    Page,
    /// A window or tab of its own; it was closed.
    Window,
    /// A key that would have opened what no rule shuts; the browser did not get it.
    Key,
}

/// What has happened since the last look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub is_open: bool,
    pub strays: Vec<Stray>,
    /// Milliseconds since a key or the mouse was touched anywhere; None where the system does not say.
    pub still: Option<u64>,
}

/// The centre's own browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub program: PathBuf,
    /// The folder the administrator puts the rules into.
    pub rules: PathBuf,
    /// They are there, and let in what was asked about and nothing else.
    pub is_locked: bool,
}

pub trait Browser: Send + Sync {
    /// None where there is none of a known kind.
    fn found(&self, _hosts: &[String]) -> Option<Found> {
        None
    }
    /// Refuses unless the browser's own rules let in `opening.hosts` and nothing else.
    fn open(&self, opening: &Opening) -> Result<Box<dyn Browsing>, BrowserError>;
    /// None where there is no display of a known kind.
    fn screen(&self) -> Option<(u32, u32)>;
}

/// One browser that runs; it is ended when this is dropped.
pub trait Browsing: Send {
    fn look(&mut self) -> Look;
}

/// For places where nobody meets a portal.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoBrowser;

impl Browser for NoBrowser {
    fn open(&self, _: &Opening) -> Result<Box<dyn Browsing>, BrowserError> {
        Err(BrowserError::None)
    }

    fn screen(&self) -> Option<(u32, u32)> {
        None
    }
}

/// A browser without a window: remembers what was opened, and shows what it is told to.
#[derive(Debug, Default)]
pub struct MemoryBrowser {
    pub opened: Mutex<Vec<Opening>>,
    /// What every open one sees at its next look.
    pub next: std::sync::Arc<Mutex<Look>>,
}

#[derive(Debug)]
struct MemoryBrowsing(std::sync::Arc<Mutex<Look>>);

impl Browser for MemoryBrowser {
    fn open(&self, opening: &Opening) -> Result<Box<dyn Browsing>, BrowserError> {
        self.opened.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(opening.clone());
        *self.next.lock().unwrap_or_else(std::sync::PoisonError::into_inner) =
            Look { is_open: true, ..Look::default() };
        Ok(Box::new(MemoryBrowsing(self.next.clone())))
    }

    fn screen(&self) -> Option<(u32, u32)> {
        Some((1024, 768))
    }
}

impl Browsing for MemoryBrowsing {
    fn look(&mut self) -> Look {
        let mut next = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let strays = std::mem::take(&mut next.strays);
        Look { strays, ..next.clone() }
    }
}

/// The browser of this machine.
pub fn system_browser() -> Box<dyn Browser> {
    #[cfg(unix)]
    return Box::new(SystemBrowser);
    #[cfg(not(unix))]
    return Box::new(NoBrowser);
}
