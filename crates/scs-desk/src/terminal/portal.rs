//! The portal beside the page of a client: opened in the browser of the centre, looked after while it is open.

use scs_domain::terminal::{Phase, WayOut};
use scs_platform::{BrowserError, Opening, ScreenArea, Stray};

use crate::desk::{Area, Desk};
use crate::error::{Code, Error, Result};

/// The strip our own page keeps beside the portal, in points; narrower where the screen is.
const STRIP: u32 = 380;
const NARROW_STRIP: u32 = 320;
const WIDE: u32 = 1280;
/// Who touched anything since the last look is here; a look is every second.
const FRESH: u64 = 1_500;
/// The folder of the browser in that of the sitting.
const PROFILE: &str = "portal";

/// The screen in two: the portal and our own page.
fn parted(screen: (u32, u32)) -> (ScreenArea, ScreenArea) {
    let (width, height) = screen;
    let strip = if width >= WIDE { STRIP } else { NARROW_STRIP };
    let portal = width.saturating_sub(strip);
    (
        ScreenArea { x: 0, y: 0, width: portal, height },
        ScreenArea { x: portal, y: 0, width: width - portal, height },
    )
}

impl Desk {
    /// Hosts of the centre's portal, the first of them to begin with; none where its address is not known.
    pub(crate) fn portal_hosts(&self) -> Result<Vec<String>> {
        let (centre, here) = (self.centre()?, self.here()?);
        let edition = self.edition(here.today())?;
        Ok(edition.portals.get(&centre.portal).map(|portal| portal.hosts.clone()).unwrap_or_default())
    }

    /// Opens the first of `hosts`; one that is open is closed first. Pages outside `hosts` stay shut.
    pub(crate) fn open_portal(&self, hosts: &[String]) -> Result<()> {
        let start = hosts.first().ok_or(Error::Terminal(Code::NoPortalAddress))?;
        let screen = self.browser.screen().ok_or(Error::Terminal(Code::NoBrowser))?;
        self.close_portal();
        let opening = Opening {
            start: format!("https://{start}/"),
            hosts: hosts.to_vec(),
            profile: self.folders.data().join(PROFILE),
            area: parted(screen).0,
        };
        let opened = self.browser.open(&opening).map_err(|error| {
            Error::Terminal(match error {
                BrowserError::None => Code::NoBrowser,
                BrowserError::Unlocked => Code::BrowserUnlocked,
                BrowserError::NotStarted => Code::BrowserNotStarted,
            })
        })?;
        self.sitting.change(|inner| inner.portal = Some(opened));
        self.tell(&[Area::Session]);
        Ok(())
    }

    pub(crate) fn close_portal(&self) {
        let open = self.sitting.change(|inner| inner.portal.take());
        if open.is_some() {
            self.tell(&[Area::Session]);
        }
    }

    pub(crate) fn has_portal(&self) -> bool {
        self.sitting.change(|inner| inner.portal.is_some())
    }

    /// Where our own page stands while the portal has the rest of the screen; None when the page has all of it:
    /// whoever is asked or told something sees that alone.
    pub fn beside_portal(&self) -> Option<ScreenArea> {
        let phase = self.phase();
        let is_aside = self.sitting.change(|inner| {
            let shown = &inner.shown;
            inner.portal.is_some() && shown.message.is_none() && shown.asked.is_none()
        });
        let has_room = is_aside && phase == Phase::Busy;
        has_room.then(|| self.browser.screen()).flatten().map(|screen| parted(screen).1)
    }

    /// What the client does at the portal is a sign of life here, and what it keeps shut is counted here.
    pub(super) fn look_at_portal(&self) {
        let look = self.sitting.change(|inner| inner.portal.as_mut().map(|open| open.look()));
        let Some(look) = look else { return };
        for stray in look.strays {
            self.tried(match stray {
                Stray::Page => WayOut::Address,
                Stray::Window => WayOut::Window,
                Stray::Key => WayOut::Keys,
            });
        }
        if self.phase() == Phase::Busy && look.still.is_some_and(|still| still < FRESH) {
            self.touch();
        }
        match look.is_open {
            // Who shares the screen changes with the time too.
            true => self.tell(&[Area::Session]),
            false => self.close_portal(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_screen_is_parted_without_a_gap() {
        for (screen, strip) in
            [((1024, 768), 320), ((1280, 800), 380), ((1920, 1080), 380), ((200, 200), 200)]
        {
            let (portal, page) = parted(screen);
            assert_eq!((page.width, portal.width + page.width), (strip, screen.0));
            assert_eq!((page.x, page.height, portal.height), (portal.width, screen.1, screen.1));
        }
    }
}
