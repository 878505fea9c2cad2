//! The display: how large it is, and since when nobody has touched anything.

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::screensaver::ConnectionExt as _;
use x11rb::protocol::xproto::{ConnectionExt as _, GrabMode, ModMask};
use x11rb::rust_connection::RustConnection;

const ESCAPE: u32 = 0xff1b;

pub(super) struct Screen {
    display: RustConnection,
    number: usize,
}

impl Screen {
    pub(super) fn open() -> Option<Screen> {
        let (display, number) = x11rb::connect(None).ok()?;
        Some(Screen { display, number })
    }

    pub(super) fn size(&self) -> Option<(u32, u32)> {
        let screen = self.display.setup().roots.get(self.number)?;
        Some((screen.width_in_pixels.into(), screen.height_in_pixels.into()))
    }

    /// Shift+Escape opens the browser's list of processes, which no rule shuts: from now on the key comes to us,
    /// as long as this is kept.
    pub(super) fn take_keys(&self) -> Option<()> {
        let setup = self.display.setup();
        let root = setup.roots.get(self.number)?.root;
        let count = setup.max_keycode - setup.min_keycode + 1;
        let keys = self.display.get_keyboard_mapping(setup.min_keycode, count).ok()?.reply().ok()?;
        let mut rows = keys.keysyms.chunks(keys.keysyms_per_keycode.into());
        let at = rows.position(|row| row.first() == Some(&ESCAPE))?;
        let key = setup.min_keycode + u8::try_from(at).ok()?;
        // With either lock on it is another combination.
        for locks in [ModMask::default(), ModMask::LOCK, ModMask::M2, ModMask::LOCK | ModMask::M2] {
            let how = GrabMode::ASYNC;
            self.display.grab_key(true, root, ModMask::SHIFT | locks, key, how, how).ok()?;
        }
        self.display.flush().ok()
    }

    /// How often a key that was taken was pressed since the last time.
    pub(super) fn taken(&self) -> usize {
        let events = std::iter::from_fn(|| self.display.poll_for_event().ok().flatten());
        events.filter(|event| matches!(event, Event::KeyPress(_))).count()
    }

    /// Milliseconds without a key or the mouse, in whatever window.
    pub(super) fn still(&self) -> Option<u64> {
        let root = self.display.setup().roots.get(self.number)?.root;
        let told = self.display.screensaver_query_info(root).ok()?.reply().ok()?;
        Some(told.ms_since_user_input.into())
    }
}
