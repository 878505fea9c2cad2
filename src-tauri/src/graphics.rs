//! Old machines without a graphics card: the web view draws about three times faster without DMABUF.

use scs_desk::{Graphics, Place, Surroundings};

/// On Linux a window needs a display; elsewhere there always is one.
#[cfg(unix)]
pub(crate) fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(windows)]
pub(crate) fn has_display() -> bool {
    true
}

/// Tells the web view by the environment, unless somebody has said there already. Called before there is a
/// second thread. Starting the program over instead would load its libraries twice, and they are most of a start.
#[cfg(unix)]
pub(crate) fn prefer(place: Place) {
    const NAME: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if goes_without_card(std::env::var_os(NAME).is_some(), chosen(place)) {
        // Where it fails the window opens all the same, as the web view itself thinks best.
        let _ = glib::setenv(NAME, "1", false);
    }
}

#[cfg(windows)]
pub(crate) fn prefer(_: Place) {}

/// What is chosen in the settings; a machine without folders draws the compatible way.
#[cfg(unix)]
fn chosen(place: Place) -> Graphics {
    let asked = Surroundings::of_machine(place, None).and_then(|machine| machine.graphics());
    asked.unwrap_or(Graphics::Compatible)
}

#[cfg(unix)]
fn goes_without_card(is_set_already: bool, chosen: Graphics) -> bool {
    !is_set_already && chosen == Graphics::Compatible
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_card_is_left_alone_unless_somebody_says_other() {
        assert!(goes_without_card(false, Graphics::Compatible));
        assert!(!goes_without_card(false, Graphics::Full), "chosen in the settings");
        assert!(!goes_without_card(true, Graphics::Compatible), "the environment says what it says");
    }
}
